"""Columns to printed lines: each with its text, and where it stands on the paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.documents.formats.pdf.alignment import find_aligned
from kg.documents.formats.pdf.columns import Column, Slot
from kg.documents.formats.pdf.page import Page
from kg.documents.formats.pdf.pieces import ASCENT, DESCENT, Piece, group_rows
from kg.documents.formats.pdf.strips import Strip, segments, set_side_by_side
from kg.documents.formats.pdf.tables import Row, Table
from kg.documents.formats.source import Role

APART = 3.0  # characters: text so far off on the same line is a line of its own


@dataclass(slots=True)
class Printed:
    """A line as it is printed; lengths are in points."""

    strip: Strip
    left: float
    right: float
    top: float
    bottom: float
    size: float
    role: Role = Role.TEXT
    slot: Slot = Slot.WHOLE
    blank: float | None = None  # above it; None for the first of a column
    step: float = 0.0  # from the base of the line above to its own
    note: str = ""
    skip: int = 0  # characters before the line itself: a footnote's mark


def print_column(column: Column, page: Page) -> list[Printed]:
    """The lines of a column from the top; tables as their rows."""
    lines = [
        line
        for item in _items(column, page)
        for line in (
            map(_print_row, item.rows) if isinstance(item, Table) else _print_line(item)
        )
    ]
    for line in lines:
        line.slot = column.slot
    for above, line in pairwise(lines):
        line.blank = line.top - above.bottom
        line.step = line.blank + ASCENT * line.size + DESCENT * above.size
    return lines


def _items(column: Column, page: Page) -> Iterator[list[Piece] | Table]:
    """The column's rows and tables in their order."""
    tables = [box for box in column.boxes if isinstance(box, Table)]
    rows = group_rows(box for box in column.boxes if isinstance(box, Piece))
    for table in sorted(tables, key=lambda each: each.top):
        above = [row for row in rows if row[0].base < table.top + row[0].size]
        yield from find_aligned(above, page)
        yield table
        rows = rows[len(above) :]
    yield from find_aligned(rows, page)


def _print_row(row: Row) -> Printed:
    return Printed(
        row.strip(), row.left, row.right, row.top, row.bottom, row.size, Role.ROW
    )


def _print_line(row: Sequence[Piece]) -> Iterator[Printed]:
    for part in segments(row, APART):
        yield print_pieces(part)


def print_pieces(pieces: Sequence[Piece], role: Role = Role.TEXT) -> Printed:
    """Pieces side by side as one line."""
    longest = max(pieces, key=lambda piece: len(piece.text))
    return Printed(
        set_side_by_side(pieces),
        pieces[0].left,
        max(piece.right for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.bottom for piece in pieces),
        longest.size,
        role,
    )
