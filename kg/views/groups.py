"""A large graph in parts, for a first picture that one can read.

Everything is in one part of each division: by type, by the document that speaks
of it most, and by community, that is by who is linked with whom most. Each part has its
place.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from networkx import Graph
from networkx.algorithms.community import louvain_communities

from kg.views.drawn import Drawn
from kg.views.layout import place

MOST = 60  # parts of a division; what is left over is one part
OTHERS = ""  # what stands for that
ROOM = 3.2  # how much further apart parts stand than single things


@dataclass(frozen=True, slots=True)
class Division:
    """Which part each thing is in, what stands for a part, and where it is."""

    part: list[int]  # of each node
    heads: list[str]  # the type, or the key of what a part is called after
    places: list[tuple[int, int]]


def divide(drawn: Drawn) -> dict[str, Division]:
    """The graph by type, by document and by community."""
    return {
        "community": _locate(drawn, _communities(drawn)),
        "type": _locate(drawn, [node.type for node in drawn.nodes]),
        "document": _locate(drawn, _documents(drawn)),
    }


def _communities(drawn: Drawn) -> list[str]:
    """Each called after the member that has most links."""
    graph: Graph[str] = Graph()
    graph.add_nodes_from(node.id for node in drawn.nodes)
    for edge in drawn.edges:
        before = graph.get_edge_data(edge.source, edge.target, {"weight": 0})
        graph.add_edge(edge.source, edge.target, weight=before["weight"] + edge.weight)
    head: dict[str, str] = {}
    for members in louvain_communities(graph, seed=1):
        best = max(sorted(members), key=lambda each: graph.degree[each])
        head.update(dict.fromkeys(members, best))
    return [head[node.id] for node in drawn.nodes]


def _documents(drawn: Drawn) -> list[str]:
    """A thing goes with the document that it is linked with most."""
    documents = {node.id for node in drawn.nodes if node.id.startswith("doc/")}
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for edge in drawn.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if other in documents:
                said[one][other] += edge.weight
    return [
        node.id if node.id in documents else _most(said[node.id])
        for node in drawn.nodes
    ]


def _most(counted: Counter[str]) -> str:
    """What is counted most often; the first by its letters of several."""
    return min(counted, key=lambda each: (-counted[each], each), default=OTHERS)


def _locate(drawn: Drawn, heads: Sequence[str]) -> Division:
    """Number the parts by size, join what are too many, and find their places."""
    sizes = Counter(heads)
    ranked = sorted(sizes.keys() - {OTHERS}, key=lambda each: (-sizes[each], each))
    kept = ranked[:MOST]
    if len(kept) < len(sizes):
        kept = [*ranked[: MOST - 1], OTHERS]
    number = {head: index for index, head in enumerate(kept)}
    part = [number.get(head, len(kept) - 1) for head in heads]
    where = {node.id: part[index] for index, node in enumerate(drawn.nodes)}
    links: Counter[tuple[int, int]] = Counter()
    for edge in drawn.edges:
        one, other = sorted((where[edge.source], where[edge.target]))
        if one != other:
            links[one, other] += 1
    strongest = max(links.values(), default=1)
    weights = [links[pair] / strongest for pair in sorted(links)]
    places = place(len(kept), sorted(links), weights)
    spread = [(round(x * ROOM), round(y * ROOM)) for x, y in places]
    return Division(part, kept, spread)
