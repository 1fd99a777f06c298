"""A page's drawn lines: those that rule a table, or part footnotes from the text.

Takes what is on a page, gives straight lines across and down.
"""

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int
from itertools import pairwise
from typing import NamedTuple

from kg.documents.formats.pdf.things import Thing, matrix_of

THIN = 2.5  # points: a filled shape as thin as this is a line
SHORTEST = 8.0
MOST_PATHS = 10_000  # of a page
MOST_SEGMENTS = 400  # of a path
TOUCHING = 2.0

Point = tuple[float, float]


class Rule(NamedTuple):
    """A straight line, across or down."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_across(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


def read_rules(things: Sequence[Thing]) -> list[Rule]:
    """The drawn lines among what is on a page; none of a page that is a drawing."""
    import pypdfium2.raw as pdfium

    paths = [thing for thing in things if thing.kind == pdfium.FPDF_PAGEOBJ_PATH]
    if len(paths) > MOST_PATHS:
        return []
    return join_rules([rule for path in paths for rule in _read_path(path)])


def _read_path(path: Thing) -> Iterator[Rule]:
    """The straight lines of a path: its strokes, and shapes too thin to be areas."""
    import pypdfium2.raw as pdfium

    filled, stroked = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path.handle, byref(filled), byref(stroked))
    if not filled.value and not stroked.value:
        return
    for outline in _read_outlines(path):
        xs, ys = zip(*outline, strict=True)
        whole = Rule(min(xs), min(ys), max(xs), max(ys))
        if min(whole.right - whole.left, whole.bottom - whole.top) <= THIN:
            yield from _if_long(whole)
        elif stroked.value:
            for (x, y), (u, v) in pairwise(outline):
                if abs(x - u) <= THIN or abs(y - v) <= THIN:
                    yield from _if_long(
                        Rule(min(x, u), min(y, v), max(x, u), max(y, v))
                    )


def _if_long(rule: Rule) -> Iterator[Rule]:
    if max(rule.right - rule.left, rule.bottom - rule.top) >= SHORTEST:
        yield rule


def _read_outlines(path: Thing) -> Iterator[list[Point]]:
    """The corners of each part of a path; none of a path that is a drawing."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPath_CountSegments(path.handle)
    if count > MOST_SEGMENTS:
        return
    view, x, y = path.view.after(matrix_of(path.handle)), c_float(), c_float()
    outline: list[Point] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path.handle, index)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        begins = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO
        if begins and len(outline) > 1:
            yield outline
        if begins:
            outline = []
        outline.append(view.place(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            outline.append(outline[0])
    if len(outline) > 1:
        yield outline


def join_rules(rules: list[Rule]) -> list[Rule]:
    """Put the pieces of a line together: many a table is drawn cell by cell.

    >>> join_rules([Rule(0, 5, 40, 5), Rule(41, 5.5, 80, 5.5), Rule(0, 5, 0, 30)])
    [Rule(left=0, top=5, right=80, bottom=5.5), Rule(left=0, top=5, right=0, bottom=30)]
    """
    joined: list[Rule] = []
    across = [rule for rule in rules if rule.is_across]
    for rule in sorted(across, key=lambda each: (round(each.top / 2), each.left)):
        _join(joined, rule, 0)
    down = [rule for rule in rules if not rule.is_across]
    for rule in sorted(down, key=lambda each: (round(each.left / 2), each.top)):
        _join(joined, rule, 1)
    return joined


def _join(joined: list[Rule], rule: Rule, along: int) -> None:
    """Lengthen the last rule by this one, if it goes on where that ends."""
    last = joined[-1] if joined else None
    if (
        last
        and last.is_across == rule.is_across
        and abs(last[1 - along] - rule[1 - along]) <= TOUCHING
        and rule[along] <= last[along + 2] + TOUCHING
    ):
        joined[-1] = Rule(
            min(last.left, rule.left),
            min(last.top, rule.top),
            max(last.right, rule.right),
            max(last.bottom, rule.bottom),
        )
    else:
        joined.append(rule)
