"""Tables: what stands between ruled lines, or in columns that are clearly aligned.

Takes pieces, gives tables as boxes on the page, with the text of each cell.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.documents.formats.pdf.page import Page
from kg.documents.formats.pdf.pieces import Piece
from kg.documents.formats.pdf.rules import Rule
from kg.documents.formats.pdf.strips import Strip, set_below

MOST_RULES = 600  # a page with more is a drawing
TOUCHING = 3.0  # points
FEWEST_RULES = 4  # a table with ruled columns has a frame, or its columns
SPANNING = 0.3  # of a table's width, that a line must cover to divide it
LOOSER = 0.35  # of a letter's size, by which rows stand further apart than lines
RULED = 4  # a table with so many ruled rows has all of them ruled


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells from the left."""

    cells: tuple[Strip, ...]
    left: float
    right: float
    top: float
    bottom: float
    size: float

    def strip(self) -> Strip:
        """The row's text, its cells divided by tabs."""
        whole = Strip()
        for index, cell in enumerate(self.cells):
            whole.add("\t" if index else "")
            whole.add(cell.text, cell.raised)
        return whole


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a box on the page."""

    rows: tuple[Row, ...]
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Band:
    """A part of a table from one line across to the next, cut to columns at ``xs``."""

    pieces: tuple[Piece, ...]
    xs: tuple[float, ...]

    def column(self, piece: Piece) -> int:
        """In which column a piece stands."""
        middle = (piece.left + piece.right) / 2
        return bisect_right(self.xs, min(middle, piece.left + piece.size))


def take_ruled(page: Page) -> tuple[list[Table], list[Piece]]:
    """The ruled tables of a page, and the pieces outside them."""
    rest, tables = list(page.pieces), []
    for grid in find_grids(page.rules):
        inside = [piece for piece in rest if _holds(grid, piece)]
        table = build_table(list(_bands(grid, inside)), page.spaced)
        if table:
            tables.append(table)
            gone = {id(piece) for piece in inside}
            rest = [piece for piece in rest if id(piece) not in gone]
    return tables, rest


def find_grids(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Lines across and down that touch one another."""
    left = list(rules) if len(rules) <= MOST_RULES else []
    while left:
        group = [left.pop()]
        for member in group:
            near = [rule for rule in left if _touch(member, rule)]
            group += near
            left = [rule for rule in left if rule not in near]
        if len(group) >= FEWEST_RULES:
            yield group


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.left <= other.right + TOUCHING
        and other.left <= one.right + TOUCHING
        and one.top <= other.bottom + TOUCHING
        and other.top <= one.bottom + TOUCHING
    )


def _holds(grid: Sequence[Rule], piece: Piece) -> bool:
    x, y = (piece.left + piece.right) / 2, _waist(piece)
    return min(rule.left for rule in grid) <= x <= max(
        rule.right for rule in grid
    ) and min(rule.top for rule in grid) <= y <= max(rule.bottom for rule in grid)


def _waist(piece: Piece) -> float:
    """The middle of a piece's height."""
    return piece.base - 0.3 * piece.size


def _bands(grid: Sequence[Rule], pieces: Sequence[Piece]) -> Iterator[Band]:
    """What stands from one line across to the next, with the lines down through it."""
    left, right = min(rule.left for rule in grid), max(rule.right for rule in grid)
    ys = _rows_of(grid, SPANNING * (right - left))
    for held in _between(pieces, ys):
        y = sum(map(_waist, held)) / len(held)
        xs = sorted(
            rule.left
            for rule in grid
            if not rule.is_across
            and rule.top < y < rule.bottom
            and left + TOUCHING < rule.left < right - TOUCHING
        )
        yield Band(tuple(held), tuple(xs))


def _rows_of(grid: Sequence[Rule], least: float) -> list[float]:
    """Where lines across stand that together are long enough to divide rows."""
    places: list[list[float]] = []
    for rule in sorted((each for each in grid if each.is_across), key=lambda e: e.top):
        if not places or rule.top - places[-1][0] > TOUCHING:
            places.append([rule.top, 0.0])
        places[-1][1] += rule.right - rule.left
    return [y for y, length in places if length >= least]


def _between(pieces: Sequence[Piece], ys: Sequence[float]) -> list[list[Piece]]:
    bands: dict[int, list[Piece]] = {}
    for piece in pieces:
        bands.setdefault(bisect_right(ys, _waist(piece)), []).append(piece)
    return [band for _, band in sorted(bands.items())]


def build_aligned(
    pieces: Sequence[Piece], xs: Sequence[float], ys: Sequence[float], spaced: bool
) -> Table | None:
    """Put pieces into the columns between ``xs`` and the rows between ``ys``."""
    bands = [Band(tuple(held), tuple(xs)) for held in _between(pieces, ys)]
    return build_table(bands, spaced)


def build_table(bands: Sequence[Band], spaced: bool) -> Table | None:
    """The rows of a table; None if nowhere two cells stand side by side.

    Rows that no line divides are told by the blank between them. ``spaced``: the file
    has blanks between its numbers and its Chinese.
    """
    if not any(len(set(map(band.column, band.pieces))) > 1 for band in bands):
        return None
    divided = bands if len(bands) >= RULED else _divide(bands)
    rows = tuple(_make_row(band, spaced) for band in divided)
    return Table(
        rows,
        min(row.left for row in rows),
        max(row.right for row in rows),
        min(row.top for row in rows),
        max(row.bottom for row in rows),
    )


def _divide(bands: Sequence[Band]) -> Iterator[Band]:
    """Cut bands to rows where no line shows them.

    Rows stand further apart than the lines in a cell. If all stand as far apart, the
    first band is the head, and in the others each line with something in the first
    column begins a row.
    """
    lines = [_overlapping(band.pieces) for band in bands]
    size = min(piece.size for band in bands for piece in band.pieces)
    blanks = [_blank(*pair) for band in lines for pair in pairwise(band)]
    apart = min(blanks, default=0.0) + LOOSER * size
    loose = any(blank > apart for blank in blanks)
    for index, band in enumerate(bands):
        head = index == 0 and len(bands) > 1
        row = lines[index][0]
        for above, line in pairwise(lines[index]):
            first = any(band.column(piece) == 0 for piece in line)
            if _blank(above, line) > apart if loose else first and not head:
                yield replace(band, pieces=tuple(row))
                row = []
            row = row + line
        yield replace(band, pieces=tuple(row))


def _blank(above: Sequence[Piece], below: Sequence[Piece]) -> float:
    return _top(below) - _bottom(above)


def _overlapping(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Lines of text; those of different cells that overlap are one."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: each.top):
        if lines and piece.top < _bottom(lines[-1]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _top(pieces: Sequence[Piece]) -> float:
    return min(piece.top for piece in pieces)


def _bottom(pieces: Sequence[Piece]) -> float:
    return max(piece.bottom for piece in pieces)


def _make_row(band: Band, spaced: bool) -> Row:
    cells: list[list[Piece]] = [[] for _ in range(len(band.xs) + 1)]
    for piece in band.pieces:
        cells[band.column(piece)].append(piece)
    return Row(
        tuple(set_below(cell, spaced) for cell in cells),
        min(piece.left for piece in band.pieces),
        max(piece.right for piece in band.pieces),
        _top(band.pieces),
        _bottom(band.pieces),
        max(piece.size for piece in band.pieces),
    )
