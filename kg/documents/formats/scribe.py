"""Writes pieces of text down as the lines of a Source: for formats with paragraphs.

Takes a paragraph as pieces: characters, where in the file they stood, which footnote
they call. Gives the one text, and the lines, marks and runs upon it.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kg.documents.formats.plain import width
from kg.documents.formats.source import Line, Mark, Role
from kg.documents.layout.block import glue
from kg.model import Furniture


class Piece(NamedTuple):
    """Characters that stand together."""

    text: str
    file: int = -1  # where they stand in the file, if its characters are counted
    length: int = 0  # how many of the file's characters they are; 0 if they were put in
    note: str = ""  # the footnote whose mark they are


# A line ends here and the paragraph goes on; two of them end the paragraph.
BREAK = Piece("\n")
TAB = Piece("\t")


@dataclass(slots=True)
class Scribe:
    """Collects a Source's text and what stands on it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    runs: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was written so far."""
        return "".join(self.parts)

    def write(self, pieces: Iterable[Piece], shape: Line) -> None:
        """Write a paragraph down; ``shape`` is a line that lacks only its place.

        A line break within running text begins a new line, for the layout to join.
        Where nothing is left to join, as in a heading, it is settled here.
        """
        for paragraph in split_paragraphs(pieces):
            lines = list(split_lines(paragraph))
            if shape.role is Role.HEADING:
                lines = [join_lines(lines, _glue)]
            for index, line in enumerate(lines, 1):
                self._write_line(line, replace(shape, whole=index == len(lines)))

    def write_note(self, pieces: Iterable[Piece], note: str) -> None:
        """Write a footnote down: one line, however many paragraphs it has."""
        line = join_lines(split_lines(pieces), _glue)
        if not is_blank(line):
            self._write_line(line, Line(0, 0, whole=True, role=Role.NOTE, note=note))

    def write_row(self, cells: Iterable[Iterable[Piece]], role: Role) -> None:
        """Write a table's row down: one line, its cells divided by tabs."""
        row: list[Piece] = []
        for cell in cells:
            row += (TAB, *join_lines(split_lines(cell), _set_apart))
        if not is_blank(row):
            self._write_line(row[1:], Line(0, 0, whole=True, role=role))

    def write_aside(self, text: str, name: str) -> None:
        """Write down what is printed but no part of any line, and name it."""
        self.furniture.append(Furniture(name, self.length, self.length + len(text)))
        self._put(Piece(f"{text} "))

    def _write_line(self, pieces: list[Piece], shape: Line) -> None:
        text = "".join(piece.text for piece in pieces)
        self.lines.append(_place(shape, text, self.length))
        for piece in pieces:
            self._put(piece)
        self._put(Piece("\n"))

    def _put(self, piece: Piece) -> None:
        text, file, length, note = piece
        if note:
            self._mark(self.length, self.length + len(text), note)
        if file >= 0:
            self._lead_back(file, length)
        self.parts.append(text)
        self.length += len(text)

    def _mark(self, start: int, end: int, note: str) -> None:
        """Note where a footnote's mark stands, in however many pieces it came."""
        last = self.marks[-1] if self.marks else None
        if last and (last.end, last.note) == (start, note):
            start = self.marks.pop().start
        self.marks.append(Mark(start, end, note))

    def _lead_back(self, file: int, length: int) -> None:
        """Note where in the file the next characters stand."""
        at, before, reach = self.runs[-1] if self.runs else (0, 0, 0)
        if reach and at + reach == self.length and before + reach == file:
            self.runs[-1] = (at, before, reach + length)
        else:
            self.runs.append((self.length, file, length))


def _place(shape: Line, text: str, start: int) -> Line:
    """The line's place: without the blanks round it, which count as its indent.

    The tabs of a row stay: an empty cell is a cell.
    """
    blank = BLANKS if shape.role is Role.ROW else None
    before = len(text) - len(text.lstrip(blank))
    words = text.strip(blank)
    left = shape.left + width(text[:before])
    return replace(
        shape,
        start=start + before,
        end=start + before + len(words),
        left=left,
        right=left + width(words),
    )


BLANKS = " \u00a0\u2002\u2003\u3000"


def split_paragraphs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Cut at empty lines; paragraphs without a word are left out."""
    paragraph: list[Piece] = []
    line: list[Piece] = []
    for piece in (*pieces, BREAK):
        line.append(piece)
        if piece is not BREAK:
            continue
        if is_blank(line):
            yield from _worded(paragraph)
            paragraph = []
        paragraph += line
        line = []
    yield from _worded(paragraph)


def _worded(paragraph: list[Piece]) -> Iterator[list[Piece]]:
    if not is_blank(paragraph):
        yield paragraph


def split_lines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Cut at the line breaks, which go."""
    line: list[Piece] = []
    for piece in (*pieces, BREAK):
        if piece is not BREAK:
            line.append(piece)
        elif not is_blank(line):
            yield line
            line = []


def join_lines(
    lines: Iterable[list[Piece]], joint: Callable[[str, str], str]
) -> list[Piece]:
    """Make one line of several; what comes between two, ``joint`` says."""
    joined: list[Piece] = []
    before = ""
    for line in lines:
        words = "".join(piece.text for piece in line)
        if before:
            joined.append(Piece(joint(before, words)))
        joined += line
        before = words
    return joined


def _glue(before: str, after: str) -> str:
    """As a paragraph is put together again."""
    return glue(before, after, False)


def _set_apart(before: str, after: str) -> str:
    """As a cell is: its lines are short, and each says a thing of its own."""
    return "" if is_chinese(before[-1]) and is_chinese(after[0]) else " "


# “ and its like are as wide as the text they stand in.
WIDE_QUOTES = "“”‘’…—"


def is_chinese(char: str) -> bool:
    """Whether a character is as wide as a Chinese one, punctuation included.

    >>> is_chinese("中"), is_chinese("，"), is_chinese("a"), is_chinese("")
    (True, True, False, False)
    """
    if not char:
        return False
    return char in WIDE_QUOTES or unicodedata.east_asian_width(char) in "WF"


def is_blank(pieces: Iterable[Piece]) -> bool:
    """Whether there is no word in them."""
    return all(not piece.text.strip() for piece in pieces)
