"""Places that nothing in their name tells: a foreign name where a place is expected.

>>> from kg.entities.finders.known import find_known
>>> def show(printed):
...     text = Text(printed)
...     found = Found(find_known(text))
...     places = find_settlements(text, found)
...     return [text.plain[each.start : each.end] for each in places]
>>> show("在辛菲罗波尔搜查了，坎大哈(迈马纳)、加德兹和巴米扬，埃博拉病毒")
['辛菲罗波尔', '迈马纳', '加德兹', '巴米扬']
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import GUESSED, Candidate
from kg.entities.found import Found
from kg.entities.words.lists import words
from kg.entities.words.runs import is_foreign
from kg.entities.words.subjects import LINKS
from kg.entities.words.text import Text
from kg.entities.words.transliteration import CHARACTERS

SHORTEST = 3
RUN = re.compile(
    f"[{''.join(sorted(CHARACTERS))}]{{{SHORTEST},9}}"
    f"(?:-[{''.join(sorted(CHARACTERS))}]{{1,9}})*"
)
# 在…, 位于…, 占领…
WHERE = re.compile(
    "(?:[在于从自往至抵距沿赴]|前往|抵达|占领|占据|夺取|夺回|攻克|攻入|炮击|进驻|飞往|来自|附近的|境内的|部的|解放|攻占|围困|轰炸|袭击|包围|撤离"
    r"|撤出|离开|驻扎|途经|返回|访问|进入|控制|收复|攻打|逃离|首都|首府|城市|村庄|镇)\Z"
)
# …附近, …东部, …机场
THERE = re.compile(
    "地区|附近|周边|周围|一带|境内|市内|城内|郊区|上空|战役|机场|港口|过境点|检查站"
    "|居民|难民营|的?[东南西北]部|以[东南西北]|等地|等城"
)
# 族, 病毒, 号: the name of something else
NOT_THERE = re.compile(
    "电台|[族教派病号型语人奖氏·-]|火箭|公约|系统|导弹|基金|先[生知]|女士|主义|难民署|信徒"
    "|分子|战士|议定书|宣言|行动计划|框架|修正"
)
LANDS = {"state", "place"}


def find_settlements(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield runs that stand where a place is expected, or in a list with one."""
    runs = [
        (start, end)
        for start, end in _runs(text, found)
        if text.plain[start:end] not in words("foreign-words")
        and _is_free(text, found, start, end)
    ]
    taken: set[int] = set()
    ends: set[int] = set()
    for start, end in runs:
        if _is_expected(text, found, start, end, ends):
            taken.add(start)
            ends.add(end)
    for start, end in reversed(runs):
        if _is_followed(text, found, end, taken):
            taken.add(start)
    for start, end in runs:
        if start in taken:
            key = f"place/{text.plain[start:end]}"
            yield Candidate(start, end, "place", key, GUESSED)


def _runs(text: Text, found: Found) -> Iterator[tuple[int, int]]:
    """Runs of such characters, behind a land that ends in one: 西班牙|桑坦德."""
    for match in RUN.finditer(text.plain):
        start, end = match.span()
        inside = () if end in text.anchor_starts else range(end - SHORTEST, start, -1)
        land = (place for place in inside if found.ending_at(place, LANDS))
        yield next(land, start), end


def _is_free(text: Text, found: Found, start: int, end: int) -> bool:
    """Whether a run is of one piece, with nothing known in it or growing from it."""
    if NOT_THERE.match(text.plain, end) or text.plain[start - 1 : start] in ("·", "-"):
        return False
    if end in text.anchor_starts and text.anchor_starts[end] != "head":
        return False
    known = (found.starting_at(place) for place in range(start, end))
    return not any(known) and is_foreign(text, found, start, end)


def _is_expected(
    text: Text, found: Found, start: int, end: int, ends: set[int]
) -> bool:
    plain, before = text.plain, start - 1
    if WHERE.search(plain, max(0, start - 2), start) or THERE.match(plain, end):
        return True
    if before < 1 or found.ending_at(start, LANDS):
        return before >= 1
    if plain[before] == "(" and plain[end : end + 1] == ")":
        return bool(found.ending_at(before, LANDS)) or before in ends
    if plain[before] not in LINKS:
        return False
    before -= plain[before - 1] == ")"
    return before in ends or bool(found.ending_at(before, {"place"}))


def _is_followed(text: Text, found: Found, end: int, taken: set[int]) -> bool:
    """Whether a list goes on with a place."""
    if text.plain[end : end + 1] not in LINKS:
        return False
    return end + 1 in taken or bool(found.starting_at(end + 1, LANDS))
