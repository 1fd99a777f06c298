"""When something happened: by the dates round its word."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.facts.events.happening import Happening, speaks_in
from kg.facts.meetings.sessions import Session, days
from kg.facts.shape import DATE, Shape
from kg.facts.when import dated, iso, relation_of
from kg.model import Mention

# 2013 年 6 月 / 《协议》, 2014年 / 通过的: a date that belongs to something else
ANOTHERS = re.compile(f"{DATE}(?:的|[ⒼⒷⒺ]|第)")
# 2022 年 9 月， · 此外，10 月 15 日，
OPENING = re.compile(
    rf"(?:\d+[.．])?(?:[^，。；Ⓓ]{{0,8}}[，,])?[在于自]?(?P<date>{DATE}(?:(?:、|和|及|与){DATE})*)[^，。；：的]{{0,6}}，"
)
AFTER = re.compile(f"[^，。；：的]{{0,8}}?(?:于|在|至|到)(?P<date>{DATE})")
# 3 月 5 日 / 袭击该镇的人: the date is of what comes before 的, unless that is told
ATTRIBUTE = re.compile("[^了]*的")
BEGUN = re.compile(f"{DATE}开始")  # 3 月 26 日开始 / 空袭
SAME = re.compile("[当當同][月日年天]")
LISTED = re.compile(f"{DATE}(?:(?:、|和|及|与|以及){DATE})*$")
GOES_ON = re.compile("[并並且还還又]")
PLACED = re.compile(f"[于在](?P<date>{DATE})(?!的)")
FAR = 3  # clauses that a date at the head of a sentence holds for


def when(found: Happening) -> Sequence[Session]:
    """The roles of its date; each of several dates is an event of its own."""
    if "until" in found.groups:
        points = iso(found.shape.names[found.groups["until"][0]])
        return [{"end": points[-1]}] if points else [{}]
    if "date" in found.groups:
        if "verbal" in found.groups and found.frame == "inquire":
            return [
                {"date": each}
                for each in iso(found.shape.names[found.groups["date"][0]])
            ]
        return days(_usable(found.shape.named(*found.groups["date"], DATE))) or [{}]
    dates = _in_clause(found) or _same(found) or _opening(found) or _before(found)
    if len(dates) > 1:
        return days(dates)
    begin, end = found.shape.clause(found.place)
    begun = bool(BEGUN.search(found.shape.text, begin, end))
    return [_roles(date, begun=begun) for date in dates] or [{}]


def _roles(date: Mention, *, begun: bool) -> Session:
    roles = dict(dated(date))
    if begun and "end" not in roles and "begin" in roles:
        roles["date"] = roles.pop("begin")
    if "end" in roles and "begin" not in roles and relation_of(date) == "by":
        roles["date"] = roles.pop("end")  # planned for that day at the latest
    return roles


def _usable(dates: Sequence[Mention]) -> list[Mention]:
    return [each for each in dates if relation_of(each) not in ("after", "before")]


def _in_clause(found: Happening) -> list[Mention]:
    """The last date in the clause before its word, else one that follows it."""
    shape = found.shape
    begin, _ = shape.clause(found.place)
    for index in range(found.place - 1, begin - 1, -1):
        if shape.text[index] != DATE or ANOTHERS.match(shape.text, index):
            continue
        if not ATTRIBUTE.match(shape.text, index + 1, found.start):
            return _listed(shape, begin, index)
    if found.frame == "deed" and "的" in shape.text[found.place : found.end]:
        return []  # 被绑架的观察员已于 5 月获释: of the other
    after = AFTER.match(shape.text, found.end)
    return _listed(shape, found.end, after.start("date")) if after else []


def _listed(shape: Shape, begin: int, index: int) -> list[Mention]:
    """A date with those that are listed before it: 4月26日和27日."""
    listed = LISTED.search(shape.text, begin, index + 1)
    return _usable(shape.named(listed.start() if listed else index, index + 1, DATE))


def _opening(found: Happening) -> list[Mention]:
    """A date at the head of the sentence, if that is near."""
    shape = found.shape
    begin, _ = shape.sentence(found.place)
    opening = OPENING.match(shape.text, begin, found.place)
    if not opening:
        return []
    clauses = re.findall("，", shape.text[opening.end() : found.place])
    near = len(clauses) < FAR
    near = near and not speaks_in(shape.text, opening.end(), found.place)
    return _usable(shape.named(*opening.span("date"), DATE)) if near else []


def _before(found: Happening) -> list[Mention]:
    """并 / 实施制裁: the date of the clause that it goes on from."""
    shape = found.shape
    begin, _ = shape.clause(found.place)
    first, _ = shape.sentence(found.place)
    if begin <= first or not GOES_ON.match(shape.text, begin, found.place):
        return []
    start, _ = shape.clause(begin - 2)
    placed = [at.start("date") for at in PLACED.finditer(shape.text, start, begin)]
    return _usable([shape.names[at] for at in placed[-1:]])


def _same(found: Happening) -> list[Mention]:
    """当月 / 通过了选举法: the month or the day that the sentence named before."""
    shape = found.shape
    begin, _ = shape.clause(found.place)
    first, _ = shape.sentence(found.place)
    if not SAME.search(shape.text, begin, found.place):
        return []
    named = shape.named(first, found.place, DATE)[-1:]
    return [replace(each, value=None) for each in named]
