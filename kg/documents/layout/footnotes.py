"""Footnotes leave the body, and keep the place they were called from.

In a plain text a block of notes follows a rule, each note begins with its number, and
the number stands glued to a word of the body: ``一次会议。346 下文``. Word, HTML and
PDF show both by themselves; then the Source has marks, and nothing is searched for.
"""

import re

from kg.documents.formats.source import Line, Role, Source
from kg.documents.layout.block import Block
from kg.documents.layout.furniture import RULE
from kg.documents.layout.joining import Setting, find_setting

# 346 关于会议形式的更多信息，见第二部分。 · a 比利时、中国 · * 因技术原因重发。
NOTE_START = re.compile(r"(\d{1,3}|[a-z]|\*{1,3})(?:\s+|(?<=\*))(?=\S)")
# A mark stands close to what is before it and is no part of a number or date:
# 召开的。346 下文 · 发言者、a · 执行任务的能力1 · 多米尼加共和国 e
CALL = re.compile(
    r"(?=[\da-z*])(?:"
    r"(?<=[。，；：、！？”’」』）)》\]])(?P<sure>"
    r"\d{1,3}(?![\d./%％(（-])(?!\s\d{3}(?!\d))"
    r"(?!\s?[年月日至名个次项份人票段条号支部分天周小美亿万千百多])"
    r"|[a-z](?=\s|$)|\*{1,3})"
    r"|(?<=[\u4e00-\u9fffA-Za-z])(?P<likely>"
    r"\d{1,3}(?=\s(?![年月日\d])|$|[，。；：])|\*{1,3})"
    r"|(?<=[\u4e00-\u9fff)） ])(?P<letter>[a-z](?=\s|$)))"
)
GAP = 3  # so many numbers may be missing between one note and the next


def mark_notes(source: Source, named: dict[int, str]) -> None:
    """Give the lines of footnotes below a rule their role and their mark."""
    if RULE not in named.values():
        return
    lines = [line for index, line in enumerate(source.lines) if index not in named]
    trailing = find_setting(source, lines) is Setting.TRAILING
    reader = _NoteReader(source.text, trailing)
    for index, line in enumerate(source.lines):
        if named.get(index) == RULE:
            reader.begin()
        elif index not in named and line.role is Role.TEXT:
            reader.read(line)


class _NoteReader:
    """Reads line after line; knows whether a block of notes is open."""

    def __init__(self, text: str, trailing: bool) -> None:
        self.text = text
        self.trailing = trailing
        self.last = 0
        self.open: Line | None = None
        self.inside = False

    def begin(self) -> None:
        self.inside, self.open = True, None

    def read(self, line: Line) -> None:
        if not self.inside:
            return
        start = NOTE_START.match(self.text, line.start, line.end)
        if start and self._follows(start[1]):
            line.role, line.note, line.start = Role.NOTE, start[1], start.end()
            self.last = int(start[1]) if start[1].isdigit() else self.last
            self.open = line
        elif self.open and not self._closed(self.open):
            line.role, self.open = Role.NOTE, line
        else:
            self.inside = False

    def _follows(self, mark: str) -> bool:
        if not mark.isdigit() or not self.last or self.open is None:
            return True
        return self.last < int(mark) <= self.last + GAP

    def _closed(self, line: Line) -> bool:
        if self.trailing:
            return line.trailing
        return self.text[line.end - 1] in "。.)）"


def take_out_calls(source: Source, blocks: list[Block]) -> list[str]:
    """Cut the notes' marks out of the text and note where they stood.

    Gives the marks of the notes that nothing calls.
    """
    if source.marks:
        return _take_out_known(source, blocks)
    if not any(block.role is Role.NOTE for block in blocks):
        return []
    seeker = _CallSeeker(blocks)
    found, uncalled = [], []
    for index, block in enumerate(blocks):
        if block.role is Role.NOTE and block.note:
            place = seeker.seek(block.note, index)
            if place:
                found.append((*place, block.note))
            else:
                uncalled.append(block.note)
    for at, start, note in reversed(found):
        _take_out(blocks[at], start, start + len(note), note)
    return uncalled


def _take_out_known(source: Source, blocks: list[Block]) -> list[str]:
    """The format shows the marks; they have only to be found in the blocks."""
    called = set()
    for mark in reversed(source.marks):
        for block in blocks:
            if place := _offset_of(block, mark.start, mark.end):
                _take_out(block, *place, mark.note)
                called.add(mark.note)
    notes = (block.note for block in blocks if block.role is Role.NOTE)
    return [note for note in notes if note and note not in called]


def _offset_of(block: Block, start: int, end: int) -> tuple[int, int] | None:
    for at, source, length in block.runs:
        if source <= start and end <= source + length:
            return at + start - source, at + end - source
    return None


def _take_out(block: Block, start: int, end: int, note: str) -> None:
    """Cut a mark, and the blank that set it off from what follows."""
    if (
        block.text[end : end + 1] == " "
        and start
        and not block.text[start - 1].isascii()
    ):
        end += 1
    elif start and block.text[start - 1] == " " and end == len(block.text):
        start -= 1
    gone = end - start
    block.cut(start, end)
    block.calls = [(at - gone if at >= end else at, each) for at, each in block.calls]
    block.calls.append((start, note))
    block.calls.sort()


class _CallSeeker:
    """Finds the marks in their order: each after the one before it."""

    def __init__(self, blocks: list[Block]) -> None:
        self.place = (-1, 0)
        self.candidates: dict[str, list[tuple[int, int, int]]] = {}
        for index, block in enumerate(blocks):
            if block.role is Role.NOTE:
                continue
            for found in CALL.finditer(block.text):
                rank = 0 if found.lastgroup == "sure" else 1
                mark = found[found.lastgroup or 0]
                place = (rank, index, found.start(found.lastgroup or 0))
                self.candidates.setdefault(mark, []).append(place)

    def seek(self, note: str, limit: int) -> tuple[int, int] | None:
        """The block and offset of a note's mark; the note stands at ``limit``."""
        places = (
            each
            for each in self.candidates.get(note, ())
            if each[1:] > self.place and each[1] < limit
        )
        found = min(places, default=None)
        if found is None:
            return None
        self.place = found[1:]
        return self.place
