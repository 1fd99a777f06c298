"""A page of a PDF to its characters and its drawn lines, as places on the paper.

All lengths are in points from the upper left corner of the page as it is shown; a
character stands on its ``base``. In here the order of the characters is that of the
file, which may be any.
"""

from collections.abc import Iterator
from contextlib import closing
from ctypes import byref, c_double
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from kg.documents.formats.pdf.things import View

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

UNKNOWN = "\ufffd"
# Some writers of PDF name the shape of a character, not the character: ⼀ for 一.
RADICALS = {
    shape: normalize("NFKC", chr(shape))
    for shape in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6))
    if len(normalize("NFKC", chr(shape))) == 1
}
# A hyphen at the end of a line comes as U+0002; what has no value, as one of the last.
MENDED = {
    **RADICALS,
    0x02: "-",
    **dict.fromkeys((0x09, 0x0A, 0x0D), " "),
    **dict.fromkeys((0x00, 0xFFFE, 0xFFFF), UNKNOWN),
}
LEANING = 0.2  # of its direction a level line of text may rise


class Glyph(NamedTuple):
    """A character where it is printed."""

    char: str
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class Sheet:
    """What stands on one page."""

    glyphs: list[Glyph] = field(default_factory=list)
    turned: list[Glyph] = field(default_factory=list)  # printed upwards or downwards
    unknown: int = 0  # characters of which the file does not say what they are


def read_sheet(page: "PdfPage", view: View, limit: int) -> Sheet | None:
    """All the characters of a page; None if they are more than ``limit``."""
    sheet = Sheet()
    high = 0
    with closing(page.get_textpage()) as text_page:
        count = text_page.count_chars()
        if count > limit:
            return None
        for code, is_level, *place in _read_places(text_page, count, view):
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            glyph = Glyph(_character(code, high), *place)
            (sheet.glyphs if is_level else sheet.turned).append(glyph)
            sheet.unknown += glyph.char == UNKNOWN
    return sheet


Place = tuple[int, bool, float, float, float, float]


def _read_places(text_page: object, count: int, view: View) -> Iterator[Place]:
    """Code, whether it is level, left, right, base, size of character by character.

    One long loop over bare functions: a call here costs more than what it does.
    """
    import pypdfium2.raw as pdfium

    is_generated, code_of = pdfium.FPDFText_IsGenerated, pdfium.FPDFText_GetUnicode
    box_of, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    size_of, matrix_of = pdfium.FPDFText_GetFontSize, pdfium.FPDFText_GetMatrix
    is_unmapped = pdfium.FPDFText_HasUnicodeMapError
    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), c_double(), c_double()
    box_at, matrix_at, x_at, y_at = byref(box), byref(matrix), byref(x), byref(y)
    a, b, c, d, e, f = view
    for index in range(count):
        if is_generated(text_page, index) == 1:
            continue
        code = 0 if is_unmapped(text_page, index) == 1 else code_of(text_page, index)
        box_of(text_page, index, box_at)
        origin_of(text_page, index, x_at, y_at)
        matrix_of(text_page, index, matrix_at)
        start = a * box.left + c * box.bottom + e
        stop = a * box.right + c * box.top + e
        if start > stop:
            start, stop = stop, start
        run = a * matrix.a + c * matrix.b
        yield (
            code,
            run > 0 and abs(b * matrix.a + d * matrix.b) <= LEANING * run,
            start,
            stop,
            b * x.value + d * y.value + f,
            size_of(text_page, index) * (matrix.c**2 + matrix.d**2) ** 0.5,
        )


def _character(code: int, high: int) -> str:
    """The character of a code; the second half of a pair comes with the first."""
    if mended := MENDED.get(code):
        return mended
    if 0xDC00 <= code < 0xE000 and high:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)
    return UNKNOWN if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
