"""A page to its columns: which text is read after which.

Takes the pieces and ruled tables of a page, gives blocks in reading order. Two columns
are told by the gutter between them: a strip of blank paper, with prose on both sides of
it. The left column is read whole, then the right one; what crosses the gutter is read
between.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from kg.documents.formats.pdf.pieces import Piece, group_rows
from kg.documents.formats.pdf.strips import segments
from kg.documents.formats.pdf.tables import Table

GUTTER = 0.8  # in characters
COLUMN = 10.0  # a column is no narrower
LINES = 3  # and has as many lines, unless other pages show it
CANDIDATES = 6
FULL, FULL_SHARE = 0.75, 0.5  # a line is full at 0.75 of the width; half of them are
GAPPED_SHARE = 0.3
EDGE = 1.5  # points, by which a line may begin outside its column
HEAD_BLANK = 1.5  # below what stands above the columns
CAPTION_LINES = 3
CAPTION_BLANK = 0.9

Box = Piece | Table


class Slot(Enum):
    """Where a block stands on its page."""

    WHOLE = auto()
    LEFT = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A part of a page that is read from top to bottom."""

    slot: Slot
    boxes: tuple[Box, ...]


def find_gutter(boxes: Sequence[Box], size: float) -> float | None:
    """Where the right column of a page begins, if it has two."""
    if not boxes:
        return None
    start = min(box.left for box in boxes) + COLUMN * size
    stop = max(box.right for box in boxes) - COLUMN * size
    lefts = {round(box.left) for box in boxes if start < box.left < stop}
    best, held = None, 0
    for left in sorted(lefts, key=lambda each: _crossings(boxes, each, size))[
        :CANDIDATES
    ]:
        inside = held_in_columns(boxes, left, size)
        if inside > held:
            best, held = float(left), inside
    return best


def _crossings(boxes: Sequence[Box], gutter: float, size: float) -> int:
    edge, reach = gutter - EDGE, gutter - GUTTER * size
    return sum(box.left < edge and box.right > reach for box in boxes)


def held_in_columns(boxes: Sequence[Box], gutter: float, size: float) -> int:
    """How many of the boxes stand in columns of prose beside such a gutter."""
    zones = [zone for zone in _zones(boxes, gutter, size) if zone.has_prose(size)]
    return sum(len(zone.left) + len(zone.right) for zone in zones)


def cut(boxes: Sequence[Box], gutter: float | None, size: float) -> list[Column]:
    """The blocks of a page in reading order; ``gutter`` as other pages show it too."""
    if gutter is None:
        return [Column(Slot.WHOLE, tuple(boxes))]
    zones = [part for zone in _zones(boxes, gutter, size) for part in zone.behead(size)]
    parts = [part for zone in zones for part in zone.cut(size)]
    return [
        column
        for slot, run in groupby(parts, key=lambda part: part.slot)
        for column in _merge(slot, list(run))
    ]


def _merge(slot: Slot, parts: list[Column]) -> Iterator[Column]:
    """Parts over the whole width that follow one another are one."""
    if slot is not Slot.WHOLE:
        yield from parts
        return
    boxes = tuple(box for part in parts for box in part.boxes)
    if boxes:
        yield Column(slot, boxes)


@dataclass(slots=True)
class _Zone:
    """What stands left and right of the gutter, down to a box that crosses it."""

    left: list[Box]
    right: list[Box]
    crossing: Box | None = None  # the box below

    def has_prose(self, size: float) -> bool:
        """Whether both sides are columns of running text."""
        return self._overlap() > LINES * size and all(
            _is_prose(_rows(side), size) for side in (self.left, self.right)
        )

    def _overlap(self) -> float:
        """How far the two sides stand side by side."""
        if not self.left or not self.right:
            return 0.0
        return min(_bottom(self.left), _bottom(self.right)) - max(
            _top(self.left), _top(self.right)
        )

    def _has_columns(self) -> bool:
        return self._overlap() > 0 and all(
            _gapped(_rows(side)) <= GAPPED_SHARE for side in (self.left, self.right)
        )

    def behead(self, size: float) -> Iterator["_Zone"]:
        """The zone; what is no prose above its columns, as a masthead is, by itself."""
        zone = self
        for y in _blanks([*self.left, *self.right], HEAD_BLANK * size):
            head, rest = zone._divide(y)
            if head.has_prose(size) or not rest.has_prose(size):
                break
            yield head
            zone = rest
        yield zone

    def _divide(self, y: float) -> tuple["_Zone", "_Zone"]:
        """What stands above a place, and what below it."""
        above = _Zone(_above(self.left, y), _above(self.right, y))
        below = _Zone(
            [box for box in self.left if box.top >= y],
            [box for box in self.right if box.top >= y],
            self.crossing,
        )
        return above, below

    def cut(self, size: float) -> Iterator[Column]:
        """The zone's blocks in reading order, and the box below it."""
        if self._has_columns():
            caption = self._caption(size)
            left = [box for box in self.left if box not in caption]
            yield Column(Slot.LEFT, tuple(left))
            yield Column(Slot.RIGHT, tuple(self.right))
            yield Column(Slot.WHOLE, tuple(caption))
        else:
            yield Column(Slot.WHOLE, (*self.left, *self.right))
        if self.crossing:
            yield Column(Slot.WHOLE, (self.crossing,))

    def _caption(self, size: float) -> list[Piece]:
        """Short lines below both columns, that head what follows over both."""
        if self.crossing is None:
            return []
        floor, width = _bottom(self.right), _right(self.left) - _left(self.left)
        above = _above(self.left, floor)
        below = [box for box in _pieces(self.left) if box.top >= floor]
        short = len(group_rows(below)) <= CAPTION_LINES and all(
            piece.right - _left(self.left) < FULL * width and piece.size > 0.93 * size
            for piece in below
        )
        if not (above and below and short):
            return []
        return below if _top(below) - _bottom(above) > CAPTION_BLANK * size else []


def _zones(boxes: Sequence[Box], gutter: float, size: float) -> list[_Zone]:
    """Cut a page at the boxes that reach over the gutter."""
    edge, reach = gutter - EDGE, gutter - GUTTER * size
    crossing = [box for box in boxes if box.left < edge and box.right > reach]
    crossing.sort(key=_middle)
    middles = [_middle(box) for box in crossing]
    zones = [_Zone([], [], box) for box in crossing] + [_Zone([], [])]
    for box in boxes:
        zone = zones[bisect_left(middles, _middle(box))]
        if box.right <= reach:
            zone.left.append(box)
        elif box.left >= edge:
            zone.right.append(box)
    return zones


def _above(boxes: Sequence[Box], y: float) -> list[Box]:
    return [box for box in boxes if box.top < y]


def _blanks(boxes: Sequence[Box], least: float) -> Iterator[float]:
    """Where a blank over the whole width ends, from the top."""
    bottom: float | None = None
    for box in sorted(boxes, key=lambda each: each.top):
        if bottom is not None and box.top - bottom >= least:
            yield box.top
        bottom = box.bottom if bottom is None else max(bottom, box.bottom)


def _is_prose(rows: Sequence[list[Piece]], size: float) -> bool:
    if len(rows) < LINES:
        return False
    widths = [row[-1].right - row[0].left for row in rows]
    full = sum(width >= FULL * max(widths) for width in widths)
    return (
        max(widths) >= COLUMN * size
        and full >= FULL_SHARE * len(rows)
        and _gapped(rows) <= GAPPED_SHARE
    )


def _gapped(rows: Sequence[list[Piece]]) -> float:
    """How many of the lines have a gap in them, as the rows of a table have."""
    gapped = sum(len(segments(row, 1.0)) > 1 for row in rows)
    return gapped / len(rows) if rows else 0.0


def _pieces(boxes: Sequence[Box]) -> list[Piece]:
    return [box for box in boxes if isinstance(box, Piece)]


def _rows(boxes: Sequence[Box]) -> list[list[Piece]]:
    return group_rows(_pieces(boxes))


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _top(boxes: Sequence[Box]) -> float:
    return min(box.top for box in boxes)


def _bottom(boxes: Sequence[Box]) -> float:
    return max(box.bottom for box in boxes)


def _left(boxes: Sequence[Box]) -> float:
    return min(box.left for box in boxes)


def _right(boxes: Sequence[Box]) -> float:
    return max(box.right for box in boxes)
