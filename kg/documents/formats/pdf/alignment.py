"""Tables without ruled columns: rows of text with the same gaps one above the other.

Takes the rows of a column of text, gives them again with the tables among them put
together. A table has three columns, or two and many rows; prose is none.
"""

from collections.abc import Sequence
from itertools import pairwise

from kg.documents.formats.pdf.page import Page
from kg.documents.formats.pdf.pieces import Piece
from kg.documents.formats.pdf.rules import Rule
from kg.documents.formats.pdf.strips import segments
from kg.documents.formats.pdf.tables import LOOSER, Table, build_aligned

GUTTER = 0.8  # in characters, between two columns
FAR = 3.0  # so far below the row above, a row is no part of its table
TWO_COLUMN_ROWS = 5
CLEAR = 1.2  # gaps as wide are no accident in two rows
CERTAIN = 4  # nor are narrower ones in so many
FULL, PROSE_WIDTH, PROSE_SHARE = 1.0, 12.0, 0.6
EDGE = float("inf")
SPANNING = 0.8  # of a table's width that a line above or below it covers

Line = list[Piece]
Gap = tuple[float, float]


def find_aligned(
    rows: Sequence[Line], page: Page, columns: int = 2
) -> list[Line | Table]:
    """The rows from the top, with the tables of so many columns among them."""
    items: list[Line | Table] = []
    index = 0
    while index < len(rows):
        group, table = rows[index : index + 1], None
        if len(segments(rows[index], GUTTER)) >= columns:
            end, gutters = _grow(rows, index)
            group, table = _make_table(rows[index:end], gutters, page, items)
        items.append(table or rows[index])
        index += len(group) if table else 1
    return items


def _grow(rows: Sequence[Line], start: int) -> tuple[int, list[Gap]]:
    """How far down the gaps of a row go on."""
    gaps = _gaps(rows[start])
    end = start + 1
    while _inner(gaps) and end < len(rows):
        size = rows[end][0].size
        if _blank(rows[end - 1], rows[end]) > FAR * size:
            break
        shared = _shared(gaps, _gaps(rows[end]), GUTTER * size)
        if len(_inner(shared)) < min(2, len(_inner(gaps))):
            break
        gaps = shared
        end += 1
    return end, _inner(gaps)


def _gaps(row: Line) -> list[Gap]:
    """All that is blank in the row, up to the margins and beyond."""
    parts = segments(row, GUTTER)
    inner = [(a[-1].right, b[0].left) for a, b in pairwise(parts)]
    return [(-EDGE, row[0].left), *inner, (row[-1].right, EDGE)]


def _inner(gaps: Sequence[Gap]) -> list[Gap]:
    """Those with text on both sides."""
    return [(left, right) for left, right in gaps if left > -EDGE and right < EDGE]


def _shared(gaps: Sequence[Gap], others: Sequence[Gap], least: float) -> list[Gap]:
    """What is blank in both.

    >>> _shared([(10, 60)], [(0, 20), (40, 90)], 5)
    [(10, 20), (40, 60)]
    """
    both = [(max(a, c), min(b, d)) for a, b in gaps for c, d in others]
    return [(left, right) for left, right in both if right - left >= least]


def _blank(above: Line, below: Line) -> float:
    return min(each.top for each in below) - max(each.bottom for each in above)


def _make_table(
    group: Sequence[Line],
    gutters: Sequence[Gap],
    page: Page,
    before: list[Line | Table],
) -> tuple[Sequence[Line], Table | None]:
    """The rows that are a table, and the table; rows of its head are taken back."""
    if len(group) < 2:
        return group, None
    spanning = _spanning(group, page.rules)
    group = _trim(group, spanning)
    if not _is_tabular(group, gutters, bool(spanning)):
        return group, None
    tops = [rule.top for rule in spanning if rule.top < group[0][0].base]
    head = _rows_below(max(tops), before) if tops else []
    pieces = [piece for row in (*head, *group) for piece in row]
    xs = [(left + right) / 2 for left, right in gutters]
    ys = [rule.top for rule in spanning]
    table = build_aligned(pieces, xs, ys, page.spaced)
    if table:
        del before[len(before) - len(head) :]
    return group, table


def _rows_below(y: float, items: Sequence[Line | Table]) -> list[Line]:
    """The last rows that stand below a line drawn across."""
    rows: list[Line] = []
    for item in reversed(items):
        if isinstance(item, Table) or min(piece.top for piece in item) < y - 1:
            break
        rows.append(item)
    return rows


def _is_tabular(group: Sequence[Line], gutters: Sequence[Gap], ruled: bool) -> bool:
    """Whether rows are those of a table, and not prose with wide gaps by chance."""
    counts = [len(segments(row, GUTTER)) for row in group]
    if len(gutters) >= 2:
        many = sum(count >= 3 for count in counts)
        clear = min(right - left for left, right in gutters) > CLEAR * group[0][0].size
        return many >= 2 and (ruled or clear or many >= CERTAIN)
    parted = sum(count >= 2 for count in counts)
    return (
        parted >= TWO_COLUMN_ROWS
        and parted >= len(group) / 2
        and not _is_prose(group, gutters[0][0])
    )


def _is_prose(group: Sequence[Line], gutter: float) -> bool:
    """Whether the left one of two columns is running text: most lines are full."""
    rows = [row for row in group if row[0].left < gutter]
    ends = [max(piece.right for piece in row if piece.left < gutter) for row in rows]
    size, right = rows[0][0].size, max(ends)
    full = sum(end >= right - FULL * size for end in ends)
    wide = right - min(row[0].left for row in rows) >= PROSE_WIDTH * size
    return wide and full >= PROSE_SHARE * len(rows)


def _spanning(group: Sequence[Line], rules: Sequence[Rule]) -> list[Rule]:
    """The lines drawn across most of the group's width, near it."""
    left = min(row[0].left for row in group)
    right = max(row[-1].right for row in group)
    reach = 4 * group[0][0].size
    low, high = group[0][0].top - reach, group[-1][0].bottom + reach
    return [
        rule
        for rule in rules
        if rule.is_across
        and min(right, rule.right) - max(left, rule.left) >= SPANNING * (right - left)
        and low <= rule.top <= high
    ]


def _trim(group: Sequence[Line], spanning: Sequence[Rule]) -> Sequence[Line]:
    """Leave out what only follows the table: below its last line, or far below."""
    tops = [rule.top for rule in spanning]
    if len(tops) >= 2:
        inside = [row for row in group if row[0].base < max(tops) + 1]
        group = inside if len(inside) >= 2 else group
    close = min(_blank(above, below) for above, below in pairwise(group))
    while len(group) > 2 and len(segments(group[-1], GUTTER)) == 1:
        if _blank(group[-2], group[-1]) <= close + LOOSER * group[-1][0].size:
            break
        group = group[:-1]
    return group
