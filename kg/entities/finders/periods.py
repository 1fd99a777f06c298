"""Durations, recurrences, and what is due within a time of a day that is known.

>>> from datetime import date
>>> def show(printed, anchor=None):
...     text = Text(printed)
...     for each in find_periods(text, anchor):
...         words, time = text.plain[each.start : each.end], each.value
...         print(words, each.type, time.duration, time.relation, time.end)
>>> show("每年两次、每三个月、至少每两个月，季度报告，在规定的18个月时限内，过去十年")
每年两次 recurrence P6M every None
每三个月 recurrence P3M every None
每两个月 recurrence P2M every None
季度 recurrence P3M every None
18个月时限内 duration P18M within None
过去十年 duration P10Y past None
>>> show("请秘书长在本决议通过后30天内提出报告，将任期延长一年", date(2021, 6, 29))
本决议通过后30天内 duration P30D by 2021-07-29
延长一年 duration P1Y for 2022-06-29
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from kg.entities.candidate import GUESSED, Candidate
from kg.entities.words.numbers import read_number
from kg.entities.words.text import Text
from kg.model import Time

_FIGURE = "[一二三四五六七八九]"
_NUMBER = f"[0-9]{{1,3}}|(?:{_FIGURE}|[两半])[十百]?{_FIGURE}?|十{_FIGURE}?"
_UNIT = "年|个月|月|个?星期|周|天|日|小时|个?季度|个工作日"
RECURRENCE = re.compile(
    rf"每隔?(?P<number>{_NUMBER})?(?P<unit>{_UNIT})(?![度底初中末内月])"
    "(?:(?:至少)?(?P<times>[两二三四六])次)?"
)
REGULAR = re.compile(
    "(?:月度|双月|季度|半年度|年度|半年|两年期)"
    "(?=进展|定期|审查|书面|口头|报告|通报|会议|情况|更新)"
)
NAMED = {
    "月度": "P1M", "双月": "P2M", "季度": "P3M", "半年度": "P6M", "半年": "P6M",
    "年度": "P1Y", "两年期": "P2Y",
}  # fmt: skip
DURATION = re.compile(
    rf"(?P<number>{_NUMBER})(?:至(?P<to>{_NUMBER}))?"
    "(?P<unit>个月|年|个?星期|周|天|日(?=内|以内|之内)|小时|个工作日)(?![前度底初中末级代月0-9])"
    "(?P<noun>时限|期限|过渡期|的期间|的?时间)?(?P<after>之内|以内|内)?"
)
NO_DURATION = frozenset(" 0123456789第每年月/.-一二三四五六七八九十百千")
ADOPTED = re.compile(
    "(?:本?决议(?:获得?)?通过(?:之日)?(?:后|起|之后|以后|后的)?"
    r"|通过本决议(?:之日)?(?:后|起|之后)?)\Z"
)
SAID = re.compile(
    r"(过去|最近|今后|未来|接下来|此后|为期|再延长|延长|不超过|头|前)的?\Z"
)
LETTERS = {
    "年": "Y",
    "月": "M",
    "个月": "M",
    "周": "W",
    "天": "D",
    "日": "D",
    "个工作日": "D",
}
BEFORE = {
    "过去": "past", "最近": "past", "今后": "next", "未来": "next", "接下来": "next",
    "此后": "next", "为期": "for", "延长": "for", "再延长": "for", "不超过": "at most",
}  # fmt: skip


def find_periods(text: Text, anchor: date | None = None) -> Iterator[Candidate]:
    """Yield recurrences, then durations; dated where they run from the adoption."""
    plain = text.plain
    for match in RECURRENCE.finditer(plain):
        length = _length(match["number"], match["unit"])
        if match["times"] and length == "P1Y":
            length = f"P{12 // int(read_number(match['times']))}M"
        yield _recurrence(match, length)
    for match in REGULAR.finditer(plain):
        yield _recurrence(match, NAMED[match[0]])
    for match in DURATION.finditer(plain):
        if plain[match.start() - 1 : match.start()] not in NO_DURATION:
            yield from _duration(plain, match, anchor)


def _recurrence(match: re.Match[str], length: str) -> Candidate:
    time = Time(None, None, "", "every", length)
    return Candidate(*match.span(), "recurrence", "", GUESSED, time)


def _duration(
    plain: str, match: re.Match[str], anchor: date | None
) -> Iterator[Candidate]:
    """A bare 一天 or 十年 in running text needs a sign that a period is meant."""
    start = match.start()
    adopted = ADOPTED.search(plain, max(0, start - 14), start)
    said = SAID.search(plain, max(0, start - 4), start)
    sign = adopted or said or match["after"] or match["noun"]
    if sign or match["unit"] == "个月" or match["number"].isdecimal():
        begin = min(each.start() for each in (match, adopted, said) if each)
        time = _time(match, said[1] if said else "", anchor, bool(adopted))
        yield Candidate(begin, match.end(), "duration", "", GUESSED, time)


def _length(number: str | None, unit: str) -> str:
    """ISO 8601: 三个月 is P3M, 48小时 PT48H, 半年 P6M."""
    count = read_number(number) if number else 1
    if unit == "年" and count == 0.5:
        return "P6M"
    if unit.endswith("小时"):
        return f"PT{count}H"
    if unit.endswith("季度"):
        return f"P{3 * count}M"
    return f"P{count}{LETTERS.get(unit, 'W')}"


def _time(match: re.Match[str], said: str, anchor: date | None, adopted: bool) -> Time:
    length = _length(match["to"] or match["number"], match["unit"])
    relation = BEFORE.get(said, "within" if match["after"] else "")
    if anchor and (adopted or relation == "for") and (end := add(anchor, length)):
        kind = "for" if relation == "for" else "by"
        return Time(anchor, end, "day", kind, length)
    return Time(None, None, "", relation, length)


def add(day: date, length: str) -> date | None:
    """The day that is a duration later.

    >>> add(date(2021, 8, 31), "P6M"), add(date(2021, 6, 29), "P2W")
    (datetime.date(2022, 2, 28), datetime.date(2021, 7, 13))
    """
    match = re.fullmatch(r"P(\d+)([YMWD])", length)
    if match is None:
        return None
    count, unit = int(match[1]), match[2]
    if unit in "WD":
        return day + timedelta(count * (7 if unit == "W" else 1))
    months = day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    if year > date.max.year:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))
