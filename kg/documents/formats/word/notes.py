"""The numbers of footnotes and endnotes: counted as they are called, printed as set.

A note's number stands nowhere in the file either. It comes from the order of the calls
and from what the settings and the section say of start, restart and way of counting.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.documents.formats.numerals import print_number
from kg.documents.formats.scribe import Piece
from kg.documents.formats.word.markup import find, name, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FOOTNOTE = "footnote"
ENDNOTE = "endnote"
USUAL = {FOOTNOTE: "decimal", ENDNOTE: "lowerRoman"}


@dataclass(slots=True)
class Notes:
    """Which notes were called so far, and which of them are still to be read.

    One that waits is its kind, its id in the file, and the mark it is printed with.
    """

    sections: "list[Element]"  # w:sectPr, in order
    settings: "Element | None"
    section: int = 0
    counts: dict[str, int | None] = field(default_factory=dict)
    called: set[tuple[str, str]] = field(default_factory=set)
    waiting: list[tuple[str, str, str]] = field(default_factory=list)
    properties: "dict[tuple[int, str, str], Element | None]" = field(
        default_factory=dict
    )
    by_page: bool = False  # the count starts anew on each page, and pages are unknown

    def call(self, kind: str, note: str, custom: str = "") -> str:
        """The mark that is printed where a note is called, and before the note."""
        mark = custom or self._next(kind)
        if (kind, note) not in self.called:
            self.called.add((kind, note))
            self.waiting.append((kind, note, mark))
        return mark

    def take(self, kind: str) -> list[tuple[str, str]]:
        """The notes of a kind that wait, by id and mark; they wait no more."""
        taken = [(note, mark) for each, note, mark in self.waiting if each == kind]
        self.waiting = [each for each in self.waiting if each[0] != kind]
        return taken

    def end_section(self) -> None:
        """Go on to the next section, whose notes may start anew."""
        self.section += 1
        for kind in USUAL:
            if self._setting(kind, "w:numRestart") == "eachSect":
                self.counts[kind] = None

    def _next(self, kind: str) -> str:
        before = self.counts.get(kind)
        start = number(self._property(kind, "w:numStart"))
        first = 1 if start is None else start
        count = first if before is None else before + 1
        self.counts[kind] = count
        self.by_page |= self._setting(kind, "w:numRestart") == "eachPage"
        return print_number(count, self._setting(kind, "w:numFmt") or USUAL[kind])

    def _setting(self, kind: str, path: str) -> str | None:
        return value(self._property(kind, path))

    def _property(self, kind: str, path: str) -> "Element | None":
        key = (self.section, kind, path)
        if key not in self.properties:
            self.properties[key] = self._find_property(kind, path)
        return self.properties[key]

    def _find_property(self, kind: str, path: str) -> "Element | None":
        """What this section says, or else the settings of the document."""
        here = self.sections[self.section : self.section + 1]
        for holder in (*here, self.settings):
            found = find(holder, f"w:{kind}Pr/{path}")
            if found is not None:
                return found
        return None


def list_sections(document: "Element") -> "list[Element]":
    """The sections of a document; a tracked change keeps the old ones inside."""
    changes = name("w:sectPrChange"), name("w:pPrChange")
    return [
        section
        for section in document.iter(name("w:sectPr"))
        if not any(True for _ in section.iterancestors(*changes))
    ]


def without_mark(pieces: list[Piece], mark: str) -> list[Piece]:
    """Take away the sign that a note begins with."""
    text = "".join(piece.text for piece in pieces)
    front = text.lstrip()
    if not front.startswith(mark):
        return pieces
    gone = len(text) - len(front) + len(mark)
    kept: list[Piece] = []
    for piece in pieces:
        cut = min(gone, len(piece.text))
        gone -= cut
        kept.append(piece._replace(text=piece.text[cut:]) if cut else piece)
    return kept
