"""A Word document in reading order: page heads, body and footnotes, endnotes, feet.

Takes a Package, writes its paragraphs, rows and notes down as the lines of a Source.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.documents.formats.scribe import BREAK, Piece, Scribe, is_blank
from kg.documents.formats.source import Line, Role, Source
from kg.documents.formats.word.markup import (
    descend,
    find,
    find_all,
    is_on,
    name,
    value,
    words,
)
from kg.documents.formats.word.notes import (
    ENDNOTE,
    FOOTNOTE,
    Notes,
    list_sections,
    without_mark,
)
from kg.documents.formats.word.numbering import Numbering
from kg.documents.formats.word.package import Package
from kg.documents.formats.word.runs import Runs
from kg.documents.formats.word.styles import Styles
from kg.documents.formats.word.tables import measure_grid, merge

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NOTE_MARK = "footnote mark"
NOTICES = {
    "deleted": "tracked changes: {} deleted characters are left out",
    "hidden": "{} characters of hidden text are left out",
    "comments": "{} comments are left out",
    "ruby": "{} notes on pronunciation are left out",
    "drawings": "{} charts or diagrams with text of their own are left out",
    "chunks": "{} embedded documents are left out",
    "uncalled": "{} footnotes that nothing calls are left out",
    "by page": "footnotes are numbered by page, which the file does not tell: {} read",
}


class WordReader:
    """Reads one document; what its parts share stands here."""

    def __init__(self, package: Package) -> None:
        document = package.part(package.main)
        body = find(document, "w:body")
        if document is None or body is None:
            raise package.damaged()
        self.package = package
        self.body = body
        self.settings = package.related("settings")
        self.styles = Styles(package.related("styles"))
        self.numbering = Numbering(package.related("numbering"), self.styles)
        self.sections = list_sections(document)
        self.notes = Notes(self.sections, self.settings)
        self.texts = {kind: self._note_texts(kind) for kind in (FOOTNOTE, ENDNOTE)}
        self.scribe = Scribe()
        self.left_out: Counter[str] = Counter()

    def read(self) -> Source:
        """Write everything down, in the order in which a page is read."""
        self._read_heads("header")
        self.tell(self.body, Role.TEXT)
        self.read_notes(ENDNOTE)
        self._read_heads("footer")
        scribe = self.scribe
        return Source(
            scribe.text,
            scribe.lines,
            "word",
            marks=tuple(scribe.marks),
            furniture=tuple(scribe.furniture),
            notices=tuple(self._notices()),
        )

    def tell(self, story: "Element", role: Role) -> None:
        """Read the body, a page head or foot."""
        _Story(self, story, role).read(story)

    def _read_heads(self, kind: str) -> None:
        """The page heads or feet that are printed, each once."""
        relations = self.package.relations(self.package.main)
        printed = dict.fromkeys(
            relations[key].target
            for section in self.sections
            for reference in find_all(section, f"w:{kind}Reference")
            if (key := value(reference, "r:id") or "") in relations
            and self._prints(section, reference)
        )
        seen: set[str] = set()
        for path in printed:
            root = self.package.part(path)
            if root is not None and words(root) not in seen:
                seen.add(words(root))
                self.tell(root, Role.PAGE_HEAD)

    def _prints(self, section: "Element", reference: "Element") -> bool:
        """A head for the first page, or for left pages, is there only if asked for."""
        match value(reference, "w:type"):
            case "first":
                return is_on(find(section, "w:titlePg"))
            case "even":
                return is_on(find(self.settings, "w:evenAndOddHeaders"))
            case _:
                return True

    def read_notes(self, kind: str) -> None:
        """Write down the notes that were called since this was last done."""
        for key, mark in self.notes.take(kind):
            note = self.texts[kind].get(key)
            if note is not None:
                _Story(self, note, Role.NOTE).read_note(note, mark)

    def _note_texts(self, kind: str) -> "dict[str | None, Element]":
        """The notes of a kind by their ids, without the rules that are stored there."""
        return {
            value(note, "w:id"): note
            for note in find_all(self.package.related(f"{kind}s"), f"w:{kind}")
            if value(note, "w:type") in (None, "normal")
        }

    def _notices(self) -> Iterator[str]:
        for kind, texts in self.texts.items():
            called = {key for each, key in self.notes.called if each == kind}
            self.left_out["uncalled"] += len(texts.keys() - called)
        if self.notes.by_page:
            self.left_out["by page"] = len(self.notes.called)
        for reason, count in self.left_out.items():
            if count:
                yield NOTICES[reason].format(count)


class _Story:
    """A text that runs by itself: the body, a note, a page head."""

    def __init__(self, reader: WordReader, root: "Element", role: Role) -> None:
        self.reader = reader
        self.role = role
        self.runs = Runs(root, reader.styles, reader.notes)
        self.runs.left_out = reader.left_out
        self.carried: list[Piece] = []  # of a paragraph whose end is deleted

    def read(self, container: "Element") -> None:
        """Write the paragraphs and tables of a container down, each with its notes."""
        for block in self._blocks(container):
            if block.tag == name("w:tbl"):
                self._read_table(block)
            else:
                self._read_paragraph(block)
            self._read_boxes()
            self.reader.read_notes(FOOTNOTE)

    def read_note(self, note: "Element", mark: str) -> None:
        """Write a note down as one line, however many its paragraphs are."""
        pieces = self._gather(note)
        if next(note.iter(name("w:footnoteRef"), name("w:endnoteRef")), None) is None:
            pieces = without_mark(pieces, mark)
        self.reader.scribe.write_aside(mark, NOTE_MARK)
        self.reader.scribe.write_note(pieces, mark)
        self._read_boxes()

    def _blocks(self, container: "Element") -> "Iterator[Element]":
        chunks = container.findall(f"./{name('w:altChunk')}")
        self.reader.left_out["chunks"] += len(chunks)
        return descend(container, "w:p", "w:tbl")

    def _read_paragraph(self, paragraph: "Element") -> None:
        pieces = self._pieces(paragraph)
        if not is_blank(pieces):
            self.reader.scribe.write(pieces, self._shape(paragraph))
        if find(paragraph, "w:pPr/w:sectPr") is not None:
            self.reader.notes.end_section()

    def _shape(self, paragraph: "Element") -> Line:
        """What a paragraph's line looks like, its place excepted."""
        level = self.reader.numbering.level_of(paragraph)
        heading = self.role is Role.TEXT and self.reader.styles.heads(paragraph)
        return Line(
            start=0,
            end=0,
            left=self.reader.styles.indent(paragraph, level),
            role=Role.HEADING if heading else self.role,
        )

    def _pieces(self, paragraph: "Element") -> list[Piece]:
        """A paragraph with its number; none yet if its end is deleted or hidden."""
        pieces = self.carried + self.runs.read(paragraph)
        mark = find(paragraph, "w:pPr/w:rPr")
        if any(find(mark, f"w:{gone}") is not None for gone in ("del", "moveFrom")):
            self.carried = pieces
            return []
        self.carried = []
        if is_blank(pieces) and is_on(find(mark, "w:vanish")):
            return []
        return [Piece(self.reader.numbering.print_next(paragraph)), *pieces]

    def _read_boxes(self) -> None:
        """Text boxes are read after the paragraph or table they hang on."""
        boxes, self.runs.boxes = self.runs.boxes, []
        role = Role.TEXT if self.role is Role.NOTE else self.role
        for box in boxes:
            self.reader.tell(box, role)

    def _read_table(self, table: "Element") -> None:
        rows = [
            list(descend(row, "w:tc"))
            for row in descend(table, "w:tr")
            if find(row, "w:trPr/w:del") is None
        ]
        if measure_grid(rows).places_text:
            for cell in (cell for row in rows for cell in row):
                self.read(cell)
            return
        role = Role.ROW if self.role is Role.TEXT else self.role
        for row in rows:
            cells = [cell for cell in row if merge(cell, "w:hMerge") != "continue"]
            self.reader.scribe.write_row(map(self._read_cell, cells), role)

    def _read_cell(self, cell: "Element") -> list[Piece]:
        """What a cell says; nothing where it goes on with the one above."""
        return [] if merge(cell, "w:vMerge") == "continue" else self._gather(cell)

    def _gather(self, container: "Element") -> list[Piece]:
        """All paragraphs below, one line each."""
        pieces: list[Piece] = []
        for paragraph in container.iter(name("w:p")):
            if not _is_aside(paragraph, container):
                pieces += (*self._pieces(paragraph), BREAK)
        return pieces


def _is_aside(paragraph: "Element", container: "Element") -> bool:
    """Whether a paragraph stands in a text box, which is read by itself."""
    for above in paragraph.iterancestors(name("w:txbxContent"), container.tag):
        return above.tag == name("w:txbxContent") and above is not container
    return False
