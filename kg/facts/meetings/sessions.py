"""The days and the numbers of meetings that are listed together.

第276次和第277次会议 on 17 and 18 February are two meetings, one a day; of one meeting
4月26日和27日 are the first and the last day.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.entities.words.numbers import read_number
from kg.facts.when import dated, has_day, iso
from kg.model import Mention

MONTH = re.compile(r"(?:\d{4}-|--)\d{2}")
LISTED, LISTING = 2, re.compile("[和、及与與]")  # 17和18日
LEAP_YEAR = 2000  # of days without a year
Session = Mapping[str, object]
NUMBER = re.compile("第([0-9一二三四五六七八九十百]+)")


def numbered(match: re.Match[str]) -> list[int]:
    """The numbers of a list: 第276次和第277次."""
    start = match.start("number") - 1
    found = NUMBER.findall(match.string, start, match.start("noun"))
    return [int(read_number(each)) for each in found]


def sessions(dates: Sequence[Mention], numbers: Sequence[int]) -> list[Session]:
    """The meetings that days and numbers tell apart."""
    if len(numbers) > 1 and len(numbers) == len(dates):
        pairs = zip(numbers, dates, strict=True)
        return [{"meetingNumber": number, **dated(day)} for number, day in pairs]
    if len(numbers) == LISTED and len(dates) == 1 and (two := _two_days(dates[0])):
        pairs_of_days = zip(numbers, two, strict=True)
        return [{"meetingNumber": number, "date": day} for number, day in pairs_of_days]
    if len(numbers) > 1:
        return [{"meetingNumber": number} for number in numbers]
    number = {"meetingNumber": numbers[0]} if numbers else {}
    return [{**number, **when} for when in days(dates)] or [number]


def _two_days(name: Mention) -> tuple[str, ...]:
    """2015年2月17和18日: two days in one name, which is no stretch (17日至18日)."""
    points = iso(name)
    return points if len(points) == LISTED and LISTING.search(name.surface) else ()


def days(dates: Sequence[Mention]) -> list[Session]:
    """Each date by itself; days in a row are the first and the last of one event."""
    points = [iso(each) for each in dates]
    single = [each[0] for each in points if len(each) == 1 and has_day(each[0])]
    if len(dates) > 1 and len(single) == len(dates) and _in_a_row(single):
        return [{"begin": single[0], "end": single[-1]}]
    months = [each[0] for each in points if len(each) == 1 and MONTH.fullmatch(each[0])]
    if len(dates) > 1 and len(months) == len(dates) and _follow(months):
        return [{"begin": months[0], "end": months[-1]}]
    return [dated(each) for each in dates]


def _follow(months: Sequence[str]) -> bool:
    """Whether months follow one another: 11 月和 12 月."""
    numbers = [int(each[-2:]) for each in months]
    same_year = len({each[:-2] for each in months}) == 1
    return same_year and all(after - before == 1 for before, after in pairwise(numbers))


def _in_a_row(points: Sequence[str]) -> bool:
    dates = [each.replace("--", f"{LEAP_YEAR}-", 1) for each in points]
    read = [datetime.date.fromisoformat(each) for each in dates]
    return all((after - before).days == 1 for before, after in pairwise(read))
