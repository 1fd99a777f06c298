"""What holds the statements, seen from above: a store on disk, or a SPARQL server.

Both answer the same calls, so that a corpus that outgrows one machine moves to a server
without a change in the program.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from pyoxigraph import Quad, QueryBoolean, QuerySolution, QuerySolutions, QueryTriples

Answer = QuerySolutions | QueryBoolean | QueryTriples


class Scope(NamedTuple):
    """The graphs that a query is asked of, whatever its own FROM says."""

    default: tuple[str, ...] = ()  # their union is the default graph
    named: tuple[str, ...] = ()


class Graphs(Protocol):
    """Named graphs that can be read: a dataset, or one in the making."""

    def graphs(self) -> Iterator[str]:
        """The IRIs of the named graphs."""

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """The statements of one graph, or of all, one at a time."""


class Dataset(Graphs, Protocol):
    """Named graphs, one a document, and the questions asked of them."""

    def query(self, sparql: str, scope: Scope | None = None) -> Answer:
        """Answer a SPARQL 1.1 query; the prefixes of ``names.PREFIXES`` are known.

        The default graph is the union of all named graphs, unless the query or the
        scope names others.
        """

    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put these statements in the place of a graph's."""

    def remove(self, graph: str) -> None:
        """Remove a graph without a trace."""

    def close(self) -> None:
        """Let go of files and connections."""


def rows(dataset: Dataset, select: str) -> Iterator[QuerySolution]:
    """The rows that a SELECT of our own gives."""
    answer = dataset.query(select)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("this query is no SELECT")
    return iter(answer)
