"""How much of what a graph holds: takes a Dataset, gives counts."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.graph.dataset import Dataset, rows
from kg.graph.names import ONTOLOGY
from kg.graph.vocabulary import vocabulary
from kg.resources import ontology

Counts = list[tuple[str, int]]

CLASSES = """
SELECT ?name (COUNT(DISTINCT ?node) AS ?count)
WHERE { GRAPH ?g { ?node a ?name } } GROUP BY ?name ORDER BY ?name
"""
EDGES = """
SELECT ?name (COUNT(*) AS ?count)
WHERE { GRAPH ?g { ?from ?name ?to } } GROUP BY ?name ORDER BY ?name
"""
# The edges between nodes that people ask for; the rules of the ontology derive most.
LINKS = frozenset(
    {
        *(path.stem for path in (ontology() / "rules").glob("*.rq")),
        "mentions",
        "calls",
    }
)
STATEMENTS = "SELECT (COUNT(*) AS ?count) WHERE { GRAPH ?g { ?s ?p ?o } }"


def take_census(dataset: Dataset) -> Iterator[tuple[str, Counts]]:
    """Headings, each with what there is of what it names."""
    classes = dict(_count(dataset, CLASSES))
    facts = vocabulary().fact_kinds
    yield "facts", [each for each in classes.items() if each[0] in facts]
    yield "other nodes", [each for each in classes.items() if each[0] not in facts]
    yield "edges", [each for each in _count(dataset, EDGES) if each[0] in LINKS]
    yield "in all", [("statements", _number(next(iter(rows(dataset, STATEMENTS)))[0]))]


def _count(dataset: Dataset, query: str) -> Counts:
    return [
        (row[0].value.removeprefix(ONTOLOGY), _number(row[1]))
        for row in rows(dataset, query)
        if isinstance(row[0], NamedNode) and row[0].value.startswith(ONTOLOGY)
    ]


def _number(term: object) -> int:
    return int(term.value) if isinstance(term, Literal) else 0
