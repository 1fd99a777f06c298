"""The text of a paragraph as it flows: white space as browsers show it, marks of notes.

A run of blanks is one blank; a line's end between two Chinese characters is none.
"""

import re
from dataclasses import dataclass, field

from kg.documents.formats.html.markup import REFERENCE, read_reference
from kg.documents.formats.html.notes import LONGEST_UNIT, MARK, UNIT
from kg.documents.formats.scribe import BREAK, Piece, is_blank, is_chinese
from kg.model import Furniture

WHITE = " \t\n\r\f"
# Words with one blank between them are as they will be shown.
PART = re.compile(
    rf"(?P<blank>[{WHITE}]+)|(?P<reference>{REFERENCE})"
    rf"|&|[^{WHITE}&]++(?: [^{WHITE}&]++)*+"
)
# What may be a note's mark, or a figure set high: it shows when the notes are known.
MAYBE = "?"


@dataclass(slots=True)
class Flow:
    """The open paragraph."""

    text: str
    furniture: list[Furniture]
    pieces: list[Piece] = field(default_factory=list)
    worded: bool = False  # whether there is more than white space
    _blank: int | None = None  # where white space stands that may yet be dropped
    _broken: bool = False  # and that there is the end of a line in it

    def read(self, start: int, end: int, preformatted: bool) -> None:
        """Add a stretch of the file that is text."""
        for part in PART.finditer(self.text, start, end):
            if part["blank"]:
                self._add_blank(part.start(), part.end(), preformatted)
            elif part["reference"]:
                self._add_reference(part[0], part.start())
            else:
                self._add(Piece(part[0], part.start(), len(part[0])))

    def end_line(self) -> None:
        """A line ends, and the paragraph goes on; twice, and it ends."""
        self._blank, self._broken = None, False
        self.pieces.append(BREAK)

    def take(self) -> list[Piece]:
        """The paragraph's pieces; then the next one begins."""
        pieces, self.pieces = self.pieces, []
        self._blank, self._broken, self.worded = None, False, False
        return pieces

    def mark(self, first: int, sure: bool) -> None:
        """Make the pieces from ``first`` on a note's mark, if they look like one."""
        while first < len(self.pieces) and is_blank(self.pieces[first : first + 1]):
            first += 1
        words = "".join(piece.text for piece in self.pieces[first:])
        mark = MARK.fullmatch(words)
        before = self.pieces[first - 1].text[-LONGEST_UNIT:] if first else ""
        if mark and (sure or not UNIT.search(before)):
            note = mark["mark"] if sure else MAYBE + mark["mark"]
            self.pieces[first:] = [
                piece._replace(note=note) if piece.text.strip() else piece
                for piece in self.pieces[first:]
            ]

    def _add(self, piece: Piece) -> None:
        last = self.pieces[-1] if self.pieces else BREAK
        if self._blank is not None and last is not BREAK:
            chinese = is_chinese(last.text[-1:]) and is_chinese(piece.text[:1])
            if not (chinese and self._broken):
                self.pieces.append(Piece(" ", self._blank, 1))
        self._blank, self._broken = None, False
        self.worded = self.worded or not piece.text.isspace()
        self.pieces.append(piece)

    def _add_blank(self, start: int, end: int, preformatted: bool) -> None:
        if not preformatted:
            self._blank = start if self._blank is None else self._blank
            self._broken |= "\n" in self.text[start:end]
            return
        for index in range(start, end):
            if self.text[index] == "\n":
                self.end_line()
            else:
                self.pieces.append(Piece(" ", index, 1))

    def _add_reference(self, reference: str, start: int) -> None:
        """A character in the file's own way of writing it: &nbsp;."""
        char = read_reference(reference)
        kept = 0
        if char == reference:
            kept = len(reference)
            self._add(Piece(reference, start, kept))
        elif char:
            kept = 1
            self._add(Piece(char, start, kept))
        end = start + len(reference)
        if start + kept < end:
            self.furniture.append(Furniture("reference", start + kept, end))
