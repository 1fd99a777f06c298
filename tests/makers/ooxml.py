"""The XML inside Word files: pieces of it, and the least package that holds some."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from tests.makers.blocks import Note

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


def numbered_xml(*levels: int, number: int = 1) -> str:
    """A paragraph at each of these levels of a list."""
    return "".join(
        paragraph_xml(
            "段",
            f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>",
        )
        for level in levels
    )


def level_xml(
    level: int, pattern: str, way: str = "decimal", start: int = 1, more: str = ""
) -> str:
    return (
        f"<w:lvl w:ilvl='{level}'><w:start w:val='{start}'/><w:numFmt w:val='{way}'/>"
        f"{more}<w:lvlText w:val='{pattern}'/></w:lvl>"
    )


def list_xml(*levels: str, numbers: str = "") -> str:
    return (
        f"<w:abstractNum w:abstractNumId='7'>{''.join(levels)}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>" + numbers
    )


def call_xml(note: str, kind: str = "footnote") -> str:
    return f"<w:r><w:{kind}Reference w:id='{note}'/></w:r>"


def notes_xml(*notes: str, kind: str = "footnote") -> str:
    return "".join(
        f"<w:{kind} w:id='{index}'><w:p><w:r><w:{kind}Ref/></w:r>"
        f"{run_xml(f' {text}')}</w:p></w:{kind}>"
        for index, text in enumerate(notes, 1)
    )


def section_xml(properties: str) -> str:
    return f"<w:p><w:pPr><w:sectPr>{properties}</w:sectPr></w:pPr></w:p>"


def cell_xml(*paragraphs: str, properties: str = "") -> str:
    inside = "".join(paragraph_xml(text) for text in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table_xml(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def run_xml(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{run_text(text)}</w:r>"


# A list that counts 1., 1.1, (a).
THREE = (
    level_xml(0, "%1."),
    level_xml(1, "%1.%2"),
    level_xml(2, "(%3)", "lowerLetter"),
)
