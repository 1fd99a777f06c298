"""Terms as N-Triples has them, shortened: relative IRIs, prefixed names, bare numbers.

IRIs of our own things are written relative to a base, ``<actor/minusma>``: their names
hold characters that a prefixed name cannot hold at all or only behind backslashes, as
in ``<para/S/RES/2584(2021)/30(a)(iii)–2>``. Terms of a vocabulary are prefixed names.
What is neither is written in full. Literals keep their form to the letter.
"""

import re
from functools import lru_cache

from kg.graph.names import ID, PREFIXES

BASE = f"<{ID}".encode()
NAMESPACES = {
    f"<{iri}".encode(): prefix.encode() for prefix, iri in PREFIXES.items() if iri != ID
}
XSD = PREFIXES["xsd"]
# What is said first of a subject, in this order; the rest follows by name.
FIRST = [
    f"<{PREFIXES[prefix]}{name}>".encode()
    for prefix, name in (
        ("rdf", "type"),
        ("skos", "prefLabel"),
        ("skos", "altLabel"),
        ("mg", "symbol"),
        ("dcterms", "title"),
        ("mg", "number"),
        ("mg", "order"),
        ("mg", "text"),
    )
]
# A relative IRI that every parser makes the same absolute one of: no segment is made of
# points alone, and no colon, ? or # gives a segment another meaning.
RELATIVE = re.compile(rb"[a-z][a-z-]*(?:/(?!\.{1,2}(?:/|>))[^/:?#>]+)+>")
LOCAL = re.compile(rb"[A-Za-z_][A-Za-z0-9_-]*>")
# What Turtle lets stand without quotes; only in the canonical form, as some readers
# would make 7 of 007.
BARE = {
    f"^^<{XSD}integer>".encode(): re.compile(rb"0|-?[1-9][0-9]*"),
    f"^^<{XSD}decimal>".encode(): re.compile(rb"-?(?:0|[1-9]\d*)\.(?:0|\d*[1-9])"),
    f"^^<{XSD}boolean>".encode(): re.compile(rb"true|false"),
}


@lru_cache(maxsize=100_000)
def short_iri(iri: bytes) -> bytes:
    """An IRI as short as it can be said.

    >>> short_iri(b"<https://w3id.org/mandate-graph/id/doc/S/RES/2584(2021)>")
    b'<doc/S/RES/2584(2021)>'
    >>> short_iri(b"<http://purl.org/dc/terms/title>"), short_iri(b"<urn:x>")
    (b'dcterms:title', b'<urn:x>')
    """
    if iri.startswith(BASE):
        rest = iri[len(BASE) :]
        return b"<" + rest if RELATIVE.fullmatch(rest) else iri
    cut = max(iri.rfind(b"#"), iri.rfind(b"/")) + 1
    prefix = NAMESPACES.get(iri[:cut])
    if prefix is None or not LOCAL.fullmatch(iri, cut):
        return iri
    return prefix + b":" + iri[cut:-1]


def short_term(term: bytes) -> bytes:
    """An IRI or a literal as short as it can be said.

    >>> integer = b"^^<http://www.w3.org/2001/XMLSchema#integer>"
    >>> short_term(b'"12"' + integer), short_term(b'"12"@zh')
    (b'12', b'"12"@zh')
    """
    if term.startswith(b"<"):
        return short_iri(term)
    end = term.rfind(b'"') + 1
    mark = term[end:]
    if not mark.startswith(b"^^<"):
        return term
    form = BARE.get(mark)
    if form and form.fullmatch(term, 1, end - 1):
        return term[1 : end - 1]
    return term[:end] + b"^^" + short_iri(mark[2:])


@lru_cache
def ranked(predicate: bytes) -> bytes:
    """A shortened predicate with a letter before it that sorts it into its place.

    >>> ranked(b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"), ranked(b"<urn:x>")
    (b'aa', b'z<urn:x>')
    """
    if predicate not in FIRST:
        return b"z" + short_iri(predicate)
    rank = FIRST.index(predicate)
    return b"%c" % (ord("a") + rank) + (short_iri(predicate) if rank else b"a")
