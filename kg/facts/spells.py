"""From when until when: the dates and lengths of time in a stretch of text.

>>> from datetime import date
>>> before(date(2021, 10, 15), "P1Y"), before(date(2022, 8, 31), "P6M")
(datetime.date(2020, 10, 15), datetime.date(2022, 2, 28))
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.entities.finders.periods import add
from kg.model import Mention, Time

LENGTH = re.compile(r"P(?P<count>\d+)(?P<unit>[YMWD])")
DAY = timedelta(1)
OPENS, CLOSES = {"since"}, {"until", "by"}


@dataclass(frozen=True, slots=True)
class Spell:
    """A period as far as it is told; ``end`` is where its words do."""

    start: date | None = None
    until: date | None = None
    length: str = ""
    end: int = 0

    def after(self, last: date | None) -> "Spell":
        """What follows a period that ends on this day, if only its length is told."""
        if last is None or self.until or not self.length:
            return self
        return Spell(
            self.start or last + DAY, add(last, self.length), self.length, self.end
        )

    def dated(self) -> "Spell":
        """With its first day, where the last and the length are told."""
        if self.start or not self.until or not self.length:
            return self
        last = before(self.until, self.length)
        return Spell(last and last + DAY, self.until, self.length, self.end)


def read_spell(names: Iterable[Mention], adopted: date | None = None) -> Spell:
    """The first period that these names tell; ``adopted``: it runs from that day."""
    start, until, length, end = adopted, None, "", 0
    for name in names:
        time = name.value
        if not isinstance(time, Time) or time.relation in ("every", "past"):
            continue
        if (
            time.start
            and time.end
            and time.start != time.end
            and time.precision == "day"
            and not time.duration
        ):
            start, until, end = time.start, time.end, name.span.end
        elif name.type == "date" and time.relation in OPENS:
            start, end = time.start, name.span.end
        elif name.type == "date" and until is None and time.end:
            until, end = time.end, name.span.end
        elif name.type == "duration" and not (length or until):
            length, end = in_days(time.duration), name.span.end
    spell = Spell(start, until, length, end)
    if start and length and not until:
        last = add(start, length)
        whole = last - DAY if last and start != adopted else last
        spell = Spell(start, whole, length, end)
    return spell.dated()


def in_days(length: str) -> str:
    """A length in weeks as one in days, since xsd:duration knows no weeks.

    >>> in_days("P2W"), in_days("P3M")
    ('P14D', 'P3M')
    """
    found = LENGTH.fullmatch(length)
    weeks = found and found["unit"] == "W"
    return f"P{7 * int(found['count'])}D" if found and weeks else length


def before(day: date, length: str) -> date | None:
    """The day that is a length of time earlier; the inverse of ``add``."""
    found = LENGTH.fullmatch(length)
    if found is None:
        return None
    count, unit = int(found["count"]), found["unit"]
    if unit in "WD":
        return day - timedelta(count * (7 if unit == "W" else 1))
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "Y" else 1)
    year, month = months // 12, months % 12 + 1
    last = monthrange(year, month)[1]
    whole = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, last if whole else min(day.day, last))
