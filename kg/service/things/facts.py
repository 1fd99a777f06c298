"""The facts that speak of a thing: their roles, their words, where these stand."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from kg.graph.dataset import Dataset, rows
from kg.graph.names import ID, ONTOLOGY
from kg.graph.schema import schema, shorten
from kg.graph.vocabulary import RDF, vocabulary

MOST = 300  # that a page shows
TYPE = f"{RDF}type"
HIDDEN = {"statedIn", "evidence", "rule", "confidence"}
BEGIN = ("date", "begin", "validFrom", "from", "heldOn", "asOf", "periodBegin")
END = ("deadline", "validUntil", "until", "end", "periodEnd")
ABOUT = """
SELECT DISTINCT ?fact WHERE {{
  GRAPH ?g {{ ?fact ?any {iri} ; mg:statedIn ?paragraph }}
}} ORDER BY ?fact LIMIT {most}
"""
STATED = """
SELECT DISTINCT ?fact WHERE {{
  GRAPH ?g {{ ?fact mg:statedIn {iri} }}
}} ORDER BY ?fact LIMIT {most}
"""
ROLES = """
SELECT ?fact ?role ?value WHERE {{ {{ {facts} }} GRAPH ?h {{ ?fact ?role ?value }} }}
"""
WORDS = """
SELECT ?fact ?quote ?paragraph ?number ?document ?order WHERE {{
  {{ {facts} }}
  GRAPH ?h {{
    ?fact mg:statedIn ?paragraph ; mg:evidence ?evidence .
    ?evidence oa:exact ?quote .
    ?paragraph mg:number ?number ; mg:order ?order ; mg:inDocument ?document .
  }}
}} ORDER BY ?document ?order
"""
ONE = "VALUES ?fact {{ {iri} }}"


@dataclass(slots=True)
class Fact:
    """What is stated, in which words, where; values are IRIs in <> or texts."""

    iri: str
    kind: str = ""
    roles: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    quotes: list[str] = field(default_factory=list)
    paragraph: str = ""
    number: str = ""
    document: str = ""
    place: int = 0

    @property
    def when(self) -> str:
        """The first day, month or year that it speaks of."""
        dated = (self.roles[role][0] for role in (*BEGIN, *END) if role in self.roles)
        return next(dated, "")

    @property
    def things(self) -> set[str]:
        """The IRIs of all that it speaks of."""
        values = (value for several in self.roles.values() for value in several)
        return {value[1:-1] for value in values if value.startswith("<")}


def list_facts(dataset: Dataset, iri: str) -> list[Fact]:
    """The facts about an entity or a document, in the order of reading."""
    return _read(dataset, ABOUT.format(iri=NamedNode(iri), most=MOST))


def list_stated(dataset: Dataset, paragraph: str) -> list[Fact]:
    """The facts that a paragraph states."""
    return _read(dataset, STATED.format(iri=NamedNode(paragraph), most=MOST))


def read_fact(dataset: Dataset, iri: str) -> list[Fact]:
    """The fact itself, if it is one."""
    return _read(dataset, ONE.format(iri=NamedNode(iri)))


def _read(dataset: Dataset, which: str) -> list[Fact]:
    found: dict[str, Fact] = {}
    kinds: dict[str, list[str]] = defaultdict(list)
    for iri, role, value in rows(dataset, ROLES.format(facts=which)):
        fact = found.setdefault(iri.value, Fact(iri.value))
        name = shorten(role.value)
        if role.value == TYPE:
            kinds[iri.value].append(shorten(value.value))
        elif name not in HIDDEN:
            fact.roles[name].append(_text(value))
    for row in rows(dataset, WORDS.format(facts=which)):
        if row["fact"].value in found:
            _place(found[row["fact"].value], [term.value for term in row])
    for iri, fact in found.items():
        fact.kind = schema().narrowest(kinds[iri])
        fact.roles = {role: sorted(fact.roles[role]) for role in _order(fact.roles)}
    return sorted(
        (fact for fact in found.values() if fact.quotes),
        key=lambda each: (each.document, each.place, each.iri),
    )


def _place(fact: Fact, said: list[str]) -> None:
    _, quote, fact.paragraph, fact.number, fact.document, order = said
    fact.place = int(order)
    if quote not in fact.quotes:
        fact.quotes.append(quote)


def _text(term: object) -> str:
    """A node as ``<iri>``, a literal as its words."""
    value = getattr(term, "value", str(term))
    return value if isinstance(term, Literal) else f"<{value}>"


def _order(roles: Iterable[str]) -> list[str]:
    """Roles as the ontology lists them: who, to whom, what, until when."""
    known = list(vocabulary().ranges)
    return sorted(roles, key=lambda role: (_rank(known, role), role))


def _rank(known: list[str], role: str) -> int:
    return known.index(role) if role in known else len(known)


def is_entity(iri: str) -> bool:
    """Whether an IRI may be that of a neighbour: no concept, paragraph or fact."""
    kinds = ("actor/", "place/", "agreement/", "operation/", "project/", "doc/")
    return iri.startswith(tuple(ID + kind for kind in kinds)) and ONTOLOGY not in iri
