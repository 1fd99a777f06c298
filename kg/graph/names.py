"""Names to IRIs: readable, made from what they name, and no two names in one.

An IRI is minted from the name's characters after NFKC, which makes full width and half
width one. What an IRI cannot hold is percent-encoded, the blank is written ``_``, and a
``_`` or ``%`` of the name is encoded, so that the name can always be read back.

>>> actor("马里稳定团")
'https://w3id.org/mandate-graph/id/actor/马里稳定团'
>>> paragraph(document("S/RES/2584(2021)"), "30(a)(iii)–2")
'https://w3id.org/mandate-graph/id/para/S/RES/2584(2021)/30(a)(iii)–2'
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

BASE = "https://w3id.org/mandate-graph/"
ONTOLOGY = f"{BASE}ontology#"
ID = f"{BASE}id/"

PREFIXES = {
    "mg": ONTOLOGY,
    "id": ID,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "time": "http://www.w3.org/2006/time#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# What RFC 3987 keeps out of an IRI's path, what would divide it, our own signs, and a
# segment of one or two points, which a reader would take for a step in the path.
UNSAFE = re.compile(
    r'[\x00-\x20\x7f-\xa0"#%<>?\[\\\]^_`{|}\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff'
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 14))
    + r"\U000e0000-\U000e0fff\U000efffe-\U0010ffff]|(?<![^/])\.{1,2}(?![^/])"
)
LONGEST = 120  # characters of a readable name; what follows is told apart by a digest


@lru_cache(maxsize=16384)
def local(name: str) -> str:
    """The part of an IRI that stands for a name.

    >>> local("Katiba Macina"), local("a_b"), local("（马里）"), local("..")
    ('Katiba_Macina', 'a%5Fb', '(马里)', '%2E%2E')
    """
    form = unicodedata.normalize("NFKC", name).strip()
    if len(form) > LONGEST:
        form = f"{form[:LONGEST]}…{digest(form)}"
    return UNSAFE.sub(_encode, form)


def _encode(found: re.Match[str]) -> str:
    char = found.group()
    if char == " ":
        return "_"
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))


def digest(*parts: str) -> str:
    """Twelve letters that stand for texts; 2⁶⁰ of them, so that none is met twice."""
    body = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(body, digest_size=8).hexdigest()[:15]


def document(name: str) -> str:
    """A document by its symbol, or by what its reader calls it."""
    return f"{ID}doc/{local(name)}"


def paragraph(document_iri: str, number: str) -> str:
    """A paragraph by its document and its number."""
    return f"{ID}para/{document_iri.removeprefix(f'{ID}doc/')}/{local(number)}"


def evidence(paragraph_iri: str, start: int, end: int) -> str:
    """The words of a paragraph between two offsets."""
    return f"{ID}evidence/{paragraph_iri.removeprefix(f'{ID}para/')}/{start}-{end}"


def fact(*parts: str) -> str:
    """A fact by all that it says and where."""
    return f"{ID}fact/{digest(*parts)}"


def rule(name: str) -> str:
    """A rule by which facts are read."""
    return f"{ID}rule/{local(name)}"


def actor(name: str) -> str:
    """An actor that no authority file knows, by its name."""
    return f"{ID}actor/{local(name)}"


def vote(counts: str) -> str:
    """A vote by how many were for, against and abstained: 13-0-2."""
    return f"{ID}vote/{counts}"


def part(document_iri: str, key: str) -> str:
    """An annex of a document, or another thing that is a part of it."""
    return f"{ID}part/{document_iri.removeprefix(f'{ID}doc/')}/{local(key)}"


AUTHORITY = f"{ID}graph/authority"  # the named graph of entities' names
CITED = f"{ID}graph/cited"  # of what is only cited
CHAIN = f"{ID}graph/chain"  # of what links one document's facts to another's
