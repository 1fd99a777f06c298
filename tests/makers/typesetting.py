"""Breaks text into lines as Chinese typesetting does, with the widths of the fonts.

No line begins with a stop or a closing bracket, words and numbers stay whole, the blank
at which a line is broken is swallowed, and full lines are justified by opening the gaps
round Chinese characters.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from tests.makers.blocks import Note

CHINESE, LATIN = "STSong-Light", "Times-Roman"
NEVER_FIRST = "，。、；：！？”’）》」』)]%,.;:…"
NEVER_LAST = "“‘（《「『([〔"
RAISED_SIZE, RAISED_BY = 0.62, 0.36

pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))


@dataclass(frozen=True, slots=True)
class Letter:
    """A character to be printed; ``note`` is the footnote that it calls."""

    char: str
    size: float
    raised: bool = False
    note: Note | None = None

    @property
    def font(self) -> str:
        return LATIN if is_latin(self.char) else CHINESE

    @property
    def width(self) -> float:
        return _width(self.char, self.font) * self.size


@cache
def is_latin(char: str) -> bool:
    """Latin letters are set in the Latin font; quotes and dashes as Chinese are."""
    return char.isascii() or char in "éèêëàâäçñôöûüùîïÉÈ"


@cache
def _width(char: str, font: str) -> float:
    return pdfmetrics.stringWidth(char, font, 1)


@dataclass(slots=True)
class SetLine:
    """A line that is set: its letters, where it begins, how far its gaps are opened."""

    letters: list[Letter]
    left: float  # in points, from the column's edge
    opened: float = 0.0
    leading: float = 0.0
    before: float = 0.0  # blank above it

    @property
    def notes(self) -> list[Note]:
        return [letter.note for letter in self.letters if letter.note]


@dataclass(slots=True)
class Stretch:
    """Letters of one font side by side: what is printed in one go."""

    letters: list[Letter] = field(default_factory=list)
    left: float = 0.0

    @property
    def text(self) -> str:
        return "".join(letter.char for letter in self.letters)


def spell(text: str, size: float, notes: Iterable[Note] = ()) -> list[Letter]:
    """A text as letters, the marks of its footnotes raised."""
    letters = [Letter(char, size) for char in text]
    for note in sorted(notes, key=lambda each: -each.offset):
        letters[note.offset : note.offset] = raise_mark(note.number, size, note)
    return letters


def raise_mark(mark: str, size: float, note: Note | None = None) -> list[Letter]:
    small = [Letter(char, RAISED_SIZE * size, True) for char in mark]
    return [Letter(small[0].char, small[0].size, True, note), *small[1:]]


def break_lines(
    letters: Sequence[Letter],
    measure: float,
    *,
    first: float = 0.0,
    left: float = 0.0,
    justified: bool = True,
) -> list[SetLine]:
    """Set a paragraph: ``left`` in from the edge, its first line by ``first`` more."""
    lines = [SetLine([], left + first)]
    used = left + first
    for unit in _units(letters):
        width = sum(letter.width for letter in unit)
        black = sum(letter.width for letter in _strip(unit))
        if lines[-1].letters and used + black > measure + 0.01:
            lines.append(SetLine([], left))
            used = left
        lines[-1].letters += unit
        used += width
    for line in lines:
        line.letters = _strip(line.letters)
    for line in lines[:-1] if justified else ():
        _justify(line, measure)
    return lines


def _strip(letters: Sequence[Letter]) -> list[Letter]:
    """Without the blank at its end."""
    end = len(letters)
    while end and letters[end - 1].char == " ":
        end -= 1
    return list(letters[:end])


def _units(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """What is not broken: a word, a number, a character with the stops after it."""
    unit: list[Letter] = []
    for letter in letters:
        if unit and not _holds(unit[-1], letter):
            yield unit
            unit = []
        unit.append(letter)
    if unit:
        yield unit


def longest_unit(letters: Sequence[Letter]) -> float:
    """How wide the widest part is that is not broken."""
    return max(
        (sum(each.width for each in unit) for unit in _units(letters)), default=0
    )


def _holds(last: Letter, letter: Letter) -> bool:
    """Whether no line is broken between two letters."""
    if letter.raised or letter.char == " " or letter.char in NEVER_FIRST:
        return True
    if last.char in NEVER_LAST:
        return True
    latin = is_latin(last.char) and is_latin(letter.char)
    return latin and last.char not in " -" and not last.raised


def _justify(line: SetLine, measure: float) -> None:
    gaps = sum(
        _opens(a, b) for a, b in zip(line.letters, line.letters[1:], strict=False)
    )
    room = measure - line.left - sum(letter.width for letter in line.letters)
    if gaps and room > 0:
        line.opened = room / gaps


def _opens(last: Letter, letter: Letter) -> bool:
    """Whether the gap between two letters is opened to justify a line."""
    return not letter.raised and not (is_latin(last.char) and is_latin(letter.char))


def place(line: SetLine) -> Iterator[Stretch]:
    """The line's letters as they are printed, and where."""
    at = line.left
    stretch = Stretch()
    for index, letter in enumerate(line.letters):
        last = line.letters[index - 1] if index else letter
        opened = line.opened if index and _opens(last, letter) else 0.0
        at += opened
        if not stretch.letters or _looks(last) != _looks(letter):
            if stretch.letters:
                yield stretch
            stretch = Stretch([], at)
        stretch.letters.append(letter)
        at += letter.width
    if stretch.letters:
        yield stretch


def _looks(letter: Letter) -> tuple[str, float, bool]:
    return letter.font, letter.size, letter.raised


def measure_text(text: str, size: float) -> float:
    """How wide a text is in one line."""
    runs = groupby(text, key=is_latin)
    return sum(
        pdfmetrics.stringWidth("".join(run), LATIN if latin else CHINESE, size)
        for latin, run in runs
    )
