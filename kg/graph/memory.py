"""A graph in memory, for what is small: a file that somebody brings, an example.

>>> from kg.resources import ontology
>>> dataset = MemoryDataset.read(ontology() / "example.trig")
>>> bool(dataset.query("ASK { ?mission mg:acronym 'MINUSMA' }"))
True
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store, parse

from kg.graph.asking import ask
from kg.graph.dataset import Answer, Scope
from kg.graph.safety import refuse_service


class MemoryDataset:
    """Named graphs that are gone when the program ends."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        self._store = Store()
        self._store.bulk_extend(quads)

    @classmethod
    def read(cls, file: str | Path) -> "MemoryDataset":
        """Read a file of RDF; its format is told by its name."""
        return cls(parse(path=str(file)))

    def query(self, sparql: str, scope: Scope | None = None) -> Answer:
        """Answer a SPARQL 1.1 query; the default graph is the union of all graphs."""
        refuse_service(sparql)
        return ask(self._store, sparql, scope)

    def graphs(self) -> Iterator[str]:
        """The IRIs of the named graphs."""
        return (name.value for name in self._store.named_graphs())

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """The statements of one graph, or of all, one at a time."""
        name = NamedNode(graph) if graph else None
        return self._store.quads_for_pattern(None, None, None, name)

    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put these statements in the place of a graph's."""
        self.remove(graph)
        self._store.bulk_extend(quads)

    def remove(self, graph: str) -> None:
        """Remove a graph without a trace."""
        self._store.remove_graph(NamedNode(graph))

    def close(self) -> None:
        """Let go of the statements."""
        self._store = Store()
