"""The network object: pyvis's, filled at once, with places that do not move.

pyvis looks through all its edges for each one that is added, so they are set as the
lists that it keeps.
"""

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from pyvis.network import Network

from kg.views.appearance import appearance
from kg.views.drawn import MENTIONS, Drawn, Edge
from kg.views.groups import Division
from kg.views.layout import place

LARGEST, SMALLEST = 36.0, 10.0
MANY = 8_000  # things that are placed by their parts
FAINT = 0.08  # what only names, to what says more: it attracts and counts so much
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": True, "tooltipDelay": 120},
    "nodes": {"font": {"size": 0}, "borderWidth": 1},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}},
}


def make_network(drawn: Drawn, division: Division | None = None) -> Network:
    """Things by number, and one edge for each two that are linked in one direction."""
    number = {node.id: index for index, node in enumerate(drawn.nodes)}
    pairs = pair_up(drawn.edges)
    links = [(number[source], number[target]) for source, target in pairs]
    weights = [_pull(each) for each in pairs.values()]
    places = _place(len(number), links, weights, division)
    degrees = [0.0] * len(number)
    for pair, weight in zip(links, weights, strict=True):
        for end in pair:
            degrees[end] += weight
    network = Network(directed=True, cdn_resources="in_line")
    network.nodes = [
        {
            "id": index,
            "group": appearance().type_of(node.type),
            "x": places[index][0],
            "y": places[index][1],
            "size": round(min(LARGEST, SMALLEST + 2.5 * degrees[index] ** 0.5), 1),
        }
        for index, node in enumerate(drawn.nodes)
    ]
    network.node_ids = list(range(len(number)))
    network.edges = [
        {"id": index, "from": source, "to": target}
        for index, (source, target) in enumerate(links)
    ]
    network.set_options(json.dumps(OPTIONS))
    return network


def pair_up(edges: Sequence[Edge]) -> dict[tuple[str, str], list[Edge]]:
    """The edges of several kinds from one thing to another, together."""
    return {
        ends: list(several)
        for ends, several in groupby(edges, lambda edge: (edge.source, edge.target))
    }


def _pull(edges: list[Edge]) -> float:
    return 1.0 if any(edge.kind != MENTIONS for edge in edges) else FAINT


def _place(
    count: int,
    links: list[tuple[int, int]],
    weights: list[float],
    division: Division | None,
) -> list[tuple[int, int]]:
    if division is None or count <= MANY:
        return place(count, links, weights)
    return _place_by_parts(division)


def _place_by_parts(division: Division) -> list[tuple[int, int]]:
    """Each part a sunflower around its place."""
    members: list[list[int]] = [[] for _ in division.places]
    for index, part in enumerate(division.part):
        members[part].append(index)
    widest = max(map(len, members)) ** 0.5 / 3
    found: dict[int, tuple[int, int]] = {}
    for (x, y), several in zip(division.places, members, strict=True):
        for index, (right, down) in zip(
            several, place(len(several), [], []), strict=True
        ):
            found[index] = round(x * widest + right), round(y * widest + down)
    return [found[index] for index in sorted(found)]


def as_data(network: Network) -> dict[str, Any]:
    """What the page hands to vis-network."""
    return {"nodes": network.nodes, "edges": network.edges, "options": network.options}
