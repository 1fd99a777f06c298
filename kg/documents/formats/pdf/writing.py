"""All pages to one Source: the text as it is read, and a line upon each printed line.

Lines end with a line feed, and a form feed stands between pages.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.documents.formats.pdf.alignment import find_aligned
from kg.documents.formats.pdf.columns import Box, cut, find_gutter
from kg.documents.formats.pdf.geometry import Geometry, body_size
from kg.documents.formats.pdf.margins import take_heads
from kg.documents.formats.pdf.notes import NoteReader
from kg.documents.formats.pdf.page import Page
from kg.documents.formats.pdf.pieces import group_rows
from kg.documents.formats.pdf.printed import Printed, print_column, print_pieces
from kg.documents.formats.pdf.tables import Table, take_ruled
from kg.documents.formats.source import Line, Mark, Role, Source
from kg.documents.layout.block import is_spaced
from kg.model import Furniture

FOOTNOTE_MARK = "footnote mark"


def write_source(pages: Sequence[Page], notices: tuple[str, ...] = ()) -> Source:
    """Set the pages in order and write them down."""
    size = body_size(pages)
    take_heads(pages, size)
    spaced = is_spaced("\n".join(piece.text for page in pages for piece in page.pieces))
    for page in pages:
        page.spaced = spaced
    geometry = Geometry(size)
    printed = _print_pages(pages, geometry)
    scribe = _Scribe(geometry)
    for page, lines in zip(pages, printed, strict=True):
        scribe.write_page(page, lines)
    return Source(
        text="".join(scribe.text),
        lines=scribe.lines,
        format="pdf",
        marks=tuple(scribe.marks),
        furniture=tuple(scribe.furniture),
        page_starts=tuple(scribe.page_starts),
        notices=notices,
    )


def _print_pages(pages: Sequence[Page], geometry: Geometry) -> list[list[Printed]]:
    """Each page's lines in reading order."""
    boxes = [_find_boxes(page) for page in pages]
    gutters = _find_gutters(pages, boxes, geometry.size)
    notes = NoteReader(geometry.size)
    printed = []
    for page, content, gutter in zip(pages, boxes, gutters, strict=True):
        lines: list[Printed] = []
        for column in cut(content, gutter, geometry.size):
            part = print_column(column, page)
            notes.read(part, page)
            lines += part
        geometry.learn(page, lines)
        printed.append(lines)
    return printed


def _find_boxes(page: Page) -> list[Box]:
    """What stands on a page: its tables as one box each, and all else in pieces."""
    tables, pieces = take_ruled(page)
    boxes: list[Box] = [*tables]
    for item in find_aligned(group_rows(pieces), page, columns=3):
        boxes += [item] if isinstance(item, Table) else item
    return boxes


def _find_gutters(
    pages: Sequence[Page], boxes: Sequence[Sequence[Box]], size: float
) -> list[float | None]:
    """The gutter of each page; where it shows none itself, that of its like."""
    found = [find_gutter(each, size) for each in boxes]
    usual: dict[int, Counter[float]] = {}
    for page, gutter in zip(pages, found, strict=True):
        if gutter is not None:
            usual.setdefault(round(page.width), Counter())[gutter] += 1
    known = {width: count.most_common(1)[0][0] for width, count in usual.items()}
    return [
        known.get(round(page.width)) if gutter is None else gutter
        for page, gutter in zip(pages, found, strict=True)
    ]


@dataclass(slots=True)
class _Scribe:
    """The text as it grows."""

    geometry: Geometry
    text: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    page_starts: list[int] = field(default_factory=list)

    def write_page(self, page: Page, lines: Sequence[Printed]) -> None:
        """Write a page: its heads, its text, its feet, what is not level."""
        if self.page_starts:
            self._put("\f")
        self.page_starts.append(self.length)
        heads, feet = (
            [print_pieces(row, Role.PAGE_HEAD) for row in group_rows(pieces)]
            for pieces in (page.heads, page.feet)
        )
        aside = [print_pieces([piece]) for piece in page.turned]
        for line in (*heads, *lines, *feet, *aside):
            self._write(page, line)

    def _write(self, page: Page, printed: Printed) -> None:
        text = printed.strip.text
        bare = text[printed.skip :].rstrip(" " if printed.role is Role.ROW else None)
        start = self.length + printed.skip
        geometry = self.geometry
        self.lines.append(
            Line(
                start=start,
                end=start + len(bare),
                left=geometry.across(page, printed, printed.left),
                right=geometry.across(page, printed, printed.right),
                gap=geometry.gap(printed),
                page=page.number,
                size=round(printed.size / geometry.size, 2),
                role=printed.role,
                note=printed.note,
            )
        )
        self._name_mark(text[: printed.skip])
        self._mark_calls(printed)
        self._put(text + "\n")

    def _name_mark(self, before: str) -> None:
        """Name the mark that a footnote begins with: it is no part of the line."""
        mark = before.strip()
        if mark:
            at = self.length + before.index(mark)
            self.furniture.append(Furniture(FOOTNOTE_MARK, at, at + len(mark)))

    def _mark_calls(self, printed: Printed) -> None:
        """The marks of footnotes in a line; a note's own is no call."""
        for start, end in printed.strip.marks():
            if start >= printed.skip and printed.role is not Role.PAGE_HEAD:
                note = printed.strip.text[start:end]
                self.marks.append(Mark(self.length + start, self.length + end, note))

    def _put(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)
