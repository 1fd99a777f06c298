"""Footnotes at the foot of a column, told by their place, their size and their marks.

Takes the printed lines of a column, gives those of footnotes their role; the first line
of each has its mark. Notes stand below a short rule, or below a blank and in smaller
letters; those of a table stand right below it.
"""

import re
from collections.abc import Sequence

from kg.documents.formats.pdf.page import Page
from kg.documents.formats.pdf.printed import Printed
from kg.documents.formats.source import Role

SMALLER = 0.93  # of the text's size
SHORT_RULE, SHORT_ON_PAGE = 0.67, 0.3  # of the column's width, of the page's
# __________________
RULE_LINE = re.compile(r"[_＿]{5,}|[─—–]{8,}")
# 346 关于会议形式的更多信息 · a 比利时、中国
PLAIN_MARK = re.compile(r"(\d{1,4}|[a-z]|\*{1,3})[.)]?\s+")
BLANK = 0.8  # of a letter's size, between the text and its notes
ENDS = 1.6  # so much blank ends the notes


class NoteReader:
    """Reads column after column; knows how this file prints its notes' marks."""

    def __init__(self, size: float) -> None:
        self.size = size
        self.raised = False
        self.last = ""

    def read(self, lines: Sequence[Printed], page: Page) -> None:
        """Give the lines of footnotes their role and their mark."""
        inside = False
        for index, line in enumerate(lines):
            begins = _begins(lines, index, _is_ruled(lines, index, page), self.size)
            inside = (inside and _goes_on(line, self.size)) or begins
            if begins:
                self.raised |= any(map(_mark_at_start, lines[index:]))
            if inside:
                line.role = Role.NOTE
                self.last = self._read_mark(line) or self.last

    def _read_mark(self, line: Printed) -> str:
        """The mark that a note begins with; the line itself begins after it."""
        text = line.strip.text
        place = _mark_at_start(line)
        if place:
            line.note = text[place[0] : place[1]]
            line.skip = _after_blanks(text, place[1])
        elif found := self._plain_mark(text):
            line.note, line.skip = found[1], _after_blanks(text, found.end())
        return line.note

    def _plain_mark(self, text: str) -> re.Match[str] | None:
        """A mark as large as the text: the next one, in a file that raises none."""
        found = None if self.raised else PLAIN_MARK.match(text)
        return found if found and self._is_next(found[1]) else None

    def _is_next(self, mark: str) -> bool:
        if not (self.last.isdigit() and mark.isdigit()):
            return True
        return mark in ("1", str(int(self.last) + 1))


def _after_blanks(text: str, at: int) -> int:
    """Where the words begin; 0 if there are none, and the mark is all there is."""
    words = text[at:].lstrip()
    return len(text) - len(words) if words else 0


def _goes_on(line: Printed, size: float) -> bool:
    """Whether notes that have begun go on with this line."""
    if line.role is not Role.TEXT:
        return False
    if line.strip.raised[:1] and line.strip.raised[0][0] == 0:
        return True
    return (line.blank or 0.0) < ENDS * line.size and line.size <= size


def _begins(lines: Sequence[Printed], index: int, ruled: bool, size: float) -> bool:
    line = lines[index]
    small = line.size <= SMALLER * size
    marked = bool(_mark_at_start(line))
    if index == 0 or line.role is not Role.TEXT:
        return False
    before = lines[index - 1]
    if ruled or RULE_LINE.fullmatch(before.strip.text.strip()):
        return small or marked or bool(PLAIN_MARK.match(line.strip.text))
    below = before.role is Role.ROW or (line.blank or 0.0) >= BLANK * line.size
    return below and small and marked


def _is_ruled(lines: Sequence[Printed], index: int, page: Page) -> bool:
    """Whether a short line is drawn right above this line of text."""
    line = lines[index]
    left = min(each.left for each in lines)
    width = max(each.right for each in lines) - left
    short = max(SHORT_RULE * width, SHORT_ON_PAGE * page.width)
    ceiling = lines[index - 1].bottom if index else 0.0
    return any(
        rule.is_across
        and ceiling - 0.05 * line.size < rule.top <= line.top + 0.3 * line.size
        and rule.right - rule.left <= short
        and abs(rule.left - left) <= 3 * line.size
        for rule in page.rules
    )


def _mark_at_start(line: Printed) -> tuple[int, int] | None:
    first = next(line.strip.marks(), None)
    return first if first and first[0] == 0 else None
