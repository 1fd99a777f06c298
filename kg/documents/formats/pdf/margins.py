"""What is printed at the top and foot of pages, told from the text.

Takes the pages of a file, moves their running heads and page numbers out of the text. A
head stands apart from the text and comes again, the same but for the page's number, at
the same height on other pages; or it is a page number or symbol by its own form.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.documents.formats.pdf.page import Page
from kg.documents.formats.pdf.pieces import Piece, group_rows

DEPTH = 4  # so many rows a head or foot may have
ZONE = 0.16  # of the page's height, in which they stand
APART = 1.2  # of the text's size: the blank between a head and the text
BAND = 6.0  # points: the same height, give or take as much
SHARE = 0.25  # of the pages: a head is on as many, and on two
# 2/16 · 21-08828 (C) 290621 · *2108828* · - 3 - · 第 3 页，共 9 页
PAGE_MARK = re.compile(
    r"[-–—]?\s*\d{1,4}\s*[-–—]?|\d{1,4}/\d{1,4}|\*\d{5,9}\*"
    r"|\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6})*|第\s*\d+\s*页(?:[，,/\s]*共\s*\d+\s*页)?"
    r"|(?:\d{6}\s*){1,3}|Page \d+(?: of \d+)?|请回收\W*|Please recycle\W*"
)
# S/RES/2584 (2021)
SYMBOL = re.compile(r"[A-Z]{1,4}(?:/[A-Z0-9][\w.-]*)+(?:\s?[(（]\w+[)）])?")
NUMBER = re.compile(r"\d+")

Row = list[Piece]
Sign = tuple[str, bool, int, int]


def take_heads(pages: Sequence[Page], size: float) -> None:
    """Move the heads and feet of all pages from their text to their margins."""
    edges = [
        (page, at_top, list(_edge_rows(page, at_top, size)))
        for page in pages
        for at_top in (True, False)
    ]
    signs = Counter(
        sign
        for page, at_top, rows in edges
        for row in rows
        for sign in set(_signs(page, at_top, row))
    )
    needed = max(2, SHARE * len(pages))
    for page, at_top, rows in edges:
        heads: Row = []
        for row in rows:
            again = any(
                _count(signs, sign) >= needed for sign in _signs(page, at_top, row)
            )
            if not again and not _is_page_mark(page, row, len(pages)):
                break
            heads += row
        _move(page, at_top, heads)


def _edge_rows(page: Page, at_top: bool, size: float) -> Iterator[Row]:
    """The rows at one edge that a blank parts from the text, the outermost first."""
    rows = group_rows(page.pieces)
    rows = rows if at_top else rows[::-1]
    block: list[Row] = []
    for index, row in enumerate(rows[:DEPTH]):
        if not _in_zone(page, at_top, row):
            return
        block.append(row)
        if index + 1 == len(rows) or _blank(row, rows[index + 1]) >= APART * size:
            yield from block
            block = []


def _in_zone(page: Page, at_top: bool, row: Row) -> bool:
    base = row[0].base
    limit = ZONE * page.height
    return base <= limit if at_top else base >= page.height - limit


def _blank(row: Row, other: Row) -> float:
    """The blank between two rows, whichever is the upper one."""
    upper, lower = sorted((row, other), key=lambda each: each[0].base)
    return min(piece.top for piece in lower) - max(piece.bottom for piece in upper)


def _signs(page: Page, at_top: bool, row: Row) -> Iterator[Sign]:
    """The ways in which a row may come again on another page.

    As it stands, and with each of its numbers counted from the number of the page. A
    footnote does not.
    """
    if row[0].raised and row[0].raised[0][0] == 0:
        return
    text = words(row)
    texts = [text]
    texts += [
        f"{text[:at]}#{int(text[at:end]) - page.number}{text[end:]}"
        for at, end in (found.span() for found in NUMBER.finditer(text))
        if end - at <= 4
    ]
    size = round(row[0].size)
    for each in texts:
        yield each, at_top, size, _band(page, at_top, row)


def _band(page: Page, at_top: bool, row: Row) -> int:
    base = row[0].base if at_top else page.height - row[0].base
    return round(base / BAND)


def _count(signs: Counter[Sign], sign: Sign) -> int:
    """On how many pages a row stands, at about the same height."""
    text, at_top, size, band = sign
    return sum(signs[text, at_top, size, band + shift] for shift in (-1, 0, 1))


def _is_page_mark(page: Page, row: Row, count: int) -> bool:
    """Whether each part of the row is a page's number, a job's number or a symbol."""
    symbol = page.number > 1 or count == 1
    return all(
        PAGE_MARK.fullmatch(part) or (symbol and SYMBOL.fullmatch(part))
        for part in (piece.text.strip() for piece in row)
    )


def words(row: Row) -> str:
    """What a row says."""
    return " ".join(piece.text.strip() for piece in row)


def _move(page: Page, at_top: bool, heads: Row) -> None:
    if at_top:
        page.heads = heads
    else:
        page.feet = heads
    moved = {id(piece) for piece in heads}
    page.pieces = [piece for piece in page.pieces if id(piece) not in moved]
