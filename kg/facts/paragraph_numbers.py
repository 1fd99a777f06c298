"""Numbers of paragraphs as they are cited: takes the words, gives the numbers.

>>> for words in ("第 2、5、6 和 7 段", "第29至31段", "第21(a)㈠段",
...               "第4段(a)和(b)分段", "第4(a)及(c)段", "第 3 段和第 5 段"):
...     print(*read_numbers(PARAGRAPHS.search(words)))
2 5 6 7
29 30 31
21(a)(i)
4(a) 4(b)
4(a) 4(c)
3
"""

import re
from collections.abc import Iterator

from kg.documents.structure.markers import chinese_value, roman

_MARK = r"(?:\s*(?:[(（]\s*[a-z0-9一二三四五六七八九十]{1,4}\s*[)）]|[㈠-㈩]))"
_NUMBER = rf"\d{{1,3}}{_MARK}*"
_LINK = r"\s*(?:、|，|,|和|及|与|與|以及|或)\s*"
_RANGE = r"\s*(?:至|到|-|–|—)\s*"
# 第2、5、6和7段  第29至33段  第4段(a)和(b)分段
PARAGRAPHS = re.compile(
    rf"第\s*(?P<list>{_NUMBER}(?:(?:{_LINK}|{_RANGE})第?\s*(?:{_NUMBER}|{_MARK}+))*)"
    rf"\s*段(?!落)(?P<parts>{_MARK}+(?:{_LINK}{_MARK}+)*(?:\s*(?:分段|小段|项|項))?)?"
)
ITEM = re.compile(rf"(?P<number>\d{{1,3}})?(?P<marks>{_MARK}*)")
RANGE = re.compile(_RANGE)
LINK = re.compile(_LINK)
MARK = re.compile(_MARK)
MOST = 100  # paragraphs of a range


def read_numbers(found: re.Match[str]) -> tuple[str, ...]:
    """The numbers in the normal form of the house: 30(a)(iii)."""
    numbers = list(_read_list(found["list"]))
    if not found["parts"]:
        return tuple(numbers)
    parts = [_marks(each) for each in LINK.split(found["parts"])]
    return (*numbers[:-1], *(numbers[-1] + each for each in parts))


def _read_list(words: str) -> Iterator[str]:
    base = ""
    ranged = False
    for item in re.finditer(
        rf"(?P<range>{_RANGE})?(?:{_LINK})?第?\s*{ITEM.pattern}", words
    ):
        if not item["number"] and not item["marks"]:
            continue
        marks = _marks(item["marks"])
        number = item["number"] or base
        ranged = bool(item["range"]) and bool(item["number"]) and not marks
        if ranged and int(base) < int(number) <= int(base) + MOST:
            yield from map(str, range(int(base) + 1, int(number)))
        yield number + marks
        base = number


def _marks(words: str) -> str:
    """㈢ and （三） are (iii)."""
    return "".join(map(_mark, MARK.findall(words)))


def _mark(mark: str) -> str:
    sign = mark.strip().strip("(（)） ")
    if "㈠" <= sign <= "㈩":
        return f"({roman(ord(sign) - ord('㈠') + 1)})"
    value = chinese_value(sign)
    return f"({roman(value) if value > 0 else sign})"
