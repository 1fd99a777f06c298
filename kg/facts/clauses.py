"""Where the text of a paragraph begins, and where its clauses and sentences do.

>>> body("17. 决定"), body("(a) ㈠ 保护平民"), body("– 落实")
(4, 6, 2)
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.facts.words import Words

# 17.  (a)  (一)  ㈠  –  一、  a.
LABEL = re.compile(
    r"(?:\s*(?:\d+(?:\.\d+)*\s*[.．、]|[(（](?:\d{1,3}|[a-zA-Z]{1,4}|[一二三四五六七八九十]+)"
    r"[)）]|[㈠-㈩]|[–—•●■▪-]|[一二三四五六七八九十百]+[、.．]|[a-zA-Z][.)](?=\s)))+\s*"
)
FULL = frozenset("。！？")


def body(text: str) -> int:
    """The offset after the number or the dash that a paragraph begins with."""
    found = LABEL.match(text)
    return found.end() if found else len(text) - len(text.lstrip())


def clause_start(words: Words, place: int, begin: int) -> int:
    """Where the clause begins that holds this place."""
    index = bisect_right(words.breaks, place, key=lambda piece: piece.end)
    return max(begin, words.breaks[index - 1].end) if index else begin


def sentence_start(words: Words, place: int, begin: int) -> int:
    """Where the sentence begins that holds this place."""
    index = bisect_right(words.breaks, place, key=lambda piece: piece.end)
    while index and words.shown(words.breaks[index - 1]) not in FULL:
        index -= 1
    return max(begin, words.breaks[index - 1].end) if index else begin


def sentence_end(words: Words, place: int, end: int) -> int:
    """Where the sentence ends that holds this place; its full stop is not in it."""
    index = bisect_right(words.breaks, place, key=lambda piece: piece.start)
    for piece in words.breaks[index:]:
        if words.shown(piece) in FULL and piece.start < end:
            return piece.start
    return end


def clauses_between(words: Words, begin: int, end: int) -> Iterator[int]:
    """The places between two where clauses begin, the first included."""
    yield begin
    index = bisect_right(words.breaks, begin, key=lambda piece: piece.start)
    for piece in words.breaks[index:]:
        if piece.end >= end:
            return
        yield piece.end
