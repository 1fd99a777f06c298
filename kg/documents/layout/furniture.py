"""Which lines are not text: page heads, page numbers, links, the masthead, rules.

Takes a Source, gives each such line's place in the list and the name of its class.
The names stand in ``kg read --audit``; everything left unnamed is text.
"""

import re
from collections import Counter

from kg.documents.formats.source import Line, Role, Source

LINK = "link"
PAGE_NUMBER = "page number"
RUNNING_HEAD = "running head"
RULE = "rule"
MASTHEAD = "masthead"

# https://undocs.org/ch/S/RES/2374(2017)
LINK_LINE = re.compile(r"<?(?:https?://|www\.)[!-~]+")
# 23-00265 8/24 · 2/16 · 21-08828 (C) 290621 290621 · *2108828* · 第 3 页，共 9 页
PAGE_LINE = re.compile(
    r"(?:\d{2}-\d{5}(?:\s*\(\w\))?(?:\s+\d{6}){0,3}(?:\s+\d{1,4}\s*/\s*\d{1,4})?"
    r"|\d{1,4}\s*/\s*\d{1,4}(?:\s+\d{2}-\d{5}(?:\s*\(\w\))?)?"
    r"|\*\d{7}\*|[-–—]\s*\d{1,4}\s*[-–—]"
    r"|第\s*\d+\s*页(?:[\s，,/]*共\s*\d+\s*页)?|Page \d+(?: of \d+)?)"
)
# __________________
RULE_LINE = re.compile(r"[_＿]{5,}|[─—–-]{8,}")
# S/RES/2584 (2021) · A/75/2 · S/2023/36/Add.1
SYMBOL_LINE = re.compile(
    r"(?:联合国\s*)?[A-Z]{1,4}(?:/[A-Z]+\.?)*"
    r"(?:/[\w.()\-]+)+(?:\s*[(（](?:\d{4}|[IVXL]+)[)）])?"
)
# Distr.: General · 29 June 2021 · Chinese · Original: English · 请回收 · 第七十六年
MASTHEAD_LINE = re.compile(
    r"联合国|安全理事会|大会|经济及社会理事会|人权理事会|秘书长"
    r"|Distr\.?.*|General|Limited|Restricted|普通|有限|一般|限制"
    r"|\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"|Chinese(?: only)?|中文|Original: ?.*|原[件文][：:].*|请回收|第.{1,5}年"
    r"|第.{1,6}届会议|议程项目.{0,30}|正式记录|United Nations|.*\(C\).*"
)
# What only a masthead has: one of these must be there for its other lines to count.
MASTHEAD_ANCHOR = re.compile(
    r"第[一二三四五六七八九十〇○零百]{1,6}年$|Distr\b|Original: "
    r"|\d{1,2} [A-Z][a-z]+ \d{4}|请回收|\(C\) \d{6}"
)
CELLS = re.compile(r"\t+|\s{2,}")  # what divides the columns of a masthead
LONGEST = 200  # characters: what is longer is no furniture
MASTHEAD_DEPTH = 30
DATE_LINE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$")
REPEATS = 3  # a line on so many pages' edges is a running head
DIGITS = re.compile(r"\d+")


def name_furniture(source: Source) -> dict[int, str]:
    """Find the lines that are no text: their index, and what they are."""
    lines = source.lines
    words = [source.text[line.start : line.end] for line in lines]
    named = {
        index: name
        for index, line in enumerate(lines)
        if (name := _by_itself(line, words[index]))
    }
    named |= _masthead(words, named)
    named |= _running_heads(lines, words, named)
    return named


def _by_itself(line: Line, word: str) -> str | None:
    """What a line shows by its own form."""
    if line.role is Role.PAGE_HEAD:
        return PAGE_NUMBER if PAGE_LINE.fullmatch(word) else RUNNING_HEAD
    if line.role is not Role.TEXT or len(word) > LONGEST:
        return None
    if LINK_LINE.fullmatch(word):
        return LINK
    if PAGE_LINE.fullmatch(word):
        return PAGE_NUMBER
    return RULE if RULE_LINE.fullmatch(word) else None


def _masthead(words: list[str], named: dict[int, str]) -> dict[int, str]:
    """The block above a title: 联合国, Distr.: General, the symbol, the date."""
    head = [word[:LONGEST] for word in words[:MASTHEAD_DEPTH]]
    anchors = [index for index, word in enumerate(head) if MASTHEAD_ANCHOR.search(word)]
    if not anchors:
        return {}
    return {
        index: MASTHEAD
        for index, word in enumerate(head)
        if index not in named
        and (index <= anchors[-1] + 1)
        and all(_in_masthead(cell) for cell in CELLS.split(word))
    }


def _in_masthead(cell: str) -> bool:
    return bool(MASTHEAD_LINE.fullmatch(cell) or SYMBOL_LINE.fullmatch(cell))


def _running_heads(
    lines: list[Line], words: list[str], named: dict[int, str]
) -> dict[int, str]:
    """Symbols and titles that stand at the edge of a page.

    A symbol alone on a line may as well be a cell of a table; it is a page head only
    beside a page number or a page break, or on the very first line.
    """
    edges = [index for index in range(len(lines)) if _at_edge(index, lines, named)]
    if words and not any(DATE_LINE.match(word) for word in words[1:2]):
        edges.insert(0, 0)  # above a date it is the cell of a table
    repeated = Counter(DIGITS.sub("#", words[index]) for index in edges)
    return {
        index: RUNNING_HEAD
        for index in edges
        if index not in named
        and lines[index].role is Role.TEXT
        and (
            SYMBOL_LINE.fullmatch(words[index])
            or _repeats(words[index], repeated, lines[index])
        )
    }


def _repeats(word: str, repeated: Counter[str], line: Line) -> bool:
    """Whether a short line comes again on page after page."""
    return (
        repeated[DIGITS.sub("#", word)] >= REPEATS
        and len(word) > 3
        and line.right < 40
        and word[-1] not in "。；，："
    )


def _at_edge(index: int, lines: list[Line], named: dict[int, str]) -> bool:
    """Whether a line stands first or last on its page, or beside a page number."""
    for other in (index - 1, index + 1):
        if named.get(other) == PAGE_NUMBER:
            return True
        if other < len(lines) and lines[other].page != lines[index].page:
            return True
    return False
