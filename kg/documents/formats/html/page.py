"""An HTML page in reading order: tokens in, the lines of a Source out."""

from itertools import dropwhile

from kg.documents.formats.html.calls import Calls
from kg.documents.formats.html.elements import BLOCKS, CELLS, DROPPED, VOID
from kg.documents.formats.html.flow import Flow
from kg.documents.formats.html.frames import Frame, make_frame
from kg.documents.formats.html.lists import print_marker
from kg.documents.formats.html.markup import Kind, Token, read_attributes, scan
from kg.documents.formats.html.nesting import Nesting
from kg.documents.formats.html.notes import MARK, Note, is_link_back
from kg.documents.formats.html.tables import Table, find_layouts
from kg.documents.formats.scribe import BREAK, Piece, Scribe, is_blank
from kg.documents.formats.source import Line, Role
from kg.model import Furniture

NOTE_MARK = "footnote mark"


class Page:
    """Reads one page, token by token."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(scan(text))
        self.layouts = find_layouts(self.tokens, text)
        self.nesting = Nesting()
        self.scribe = Scribe()
        self.furniture: list[Furniture] = []
        self.flow = Flow(text, self.furniture)
        self.calls = Calls(self.flow)
        self.tables: list[Table] = []
        self.markers: list[Piece] = []  # of list items that have no text yet

    def read(self) -> None:
        """Write the page down, from its first token to its last."""
        for token in self.tokens:
            self._read(token)
        self._close_from(1)
        self._end_paragraph()

    def _read(self, token: Token) -> None:
        match token.kind:
            case Kind.TEXT:
                self._read_text(token)
            case Kind.COMMENT:
                self._name(token, "comment")
            case Kind.RAW:
                self._name(token, DROPPED[token.name])
            case Kind.END:
                self._name(token, "markup")
                self._end(token.name)
            case _:
                self._name(token, "markup")
                self._begin(token)

    def _name(self, token: Token, name: str) -> None:
        self.furniture.append(Furniture(name, token.start, token.end))

    def _read_text(self, token: Token) -> None:
        frame = self.nesting.top
        if not frame.dropped:
            self.flow.read(token.start, token.end, frame.preformatted)
            return
        self._name(token, frame.dropped)
        if frame.dropped == NOTE_MARK and frame.note:
            frame.note.printed += self.text[token.start : token.end]

    def _begin(self, token: Token) -> None:
        """An element begins: what it closes, what it is, what it does."""
        name = token.name
        if name == "br":
            self._end_line()
            return
        self._close_from(self.nesting.to_close_for(name))
        if name in BLOCKS:
            self._end_paragraph()
        if name in VOID:
            return
        attributes = read_attributes(self.text[token.start : token.end])
        frame = make_frame(self.nesting.top, name, attributes, self._in_cell())
        if not frame.dropped and self._marks_note(frame, attributes):
            frame = frame._replace(dropped=NOTE_MARK)
        place = self.nesting.push(frame)
        if not frame.dropped:
            self._enter(token, attributes, place)
        if token.kind is Kind.EMPTY:
            self._leave()

    def _marks_note(self, frame: Frame, attributes: dict[str, str]) -> bool:
        """Whether a note has its number here, or the link back to its call."""
        if frame.note is None:
            return False
        if frame.name == "sup":
            return not frame.note.printed and not self.flow.worded
        return frame.name == "a" and is_link_back(attributes)

    def _enter(self, token: Token, attributes: dict[str, str], place: int) -> None:
        """What an element does beside what its frame says."""
        frame = self.nesting.top
        match token.name:
            case "li":
                self._count(token, attributes)
            case "table":
                layout = token.start in self.layouts or frame.note is not None
                self.tables.append(Table(layout))
            case "td" | "th" if self.tables and not self.tables[-1].layout:
                self.tables[-1].open_cell(attributes)
            case "a" | "sup":
                self.calls.open(token.name, attributes, place)

    def _count(self, token: Token, attributes: dict[str, str]) -> None:
        """Number a list's item; in a list of footnotes, the number is the note's."""
        frame, above = self.nesting.top, self.nesting.frames[-2]
        marker = print_marker(frame.items, attributes) if frame.items else ""
        if frame.note and above.note is None:
            mark = MARK.fullmatch(marker)
            frame.note.ordinal = mark["mark"] if mark else ""
        elif marker and (frame.note or self._in_cell()):
            self.flow.pieces.append(Piece(marker, token.start))
        elif marker:
            self.markers.append(Piece(marker, token.start))

    def _end(self, name: str) -> None:
        """An end tag; that of a block ends a paragraph even if nothing is open."""
        place = self.nesting.to_close_at_end(name)
        if place is None and name in BLOCKS:
            self._end_paragraph()
        self._close_from(place)

    def _close_from(self, place: int | None) -> None:
        while place is not None and len(self.nesting.frames) > place:
            self._leave()

    def _leave(self) -> None:
        """The innermost element ends."""
        self.calls.close(len(self.nesting.frames) - 1)
        if self.nesting.top.name in BLOCKS:
            self._end_block(self.nesting.top, self.nesting.frames[-2])
        self.nesting.pop()

    def _end_block(self, frame: Frame, above: Frame) -> None:
        if frame.note and above.note is None:
            self._end_note(frame.note)
        elif self.tables and not frame.dropped:
            self._end_table_part(frame, self.tables[-1])
        self._end_paragraph()
        if frame.name == "li":
            self.markers.clear()

    def _end_table_part(self, frame: Frame, table: Table) -> None:
        if frame.name in CELLS and table.in_cell:
            self.calls.forget()
            table.close_cell(self.flow.take())
        elif frame.name in ("tr", "table"):
            self._end_paragraph()
            role = frame.role if frame.role is Role.PAGE_HEAD else Role.ROW
            self.scribe.write_row(table.close_row(), role)
        if frame.name == "table":
            self.tables.pop()

    def _end_note(self, note: Note) -> None:
        """Write a note down; its mark, if it stands in the text, stays out."""
        self.calls.forget()
        pieces = list(dropwhile(lambda each: is_blank([each]), self.flow.take()))
        self._take_mark(note, pieces)
        self.scribe.write_note(pieces, note.number)

    def _take_mark(self, note: Note, pieces: list[Piece]) -> None:
        """The number that a note begins with, where nothing sets it apart."""
        front = pieces[0] if pieces else BREAK
        word, blank, rest = front.text.partition(" ")
        mark = MARK.fullmatch(word)
        alone = len(pieces) == 1 and not rest
        if not mark or alone or not front.length:
            return
        if note.number in ("", mark["mark"]):
            note.printed = word
            end = front.file + len(word)
            self.furniture.append(Furniture(NOTE_MARK, front.file, end))
            pieces[0] = Piece(rest, end + len(blank), len(rest))

    def _in_cell(self) -> bool:
        return bool(self.tables) and self.tables[-1].in_cell

    def _end_line(self) -> None:
        if not self.nesting.top.dropped:
            self.flow.end_line()

    def _end_paragraph(self) -> None:
        """A block begins or ends: so does a paragraph; in a cell or note, a line."""
        frame = self.nesting.top
        self.calls.forget()
        if self._in_cell() or frame.note:
            self._end_line()
            return
        pieces = self.flow.take()
        if is_blank(pieces):
            return
        if pieces[0] is not BREAK:
            pieces = [*self.markers, *pieces]
            self.markers = []
        self.scribe.write(
            pieces, Line(0, 0, left=frame.left + frame.first, role=frame.role)
        )
