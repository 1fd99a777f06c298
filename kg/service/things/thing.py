"""A thing of the graph with all that a page says of it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.graph.dataset import Dataset, rows
from kg.graph.names import ONTOLOGY, PREFIXES
from kg.graph.schema import schema, shorten
from kg.graph.vocabulary import RDF
from kg.service.things.facts import Fact, is_entity, list_facts, list_stated, read_fact
from kg.service.things.labels import Label, find_labels, schemes

SKOS = PREFIXES["skos"]
TYPE = f"{RDF}type"
NAMES = {
    f"{SKOS}prefLabel": "name",
    f"{SKOS}altLabel": "other-name",
    f"{ONTOLOGY}acronym": "acronym",
    f"{ONTOLOGY}contextualLabel": "contextual",
    f"{ONTOLOGY}demonym": "demonym",
}
MENTIONED = 60  # paragraphs that a page shows
SAID = "SELECT DISTINCT ?p ?o WHERE {{ GRAPH ?g {{ {iri} ?p ?o }} }} LIMIT 2000"
LINKED = """
SELECT ?p ?other ?forward (COUNT(*) AS ?n) WHERE {{
  {{ GRAPH ?g {{ {iri} ?p ?other }} BIND(true AS ?forward) }} UNION
  {{ GRAPH ?g {{ ?other ?p {iri} }} BIND(false AS ?forward) }}
  FILTER(ISIRI(?other) && STRSTARTS(STR(?p), "{ontology}"))
  FILTER(STRSTARTS(STR(?other), "{id}actor/") || STRSTARTS(STR(?other), "{id}place/")
    || STRSTARTS(STR(?other), "{id}agreement/") || STRSTARTS(STR(?other), "{id}doc/"))
}} GROUP BY ?p ?other ?forward ORDER BY DESC(?n) ?other LIMIT 200
"""
MENTIONS = """
SELECT ?paragraph ?number ?document ?text WHERE {{
  GRAPH ?g {{
    ?paragraph mg:mentions {iri} ; mg:number ?number ; mg:inDocument ?document ;
      mg:order ?order ; mg:text ?text .
  }}
}} ORDER BY ?document ?order LIMIT {most}
"""


@dataclass(slots=True)
class Thing:
    """What is stated of a thing, what it is linked to, and where it is named."""

    iri: str
    kinds: list[str] = field(default_factory=list)
    names: list[tuple[str, str, str]] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    facts: list[Fact] = field(default_factory=list)
    links: list[tuple[str, str, bool, int]] = field(default_factory=list)
    mentions: list[tuple[str, str, str, str]] = field(default_factory=list)
    labels: dict[str, Label] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The narrowest class of the ontology that it has."""
        return schema().narrowest(map(shorten, self.kinds))

    def is_a(self, kind: str) -> bool:
        """Whether it is of a class, or of one below it."""
        return any(schema().is_a(shorten(each), kind) for each in self.kinds)

    @property
    def neighbours(self) -> list[tuple[str, int]]:
        """What it has most to do with, and how much."""
        counted: Counter[str] = Counter()
        for fact in self.facts:
            counted.update(filter(is_entity, fact.things))
        for _, other, _, count in self.links:
            counted[other] += count
        del counted[self.iri]
        return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


def read_thing(dataset: Dataset, iri: str) -> Thing | None:
    """All that is known of an IRI; None where nothing is."""
    thing = Thing(iri)
    source = dataset
    if not _read_statements(dataset, thing):
        source = schemes()
        if not _read_statements(source, thing):
            return None
    if thing.is_a("Fact"):
        thing.facts = read_fact(dataset, iri)
    elif thing.is_a("Paragraph"):
        thing.facts = list_stated(dataset, iri)
    else:
        thing.facts = list_facts(dataset, iri)
        thing.links = _list_links(dataset, iri)
        thing.mentions = _list_mentions(dataset, iri)
    thing.labels = find_labels(dataset, _spoken_of(thing))
    return thing


def _read_statements(dataset: Dataset, thing: Thing) -> bool:
    """Fill in what is stated; whether there is anything."""
    for predicate, value in rows(dataset, SAID.format(iri=NamedNode(thing.iri))):
        name = predicate.value
        if name == TYPE:
            thing.kinds.append(value.value)
        elif name in NAMES and isinstance(value, Literal):
            thing.names.append((NAMES[name], value.value, value.language or ""))
        elif not isinstance(value, BlankNode):
            text = value.value if isinstance(value, Literal) else f"<{value.value}>"
            thing.said[name].append(text)
    order = list(NAMES.values())
    thing.names.sort(key=lambda each: (order.index(each[0]), each[2] != "zh", each[1:]))
    return bool(thing.kinds or thing.said or thing.names)


def _list_links(dataset: Dataset, iri: str) -> list[tuple[str, str, bool, int]]:
    asked = LINKED.format(iri=NamedNode(iri), ontology=ONTOLOGY, id=PREFIXES["id"])
    return [
        (shorten(p.value), other.value, forward.value == "true", int(count.value))
        for p, other, forward, count in rows(dataset, asked)
    ]


def _list_mentions(dataset: Dataset, iri: str) -> list[tuple[str, str, str, str]]:
    asked = MENTIONS.format(iri=NamedNode(iri), most=MENTIONED)
    found: list[tuple[str, str, str, str]] = []
    for paragraph, number, document, text in rows(dataset, asked):
        found.append((paragraph.value, number.value, document.value, text.value))
    return found


def _spoken_of(thing: Thing) -> set[str]:
    """The IRIs that a page names."""
    named = {thing.iri, *(other for _, other, *_ in thing.links)}
    named |= {document for *_, document, _ in thing.mentions}
    for values in thing.said.values():
        named |= {value[1:-1] for value in values if value.startswith("<")}
    for fact in thing.facts:
        named |= fact.things | {fact.document}
    return named
