"""PDF files for tests: whole documents from blocks, set in one column or two.

``make_pdf`` sets a document as the UN prints it: a masthead on the first page, running
heads and page numbers on the others, footnotes at the foot of the page or the column,
tables over the whole width.
"""

import io
import random
from collections.abc import Iterable, Iterator, Sequence

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.makers.blocks import Block, Heads
from tests.makers.paging import fill_sheets
from tests.makers.sheets import Sheet, Style
from tests.makers.typesetting import (
    LATIN,
    RAISED_BY,
    RAISED_SIZE,
    Letter,
    measure_text,
    spell,
)

__all__ = ["Style", "make_pdf", "make_scan"]


def make_pdf(
    blocks: Iterable[Block], heads: Heads | None = None, style: Style | None = None
) -> bytes:
    """Set blocks as a PDF file."""
    style = style or Style()
    sheets = fill_sheets(blocks, style)
    stream = io.BytesIO()
    canvas = Canvas(stream, (style.width, style.height), invariant=True)
    if style.password:
        canvas.setEncrypt(style.password)
    for number, sheet in enumerate(sheets, 1):
        _print_heads(sheet, heads or Heads(), style, (number, len(sheets)))
        _print_sheet(canvas, sheet, style, number)
    canvas.save()
    return stream.getvalue()


def make_scan(pages: int = 1) -> bytes:
    """Pages that are but pictures."""
    from PIL import Image

    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    for _ in range(pages):
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _print_heads(
    sheet: Sheet, heads: Heads, style: Style, place: tuple[int, int]
) -> None:
    """Odd pages have their head and number at the right, even ones at the left."""
    number, total = place
    inner, outer = style.margin, style.width - style.margin - 60
    if number % 2 == 0:
        inner, outer = outer, inner
    foot = style.height - 0.5 * style.margin
    if heads.head and not (number == 1 and style.masthead):
        x = min(
            outer, style.width - style.margin - measure_text(heads.head, style.size)
        )
        sheet.print_text(heads.head, x, 0.5 * style.margin, style.size)
    if heads.foot:
        sheet.print_text(heads.foot, inner, foot, style.note_size)
    if heads.page_numbers:
        sheet.print_text(f"{number}/{total}", outer, foot, style.size)


def _print_sheet(canvas: Canvas, sheet: Sheet, style: Style, number: int) -> None:
    """Print a page; a turned one is drawn so that who shows it turns it back."""
    if style.turned:
        canvas.setPageRotation(style.turned)
        upwards = style.turned == 90
        canvas.translate(*(style.height, 0) if upwards else (0, style.width))
        canvas.rotate(90 if upwards else -90)
    strings = list(sheet.strings)
    if style.shuffled:
        random.Random(number).shuffle(strings)
    for left, base, letters, opened in strings:
        for at, text in _words(left, letters, opened, style.blanks):
            _print_string(canvas, (at, style.height - base), text, letters[0], opened)
    canvas.setLineWidth(0.5)
    for left, top, right, bottom in sheet.lines:
        canvas.line(left, style.height - top, right, style.height - bottom)
    canvas.showPage()


def _words(
    left: float, letters: Sequence[Letter], opened: float, blanks: bool
) -> Iterator[tuple[float, str]]:
    """What is printed in one go: all, or if blanks are but gaps, word by word."""
    text = "".join(letter.char for letter in letters)
    if blanks:
        yield left, text
        return
    spacing = _spacing(letters[0], opened)
    for word in text.split(" "):
        if word:
            yield left, word
        left += sum(each.width + spacing for each in spell(word + " ", letters[0].size))


def _spacing(letter: Letter, opened: float) -> float:
    return 0.0 if letter.font == LATIN else opened


def _print_string(
    canvas: Canvas, at: tuple[float, float], text: str, looks: Letter, opened: float
) -> None:
    x, y = at
    rise = RAISED_BY * looks.size / RAISED_SIZE if looks.raised else 0.0
    canvas.setFont(looks.font, looks.size)
    canvas.drawString(x, y + rise, text, charSpace=_spacing(looks, opened))
