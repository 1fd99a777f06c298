"""The ontology as the program needs it: what each role's value becomes in RDF.

Facts hold plain values; that a deadline is an xsd:date, an action Chinese words and an
addressee a node is known here alone, read from ``ontology/kg.ttl``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.errors import OntologyError
from kg.graph.names import ONTOLOGY, PREFIXES
from kg.resources import ontology

RDF, RDFS, XSD = PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["xsd"]
NOTATION = f"{PREFIXES['skos']}notation"
LANG_STRING = f"{RDF}langString"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every class and property that the ontology declares, by its short name."""

    classes: frozenset[str]
    ranges: dict[str, str]  # property → IRI of its range
    fact_kinds: dict[str, tuple[str, ...]]  # below mg:Fact, each with those above it
    paragraphs: dict[str, str]  # kind of paragraph → class

    def range_of(self, role: str) -> str:
        """The range of a role; OntologyError where none is declared."""
        try:
            return self.ranges[role]
        except KeyError:
            raise OntologyError(f"no property mg:{role} in ontology/kg.ttl") from None

    def check_kind(self, kind: str) -> None:
        """OntologyError where no class of facts is so called."""
        if kind not in self.fact_kinds:
            raise OntologyError(f"no class of facts mg:{kind} in ontology/kg.ttl")


@cache
def vocabulary() -> Vocabulary:
    """Read the ontology, once."""
    classes, ranges, paragraphs = set(), {}, {}
    above: dict[str, str] = {}
    for triple in parse(path=ontology() / "kg.ttl", format=RdfFormat.TURTLE):
        subject, predicate = triple.subject, triple.predicate.value
        if not isinstance(subject, NamedNode) or not subject.value.startswith(ONTOLOGY):
            continue
        name = subject.value.removeprefix(ONTOLOGY)
        target = getattr(triple.object, "value", "")
        if predicate == f"{RDF}type" and target == f"{RDFS}Class":
            classes.add(name)
        elif predicate == NOTATION:
            paragraphs[target] = name
        elif predicate == f"{RDFS}range":
            ranges[name] = target
        elif predicate == f"{RDFS}subClassOf" and target.startswith(ONTOLOGY):
            above[name] = target.removeprefix(ONTOLOGY)
    kinds = {name: tuple(_above(name, above)) for name in classes}
    facts = {name: line for name, line in kinds.items() if "Fact" in line[1:]}
    return Vocabulary(frozenset(classes), ranges, facts, paragraphs)


def _above(name: str, above: dict[str, str]) -> Iterator[str]:
    """A class and those above it, up to the first that is not ours."""
    while name:
        yield name
        name = above.get(name, "")
