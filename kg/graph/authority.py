"""The names of entities, from the authority files to a graph of their own.

Only what the documents speak of goes in, and what it is a part of or lies in, so that a
graph of five documents does not carry the names of three thousand entities.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.graph.names import AUTHORITY, ID
from kg.graph.terms import known, mg, node
from kg.resources import seeds

KINDS = ("actor/", "place/", "agreement/", "operation/", "project/")
WHOLES = (mg("partOf"), mg("locatedIn"))
EXAMPLE = known("skos:example")  # of use to those who mend the files


def is_entity(iri: str) -> bool:
    """Whether an IRI is that of an entity, and not of a document or a fact."""
    return iri.startswith(tuple(ID + kind for kind in KINDS))


def state_authority(used: Iterable[str]) -> Iterator[Quad]:
    """All that the authority files say of these entities, and what they belong to."""
    described = _described()
    waiting, done = sorted(used), set[str]()
    while waiting:
        iri = waiting.pop(0)
        if iri in done:
            continue
        done.add(iri)
        for quad in described.get(iri, ()):
            yield Quad(quad.subject, quad.predicate, quad.object, node(AUTHORITY))
            if quad.predicate in WHOLES and isinstance(quad.object, NamedNode):
                waiting.append(quad.object.value)


def _described() -> dict[str, list[Quad]]:
    described: dict[str, list[Quad]] = {}
    for path in sorted(seeds().rglob("*.ttl")):
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode) and quad.predicate != EXAMPLE:
                described.setdefault(quad.subject.value, []).append(quad)
    return described
