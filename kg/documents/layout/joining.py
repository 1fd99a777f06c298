"""Printed lines to paragraphs again.

Takes a Source and the lines that are furniture, gives Blocks in reading order. Files
show in four ways where a paragraph ends, and most show it in one way throughout:

WHOLE     the format says it (Word, HTML): every line is a paragraph.
TRAILING  a blank follows a paragraph's last character, and no other line's.
LINES     a paragraph is one line, however long.
WRAPPED   only the printed page shows it: a line that stops short, an indent, a gap.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto

from kg.documents.formats.plain import width
from kg.documents.formats.source import Line, Role, Source
from kg.documents.layout.block import Block, glue, is_spaced
from kg.documents.layout.furniture import LINK

# What a paragraph or a clause ends with; quotes, a footnote's mark may follow.
_TERMINAL = re.compile(r"(?:[。；：！？…;:!?][”’」』）)》\]]*|[，,])\d{0,3}$")
ENDING = 10  # characters at a text's end in which its last mark is
SENTENCE = re.compile(r"[。！？；]")
# What begins a paragraph: 17. · (a) · ㈠ · – · 一. · A.
OPENER = re.compile(
    r"\d{1,3}[.．]\s*[^\s\d]|[(（](?:[a-z]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,3})[)）]"
    r"|[㈠-㈩]|[–—•●▪◦·－-]\s|[一二三四五六七八九十]{1,3}[.．、]|[A-Z][.．]\s"
)
# What stays together where a line is broken: a word, a number, a mark after them
UNBROKEN = re.compile(
    r"(?:[0-9A-Za-z/().,\u00c0-\u024f-]+|.)[，。、；：！？”’）》」』)%％:;,]*"
)
SHORT = 12.0  # Chinese characters: a line below says little of how the text is set
SLACK = 1.5  # by so many characters a full line may miss the margin
LARGE_GAP = 0.6  # lines: so much space ends a paragraph anyhow
SMALL_GAP = 0.25  # so much ends it after a full stop
INDENT = 0.75  # by so many characters more, a line is indented
NEAR = 8  # so many lines round a line show how wide its column is
SAMPLE = 1000  # lines that show how the whole file is set
LONGEST_LINE = 80  # of a printed page, in Chinese characters
HEADING_LENGTH = 40


def ends_closed(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether the text ends as a sentence or a clause does.

    >>> [ends_closed(text) for text in ("继续处理此案。", "作出贡献。346", "导言")]
    [True, True, False]
    """
    end = len(text) if end is None else end
    return _TERMINAL.search(text, max(start, end - ENDING), end) is not None


class Setting(Enum):
    """How a file shows where its paragraphs end."""

    WHOLE = auto()
    TRAILING = auto()
    LINES = auto()
    WRAPPED = auto()


def join_lines(source: Source, named: dict[int, str]) -> list[Block]:
    """Put the printed lines together to paragraphs, in reading order.

    A footnote or a table between two halves of a paragraph does not end it.
    """
    lines = [line for index, line in enumerate(source.lines) if index not in named]
    for index in named:
        if named[index] != LINK and index + 1 < len(source.lines):
            source.lines[index + 1].gap = 0.0  # below a page's head all space is equal
    joiner = _Joiner(source, lines)
    for index, line in enumerate(lines):
        joiner.add(index, line)
    return joiner.blocks


def find_setting(source: Source, lines: Sequence[Line]) -> Setting:
    """Tell from the lines how this file shows the ends of its paragraphs."""
    if any(line.whole for line in lines):
        return Setting.WHOLE
    lines = lines[:SAMPLE]
    long = [line for line in lines if line.right - line.left >= SHORT]
    if source.format != "text":
        return Setting.WRAPPED
    if not long:
        return Setting.LINES
    closed = [ends_closed(source.text, line.start, line.end) for line in long]
    open_ends = [line for line, shut in zip(long, closed, strict=True) if not shut]
    marked = any(line.trailing for line in lines)
    stray = sum(line.trailing for line in open_ends)
    if marked and len(open_ends) > 4 and stray <= 0.25 * len(open_ends):
        return Setting.TRAILING
    widest = sorted(line.right for line in long)[-3:]
    if sum(closed) >= 0.6 * len(long) or widest[-1] > LONGEST_LINE:
        return Setting.LINES
    even = len(widest) == 3 and widest[-1] - widest[0] <= 2 * SLACK
    return Setting.WRAPPED if even else Setting.LINES


class _Joiner:
    """Adds line after line, to the open paragraph or as a new one."""

    def __init__(self, source: Source, lines: list[Line]) -> None:
        self.text = source.text
        self.lines = lines
        self.setting = find_setting(source, lines)
        self.spaced = is_spaced(source.text)
        self.blocks: list[Block] = []
        self.last: dict[Role, tuple[Block, Line]] = {}

    def add(self, index: int, line: Line) -> None:
        """Go on with the open paragraph of this line's role, or begin another."""
        before = self.last.get(self._open_role(line))
        if before and self._goes_on(index, before, line):
            block, previous = before
            block.join(self.text, line, self._joint(block, previous, line))
        else:
            block = Block.open(self.text, line)
            self.blocks.append(block)
        self.last[self._open_role(line)] = (block, line)

    def _open_role(self, line: Line) -> Role:
        return Role.ROW if line.role is Role.CELL else line.role

    def _joint(self, block: Block, previous: Line, line: Line) -> str:
        if line.role is Role.CELL:
            ended = previous.trailing or self.setting is not Setting.TRAILING
            return "\t" if ended else glue(block.text, self._words(line), self.spaced)
        if previous.trailing:
            return " "
        return glue(block.text, self._words(line), self.spaced)

    def _words(self, line: Line) -> str:
        return self.text[line.start : line.end]

    def _goes_on(self, index: int, before: tuple[Block, Line], line: Line) -> bool:
        block, previous = before
        if line.role is not Role.TEXT:
            goes_on = line.role in (Role.NOTE, Role.CELL)
            return goes_on and not (previous.whole or line.note)
        if previous.whole:
            return False
        if self._interrupted(block, line):
            return False
        match self.setting:
            case Setting.WHOLE:
                return True
            case Setting.TRAILING:
                return not previous.trailing or self._broken(index, previous)
            case Setting.LINES:
                return self._unfinished(previous, line)
            case Setting.WRAPPED:
                return self._wraps(index, previous, line)

    def _interrupted(self, block: Block, line: Line) -> bool:
        """Whether a heading or a table on the way here has ended the paragraph."""
        if self.blocks[-1] is block or self.blocks[-1].role is Role.NOTE:
            return False
        return line.page == block.line.page or ends_closed(block.text)

    def _broken(self, index: int, previous: Line) -> bool:
        """A trailing blank that is the one at which the line was broken."""
        if ends_closed(self.text, previous.start, previous.end):
            return False
        return previous.right >= self._margin(index, previous) - SLACK

    def _unfinished(self, previous: Line, line: Line) -> bool:
        """A long line without a full stop: the page ended in mid-sentence."""
        words = self._words(previous)
        if ends_closed(words) or OPENER.match(self.text, line.start):
            return False
        return width(words) > HEADING_LENGTH or bool(SENTENCE.search(words))

    def _wraps(self, index: int, previous: Line, line: Line) -> bool:
        """Whether the page shows that the line before was full and this one goes on."""
        words = self._words(line)
        closed = ends_closed(self.text, previous.start, previous.end)
        if (
            line.gap >= (SMALL_GAP if closed else LARGE_GAP)
            or abs(line.size - previous.size) > 0.12
        ):
            return False
        margin = self._margin(index, previous)
        first = UNBROKEN.match(words)
        if previous.right + width(first.group() if first else "") <= margin - SLACK:
            return False
        if not closed:
            return True
        if OPENER.match(words):
            return words[0] in "(（㈠" and self._is_flush(index, previous, line)
        return line.left <= self._indent(previous) + INDENT

    def _is_flush(self, index: int, previous: Line, line: Line) -> bool:
        """Whether paragraphs begin with an indent here, and this line has none."""
        begins = self.last[previous.role][0].line.left
        flush = min(each.left for each in self._near(index))
        return line.left < begins - INDENT and line.left < flush + INDENT / 2

    def _margin(self, index: int, line: Line) -> float:
        """Where full lines end hereabouts."""
        return max(
            (each.right for each in self._near(index) if each.role is line.role),
            default=line.right,
        )

    def _near(self, index: int) -> list[Line]:
        return self.lines[max(0, index - NEAR) : index + NEAR]

    def _indent(self, previous: Line) -> float:
        """Where the lines of the open paragraph begin."""
        return min(self.last[previous.role][0].line.left, previous.left)
