"""The block of a page that holds the graph: things, links, and how they look."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from kg.graph.dataset import Dataset
from kg.graph.names import ONTOLOGY
from kg.views.appearance import appearance, call
from kg.views.drawn import Drawn
from kg.views.facts import Fact
from kg.views.groups import divide
from kg.views.network import as_data, make_network, pair_up
from kg.views.things import describe

# From these on a picture begins with its parts: nobody reads more at once.
MANY_THINGS = 3_000
MANY_PAIRS = 6_000


def show(dataset: Dataset, drawn: Drawn, facts: Sequence[Fact]) -> dict[str, Any]:
    """Things by number, links with the facts behind them, and the look of it all."""
    large = len(drawn.nodes) > MANY_THINGS or len(pair_up(drawn.edges)) > MANY_PAIRS
    divisions = divide(drawn) if large else {}
    network = make_network(drawn, divisions.get("community"))
    things = describe(dataset, drawn.nodes)
    kinds = sorted({edge.kind for edge in drawn.edges})
    return {
        "network": as_data(network),
        "things": things,
        "links": list(_list_links(drawn, kinds, facts)),
        "types": appearance().legend(thing["type"] for thing in things),
        "families": appearance().families,
        "kinds": [_describe(kind) for kind in kinds],
        "strokes": {
            name: {key: each[key] for key in each if key not in ("name", "kinds")}
            for name, each in appearance().strokes.items()
        },
        "divisions": {name: asdict(each) for name, each in divisions.items()} or None,
        "left_out": drawn.left_out,
    }


def _list_links(
    drawn: Drawn, kinds: Sequence[str], facts: Sequence[Fact]
) -> Iterator[list[Any]]:
    """Pair, kind, how often, the facts that the page holds, where it is said first."""
    number: Mapping[str, int] = {kind: index for index, kind in enumerate(kinds)}
    place = {fact.id: index for index, fact in enumerate(facts)}
    for pair, several in enumerate(pair_up(drawn.edges).values()):
        for edge in several:
            known = [place[fact] for fact in edge.facts if fact in place]
            where = edge.document, edge.paragraph
            yield [pair, number[edge.kind], edge.weight, known, *where]


def _describe(kind: str) -> dict[str, str]:
    """A kind of link: its names, and the stroke that it is drawn with."""
    if kind == "creator":
        names = {"zh": "作者", "en": "creator"}
    else:
        names = call(ONTOLOGY + kind)
    return {"key": kind, "stroke": appearance().stroke_of(kind), **names}
