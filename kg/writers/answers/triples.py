"""The graph that a question gives: the same bytes for the same graph."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, Triple

from kg.writers import WRITERS

GRAPH = NamedNode("urn:answer")


def write(triples: Iterable[Triple], stream: BinaryIO, form: str = "turtle") -> None:
    """Write triples in reading order, in one of the formats of ``WRITERS``."""
    WRITERS[form].write(Constructed(triples), stream)


class Constructed:
    """One graph with the triples of an answer; blank nodes are named by their place."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._dataset = Dataset(
            Quad(each.subject, each.predicate, each.object, GRAPH) for each in triples
        )
        self._dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)

    def graphs(self) -> Iterator[str]:
        """The one graph."""
        yield GRAPH.value

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Its statements."""
        return iter(self._dataset)
