"""What follows from facts: the rules of ``ontology/rules/``, and what is only cited.

An edge that a rule derives stands in the graph of the facts it follows from. Since a
rule looks at one graph alone, a document's edges are derived from its own statements,
and go with them when the document is read again or removed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from pyoxigraph import (
    BlankNode,
    NamedNode,
    Quad,
    QueryTriples,
    Store,
    Triple,
)

from kg.graph import names
from kg.graph.dataset import Dataset, rows
from kg.graph.terms import known, literal, mg, node
from kg.resources import ontology

STATED = "SELECT DISTINCT ?document WHERE { GRAPH ?g { ?document a mg:Document } }"
# In its own graph a document says that it was read.
CITED = """
SELECT DISTINCT ?document WHERE {
  VALUES ?document { %s }
  GRAPH ?g { ?document a mg:Document }
  FILTER NOT EXISTS { GRAPH ?document { ?document mg:inCorpus true } }
}
"""
TERM = re.compile(r"\bmg:(\w+)")
SOME = 200  # nodes in one question: servers bound its length


@cache
def rules() -> dict[str, str]:
    """The rules by name, each a query that constructs edges."""
    files = sorted((ontology() / "rules").glob("*.rq"))
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


@cache
def _asked() -> frozenset[NamedNode]:
    """The properties that the rules speak of; what else is stated cannot matter."""
    names = {name for rule in rules().values() for name in TERM.findall(rule)}
    return frozenset({known("rdf:type"), *map(mg, names)})


def derive(stated: Sequence[Quad]) -> Iterator[Quad]:
    """The edges that follow from the statements of one graph and are not among them."""
    store, asked = Store(), _asked()
    store.extend(quad for quad in stated if quad.predicate in asked)
    for graph in store.named_graphs():
        derived: dict[Quad, None] = {}
        for rule in rules().values():
            for edge in _construct(store, rule):
                derived[_put(edge, graph)] = None
        yield from (quad for quad in derived if quad not in store)


def _construct(store: Store, rule: str) -> list[Triple]:
    """The edges of a rule; no variable holds the answer, which no other thread may
    let go of, as the profiler of a Dask worker would that looks at variables.
    """
    return list(cast(QueryTriples, store.query(rule)))


def _put(edge: Triple, graph: NamedNode | BlankNode) -> Quad:
    return Quad(edge.subject, edge.predicate, edge.object, graph)


def state_cited(dataset: Dataset, about: Sequence[str] | None = None) -> Iterator[Quad]:
    """That documents which others only cite, of these or of all, were not read."""
    if about is None:
        read = set(dataset.graphs())
        stated = (row["document"].value for row in rows(dataset, STATED))
        cited = (iri for iri in stated if iri not in read)
    else:
        some = batched([f"<{iri}>" for iri in about], SOME)
        asked = (rows(dataset, CITED % " ".join(iris)) for iris in some)
        cited = (row["document"].value for answer in asked for row in answer)
    for iri in cited:
        yield Quad(node(iri), mg("inCorpus"), literal(False), node(names.CITED))


def batched(iris: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """So many at a time."""
    return (iris[start : start + size] for start in range(0, len(iris), size))
