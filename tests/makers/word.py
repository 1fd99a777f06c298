"""Word files for tests: whole documents from blocks, or a package from a piece of XML.

``make_docx`` sets a document as people do, with python-docx; what that library does not
know (footnotes, lists of one's own) is put in as XML. ``make_package`` writes the least
package that holds some given XML. ``convert`` has LibreOffice turn one file to another.
"""

import io
import re
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt

from tests.makers.blocks import Block, Heads, Note, Setting

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
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
    """Set blocks as a Word file; ``automatic``: with lists that number by themselves."""
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
        self._set_text(paragraph, block, cut)

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

    def _set_text(self, paragraph, block: Block, cut: int) -> None:
        for note in block.notes:
            paragraph.add_run(block.text[cut : note.offset])
            paragraph._p.append(parse_xml(self._call(note)))
            cut = note.offset
        paragraph.add_run(block.text[cut:])

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
        for cell, text in zip(self.table.add_row().cells, cells, strict=True):
            cell.text = text

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
        start = f"<w:footnotePr {NAMESPACES}><w:numStart w:val='{first}'/></w:footnotePr>"
        self.document.settings.element.insert(0, parse_xml(start))


def footnotes_xml(notes: Iterable[Note]) -> str:
    """A footnotes part, with the two rules that every such part has."""
    rules = "".join(
        f"<w:footnote w:type='{kind}' w:id='{-index}'><w:p><w:r><w:{kind}/></w:r></w:p>"
        "</w:footnote>"
        for index, kind in enumerate(("continuationSeparator", "separator"))
    )
    return (
        f"<w:footnotes {NAMESPACES}>{rules}"
        + "".join(
            f"<w:footnote w:id='{index}'><w:p><w:r>"
            + ("<w:footnoteRef/>" if note.number.isdigit() else run_text(note.number))
            + f"</w:r><w:r>{run_text(' ' + note.text)}</w:r></w:p></w:footnote>"
            for index, note in enumerate(notes, 1)
        )
        + "</w:footnotes>"
    )


def numbering_xml(lists: Iterable[tuple[str, str, int]]) -> str:
    """A numbering part: of each list the way of counting, the pattern, the start."""
    lists = list(lists)
    return (
        f"<w:numbering {NAMESPACES}>"
        + "".join(
            f"<w:abstractNum w:abstractNumId='{index}'><w:lvl w:ilvl='0'>"
            f"<w:start w:val='{start}'/><w:numFmt w:val='{way}'/>"
            f"<w:lvlText w:val='{pattern}'/></w:lvl></w:abstractNum>"
            for index, (way, pattern, start) in enumerate(lists, 1)
        )
        + "".join(
            f"<w:num w:numId='{index}'><w:abstractNumId w:val='{index}'/></w:num>"
            for index in range(1, len(lists) + 1)
        )
        + "</w:numbering>"
    )


def field_xml(instruction: str, result: str) -> str:
    """A field: its instruction, and what it gave when it was last printed."""
    return (
        f"<w:r {NAMESPACES}><w:fldChar w:fldCharType='begin'/>"
        f"<w:instrText> {instruction} </w:instrText>"
        f"<w:fldChar w:fldCharType='separate'/>{run_text(result)}"
        "<w:fldChar w:fldCharType='end'/></w:r>"
    )


def run_text(text: str) -> str:
    return f"<w:t xml:space='preserve'>{escape(text)}</w:t>"


def paragraph_xml(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{run_text(text)}</w:r></w:p>"


# The parts that a test may give, and what they are to the document.
KINDS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "header",
    "header2": "header",
    "footer1": "footer",
    "comments": "comments",
}


def make_package(body: str, **parts: str) -> bytes:
    """The least package with this body; ``styles``, ``footnotes``, … are inner XML."""
    roots = {"header1": "hdr", "header2": "hdr", "footer1": "ftr"}
    files = {
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": (
            f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": _relations(
            {part: (KINDS[part], f"{part}.xml") for part in parts}
        ),
    }
    for part, inner in parts.items():
        root = roots.get(part, part)
        files[f"word/{part}.xml"] = f"<w:{root} {NAMESPACES}>{inner}</w:{root}>"
    return make_zip(files)


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    return (
        "<Relationships"
        " xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + "".join(
            f"<Relationship Id='{key}' Type='{OFFICE}/{kind}' Target='{target}'/>"
            for key, (kind, target) in targets.items()
        )
        + "</Relationships>"
    )


def make_zip(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return stream.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The files of a package, to change one and make it again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {path: archive.read(path) for path in archive.namelist()}


def convert(soffice: str, data: bytes, suffixes: tuple[str, str], room: Path) -> bytes:
    """Have LibreOffice turn a file into another: ``(".docx", ".pdf")``."""
    source = room / f"converted{suffixes[0]}"
    target = room / "out" / f"converted{suffixes[1]}"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    command = (soffice, profile, "--headless", "--convert-to", suffixes[1][1:])
    subprocess.run(
        (*command, "--outdir", target.parent, source),
        check=True,
        capture_output=True,
        timeout=180,
    )
    return target.read_bytes()
