"""The characters of a paragraph, as they are printed: a w:p in, Pieces out.

What is not printed stays out: deleted and hidden text, the instructions of fields,
comments. How much of it there was is counted, for a notice.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.documents.formats.scribe import BREAK, Piece
from kg.documents.formats.word.markup import find, name, value
from kg.documents.formats.word.notes import ENDNOTE, FOOTNOTE, Notes
from kg.documents.formats.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    Handler = Callable[["Runs", Element], Iterator[Piece]]

# Signs of symbol fonts that occur in running text, and what they look like.
SYMBOLS = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF02D: "–",
    0xF0B0: "°",
    0xF0B1: "±",
    0xF0B4: "×",
    0xF0A3: "≤",
    0xF0B3: "≥",
    0xF0D8: "➢",
    0xF0FC: "✓",
    0xF0FE: "☑",
    0xF06F: "☐",
    0xF0A8: "☐",
}
SURROGATES = range(0xD800, 0xE000)
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/"
# Every kind of white space in w:t is a blank on the page.
WHITE = str.maketrans("\t\n\r", "   ")


class Runs:
    """Reads paragraph after paragraph of one story: the body, a note, a page head."""

    def __init__(self, story: "Element", styles: Styles, notes: Notes) -> None:
        self.styles = styles
        self.notes = notes
        self.boxes: list[Element] = []  # text boxes on the way, still to be read
        self.left_out: Counter[str] = Counter()
        self._style: str | None = None  # of the paragraph
        self._fields: list[bool] = []  # of each open field, whether its result is near
        self._fields_close = _fields_close(story)

    def read(self, paragraph: "Element") -> list[Piece]:
        """All that is printed of a paragraph, its automatic number excepted."""
        self._style = self.styles.style_of(paragraph)
        return list(self._walk(paragraph))

    def _walk(self, element: "Element") -> Iterator[Piece]:
        for child in element:
            handler = HANDLERS.get(str(child.tag), Runs._walk)
            yield from handler(self, child)

    def _run(self, run: "Element") -> Iterator[Piece]:
        if self.styles.hides(run, self._style):
            self.left_out["hidden"] += _length(run, "w:t")
            return
        called = run.find(f"*[@{name('w:customMarkFollows')}]")
        if called is None:
            yield from self._walk(run)
        else:
            yield from self._custom_mark(run, called)

    def _custom_mark(self, run: "Element", called: "Element") -> Iterator[Piece]:
        """A note that is called by a sign of its own: *."""
        kind = FOOTNOTE if called.tag == name("w:footnoteReference") else ENDNOTE
        signs = "".join(
            piece.text
            for child in run
            if child is not called
            for piece in HANDLERS.get(str(child.tag), Runs._walk)(self, child)
        ).strip()
        if signs:
            yield Piece(signs, note=self.notes.call(kind, _id(called), signs))

    def _text(self, element: "Element") -> Iterator[Piece]:
        if not self._in_instruction():
            yield Piece((element.text or "").translate(WHITE))

    def _symbol(self, element: "Element") -> Iterator[Piece]:
        try:
            code = int(value(element, "w:char") or "", 16)
            sign = SYMBOLS.get(code) or chr(code)
        except (ValueError, OverflowError):
            return
        if not self._in_instruction() and code not in SURROGATES and code:
            yield Piece(sign)

    def _nothing(self, _: "Element") -> Iterator[Piece]:
        """Properties: a tab among them is a place on the ruler, and no blank."""
        yield from ()

    def _blank(self, _: "Element") -> Iterator[Piece]:
        yield Piece(" ")

    def _hyphen(self, _: "Element") -> Iterator[Piece]:
        yield Piece("-")

    def _break(self, element: "Element") -> Iterator[Piece]:
        """The end of a line; that of a page or column ends the paragraph as well."""
        yield BREAK
        if value(element, "w:type") in ("page", "column"):
            yield BREAK

    def _footnote(self, element: "Element") -> Iterator[Piece]:
        mark = self.notes.call(FOOTNOTE, _id(element))
        yield Piece(mark, note=mark)

    def _endnote(self, element: "Element") -> Iterator[Piece]:
        mark = self.notes.call(ENDNOTE, _id(element))
        yield Piece(mark, note=mark)

    def _deleted(self, element: "Element") -> Iterator[Piece]:
        self.left_out["deleted"] += _length(element, "w:delText", "w:t")
        yield from ()

    def _comment(self, _: "Element") -> Iterator[Piece]:
        self.left_out["comments"] += 1
        yield from ()

    def _field(self, element: "Element") -> Iterator[Piece]:
        """A field's marks: what stands before its result is an instruction."""
        if self._fields_close:
            match value(element, "w:fldCharType"):
                case "begin":
                    self._fields.append(False)
                case "separate" if self._fields:
                    self._fields[-1] = True
                case "end" if self._fields:
                    self._fields.pop()
        yield from ()

    def _in_instruction(self) -> bool:
        return not all(self._fields)

    def _drawing(self, element: "Element") -> Iterator[Piece]:
        """A drawing's text boxes; of a chart or a diagram the text lies elsewhere."""
        outer = [
            box
            for box in element.iter(name("w:txbxContent"))
            if not _within(box, element)
        ]
        self.boxes += outer
        for part in ("chart", "diagram"):
            if next(element.iter(f"{{{DIAGRAM}{part}}}*"), None) is not None:
                self.left_out["drawings"] += 1
        yield from ()

    def _choice(self, element: "Element") -> Iterator[Piece]:
        """The same thing in two ways, for newer programs and for older ones."""
        for way in ("mc:Choice", "mc:Fallback"):
            if (chosen := find(element, way)) is not None:
                yield from self._walk(chosen)
                return

    def _ruby(self, element: "Element") -> Iterator[Piece]:
        """How a word is said, in small type above it, is no part of the line."""
        self.left_out["ruby"] += 1
        if (base := find(element, "w:rubyBase")) is not None:
            yield from self._walk(base)


def _length(element: "Element", *texts: str) -> int:
    """How many characters the texts of these names below an element have."""
    names = [name(text) for text in texts]
    return sum(len(each.text or "") for each in element.iter(*names))


def _id(element: "Element") -> str:
    return value(element, "w:id") or ""


def _within(box: "Element", drawing: "Element") -> bool:
    """Whether a text box stands inside another one, or is the older twin of one."""
    for above in box.iterancestors():
        if above is drawing:
            return False
        if above.tag in (name("w:txbxContent"), name("mc:Fallback")):
            return True
    return False


def _fields_close(story: "Element") -> bool:
    """Whether each field of the story ends: else what follows would be swallowed."""
    kinds = Counter(
        value(each, "w:fldCharType") for each in story.iter(name("w:fldChar"))
    )
    return kinds["begin"] == kinds["end"]


# What is not named here is walked through: what it holds is printed as it stands.
HANDLERS: "dict[str, Handler]" = {
    **{name(each): Runs._nothing for each in ("w:pPr", "w:rPr", "w:sdtPr")},
    name("w:r"): Runs._run,
    name("w:t"): Runs._text,
    name("m:t"): Runs._text,
    name("w:tab"): Runs._blank,
    name("w:ptab"): Runs._blank,
    name("w:br"): Runs._break,
    name("w:cr"): Runs._break,
    name("w:noBreakHyphen"): Runs._hyphen,
    name("w:sym"): Runs._symbol,
    name("w:fldChar"): Runs._field,
    name("w:footnoteReference"): Runs._footnote,
    name("w:endnoteReference"): Runs._endnote,
    name("w:commentReference"): Runs._comment,
    name("w:del"): Runs._deleted,
    name("w:moveFrom"): Runs._deleted,
    name("w:drawing"): Runs._drawing,
    name("w:pict"): Runs._drawing,
    name("w:object"): Runs._drawing,
    name("mc:AlternateContent"): Runs._choice,
    name("w:ruby"): Runs._ruby,
}
