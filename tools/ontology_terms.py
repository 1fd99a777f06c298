"""What stands in ontology/: takes the folder, gives terms, concepts, rules, examples.

Everything comes in the order of the files, so that the same files give the same page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

MG = "https://w3id.org/mandate-graph/ontology#"
ID = "https://w3id.org/mandate-graph/id/"
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SHACL = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

# The files of concept schemes, in the order they are shown.
SCHEMES = ("force", "bindingness", "tasks", "citations", "events", "quantities")


class Graph(dict[str, dict[str, list[object]]]):
    """Subjects with their predicates and objects, each in the order of the file."""

    def __init__(self, statements: Iterable[Quad | Triple]) -> None:
        super().__init__()
        for each in statements:
            if isinstance(each.subject, NamedNode):
                predicates = self.setdefault(each.subject.value, {})
                predicates.setdefault(each.predicate.value, []).append(each.object)

    def objects(self, subject: str, predicate: str) -> list[object]:
        """The objects of a subject and a predicate; none is an empty list."""
        return self.get(subject, {}).get(predicate, [])

    def iris(self, subject: str, predicate: str) -> list[str]:
        """The IRIs among the objects."""
        values = self.objects(subject, predicate)
        return [each.value for each in values if isinstance(each, NamedNode)]

    def words(self, subject: str, predicate: str, language: str = "") -> str:
        """The first text in a language, or without one."""
        for each in self.objects(subject, predicate):
            if isinstance(each, Literal) and (each.language or "") == language:
                return each.value
        return ""

    def of_type(self, type_: str) -> list[str]:
        """The subjects of a type."""
        return [each for each in self if type_ in self.iris(each, RDF + "type")]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that derives an edge: its name is that of the edge."""

    edge: str
    summary_zh: str
    summary_en: str
    query: str


@dataclass(frozen=True)
class Ontology:
    """The folder, read."""

    folder: Path

    @cached_property
    def terms(self) -> Graph:
        """Classes and properties."""
        return Graph(parse(path=self.folder / "kg.ttl", format=RdfFormat.TURTLE))

    @cached_property
    def schemes(self) -> Graph:
        """Concept schemes and concepts."""
        paths = [self.folder / f"{name}.ttl" for name in SCHEMES]
        return Graph(
            each for path in paths for each in parse(path=path, format=RdfFormat.TURTLE)
        )

    @cached_property
    def rules(self) -> list[Rule]:
        """The rules for derived edges, by name."""
        return [_read_rule(path) for path in sorted(self.folder.glob("rules/*.rq"))]

    @cached_property
    def example(self) -> Graph:
        """The example with the edges that the rules derive from it."""
        return Graph(self._example())

    def _example(self) -> Iterator[Quad | Triple]:
        path = self.folder / "example.trig"
        yield from parse(path=path, format=RdfFormat.TRIG)
        store = Store()
        store.load(path=path, format=RdfFormat.TRIG)
        for rule in self.rules:
            edges = store.query(rule.query)
            yield from sorted(edges, key=str)  # type: ignore[arg-type]

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Namespaces by prefix, as kg.ttl declares them."""
        text = (self.folder / "kg.ttl").read_text("utf-8")
        return dict(re.findall(r"^@prefix (\w+): <(.+)> \.$", text, re.MULTILINE))

    @cached_property
    def counts(self) -> dict[tuple[str, str], str]:
        """How many values a class has of a property: 1, 0..1, 1..*, 0..*."""
        shapes = Graph(parse(path=self.folder / "shapes.ttl", format=RdfFormat.TURTLE))
        found: dict[tuple[str, str], str] = {}
        for class_ in shapes.of_type(SHACL + "NodeShape"):
            for target in shapes.iris(class_, SHACL + "targetClass"):
                for shape in shapes.iris(class_, SHACL + "property"):
                    for path in shapes.iris(shape, SHACL + "path"):
                        found.setdefault((target, path), _count(shapes, shape))
        return found

    def short(self, iri: str) -> str:
        """The IRI with its prefix, or as it stands in example.trig."""
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return f"<{iri.removeprefix(ID)}>"

    def below(self, class_: str) -> list[str]:
        """The classes directly below a class."""
        classes = self.terms.of_type(OWL + "Class")
        return [e for e in classes if class_ in self.terms.iris(e, RDFS + "subClassOf")]

    def domains(self, property_: str) -> list[str]:
        """The classes a property is meant for."""
        return self.terms.iris(property_, SCHEMA + "domainIncludes") or self.terms.iris(
            property_, RDFS + "domain"
        )

    def ranges(self, property_: str) -> list[str]:
        """The classes, datatypes or the concept scheme of a property's values."""
        return (
            self.terms.iris(property_, RDFS + "seeAlso")
            or self.terms.iris(property_, SCHEMA + "rangeIncludes")
            or self.terms.iris(property_, RDFS + "range")
        )


def _count(shapes: Graph, shape: str) -> str:
    least = shapes.words(shape, SHACL + "minCount") or "0"
    most = shapes.words(shape, SHACL + "maxCount") or "*"
    return least if least == most else f"{least}..{most}"


def _read_rule(path: Path) -> Rule:
    query = path.read_text("utf-8")
    summaries = dict(re.findall(r"^#\+ (summary(?:-en)?): (.+)$", query, re.MULTILINE))
    return Rule(path.stem, summaries["summary"], summaries["summary-en"], query)
