"""Documents to a table, one line each, written as they come."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from shutil import get_terminal_size
from typing import TextIO

from rich.cells import cell_len, set_cell_size

from kg.model import Document, Kind
from kg.writers.line import one_line

# How wide each column is, in Latin letters; negative where it is set to the right.
# The file's name takes what is left of the line.
COLUMNS = {
    "kind": 10,
    "symbol": 16,
    "date": 10,
    "numbered": -8,
    "notes": -5,
    "chars": -6,
}
NARROWEST = 15
ABSENT = "-"
NUMBERED = (Kind.OPERATIVE, Kind.BODY)


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write a heading and a line for every document."""
    others = sum(abs(width) + 1 for width in COLUMNS.values())
    room = max(NARROWEST, get_terminal_size().columns - others)
    widths = (room, *COLUMNS.values())
    stream.write(_line(("file", *COLUMNS), widths))
    for document in documents:
        stream.write(_line(_cells(document), widths))
        stream.flush()


def _cells(document: Document) -> tuple[str, ...]:
    metadata = document.metadata
    notes = sum(each.kind is Kind.FOOTNOTE for each in document.paragraphs)
    return (
        one_line(PurePath(document.origin.file).name),
        metadata.kind,
        metadata.symbol or ABSENT,
        str(metadata.date or ABSENT),
        str(count_numbered(document)),
        str(notes),
        str(len(document.text)),
    )


def count_numbered(document: Document) -> int:
    """How many paragraphs carry a number of their own: 17, annex/3; not 17(a)."""
    return sum(
        each.number.rpartition("/")[2].isdecimal()
        for each in document.paragraphs
        if each.kind in NUMBERED
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    row = " ".join(_fit(*pair) for pair in zip(cells, widths, strict=True))
    return row.rstrip() + "\n"


def _fit(text: str, width: int) -> str:
    """Fill or crop to a width; a Chinese character is two letters wide.

    >>> _fit("决议", 6), _fit("63", -4), _fit("PracticeChapter", 10)
    ('决议  ', '  63', 'PracticeC…')
    """
    room = abs(width)
    length = cell_len(text)
    if length > room:
        return set_cell_size(text, room - 1) + "…"
    blank = " " * (room - length)
    return blank + text if width < 0 else text + blank
