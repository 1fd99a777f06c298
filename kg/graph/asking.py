"""A query to an Oxigraph store: the graphs that it is asked of.

>>> from pyoxigraph import Literal, Quad
>>> a, b = NamedNode("urn:a"), NamedNode("urn:b")
>>> store = Store()
>>> store.extend(Quad(each, each, Literal(each.value), each) for each in (a, b))
>>> count = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}".format
>>> [str(row[0].value) for row in ask(store, count(""))]
['2']
>>> [str(row[0].value) for row in ask(store, count("FROM <urn:a>"))]
['1']
>>> here = Scope(default=("urn:b", "urn:c"))
>>> [str(row[0].value) for row in ask(store, count("FROM <urn:a>"), here)]
['1']
"""

from pyoxigraph import NamedNode, Store

from kg.graph.dataset import Answer, Scope
from kg.graph.names import PREFIXES
from kg.graph.safety import words_of


def ask(store: Store, sparql: str, scope: Scope | None = None) -> Answer:
    """Ask the union of all graphs, or those that the query or the scope names."""
    if scope is None:
        return store.query(
            sparql,
            prefixes=PREFIXES,
            use_default_graph_as_union="from" not in words_of(sparql),
        )
    return store.query(
        sparql,
        prefixes=PREFIXES,
        default_graph=[NamedNode(graph) for graph in scope.default],
        named_graphs=[NamedNode(graph) for graph in scope.named],
    )
