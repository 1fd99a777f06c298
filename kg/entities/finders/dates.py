"""Dates and ranges of dates: takes the plain text, gives what it says of the calendar.

>>> from kg.entities.words.text import Text
>>> def show(printed, anchor=None):
...     text = Text(printed)
...     for found in find_dates(text, anchor):
...         time = found.value
...         print(text.plain[found.start:found.end], found.entity, time.relation)
>>> show("2022 年 2 月至 6 月，2021 年 9 月 10 日至 12 日，截至2024年3月底")
2022年2月至6月 date:2022-02/2022-06 on
2021年9月10日至12日 date:2021-09-10/2021-09-12 on
2024年3月底 date:2024-03~底 until
>>> show("2015年2月3至5日，3月1、2和5日，2015年1至6月")
2015年2月3至5日 date:2015-02-03/2015-02-05 on
3月1、2和5日 date:2015-03-01/2015-03-05 on
2015年1至6月 date:2015-01/2015-06 on
>>> show("4月26日和27日，在2019-2023年期间，自12月5日以来", date(2020, 6, 1))
4月26日 date:2020-04-26 on
27日 date:2020-04-27 on
2019-2023年 date:2019/2023 on
12月5日 date:2019-12-05 since
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg.entities.candidate import MARKED, Candidate
from kg.entities.finders.points import PARTS_OF_MONTH, PARTS_OF_YEAR, Point
from kg.entities.words.numbers import DIGITS, read_number
from kg.entities.words.text import Text
from kg.model import Time

_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)"
_OF_MONTH = "|".join(sorted(PARTS_OF_MONTH, key=len, reverse=True))
_OF_YEAR = "|".join(sorted(PARTS_OF_YEAR, key=len, reverse=True))
_WEEKDAY = "(?:(?:星期|礼拜)[一二三四五六日天]|周[一二三四五六日])?"


def _up_to(name: str, number: str, links: str) -> str:
    """A number, and the last of those that share the sign behind: 3至5日, 1、2和5日."""
    return rf"(?P<{name}>{number})(?:{links}(?P<{name}last>{number}))?"


def _month(month: str, day: str, part: str) -> str:
    """What may stand from the month on."""
    days = _up_to(day, _DAY, rf"(?:、{_DAY})*(?:[至到、和与及-]|以及)")
    return (
        rf"{_up_to(month, _MONTH, '[至到-]')}月份?(?:{days}日{_WEEKDAY}"
        rf"|(?P<{part}>{_OF_MONTH})(?!段))?"
    )


def _point(side: str) -> str:
    """One point: 2015年2月12日星期四, 12月初, 2020年第一季度, 1990年代."""
    return (
        rf"(?:(?P<y{side}>{_YEAR})年"
        rf"(?:{_month(f'm{side}', f'd{side}', f'p{side}')}"
        rf"|(?P<q{side}>{_OF_YEAR}|代(?:初期?|中期|末期?|后期)?)(?![国东西南北美部期]))?"
        rf"|{_month(f'n{side}', f'e{side}', f'r{side}')})"
    )


# 2022年2月至6月  2011-2020年  9月10日至12日  2011年至2014年12月22日
DATE = re.compile(
    rf"(?:{_point('1')}"
    rf"(?:[至到-](?:{_point('2')}|(?P<only>{_DAY})日))?"
    rf"|(?P<from>{_YEAR})[至到-](?P<to>{_YEAR})年)"
)
# …和27日, …、28日
MORE = re.compile(rf"(?:、|，|,|和|及|与|以及)({_DAY})日")
# 二〇二一年六月二十九日
WRITTEN = re.compile(
    "(?P<y>[一二][〇○零一二三四五六七八九]{3})年"
    "(?:(?P<m>十[一二]?|[一二三四五六七八九])月"
    "(?:(?P<d>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)?)?"
)
SIGNS = frozenset("年月至到-")
INSIDE = frozenset("/.,-")  # 2020/10/15 and S/2020/1 are no dates of ours
BEFORE = (
    ("by", re.compile(r"(?:不迟于|至迟于?|最迟于?|不晚于|最晚在?|迟于)\Z")),
    ("until", re.compile(r"(?:截至|截止|延长至|延至|直至|直到|至|到|止于)\Z")),
    ("since", re.compile(r"(?:自从?|从)\Z")),
)
AFTER = (
    ("by", re.compile("(?:之前|以前|前)")),
    ("since", re.compile("(?:以来|起|开始)")),
    ("until", re.compile("(?:止|为止)")),
    ("after", re.compile("(?:之后|以后|后)")),
)
AHEAD = {"until", "by"}  # such a date tells no year for those that follow
SLACK = timedelta(31)  # a report may announce what comes within a month


def find_dates(text: Text, anchor: date | None = None) -> Iterator[Candidate]:
    """Yield dates; those without a year are read from the text, then by the anchor."""
    context = _Context(text, anchor)
    for match in _matches(text):
        start, end = _points(match)
        relation = _relate(text.plain, *match.span())
        start, end = context.complete(match.start(), start, end, relation)
        yield _candidate(text.plain, match.start(), match.end(), start, end)
        yield from _more(text.plain, match.end(), end)
    for match in WRITTEN.finditer(text.plain):
        yield _candidate(text.plain, *match.span(), *[_written(match)] * 2)


def _matches(text: Text) -> Iterator[re.Match[str]]:
    """Look only where figures stand with a sign of a date behind them."""
    plain, done = text.plain, 0
    for start, end in text.figures:
        if plain[end : end + 1] not in SIGNS or start < done:
            continue
        match = DATE.match(plain, start)
        if match and plain[start - 1 : start] not in INSIDE:
            done = match.end()
            yield match


def _points(match: re.Match[str]) -> tuple[Point, Point]:
    """The two ends of a range; twice the same point where there is none."""
    if match["from"]:
        return Point(int(match["from"])), Point(int(match["to"]))
    first, last = _read(match, "1")
    if match["only"]:
        return first, first._replace(day=int(match["only"]), part="")
    if not (match["y2"] or match["n2"]):
        return first, last
    _, second = _read(match, "2")
    if second.year is None and first.year:
        second = second._replace(year=first.year)
    elif first.year is None and second.year:
        earlier = (second.month or 12) < (first.month or 1)
        first = first._replace(year=second.year - earlier)
    return first, second


def _read(match: re.Match[str], side: str) -> tuple[Point, Point]:
    """What one side of a range says, and what the last of its numbers says."""

    def number(*names: str) -> int | None:
        found = (match[name] for name in names)
        return next((int(each) for each in found if each), None)

    year, month = number(f"y{side}"), number(f"m{side}", f"n{side}")
    day = number(f"d{side}", f"e{side}")
    part = match[f"p{side}"] or match[f"q{side}"] or match[f"r{side}"] or ""
    last_month = number(f"m{side}last", f"n{side}last") or month
    last_day = number(f"d{side}last", f"e{side}last") or day
    first = Point(year, month, day, part)
    return first, Point(year, last_month, last_day, part)


def _written(match: re.Match[str]) -> Point:
    figures = match["y"].replace("○", "〇").replace("零", "〇")
    year = int("".join(str(DIGITS[figure]) for figure in figures))
    month = int(read_number(match["m"])) if match["m"] else None
    day = int(read_number(match["d"])) if match["d"] else None
    return Point(year, month, day)


def _more(plain: str, at: int, before: Point) -> Iterator[Candidate]:
    """Yield the bare days that go on a list: 4月26日和27日."""
    while before.day and (match := MORE.match(plain, at)):
        point = before._replace(day=int(match[1]))
        yield _candidate(plain, match.start(1), match.end(), point, point)
        at = match.end()


def _candidate(
    plain: str, start: int, end: int, first: Point, last: Point
) -> Candidate:
    form = str(first) if first == last else f"{first}/{last}"
    time = Time(first.first(), last.last(), last.precision, _relate(plain, start, end))
    return Candidate(start, end, "date", f"date:{form}", MARKED, time)


def _relate(plain: str, start: int, end: int) -> str:
    """How what is said bears on the date: until it, by it, since it; else on it."""
    after, before = plain[end : end + 3], plain[max(0, start - 4) : start]
    for relation, pattern in AFTER:
        if pattern.match(after):
            return relation
    for relation, pattern in BEFORE:
        if pattern.search(before):
            return relation
    return "on"


class _Context:
    """Which year a date means that is printed without one.

    A text that has given a year with its month goes on without it, and so does one that
    opens a paragraph with the year. Otherwise the last such day before the document's
    own date is meant.
    """

    def __init__(self, text: Text, anchor: date | None) -> None:
        self.text = text
        self.anchor = anchor
        self.year: int | None = None
        self.month: int | None = None
        self.line = -1
        self.before: int | None = None

    def complete(
        self, at: int, first: Point, last: Point, relation: str
    ) -> tuple[Point, Point]:
        """Give both ends their year."""
        if first.year or last.year:
            if relation not in AHEAD:
                self._learn(at, last)
            return first, last
        year = self._year(at, last)
        if year is None:
            return first, last
        earlier = (last.month or 12) < (first.month or 1)
        return first._replace(year=year - earlier), last._replace(year=year)

    def _learn(self, at: int, point: Point) -> None:
        line = self.text.line(at)
        if point.month or at == line:
            self.year, self.month, self.line = point.year, point.month, line
        self.before = point.year

    def _year(self, at: int, point: Point) -> int | None:
        same = self.year and self.line == self.text.line(at)
        if not self.anchor:
            return self.year or self.before
        latest = self.anchor + SLACK
        day = point._replace(year=latest.year).first()
        last = latest.year - bool(day and day > latest)
        if same and self.year:
            turned = self.year < last and (point.month or 12) < (self.month or 1)
            return self.year + turned  # 2019年11月…，1月23日
        return last
