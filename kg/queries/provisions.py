"""A document of the graph to its provisions, in the order of its text."""

from collections.abc import Iterable

from pyoxigraph import QuerySolution

from kg.facts.provisions import Provision
from kg.graph.dataset import Dataset, rows
from kg.graph.names import ID

# Each pattern names its graph: servers differ in what their default graph is.
DIRECTIVES = """
SELECT ?fact ?number ?force ?verb ?action WHERE {{ GRAPH ?g {{
  ?paragraph mg:inDocument <{iri}> ; mg:number ?number ; mg:order ?order .
  ?fact mg:statedIn ?paragraph ; mg:force ?force ; mg:verb ?verb ;
    mg:evidence ?words .
  ?words oa:start ?start .
  OPTIONAL {{ ?fact mg:action ?action }}
}} }} ORDER BY ?order ?start ?fact
"""
VALUES = """
SELECT ?fact ?role ?value ?label WHERE {{
  GRAPH ?g {{
    ?paragraph mg:inDocument <{iri}> .
    ?fact mg:statedIn ?paragraph ; ?role ?value .
    FILTER(?role IN (mg:addressee, mg:task))
  }}
  OPTIONAL {{
    GRAPH ?names {{ ?value skos:prefLabel ?label }}
    FILTER(LANG(?label) = "zh")
  }}
}} ORDER BY ?fact ?role ?value
"""
NAMES = """
SELECT ?name WHERE {{ GRAPH ?g {{
  <{iri}> ?naming ?name FILTER(?naming IN (mg:symbol, mg:fileName))
}} }} ORDER BY DESC(?naming)
"""


def read_provisions(dataset: Dataset, iri: str) -> tuple[str, list[Provision]]:
    """What a document is called, and what it asks."""
    named = [_text(row, "name") for row in rows(dataset, NAMES.format(iri=iri))]
    values: dict[str, list[QuerySolution]] = {}
    for row in rows(dataset, VALUES.format(iri=iri)):
        values.setdefault(_text(row, "fact"), []).append(row)
    asked = rows(dataset, DIRECTIVES.format(iri=iri))
    found = {_text(row, "fact"): row for row in asked}
    title = named[0] if named else iri.removeprefix(ID)
    return title, [_provision(row, values.get(key, ())) for key, row in found.items()]


def _provision(row: QuerySolution, values: Iterable[QuerySolution]) -> Provision:
    addressees = [each for each in values if _text(each, "role").endswith("addressee")]
    tasks = [each for each in values if _text(each, "role").endswith("task")]
    labels = (_text(each, "label") or _key(each, "value") for each in addressees)
    return Provision(
        paragraph=_text(row, "number"),
        force=_key(row, "force"),
        verb=_text(row, "verb"),
        addressees=tuple(dict.fromkeys(labels)),
        actors=frozenset(_key(each, "value") for each in addressees),
        tasks=frozenset(_key(each, "value") for each in tasks),
        action=_text(row, "action"),
    )


def _text(row: QuerySolution, name: str) -> str:
    value = row[name]
    return "" if value is None else str(value.value)


def _key(row: QuerySolution, name: str) -> str:
    return _text(row, name).removeprefix(ID)
