"""What is kept of each page until the whole file has been seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.documents.formats.pdf.glyphs import Glyph, read_sheet
from kg.documents.formats.pdf.pieces import Piece, make_pieces
from kg.documents.formats.pdf.rules import Rule, read_rules
from kg.documents.formats.pdf.things import find_things, look_at, reveal_strings

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


@dataclass(slots=True)
class Page:
    """A page's text in pieces, and what is drawn on it."""

    number: int  # from 1
    width: float
    height: float
    pieces: list[Piece]
    turned: list[Piece]  # not level: read last
    rules: list[Rule]
    pictured: bool
    characters: int
    unknown: int  # characters of which the file does not say what they are
    spaced: bool = False  # the file has blanks between its numbers and its Chinese
    heads: list[Piece] = field(default_factory=list)  # printed at the top of pages
    feet: list[Piece] = field(default_factory=list)


def read_page(
    page: "PdfPage", number: int, limit: int, sample: str = ""
) -> Page | None:
    """Read a page of the file; None if it has more characters than ``limit``.

    ``sample`` is text of the pages before it.
    """
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    view = look_at(page)
    things = list(find_things(page, view))
    reveal_strings(things)
    sheet = read_sheet(page, view, limit)
    if sheet is None:
        return None
    rules = read_rules(things)
    width, height = page.get_size()
    return Page(
        number=number,
        width=width,
        height=height,
        pieces=make_pieces(sheet.glyphs, rules, sample),
        turned=list(_lay_level(sheet.turned)),
        rules=rules,
        pictured=any(thing.kind == FPDF_PAGEOBJ_IMAGE for thing in things),
        characters=len(sheet.glyphs) + len(sheet.turned),
        unknown=sheet.unknown,
    )


def _lay_level(glyphs: Sequence[Glyph]) -> Iterator[Piece]:
    """What is printed upwards or downwards, in the order of the file."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _is_near(run[-1], glyph):
            yield from _as_piece(run)
            run = []
        run.append(glyph)
    yield from _as_piece(run)


def _is_near(last: Glyph, glyph: Glyph) -> bool:
    reach = 2 * max(last.size, glyph.size)
    return abs(glyph.left - last.left) < reach and abs(glyph.base - last.base) < reach


def _as_piece(run: Sequence[Glyph]) -> Iterator[Piece]:
    text = "".join(glyph.char for glyph in run).strip()
    if text:
        left, right = min(each.left for each in run), max(each.right for each in run)
        yield Piece(text, left, right, run[0].base, run[0].size)
