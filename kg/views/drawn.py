"""What a picture of the graph shows: the things, and what links each two of them.

The links are those of ``kg.graph.links``, as every export of the network has them. All
of one kind between the same two are one ``Edge``, with the facts behind it. A graph of
more edges than a page can hold gives its strongest, and the count of the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kg.graph.dataset import Dataset
from kg.graph.links import Link, list_links
from kg.graph.network import Node, list_nodes

EDGES = 60_000  # that a page holds at most
FACTS = 200  # of an edge that it knows of
MENTIONS = "mentions"


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
    edges = sorted(_merge(list_links(dataset)), key=_strength)
    kept = sorted(edges[:limit])
    ends = {end for edge in kept for end in (edge.source, edge.target)}
    nodes = [node for node in list_nodes(dataset, ends) if _is_shown(node, ends, edges)]
    return Drawn(tuple(nodes), tuple(kept), len(edges) - len(kept))


def _is_shown(node: Node, ends: set[str], edges: list[Edge]) -> bool:
    """What nothing is linked to is shown where there is room for all."""
    return node.id in ends or len(edges) <= EDGES // 10


def _merge(links: Iterable[Link]) -> Iterator[Edge]:
    found: dict[tuple[str, str, str], _Several] = {}
    for link in links:
        if link.source != link.target:
            ends = link.source, link.target, link.kind
            several = found.setdefault(ends, _Several(link.document, link.paragraph))
            several.weight += link.weight
            if link.fact and len(several.facts) < FACTS:
                several.facts[link.fact] = None
    for ends, several in found.items():
        place = several.document, several.paragraph
        yield Edge(*ends, several.weight, tuple(several.facts), *place)


def _strength(edge: Edge) -> tuple[bool, int, Edge]:
    """What is stated comes before what is only named."""
    return edge.kind == MENTIONS, -edge.weight, edge
