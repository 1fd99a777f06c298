"""Word files for tests, set as people do: with python-docx, from blocks.

What that library does not know, footnotes and lists of one's own, is put in as XML.
"""

import io
import re
from collections.abc import Iterable

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt

from tests.makers.blocks import Block, Heads, Note, Setting
from tests.makers.ooxml import (
    NAMESPACES,
    field_xml,
    footnotes_xml,
    numbering_xml,
)

SIZE = 10.5  # points: what Chinese calls 五号
# 17. · (a) · ㈠ : what a list can print by itself, and how
MARKS = (
    (re.compile(r"(\d{1,3})\. "), "decimal", "%1."),
    (re.compile(r"\(([a-z])\) "), "lowerLetter", "(%1)"),
    (re.compile(r"([㈠-㈩]) "), "ideographEnclosedCircle", "%1"),
    (re.compile(r"([一二三四五六七八九])\. "), "chineseCounting", "%1."),
    (re.compile(r"([A-Z])\. "), "upperLetter", "%1."),
)
COUNTS = {
    "decimal": int,
    "lowerLetter": lambda text: ord(text) - ord("a") + 1,
    "upperLetter": lambda text: ord(text) - ord("A") + 1,
    "ideographEnclosedCircle": lambda text: ord(text) - ord("㈠") + 1,
    "chineseCounting": lambda text: "一二三四五六七八九".index(text) + 1,
}


def make_docx(
    blocks: Iterable[Block], heads: Heads | None = None, *, automatic: bool = False
) -> bytes:
    """Set blocks as a Word file; ``automatic``: its lists number by themselves."""
    setter = _Setter(automatic)
    for block in blocks:
        setter.set(block)
    return setter.finish(heads or Heads())


class _Setter:
    """Sets block after block; the notes and lists go in at the end."""

    def __init__(self, automatic: bool) -> None:
        self.document = docx.Document()
        self.automatic = automatic
        self.table = None
        self.notes: list[Note] = []
        self.lists: list[tuple[str, str, int]] = []  # way, pattern, start
        self.counts: dict[str, int] = {}
        self.document.styles["Normal"].font.size = Pt(SIZE)
        self.document.styles["Normal"].font.name = "WenQuanYi Micro Hei"

    def set(self, block: Block) -> None:
        if block.setting is Setting.ROW:
            self._set_row(block)
            return
        self.table = None
        style = "Heading 1" if block.setting is Setting.HEADING else None
        paragraph = self.document.add_paragraph(style=style)
        paragraph.paragraph_format.page_break_before = block.new_page or None
        self._indent(paragraph, block)
        cut = self._number(paragraph, block.text) if self.automatic else 0
        self._set_text(paragraph, block, cut, len(block.text))

    def _indent(self, paragraph, block: Block) -> None:
        if block.left:
            paragraph.paragraph_format.left_indent = Pt(block.left * SIZE)
        if block.indent:
            paragraph.paragraph_format.first_line_indent = Pt(block.indent * SIZE)

    def _number(self, paragraph, text: str) -> int:
        """Give the paragraph to a list; how many characters the list prints."""
        for pattern, way, printed in MARKS:
            if match := pattern.match(text):
                count = COUNTS[way](match[1])
                if count != self.counts.get(way, -1) + 1:
                    self.lists.append((way, printed, count))
                self.counts[way] = count
                number = max(
                    index for index, each in enumerate(self.lists, 1) if each[0] == way
                )
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number
                return match.end()
        return 0

    def _set_text(self, paragraph, block: Block, start: int, end: int) -> None:
        """Set a part of a block's text, with the calls of its notes."""
        for note in block.notes:
            if start < note.offset <= end:
                paragraph.add_run(block.text[start : note.offset])
                paragraph._p.append(parse_xml(self._call(note)))
                start = note.offset
        paragraph.add_run(block.text[start:end])

    def _call(self, note: Note) -> str:
        self.notes.append(note)
        own = not note.number.isdigit()
        return (
            f"<w:r {NAMESPACES}><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
            f"<w:footnoteReference w:id='{len(self.notes)}'"
            + (f" w:customMarkFollows='1'/><w:t>{note.number}</w:t>" if own else "/>")
            + "</w:r>"
        )

    def _set_row(self, block: Block) -> None:
        cells = block.text.split("\t")
        if self.table is None or len(self.table.columns) != len(cells):
            self.table = self.document.add_table(rows=0, cols=len(cells))
            self.table.style = "Table Grid"
        start = 0
        for cell, text in zip(self.table.add_row().cells, cells, strict=True):
            self._set_text(cell.paragraphs[0], block, start, start + len(text))
            start += len(text) + 1

    def finish(self, heads: Heads) -> bytes:
        self._set_heads(heads)
        if self.notes:
            self._add_notes()
        if self.lists:
            root = self.document.part.numbering_part.element
            for child in list(root):
                root.remove(child)
            for child in parse_xml(numbering_xml(self.lists)):
                root.append(child)
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def _set_heads(self, heads: Heads) -> None:
        section = self.document.sections[0]
        if heads.head:
            section.header.paragraphs[0].text = heads.head
        if heads.foot or heads.page_numbers:
            foot = section.footer.paragraphs[0]
            foot.text = f"{heads.foot}\t" if heads.foot else ""
            if heads.page_numbers:
                for instruction, result in (("PAGE", "2"), ("NUMPAGES", "16")):
                    foot.add_run("/" if result == "16" else "")
                    foot._p.append(parse_xml(field_xml(instruction, result)))

    def _add_notes(self) -> None:
        part = Part(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            footnotes_xml(self.notes).encode(),
            self.document.part.package,
        )
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        first = next((note.number for note in self.notes if note.number.isdigit()), "1")
        start = f"<w:numStart w:val='{first}'/>"
        properties = f"<w:footnotePr {NAMESPACES}>{start}</w:footnotePr>"
        self.document.settings.element.insert(0, parse_xml(properties))
