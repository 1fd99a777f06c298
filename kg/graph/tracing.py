"""Where a fact comes from. Takes a Dataset and an ID, gives labels with words."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.graph.dataset import Dataset, rows
from kg.graph.names import ID, ONTOLOGY, PREFIXES

Lines = Iterator[tuple[str, str]]

# The kinds of nodes that an ID may be the end of, the likeliest first.
KINDS = ("", "fact/", "para/", "doc/", "actor/", "place/", "evidence/")
ALL = "SELECT ?p ?o WHERE {{ <{iri}> ?p ?o }} ORDER BY ?p ?o"
EVIDENCE = """
SELECT ?exact ?number ?symbol ?file ?text WHERE {{
  <{iri}> mg:evidence ?evidence .
  ?evidence oa:exact ?exact ; mg:inParagraph ?paragraph .
  ?paragraph mg:number ?number ; mg:text ?text ; mg:inDocument ?document .
  OPTIONAL {{ ?document mg:symbol ?symbol }}
  OPTIONAL {{ ?document mg:fileName ?file }}
}} ORDER BY ?symbol ?number
"""
LABEL = """
SELECT ?label WHERE {{ <{iri}> skos:prefLabel|mg:ruleName|mg:number ?label }}
"""
STATED = """
SELECT DISTINCT ?fact ?kind ?exact WHERE {{
  {{ ?fact mg:statedIn <{iri}> }} UNION
  {{ ?fact mg:statedIn ?paragraph . ?paragraph mg:inDocument <{iri}> }}
  ?fact a ?kind ; mg:evidence/oa:exact ?exact . FILTER(?kind != mg:Fact)
}} ORDER BY ?fact
"""
UNSAFE = frozenset('<>"{}|\\^` ')  # what no IRI holds
HIDDEN = ("evidence", "statedIn", "text")


def trace(dataset: Dataset, name: str) -> Lines:
    """What is said of a node, and the words that say it; QueryError if unknown."""
    iri = _find(dataset, name)
    yield "id", iri.removeprefix(ID)
    for row in rows(dataset, ALL.format(iri=iri)):
        predicate, value = row["p"], row["o"]
        short = _shorten(predicate.value if isinstance(predicate, NamedNode) else "")
        if short not in HIDDEN:
            yield short, _words(dataset, value)
    for row in rows(dataset, EVIDENCE.format(iri=iri)):
        place = _text(row["symbol"]) or _text(row["file"])
        yield "quote", f"“{_text(row['exact'])}”"
        yield "paragraph", f"{place}, {_text(row['number'])}"
        yield "text", _text(row["text"])
    for row in rows(dataset, STATED.format(iri=iri)):
        fact = _shorten(row["fact"].value)
        yield _shorten(row["kind"].value), f"{fact} “{_text(row['exact'])}”"


def _find(dataset: Dataset, name: str) -> str:
    known = name.startswith("http")
    for iri in [name] if known else [f"{ID}{kind}{name}" for kind in KINDS]:
        if not set(iri) & UNSAFE and any(rows(dataset, ALL.format(iri=iri))):
            return iri
    raise QueryError(f"no {name} in the graph; kg query facts lists what there is")


def _words(dataset: Dataset, value: object) -> str:
    """A literal as it stands; a node by its label."""
    if not isinstance(value, NamedNode):
        return _text(value)
    if value.value.startswith(ID):
        for row in rows(dataset, LABEL.format(iri=value.value)):
            label = row["label"]
            if isinstance(label, Literal) and label.language in (None, "zh"):
                return f"{label.value} ({_shorten(value.value)})"
    return _shorten(value.value)


def _text(term: object) -> str:
    return term.value if isinstance(term, Literal) else ""


def _shorten(iri: str) -> str:
    for space in (ONTOLOGY, ID, *PREFIXES.values()):
        if iri.startswith(space):
            return iri.removeprefix(space)
    return iri
