"""The ontology as a network needs it: names of things, what is what, what is linked.

Takes ``ontology/kg.ttl`` and the schemes beside it; gives labels, classes and the roles
whose values are things one can draw.

>>> schema().label(f"{ONTOLOGY}asks", "en"), schema().is_a("Meeting", "Event")
('asks', True)
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, RdfFormat, parse

from kg.graph.names import ONTOLOGY, PREFIXES
from kg.resources import ontology

FILES = ("kg.ttl", "events.ttl")
DRAWN = ("Entity", "Document", "Event")  # what a network's nodes are
LABELS = (f"{PREFIXES['rdfs']}label", f"{PREFIXES['skos']}prefLabel")
ABOVE = f"{PREFIXES['rdfs']}subClassOf"
RANGES = (f"{PREFIXES['rdfs']}range", "https://schema.org/rangeIncludes")
REPORTER = f"{ONTOLOGY}reportedBy"  # tells of a fact, and is no part of it
CREATOR = f"{PREFIXES['dcterms']}creator"
RESOURCE = f"{PREFIXES['rdfs']}Resource"  # the range where rangeIncludes says more


@dataclass(frozen=True, slots=True)
class Schema:
    """Labels by IRI and language, classes with those above them, roles in order."""

    labels: dict[tuple[str, str], str]
    above: dict[str, list[str]]
    roles: list[str]  # IRIs of the properties whose values are nodes of a network

    def label(self, iri: str, language: str) -> str:
        """What a term is called; the end of its IRI if nobody says."""
        return self.labels.get((iri, language)) or iri.replace("#", "/").split("/")[-1]

    def is_a(self, kind: str, other: str) -> bool:
        """Whether a class is another or below it."""
        return kind == other or any(
            self.is_a(each, other) for each in self.above.get(kind, ())
        )

    def is_drawn(self, kind: str) -> bool:
        """Whether things of a class are nodes of a network."""
        return any(self.is_a(kind, each) for each in DRAWN)

    def narrowest(self, kinds: Iterable[str]) -> str:
        """The class that says most: ``PeaceOperation`` of that and ``Entity``."""
        return max(sorted(kinds), key=self._depth, default="")

    def _depth(self, kind: str) -> int:
        return 1 + max(map(self._depth, self.above.get(kind, ())), default=0)


@cache
def schema() -> Schema:
    """Read the ontology, once."""
    labels = {(CREATOR, "zh"): "作者", (CREATOR, "en"): "creator"}
    above: dict[str, list[str]] = defaultdict(list)
    ranges: dict[str, list[str]] = {CREATOR: ["Actor"]}
    for file in FILES:
        for triple in parse(path=ontology() / file, format=RdfFormat.TURTLE):
            subject, value = getattr(triple.subject, "value", ""), triple.object
            if isinstance(value, Literal):
                if triple.predicate.value in LABELS:
                    labels[subject, value.language or ""] = value.value
                continue
            name = getattr(value, "value", "")
            if triple.predicate.value == ABOVE and name.startswith(ONTOLOGY):
                above[subject.removeprefix(ONTOLOGY)].append(shorten(name))
            elif triple.predicate.value in RANGES and name != RESOURCE:
                ranges.setdefault(subject, []).append(shorten(name))
    known = Schema(labels, dict(above), [])
    known.roles.extend(
        role
        for role, kinds in ranges.items()
        if role != REPORTER and all(map(known.is_drawn, kinds))
    )
    return known


def shorten(iri: str) -> str:
    """A term of the ontology by its short name."""
    return iri.removeprefix(ONTOLOGY)
