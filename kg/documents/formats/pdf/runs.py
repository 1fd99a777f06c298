"""Characters on the paper to runs: strings as the file has them, marks on their line.

Takes the characters of a page in any order, gives runs, those on one line together. The
mark of a footnote stands higher than the text it belongs to; it is put on its line.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from kg.documents.formats.pdf.glyphs import Glyph

# All in widths of a Chinese character of the size at hand.
TOGETHER = (-0.5, 0.8)  # the gap between two characters of a run
SAME_BASE = 0.25
RAISED = (0.1, 0.65)  # how high a mark stands above the text it belongs to
LOWERED = (-0.35, -0.05)
SMALL = 0.8
NEAR_BEFORE, NEAR_AFTER = 1.2, 0.6  # how far a mark may stand from its text
LONGEST_MARK = 9


@dataclass(slots=True)
class Run:
    """Characters that follow one another in the file as they do on paper."""

    glyphs: list[Glyph]
    base: float
    raised: bool = False

    @property
    def size(self) -> float:
        """The size of its characters."""
        return self.glyphs[0].size

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.glyphs[-1].right


def find_lines(glyphs: Sequence[Glyph]) -> Iterator[list[Run]]:
    """The runs on each line, from the top of the page to its foot."""
    runs = sorted(_find_runs(glyphs), key=lambda run: run.base)
    _lift_marks(runs)
    yield from gather(sorted(runs, key=lambda run: run.base))


class _Based(Protocol):
    """What stands on a line."""

    @property
    def base(self) -> float: ...

    @property
    def size(self) -> float: ...


Based = TypeVar("Based", bound=_Based)


def gather(items: Sequence[Based]) -> Iterator[list[Based]]:
    """Sorted by their base, those that stand on the same one."""
    row: list[Based] = []
    for item in items:
        if row and item.base - row[-1].base > SAME_BASE * max(row[-1].size, item.size):
            yield row
            row = []
        row.append(item)
    if row:
        yield row


def _find_runs(glyphs: Sequence[Glyph]) -> Iterator[Run]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph.size <= 0:
            continue
        if run and not _follows(run[-1], glyph):
            yield Run(run, run[0].base)
            run = []
        run.append(glyph)
    if run:
        yield Run(run, run[0].base)


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = last.size
    return (
        abs(glyph.size - size) <= 0.03 * size
        and abs(glyph.base - last.base) <= 0.05 * size
        and TOGETHER[0] * size <= glyph.left - last.right <= TOGETHER[1] * size
    )


def _lift_marks(runs: list[Run]) -> None:
    """Put small raised or lowered characters on the base of the text beside them."""
    bases = [run.base for run in runs]
    largest = max((run.size for run in runs), default=0.0)
    for run in runs:
        if len(run.glyphs) > LONGEST_MARK or run.size > SMALL * largest:
            continue
        low = bisect_left(bases, run.base + LOWERED[0] * largest)
        high = bisect_right(bases, run.base + RAISED[1] * largest)
        beside = [each for each in runs[low:high] if _is_beside(run, each)]
        if beside:
            nearest = min(beside, key=lambda each: _distance(run, each))
            run.raised = nearest.base > run.base
            run.base = nearest.base
            run.glyphs = [glyph._replace(base=run.base) for glyph in run.glyphs]


def _is_beside(mark: Run, text: Run) -> bool:
    """Whether the small run stands at the shoulder, or the foot, of the larger one."""
    size = text.size
    if mark.size > SMALL * size or text.raised:
        return False
    height = (text.base - mark.base) / size
    if not (RAISED[0] <= height <= RAISED[1] or LOWERED[0] <= height <= LOWERED[1]):
        return False
    before, after = text.left - NEAR_BEFORE * size, text.right + NEAR_AFTER * size
    return before <= mark.right and mark.left <= after


def _distance(mark: Run, text: Run) -> float:
    return max(0.0, mark.left - text.right, text.left - mark.right)
