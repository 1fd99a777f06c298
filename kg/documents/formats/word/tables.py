"""A Word table as a grid, to tell whether it holds data; and its merged cells."""

from typing import TYPE_CHECKING

from kg.documents.formats.grid import MASTHEAD, Grid
from kg.documents.formats.word.markup import find, find_all, name, value, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def measure_grid(rows: "list[list[Element]]") -> Grid:
    """Look through the cells of a table."""
    cells = [cell for row in rows for cell in row]
    return Grid(
        rows=len(rows),
        worded=max((sum(map(bool, map(words, row))) for row in rows), default=0),
        paragraphs=max(map(_count_paragraphs, cells), default=0),
        nested=any(next(cell.iter(name("w:tbl")), None) is not None for cell in cells),
        masthead=any(MASTHEAD.match(words(cell)) for cell in cells),
    )


def _count_paragraphs(cell: "Element") -> int:
    return sum(bool(words(paragraph)) for paragraph in find_all(cell, "w:p"))


def merge(cell: "Element", path: str) -> str | None:
    """``restart`` or ``continue`` where a cell is merged with others."""
    merged = find(cell, f"w:tcPr/{path}")
    return None if merged is None else value(merged) or "continue"
