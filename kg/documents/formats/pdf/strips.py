"""Pieces put side by side, and lines put one after another, to running text.

A strip is text with the places of what is raised in it; marks of footnotes are such.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.documents.formats.pdf.gaps import usual
from kg.documents.formats.pdf.pieces import Piece, group_rows
from kg.documents.layout.block import glue

CLEAR = 0.5  # of a character's width: so much wider than usual is a gap that is meant
LONE = 0.6  # of the pieces are single characters where letters are set apart
LOOSE = 2.5  # characters: they are set apart no farther
# 346 · a · * · 12、13
MARK = re.compile(r"\d{1,4}|(?<![A-Za-z])[a-z](?![A-Za-z])|\*{1,3}|[†‡]")
MARKS = re.compile(rf"(?:{MARK.pattern})(?:\s*[,，、]?\s*(?:{MARK.pattern}))*")
UNIT = re.compile(r"[kcmd]?m$")  # km2


@dataclass(slots=True)
class Strip:
    """Text on its way to the page's text."""

    text: str = ""
    raised: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, raised: Sequence[tuple[int, int]] = ()) -> None:
        """Lengthen it."""
        at = len(self.text)
        self.raised += [(at + start, at + end) for start, end in raised]
        self.text += text

    def marks(self) -> Iterator[tuple[int, int]]:
        """The places of footnotes' marks in it."""
        for start, end in self.raised:
            raised = self.text[start:end].strip()
            if not MARKS.fullmatch(raised) or UNIT.search(self.text[:start]):
                continue
            at = self.text.index(raised, start)
            for found in MARK.finditer(raised):
                yield at + found.start(), at + found.end()


def set_side_by_side(pieces: Sequence[Piece]) -> Strip:
    """One line of text: a gap that is meant becomes a blank.

    In letters set apart every gap is as wide, and none is a blank.
    """
    gaps = gaps_between(pieces)
    usual_gap = usual_spread(pieces)
    strip = Strip()
    for index, piece in enumerate(pieces):
        if index and _is_meant(gaps[index - 1] - usual_gap, piece.size, strip.text):
            strip.add(" ")
        strip.add(piece.text, piece.raised)
    return strip


def _is_meant(gap: float, size: float, before: str) -> bool:
    return gap > CLEAR * size and not before[-1:].isspace()


# 17. · (a) · ㈠ · – , and then a gap: one column of text, not two
MARKER = re.compile(r"[(（]\w{1,4}[)）]|\w{1,4}[.．、)）]|[㈠-㈩]|[–—―•●▪■◦○·‣*-]")


def segments(row: Sequence[Piece], clear: float) -> list[list[Piece]]:
    """Cut a line where a gap is ``clear`` characters wide, and twice the usual one.

    A paragraph's marker stays with its text, however far off that is.
    """
    parts = [[row[0]]]
    spread = usual_spread(row)
    for gap, piece in zip(gaps_between(row), row[1:], strict=True):
        last = parts[-1]
        if gap > max(clear * piece.size, 2 * spread) and not is_marker(last):
            parts.append([piece])
        else:
            last.append(piece)
    return parts


def is_marker(pieces: Sequence[Piece]) -> bool:
    """Whether this is but the marker of a paragraph, or of a footnote."""
    piece = pieces[0]
    text = piece.text.strip()
    all_raised = piece.raised[:1] == [(0, len(text))]
    return len(pieces) == 1 and (all_raised or bool(MARKER.fullmatch(text)))


def gaps_between(pieces: Sequence[Piece]) -> list[float]:
    """The widths of the gaps between pieces on one line."""
    return [after.left - before.right for before, after in pairwise(pieces)]


def usual_spread(pieces: Sequence[Piece]) -> float:
    """How far the characters of a line stand apart where nothing is meant by it."""
    inner = [
        each.spread for each in pieces if each.spread is not None for _ in each.text
    ]
    if inner:
        return usual(inner)
    single = [piece for piece in pieces if len(piece.text.strip()) == 1]
    gaps = gaps_between(pieces)
    if (
        len(single) < LONE * len(pieces)
        or max(gaps, default=0) > LOOSE * pieces[0].size
    ):
        return 0.0
    return usual(gaps)


def set_below(pieces: Sequence[Piece], spaced: bool) -> Strip:
    """The text of a table's cell: its lines put together as those of a paragraph.

    ``spaced``: this text has blanks between its numbers and its Chinese.
    """
    strip = Strip()
    for row in group_rows(pieces):
        line = set_side_by_side(row)
        text = line.text.rstrip()
        strip.add(glue(strip.text, text, spaced) if strip.text else "")
        strip.add(text, [each for each in line.raised if each[1] <= len(text)])
    return strip
