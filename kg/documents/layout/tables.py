"""Tables of a plain text, whose cells stand one below the other.

What the columns were is lost in such a file, but the rows can be told where each begins
with what it is about: a record and its date, or a date and a symbol. Word, HTML and PDF
show their rows by themselves.
"""

import re
from collections.abc import Sequence

from kg.documents.formats.source import Line, Role, Source
from kg.documents.layout.joining import OPENER, ends_closed

# 表 1 · 表 2. · 表一
CAPTION = re.compile(r"表\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Z])[.．]?")
DATE = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
SYMBOL = r"[A-Z]{1,2}/(?:[A-Z]+/)*(?:[A-Z]+\.)?\d[\w/.()]*"
# S/PV.8703, and below it 2020 年 1 月 15 日
RECORD_LINE = re.compile(rf"{SYMBOL}(?:\s*\({DATE}\))?")
DATE_LINE = re.compile(DATE)
# 2020 年 7 月 8 日 S/2020/686 2020年7月10日安全理事会主席给秘书长的信
DATED_ROW = re.compile(rf"{DATE}\s+{SYMBOL}(?:\s|$)|{SYMBOL}\s+{DATE}(?:\s|$)")
# a 比利时、中国、多米尼加共和国
TABLE_NOTE = re.compile(r"([a-z])\s+(?=\S)")
# 美洲 : a heading that stands between a table and the next numbered heading
BARE_HEADING = re.compile(r"[\u4e00-\u9fff]{2,12}")
# 一. 导言 ...................... 3
LEADERS = re.compile(r"(?:[.．…·]\s?){4,}\s*\d{1,3}$")
DOTS = re.compile(r"[.．…·]\s?[.．…·]\s?[.．…·]\s?[.．…·]")
CONTENTS = re.compile(r"目\s*[录錄次]")
CONTENTS_ENTRIES = 2
HEADER_LENGTH = 6  # characters of 页次 and the like
CELL_WIDTH = 26.0
HEADER_DEPTH = 14
LOOSE_ROWS = 4  # so many short lines below a caption are rows, if no key tells them


def mark_rows(source: Source, named: dict[int, str]) -> None:
    """Give the lines of tables their roles: heading, row, cell, note."""
    lines = [
        line
        for index, line in enumerate(source.lines)
        if index not in named and line.role is Role.TEXT
    ]
    words = [source.text[line.start : line.end] for line in lines]
    if DOTS.search(source.text):
        _mark_contents(lines, words)
    captions = [index for index, word in enumerate(words) if CAPTION.fullmatch(word)]
    for index in captions:
        _mark_caption(lines, words, index)
    keys = [index for index in range(len(lines)) if _is_key(words, index)]
    if keys:
        _mark_keyed(lines, words, keys)
    for index in captions:
        _mark_loose(lines, words, index + 1)


def _mark_contents(lines: list[Line], words: list[str]) -> None:
    """A table of contents: its lines lead by dots to a page."""
    entries = [index for index, word in enumerate(words) if LEADERS.search(word)]
    if len(entries) < CONTENTS_ENTRIES:
        return
    first = entries[0]
    while first and len(words[first - 1]) <= HEADER_LENGTH:
        first -= 1
        if CONTENTS.fullmatch(words[first]):
            lines[first].role = Role.HEADING
            break
    for index in range(first, entries[-1] + 1):
        if lines[index].role is Role.TEXT:
            lines[index].role = Role.ROW


def _mark_caption(lines: list[Line], words: list[str], index: int) -> None:
    """表 1, and the table's title below it."""
    lines[index].role = Role.HEADING
    after = index + 1
    if after < len(lines) and _is_cell(lines[after], words[after]):
        lines[after].role = Role.HEADING


def _mark_loose(lines: list[Line], words: list[str], after: int) -> None:
    """Rows below a caption that no key tells: each short line is one."""
    while after < len(lines) and lines[after].role is Role.HEADING:
        after += 1
    run = after
    while (
        run < len(lines)
        and lines[run].role is Role.TEXT
        and _is_cell(lines[run], words[run])
    ):
        run += 1
    if run - after >= LOOSE_ROWS:
        for line in lines[after:run]:
            line.role = Role.ROW


def _is_key(words: Sequence[str], index: int) -> bool:
    """Whether a row of a table begins with this line."""
    if DATED_ROW.match(words[index]):
        return True
    return (
        bool(RECORD_LINE.fullmatch(words[index]))
        and index + 1 < len(words)
        and bool(DATE_LINE.fullmatch(words[index + 1]))
    )


def _is_cell(line: Line, word: str) -> bool:
    return (
        line.right - line.left <= CELL_WIDTH
        and not ends_closed(word)
        and not OPENER.match(word)
        and not CAPTION.fullmatch(word)
        and "签名" not in word
    )


def _mark_keyed(lines: list[Line], words: list[str], keys: list[int]) -> None:
    ends = 0
    for key, following in zip(keys, [*keys[1:], len(lines)], strict=True):
        if key >= ends and (key == 0 or lines[key - 1].role not in _IN_TABLE):
            _mark_header(lines, words, key)
        lines[key].role = Role.ROW
        ends = _mark_cells(lines, words, key + 1, following)
        if ends < following:
            ends = _mark_table_notes(lines, words, ends)


_IN_TABLE = (Role.ROW, Role.CELL)


def _mark_header(lines: list[Line], words: list[str], key: int) -> None:
    """The head of the columns: short lines above the first row."""
    first = key
    while (
        first > max(0, key - HEADER_DEPTH)
        and lines[first - 1].role is Role.TEXT
        and _is_cell(lines[first - 1], words[first - 1])
    ):
        first -= 1
    for index in range(first, key):
        lines[index].role = Role.ROW if index == first else Role.CELL


def _mark_cells(lines: list[Line], words: list[str], start: int, stop: int) -> int:
    """What belongs to the row; gives the first line that does not."""
    index = start
    while index < stop and not _ends_table(lines[index], words[index]):
        lines[index].role = Role.CELL
        index += 1
    heading = index < len(lines) and OPENER.match(words[index])
    alone = index > start and (
        lines[index - 2].trailing or not lines[index - 1].trailing
    )
    if heading and alone and BARE_HEADING.fullmatch(words[index - 1]):
        index -= 1
        lines[index].role = Role.HEADING
    return index


def _ends_table(line: Line, word: str) -> bool:
    return (
        line.role is Role.HEADING
        or "。" in word
        or bool(CAPTION.fullmatch(word))
        or bool(OPENER.match(word))
        or bool(TABLE_NOTE.match(word))
    )


def _mark_table_notes(lines: list[Line], words: list[str], start: int) -> int:
    """The notes a, b, c below a table; gives the first line after them."""
    expected = "a"
    index = start
    open_note = False
    while index < len(lines):
        note = TABLE_NOTE.match(words[index])
        if note and note[1] == expected:
            lines[index].role, lines[index].note = Role.NOTE, expected
            lines[index].start += note.end()
            expected = chr(ord(expected) + 1)
        elif open_note:
            lines[index].role = Role.NOTE
        else:
            break
        open_note = not ends_closed(words[index])
        index += 1
    return index
