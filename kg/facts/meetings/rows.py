"""Meetings in tables: S/PV.8703 ⇥ 2020 年 1 月 15 日 ⇥ … ⇥ 13 个安理会成员.

A table of records gives no meeting; one whose head names records of meetings does. Its
columns are told by what stands in them, since empty cells leave nothing behind.
"""

import re
from collections.abc import Iterator, Sequence

from kg.facts.meetings.agenda import Agenda
from kg.facts.meetings.told import Told
from kg.facts.parties import named
from kg.facts.shape import DATE, SYMBOL, Shape
from kg.facts.when import dated
from kg.model import Mention, Paragraph, Vote

# 会议记录和日期 · 视频会议日期 视频会议记录 标题
HEAD = re.compile("会[议議][记記][录錄]|会[议議]日期")
# 15-0-0 · 13-0-2
VOTE = re.compile(r"(?<![\d/-])(\d{1,2})[-–](\d{1,2})[-–](\d{1,2})(?![\d/-])")
DECIDED = ("doc/S/RES/", "doc/S/PRST/")
RECORD = "doc/S/PV."
# 13 个安理会成员、所有受邀者
MEMBERS = re.compile("(?:\\d+\\s*[个個])?(?P<members>安理会成[员員])")
ALL_INVITED = re.compile("所有受邀[者人]")
FIRST = re.compile(f"{SYMBOL}{DATE}|{DATE}{SYMBOL}")
RULE = "a row of a table"


class Reader:
    """Reads rows in order, and knows whether their table is one of meetings."""

    def __init__(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self.table = ""  # whose head named records of meetings

    def read(self, paragraph: Paragraph, names: Sequence[Mention]) -> Iterator[Told]:
        """The meeting of a row."""
        table = paragraph.number.rpartition("/")[0]
        if HEAD.search(paragraph.text):
            self.table = table
            return
        if table != self.table:
            return
        shape = Shape(paragraph.text, names, paragraph.span.start)
        first = FIRST.match(shape.text)
        if not first:
            return
        start, end = shape.place(*first.span())
        told = Told(paragraph, start, end, RULE, agenda=self.agenda.of(paragraph))
        told.roles.update(_first(shape, first))
        told.roles.update(_rest(shape, first.end()))
        yield told


def _first(shape: Shape, first: re.Match[str]) -> dict[str, object]:
    """Record and day, in whichever order."""
    one, two = shape.name(first.start()), shape.name(first.start() + 1)
    record, day = (one, two) if one.type == "symbol" else (two, one)
    return {"record": record.entity, **dated(day)}


def _rest(shape: Shape, at: int) -> dict[str, object]:
    """Outcome, vote, who was invited and who spoke."""
    roles: dict[str, object] = {}
    symbols = [each.entity for each in shape.named(at, len(shape.text), SYMBOL)]
    roles["outcome"] = tuple(each for each in symbols if each.startswith(DECIDED))
    if vote := VOTE.search(shape.printed):
        roles["vote"] = Vote(*(int(each) for each in vote.groups()))
    if str(shape.name(shape.text.find(SYMBOL)).entity).startswith(RECORD):
        roles.update(_people(shape, at))
    return {role: value for role, value in roles.items() if value}


def _people(shape: Shape, at: int) -> dict[str, object]:
    """Who was invited, and who spoke: the members, and whoever stands last alone."""
    printed = shape.printed
    members = MEMBERS.search(printed)
    end = members.start() if members else len(printed)
    begin = _after_papers(shape, at)
    listed = _names(printed[begin:end])
    if not members:
        return {"speaker": listed}
    speakers = (named(members["members"]),)
    invited = listed if ALL_INVITED.search(printed, members.end()) else ()
    return {"participant": listed, "speaker": speakers + invited}


def _after_papers(shape: Shape, at: int) -> int:
    """Where the titles of papers before the Council end, each with its symbol."""
    last = shape.text.rfind(SYMBOL, at)
    if last < at:
        return shape.place(0, at)[1]
    end = shape.place(last, last + 1)[1]
    return end + 1 if shape.printed[end : end + 1] in (")", "）") else end


def _names(printed: str) -> tuple[Mention, ...]:
    """The names in cells; lines of one cell were broken anywhere."""
    joined = printed.replace("\t", "")
    parts = re.split(r"[\s、，,；;]+", joined)
    return tuple(_person(part) for part in parts if len(part) > 1)


def _person(name: str) -> Mention:
    found = named(name, "office")
    return found if found.type in ("state", "office", "igo", "body") else named(name)
