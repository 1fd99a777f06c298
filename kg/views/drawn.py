"""What a picture of the graph shows: the things, and what links each two of them.

The links are those of ``kg.graph.links``, as every export of the network has them. All
of one kind between the same two are one ``Edge``, with the facts behind it. A graph of
more edges than a page can hold gives its strongest, and the count of the others.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kg.graph.dataset import Dataset
from kg.graph.links import Link, list_links
from kg.graph.network import Node, list_nodes

EDGES = 60_000  # that a page holds at most
ROOM = 4  # times as many while they are counted
FEW = 6_000  # edges, up to which things without any are shown too
FACTS = 200  # of an edge that it knows of
MENTIONS = "mentions"
Ends = tuple[str, str, str]  # from what, to what, the kind


class Edge(NamedTuple):
    """All links of one kind from one thing to another."""

    source: str
    target: str
    kind: str
    weight: int  # how many facts, or in how many paragraphs
    facts: tuple[str, ...]
    document: str  # and the paragraph: where it is said first
    paragraph: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """Things and edges, sorted; how many edges a page has no room for."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0

    def around(self, centre: str, hops: int) -> "Drawn":
        """What is no further from a thing than so many edges."""
        beside: dict[str, set[str]] = defaultdict(set)
        for edge in self.edges:
            beside[edge.source].add(edge.target)
            beside[edge.target].add(edge.source)
        near = newest = {centre}
        for _ in range(hops):
            newest = set().union(*(beside[each] for each in newest)) - near
            near = near | newest
        return replace(
            self,
            nodes=tuple(node for node in self.nodes if node.id in near),
            edges=tuple(
                edge for edge in self.edges if {edge.source, edge.target} <= near
            ),
        )


@dataclass(slots=True)
class _Several:
    """Links of one kind while they come in."""

    document: str
    paragraph: str
    weight: int = 0
    facts: dict[str, None] = field(default_factory=dict)


def draw(dataset: Dataset, limit: int = EDGES) -> Drawn:
    """Everything that is linked or named, the strongest first to be kept."""
    merged = _Merged(ROOM * limit)
    merged.add(list_links(dataset))
    edges = merged.rank()
    kept = sorted(edges[:limit])
    ends = {end for edge in kept for end in (edge.source, edge.target)}
    left_out = merged.dropped + len(edges) - len(kept)
    nodes = [
        node
        for node in list_nodes(dataset, ends)
        if node.id in ends
        or len(edges) <= FEW  # what has no links, where there is room
    ]
    return Drawn(tuple(nodes), tuple(kept), left_out)


class _Merged:
    """Edges while links come in: of so many that there is no room, the strongest.

    One that was dropped and comes again begins anew; it was among the weakest.
    """

    def __init__(self, room: int) -> None:
        self.room = room
        self.found: dict[Ends, _Several] = {}
        self.dropped = 0

    def add(self, links: Iterable[Link]) -> None:
        for link in links:
            if link.source == link.target:
                continue
            ends = link.source, link.target, link.kind
            several = self.found.setdefault(
                ends, _Several(link.document, link.paragraph)
            )
            several.weight += link.weight
            if link.fact and len(several.facts) < FACTS:
                several.facts[link.fact] = None
            if len(self.found) > self.room:
                self._drop()

    def rank(self) -> list[Edge]:
        """All that were kept, the strongest first."""
        edges = (
            Edge(*ends, each.weight, tuple(each.facts), each.document, each.paragraph)
            for ends, each in self.found.items()
        )
        return sorted(edges, key=lambda edge: (_weakness(edge[:3], edge.weight), edge))

    def _drop(self) -> None:
        def weakness(ends: Ends) -> tuple[tuple[bool, int], Ends]:
            return _weakness(ends, self.found[ends].weight), ends

        ranked = sorted(self.found, key=weakness)
        for ends in ranked[self.room // 2 :]:
            del self.found[ends]
            self.dropped += 1


def _weakness(ends: Ends, weight: int) -> tuple[bool, int]:
    """What is stated comes before what is only named."""
    return ends[2] == MENTIONS, -weight
