"""A thing in the middle of what it has most to do with, as a picture in SVG.

>>> points = around([("a", 2), ("b", 1)])
>>> [(point.iri, point.x, point.y) for point in points]
[('a', 0, -180), ('b', 0, 180)]
"""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import NamedTuple

MOST = 14  # that can be read at once
WIDE, HIGH = 300, 180  # of the ellipse


class Point(NamedTuple):
    """A neighbour, and where it stands; how strong the line to it is."""

    iri: str
    x: int
    y: int
    width: float

    @property
    def anchor(self) -> str:
        """On which side of the point its name stands."""
        return "middle" if abs(self.x) < WIDE / 3 else "start" if self.x > 0 else "end"


def around(neighbours: Sequence[tuple[str, int]]) -> list[Point]:
    """The strongest neighbours, evenly round the middle."""
    shown = neighbours[:MOST]
    most = max((count for _, count in shown), default=1)
    return [
        Point(
            iri,
            round(WIDE * sin(2 * pi * index / len(shown))),
            round(-HIGH * cos(2 * pi * index / len(shown))),
            round(1 + 4 * count / most, 1),
        )
        for index, (iri, count) in enumerate(shown)
    ]
