"""A paragraph of the file before it is numbered: its words, and where each stood."""

import re
from dataclasses import dataclass, field

from kg.documents.formats.source import Line, Role

# A character that Western typesetting divides from its neighbours by blanks.
WESTERN = re.compile(r"[0-9A-Za-z\u00c0-\u024f]")
# …；(b)
ITEM_MARK = re.compile(r"\((?:[a-z]{1,4}|\d{1,2})\)$")
IDEOGRAPH = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(slots=True)
class Block:
    """One paragraph's text; ``runs`` lead from its offsets to those of the source.

    A run is ``(offset in text, offset in source, length)``; what no run covers was put
    in where two lines were joined.
    """

    text: str
    runs: list[tuple[int, int, int]]
    line: Line  # its first
    role: Role
    note: str = ""
    calls: list[tuple[int, str]] = field(default_factory=list)  # offset, note's mark

    @classmethod
    def open(cls, text: str, line: Line) -> "Block":
        """Begin a block with its first line."""
        words = text[line.start : line.end]
        return cls(words, [(0, line.start, len(words))], line, line.role, line.note)

    def join(self, text: str, line: Line, glue: str) -> None:
        """Add a line that goes on with the paragraph."""
        words = text[line.start : line.end]
        self.text += glue
        self.runs.append((len(self.text), line.start, len(words)))
        self.text += words

    def cut(self, start: int, end: int) -> None:
        """Take characters out of the text: a footnote's mark."""
        self.text = self.text[:start] + self.text[end:]
        self.runs = [piece for run in self.runs for piece in _without(run, start, end)]

    def source_offset(self, offset: int) -> int:
        """Where a character of the text stands in the source."""
        for at, source, length in reversed(self.runs):
            if at <= offset:
                return source + min(offset - at, length)
        return self.line.start


def _without(
    run: tuple[int, int, int], start: int, end: int
) -> list[tuple[int, int, int]]:
    """What is left of a run when the characters from start to end go."""
    at, source, length = run
    gone = end - start
    before = max(0, min(length, start - at))
    after = max(0, min(length, at + length - end))
    pieces = [(at, source, before)] if before else []
    if after:
        moved = max(at, end) - gone
        pieces.append((moved, source + length - after, after))
    return pieces


def glue(before: str, after: str, spaced: bool) -> str:
    """What joins two lines: nothing between Chinese, a blank between Western words.

    >>> glue("行", "动", True), glue("Katiba", "Macina", True), glue("S/", "476", True)
    ('', ' ', '')

    Where this text sets blanks round its numbers, the one lost at the line's end comes
    back.

    >>> glue("7", "月", True), glue("7", "月", False), glue("1", "950", False)
    (' ', '', ' ')
    """
    last, first = before[-1:], after[:1]
    if last >= CHINESE and first >= CHINESE:
        return ""
    western = bool(WESTERN.match(last)), bool(WESTERN.match(first))
    if all(western):
        return " "
    if (last in ".,;:)" and western[1]) or ITEM_MARK.search(before[-8:]):
        return " "
    if spaced and any(western) and (IDEOGRAPH.match(last) or IDEOGRAPH.match(first)):
        return " "
    return ""


CHINESE = "\u2e80"  # from here on, no character sets itself off by blanks
STYLE_SAMPLE = 10_000  # characters that show how a text sets its numbers
# 2022 年 7 月 against 2022年7月
BLANKS = re.compile(r"[\u4e00-\u9fff] \d|\d [\u4e00-\u9fff]")
NO_BLANKS = re.compile(r"[\u4e00-\u9fff]\d|\d[\u4e00-\u9fff]")


def is_spaced(text: str) -> bool:
    """Whether a text sets blanks between its numbers and its Chinese.

    >>> is_spaced("2022 年 7 月"), is_spaced("2022年7月")
    (True, False)
    """
    sample = text[:STYLE_SAMPLE]
    return len(BLANKS.findall(sample)) > len(NO_BLANKS.findall(sample))
