"""What follows from facts: the rules of ``ontology/rules/``, and what is only cited.

An edge that a rule derives stands in the graph of the facts it follows from. Since a
rule looks at one graph alone, a document's edges are derived from its own statements,
and go with them when the document is read again or removed.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from pyoxigraph import (
    BlankNode,
    NamedNode,
    Quad,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from kg.graph import names
from kg.graph.dataset import Dataset
from kg.graph.terms import literal, mg, node
from kg.resources import ontology

STATED = "SELECT DISTINCT ?document WHERE { GRAPH ?g { ?document a mg:Document } }"


@cache
def rules() -> dict[str, str]:
    """The rules by name, each a query that constructs edges."""
    files = sorted((ontology() / "rules").glob("*.rq"))
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def derive(stated: Sequence[Quad]) -> Iterator[Quad]:
    """The edges that follow from the statements of one graph and are not among them."""
    store = Store()
    store.extend(stated)
    for graph in store.named_graphs():
        derived: dict[Quad, None] = {}
        for rule in rules().values():
            edges = store.query(rule)
            assert isinstance(edges, QueryTriples)
            derived.update((_put(edge, graph), None) for edge in edges)
        yield from (quad for quad in derived if quad not in store)


def _put(edge: Triple, graph: NamedNode | BlankNode) -> Quad:
    return Quad(edge.subject, edge.predicate, edge.object, graph)


def state_cited(dataset: Dataset) -> Iterator[Quad]:
    """That documents which others only cite were not read themselves."""
    documents = dataset.query(STATED)
    assert isinstance(documents, QuerySolutions)
    read = set(dataset.graphs())
    for iri in sorted(row["document"].value for row in documents):
        if iri not in read:
            yield Quad(node(iri), mg("inCorpus"), literal(False), node(names.CITED))
