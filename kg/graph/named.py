"""A name in a text to the node of what it means, and what is stated of that node.

What the authority files know they describe; what is found in a text alone is described
where it is found.
"""

from collections.abc import Iterator
from dataclasses import astuple
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kg.documents.symbol import Symbol
from kg.entities.kinds import DISCOVERED
from kg.graph import names
from kg.graph.authority import KINDS
from kg.graph.terms import known, literal, mg, node, words
from kg.model import DocumentKind, Mention, Vote
from kg.seeds import authority

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]
TYPE = known("rdf:type")
DOCUMENT = "doc/"
VOTES = ("inFavour", "against", "abstaining")


def iri_of(mention: Mention) -> str | None:
    """The IRI of the entity or document that is named; None of a date or a number."""
    return _iri_of(mention.entity)


@lru_cache(maxsize=16384)
def _iri_of(entity: str) -> str | None:
    kind, _, name = entity.replace("person/", "actor/").partition("/")
    if f"{kind}/" == DOCUMENT:
        return names.document(name)
    if f"{kind}/" not in KINDS:
        return None
    if entity in authority().entries:
        return f"{names.ID}{entity}"
    return f"{names.ID}{kind}/{names.local(name)}"


def describe(mention: Mention) -> Iterator[Triple]:
    """What is stated of an entity that no authority file knows."""
    if mention.entity in authority().entries:
        return
    iri = iri_of(mention)
    if iri is None:
        return
    name = mention.entity.partition("/")[2]
    if mention.entity.startswith(DOCUMENT):
        symbol = Symbol.parse(name)
        yield from describe_document(iri, symbol.kind or DocumentKind.OTHER, symbol)
    else:
        yield from describe_entity(iri, name, DISCOVERED.get(mention.type, "Actor"))


def describe_entity(iri: str, name: str, kind: str) -> Iterator[Triple]:
    """An entity that is found in a text, by its name there."""
    yield node(iri), TYPE, mg(kind)
    yield node(iri), known("skos:prefLabel"), words(name)
    yield node(iri), mg("discovered"), literal(True)


def describe_document(iri: str, kind: str, symbol: Symbol | None) -> Iterator[Triple]:
    """A document's class, symbol and official link, read or only cited."""
    yield node(iri), TYPE, mg("Document")
    yield node(iri), TYPE, mg(kind)
    if symbol:
        yield node(iri), mg("symbol"), literal(str(symbol))
        if symbol.link:
            yield node(iri), known("foaf:page"), node(symbol.link)


def describe_vote(vote: Vote) -> Iterator[Triple]:
    """How many were for, against and abstained; the same counts are one node."""
    iri = node(names.vote(str(vote)))
    yield iri, TYPE, mg("Vote")
    for role, count in zip(VOTES, astuple(vote), strict=True):
        yield iri, mg(role), literal(count)
