"""Dates of the text to roles of a fact, as precise as the text is.

>>> from kg.entities import find_in
>>> [iso(each) for each in find_in("3月27日，2012 年 6 月底，2015年4月8日至10日")]
[('--03-27',), ('2012-06',), ('2015-04-08', '2015-04-10')]
"""

import re
from collections.abc import Mapping

from kg.facts.line import Line
from kg.model import Mention, Time

KEY = "date:"
POINT = re.compile(r"-?\d{4}(?:-\d{2}(?:-\d{2})?)?|--\d{2}(?:-\d{2})?")
OF_DAY = re.compile(r"(?:\d{4}|-)-\d{2}-\d{2}")
MONTH = re.compile(r"\d{4}-\d{2}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def iso(name: Mention) -> tuple[str, ...]:
    """One date or the two of a range; nothing where the calendar has no such form."""
    if not name.entity.startswith(KEY):
        return ()
    points = [POINT.match(each) for each in name.entity.removeprefix(KEY).split("/")]
    return tuple(point.group() for point in points if point)


def dated(name: Mention) -> Mapping[str, object]:
    """The roles of what happened then: a date, or a beginning and an end."""
    points = iso(name)
    relation = relation_of(name)
    if len(points) == 2:
        return {"begin": points[0], "end": points[1]}
    if not points:
        return {}
    if relation == "since":
        return {"begin": points[0]}
    return {"end": points[0]} if relation in ("by", "until") else {"date": points[0]}


def covered(name: Mention) -> Mapping[str, object]:
    """The roles of a period that something is counted in: 2020 年以来, 2014年12月."""
    points = iso(name)
    relation = relation_of(name)
    if not points:
        return {}
    if relation == "since":
        return {"periodBegin": points[0]}
    if relation in ("by", "until"):
        return {"periodEnd": points[0]}
    return {"periodBegin": points[0], "periodEnd": points[-1]}


def is_day(point: object) -> bool:
    """Whether a date names one day of one year."""
    return isinstance(point, str) and bool(DAY.fullmatch(point))


def has_day(point: object) -> bool:
    """Whether a date names a day, of a known year or not."""
    return isinstance(point, str) and bool(OF_DAY.fullmatch(point))


def is_month(point: object) -> bool:
    """Whether a date names one month of one year."""
    return isinstance(point, str) and bool(MONTH.fullmatch(point))


def relation_of(name: Mention) -> str:
    """How a date bears on what is told: on, since, until, by, before, after."""
    return name.value.relation if isinstance(name.value, Time) else ""


def is_to_come(name: Mention, line: Line) -> bool:
    """Whether a date lies after the day on which its part of a document was written."""
    part = next((p for p in line.document.parts if p.key == line.paragraph.part), None)
    written = (part and part.date) or line.document.metadata.date
    begin = name.value.start if isinstance(name.value, Time) else None
    return bool(written and begin and begin > written)
