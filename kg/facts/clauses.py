"""Where the text of a paragraph begins, and where its clauses and sentences do.

>>> body("17. 决定"), body("(a) ㈠ 保护平民"), body("– 落实")
(4, 6, 2)
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from kg.facts.words import Words

# 17.  (a)  (一)  ㈠  –  一、  a.
LABEL = re.compile(
    r"(?:\s*(?:\d+(?:\.\d+)*\s*[.．、]|[(（](?:\d{1,3}|[a-zA-Z]{1,4}|[一二三四五六七八九十]+)"
    r"[)）]|[㈠-㈩]|[–—•●■▪-]|[一二三四五六七八九十百]+[、.．]|[a-zA-Z][.)](?=\s)))+\s*"
)


def body(text: str) -> int:
    """The offset after the number or the dash that a paragraph begins with."""
    found = LABEL.match(text)
    return found.end() if found else len(text) - len(text.lstrip())


def clause_start(words: Words, place: int, begin: int) -> int:
    """Where the clause begins that holds this place."""
    return _last(words.clause_ends, place, begin)


def sentence_start(words: Words, place: int, begin: int) -> int:
    """Where the sentence begins that holds this place."""
    return _last(words.sentence_ends, place, begin)


def _last(ends: Sequence[int], place: int, begin: int) -> int:
    index = bisect_right(ends, place)
    return max(begin, ends[index - 1]) if index else begin


def sentence_end(words: Words, place: int, end: int) -> int:
    """Where the sentence ends that holds this place; its full stop is not in it."""
    index = bisect_right(words.sentence_ends, place + 1)
    ends = words.sentence_ends[index : index + 1]
    return min(ends[0] - 1, end) if ends else end


def clauses_between(words: Words, begin: int, end: int) -> Iterator[int]:
    """The places between two where clauses begin, the first included."""
    yield begin
    ends = words.clause_ends
    yield from ends[bisect_right(ends, begin + 1) : bisect_left(ends, end)]
