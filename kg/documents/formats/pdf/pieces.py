"""Runs of characters to pieces: what stands side by side without a wide gap.

Takes the characters of a page in any order, gives pieces with the blanks that can be
seen but are not in the file, and the places of what is small and raised.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import mode

from kg.documents.formats.pdf.gaps import are_latin, has_blank, usual
from kg.documents.formats.pdf.glyphs import Glyph
from kg.documents.formats.pdf.rules import Rule
from kg.documents.formats.pdf.runs import Run, find_lines, gather
from kg.documents.layout.block import is_spaced

# All in widths of a Chinese character of the size at hand.
WIDE = 0.8  # a gap that parts two pieces
ASCENT, DESCENT = 0.85, 0.15
OVERPRINT = (0.005, 0.1)  # a letter printed twice to look bold


@dataclass(slots=True)
class Piece:
    """Characters side by side, with the offsets of those that are raised."""

    text: str
    left: float
    right: float
    base: float
    size: float
    spread: float | None = None  # the usual gap between its characters, if known
    raised: list[tuple[int, int]] = field(default_factory=list)

    @property
    def top(self) -> float:
        """The upper edge of its letters."""
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Their lower edge."""
        return self.base + DESCENT * self.size


Placed = tuple[Glyph, bool]  # and whether it is raised


def make_pieces(
    glyphs: Sequence[Glyph], rules: Sequence[Rule] = (), sample: str = ""
) -> list[Piece]:
    """Put characters together to pieces, from the top of the page to its foot.

    A rule drawn from above to below parts what stands on its two sides. ``sample`` is
    text that shows how this file sets its blanks.
    """
    lines = [_place(runs) for runs in find_lines(glyphs)]
    text = "\n".join("".join(glyph.char for glyph, _ in line) for line in lines)
    down = [rule for rule in rules if not rule.is_across]
    spaced = is_spaced(f"{sample}\n{text}")
    return [
        _make_piece(part, spaced)
        for line in lines
        for part in _cut(line, _walls(down, line))
    ]


def group_rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces on one base, from the left; the rows from the top."""
    return [
        sorted(row, key=lambda piece: piece.left)
        for row in gather(sorted(pieces, key=lambda piece: piece.base))
    ]


def _place(runs: Sequence[Run]) -> list[Placed]:
    """The characters of a line from the left."""
    placed = [(glyph, run.raised) for run in runs for glyph in run.glyphs]
    return sorted(placed, key=lambda each: each[0].left)


def _walls(down: Sequence[Rule], line: Sequence[Placed]) -> list[float]:
    """Where lines are drawn down through a line of text."""
    base = line[0][0].base
    return sorted(rule.left for rule in down if rule.top < base - 1 < rule.bottom)


def _cut(line: Sequence[Placed], walls: Sequence[float]) -> Iterator[list[Placed]]:
    """Cut a line where the gap is wide, or a rule is drawn."""
    held: list[Placed] = []
    last: Glyph | None = None
    for glyph, raised in line:
        if glyph.char.isspace():
            held += [(glyph, raised)] if last else []
            continue
        if last and _is_overprint(last, glyph):
            continue
        if last and _is_parted(last, glyph, walls):
            yield held
            held = []
        held.append((glyph, raised))
        last = glyph
    if held:
        yield held


def _is_overprint(last: Glyph, glyph: Glyph) -> bool:
    shift = (glyph.left - last.left) / glyph.size
    return last.char == glyph.char and OVERPRINT[0] < shift < OVERPRINT[1]


def _is_parted(last: Glyph, glyph: Glyph, walls: Sequence[float]) -> bool:
    if glyph.left - last.right > WIDE * max(last.size, glyph.size):
        return True
    at = bisect_right(walls, last.left)
    return at < len(walls) and walls[at] <= glyph.left + 1


def _make_piece(placed: list[Placed], spaced: bool) -> Piece:
    """Write a piece's characters down, with the blanks that can be seen."""
    black = [each for each in placed if not each[0].char.isspace()]
    gaps = [
        (a, b, b.left - a.right)
        for (a, _), (b, _) in pairwise(placed)
        if not (a.char.isspace() or b.char.isspace())
    ]
    chinese = [max(gap, 0.0) for a, b, gap in gaps if not are_latin(a, b)]
    latin = usual([max(gap, 0.0) for a, b, gap in gaps if are_latin(a, b)], least=3)
    level = [glyph for glyph, raised in black if not raised] or [black[0][0]]
    piece = Piece(
        text="",
        left=black[0][0].left,
        right=max(glyph.right for glyph, _ in black),
        base=mode(glyph.base for glyph in level),
        size=mode(glyph.size for glyph in level),
        spread=usual(chinese) if chinese else None,
    )
    last: Glyph | None = None
    for glyph, raised in placed:
        is_space = glyph.char.isspace()
        if last and not is_space:
            usual_gap = latin if are_latin(last, glyph) else piece.spread or 0.0
            piece.text += " " * has_blank(last, glyph, usual_gap, spaced)
        if raised and not is_space:
            _note_raised(piece, len(piece.text), len(glyph.char))
        piece.text += glyph.char
        last = None if is_space else glyph
    return piece


def _note_raised(piece: Piece, at: int, length: int) -> None:
    """Lengthen the raised part that ends here, or begin one."""
    if piece.raised and piece.raised[-1][1] == at:
        at, _ = piece.raised.pop()
        length += len(piece.text) - at
    piece.raised.append((at, at + length))
