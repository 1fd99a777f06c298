"""A dataset in memory that keeps the order in which statements were put in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import Quad


class Shelf:
    """Graphs that can be read; it sorts nothing, and no literal loses its form."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._graphs: dict[str, list[Quad]] = defaultdict(list)
        for quad in dict.fromkeys(quads):
            self._graphs[quad.graph_name.value].append(quad)

    def graphs(self) -> Iterator[str]:
        return iter(self._graphs)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        if graph is None:
            return chain.from_iterable(self._graphs.values())
        return iter(self._graphs.get(graph, ()))
