"""Points on paper to the measures of a Source's lines.

What a line's place means shows only against all the others: where the margin of its
column is, how far apart lines stand as a rule.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from kg.documents.formats.pdf.columns import Slot
from kg.documents.formats.pdf.page import Page
from kg.documents.formats.pdf.printed import Printed
from kg.documents.formats.source import Role

SUPPORT = 0.05  # of a column's lines begin at its margin
SAME = 0.35  # characters: the same place, give or take as much
USUAL_PITCH = 1.5  # of a letter's size, from line to line, if nothing shows it
SMALLER, ENOUGH = 0.93, 4  # so many lines of notes show how far theirs stand apart
NOISE = 0.1  # lines: no blank at all

Sheet = tuple[int, Slot]


def body_size(pages: Iterable[Page]) -> float:
    """The size of most letters of a file."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            sizes[round(piece.size, 1)] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


class Geometry:
    """Measures lines against their column and the file."""

    def __init__(self, size: float) -> None:
        self.size = size
        self._lefts: dict[Sheet, list[float]] = defaultdict(list)
        self._steps: dict[int, Counter[float]] = defaultdict(Counter)
        self._margins: dict[Sheet, float] = {}

    def learn(self, page: Page, lines: Sequence[Printed]) -> None:
        """Take a page's lines into account."""
        before: Printed | None = None
        for line in lines:
            if line.role in (Role.TEXT, Role.NOTE):
                self._lefts[_sheet(page, line)].append(line.left)
            if before and line.blank is not None and _are_alike(before, line):
                self._steps[round(line.size)][max(1.0, round(2 * line.step) / 2)] += 1
            before = line

    def margin(self, page: Page, line: Printed) -> float:
        """Where the text of the line's column begins on paper."""
        sheet = _sheet(page, line)
        if sheet not in self._margins:
            lefts = [*self._lefts.get(sheet, [])]
            if (
                line.slot is Slot.WHOLE
            ):  # what is set over both columns begins at the left
                lefts += self._lefts.get((sheet[0], Slot.LEFT), [])
            self._margins[sheet] = self._find_margin(lefts)
        return self._margins[sheet]

    def _find_margin(self, lefts: list[float]) -> float:
        """The leftmost place at which enough lines begin."""
        lefts.sort()
        needed = max(2, SUPPORT * len(lefts))
        for index, left in enumerate(lefts):
            same = [each for each in lefts[index:] if each - left <= SAME * self.size]
            if len(same) >= needed:
                return median(same)
        return lefts[0] if lefts else 0.0

    def gap(self, line: Printed) -> float:
        """The blank above a line beyond what is usual, in lines."""
        if line.blank is None:
            return 0.0
        pitch = self._pitch(line.size)
        gap = line.step / pitch - 1
        return round(gap, 2) if gap > NOISE else 0.0

    def _pitch(self, size: float) -> float:
        """How far apart lines of a size stand; larger ones are set as the text is."""
        steps = self._steps[round(size)]
        if size <= SMALLER * self.size and steps.total() >= ENOUGH:
            return steps.most_common(1)[0][0]
        steps = self._steps[round(self.size)]
        pitch = steps.most_common(1)[0][0] if steps else USUAL_PITCH * self.size
        return pitch * min(1.0, size / self.size)

    def across(self, page: Page, line: Printed, x: float) -> float:
        """A place in the line, in characters from the margin of its column."""
        return round((x - self.margin(page, line)) / self.size, 2)


def _sheet(page: Page, line: Printed) -> Sheet:
    return round(page.width), line.slot


def _are_alike(before: Printed, line: Printed) -> bool:
    return line.role is before.role and abs(line.size - before.size) < 0.5
