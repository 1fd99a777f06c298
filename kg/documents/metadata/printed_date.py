"""A date as a document's head prints it, in Chinese or in English.

>>> find_date("安全理事会 2021 年 6 月 29 日第 8809 次会议通过")
datetime.date(2021, 6, 29)
>>> find_date("29 June 2021"), find_date("2021 年 6 月")
(datetime.date(2021, 6, 29), None)
>>> find_date("二〇二一年六月二十九日")
datetime.date(2021, 6, 29)
"""

import re
from datetime import date

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
FIGURES = re.compile(r"([12]\d{3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
ENGLISH = re.compile(rf"(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+([12]\d{{3}})")
DIGITS = "〇一二三四五六七八九"
WRITTEN = re.compile(
    r"([一二三四五六七八九〇○零]{4})年([一二三四五六七八九十]{1,2})月"
    r"([一二三四五六七八九十]{1,3})日"
)


def find_date(text: str) -> date | None:
    """The first full date in a text; None if there is none, or it is no real day."""
    if found := FIGURES.search(text):
        year, month, day = map(int, found.groups())
    elif found := ENGLISH.search(text):
        year, month, day = int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])
    elif found := WRITTEN.search(text):
        year, month, day = _year(found[1]), _count(found[2]), _count(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(written: str) -> int:
    return int("".join(str(max(0, DIGITS.find(digit))) for digit in written))


def _count(written: str) -> int:
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return DIGITS.find(written)
    return 10 * (DIGITS.find(tens) if tens else 1) + (DIGITS.find(ones) if ones else 0)
