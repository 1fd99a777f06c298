"""Meetings in running text: 在 1 月 15 日举行的会议上，特别代表指出…….

A meeting is told of where it has a day, a month, a year or a number. Several meetings
that are only counted (举行了 4 次会议) are a figure.
"""

import re
from collections.abc import Iterator, Sequence

from kg.facts.factuality import PLANNED, told
from kg.facts.line import Line
from kg.facts.meetings import forms
from kg.facts.meetings.agenda import Agenda, named_item
from kg.facts.meetings.attendance import roles_of
from kg.facts.meetings.sessions import Session, numbered, sessions
from kg.facts.meetings.told import Told
from kg.facts.shape import ACTOR, HOLDER, STATE, Shape
from kg.facts.text import Text
from kg.facts.when import has_day, is_to_come, iso, relation_of
from kg.model import Mention

# 见 S/PV.8703。
ONE_RECORD = re.compile(
    r"\s*[见見]?\s*(?P<record>[A-Z][A-Z\d]*(?:/[\w.()]+)+)\s*[。.]?\s*"
)
OTHERS = re.compile("期[间間]")
MANY = re.compile("(?<!下一)(?<!上一)[届屆]|几次|[两兩三四五六七八九十]次|[历歷]次")
KEPT = ("date", "begin", "end", "record", "meetingNumber")  # by another mention
VERBAL = (
    *("hold", "convened", "met", "also met", "attend", "talks", "faced", "later"),
)
PEOPLE = ACTOR + HOLDER + STATE
COUNTED = ("session", "numbered")  # no part of them is another meeting
RULE = "a meeting in a sentence"


class Reader:
    """Reads paragraphs in order, and knows which meeting was told of last."""

    def __init__(self, text: Text, agenda: Agenda) -> None:
        paragraphs = text.document.paragraphs
        self.notes = {each.number: each.text for each in paragraphs}
        self.calls = {call.offset: call.footnote for call in text.document.calls}
        self.known = {f.paragraph.number for f in text.facts if f.kind == "Meeting"}
        self.agenda = agenda
        self.last: Told | None = None

    def read(self, line: Line) -> Iterator[Told]:
        """The meetings of a paragraph."""
        paragraph = line.paragraph
        if paragraph.number in self.known or not forms.hint().search(line.text):
            return
        found = sorted(
            self._read(line, line.shape), key=lambda each: (each.start, each.end)
        )
        for each in found:
            self.last = each
            yield each

    def _read(self, line: Line, shape: Shape) -> Iterator[Told]:
        taken: set[int] = set()  # signs that tell of a meeting already
        for name, pattern in forms.forms():
            for match in pattern.finditer(shape.text):
                verb = _verb(match)
                if taken & {match.end() - 1, verb} - {-1} or not _is_meeting(
                    name, match, shape
                ):
                    continue
                whole = range(*match.span()) if name in COUNTED else ()
                taken.update(whole, (match.end() - 1, verb))
                yield from self._tell(line, shape, name, match)
        yield from self._again(line, shape)
        yield from self._present(line, shape)

    def _tell(
        self, line: Line, shape: Shape, name: str, match: re.Match[str]
    ) -> Iterator[Told]:
        """One meeting, or each of several whose days or numbers are listed."""
        start, end = shape.place(*match.span())
        roles = roles_of(shape, match)
        roles.update(_telling(line, shape, name, match))
        if any(is_to_come(each, line) for each in _dates(shape, match)):
            roles.setdefault("factuality", PLANNED)
        own = named_item(shape.words(*shape.sentence(match.start())))
        for session in _sessions(shape, match):
            each = Told(line.paragraph, start, end, RULE)
            each.agenda = own or self.agenda.of(line.paragraph)
            each.roles = {**roles, **session}
            self._find_record(each)
            yield each

    def _find_record(self, meeting: Told) -> None:
        """What the note that is called at the meeting cites alone: 会议上，351."""
        end = meeting.paragraph.span.start + meeting.end
        for offset in range(end - 1, end + 3):
            note = self.notes.get(self.calls.get(offset, ""), "")
            if cited := ONE_RECORD.fullmatch(note):
                meeting.roles["record"] = f"doc/{cited['record']}"
                return

    def _again(self, line: Line, shape: Shape) -> Iterator[Told]:
        for match in forms.again().finditer(shape.text):
            if self.last is None:
                return
            start, end = shape.place(*match.span())
            each = Told(line.paragraph, start, end, RULE, agenda=self.last.agenda)
            roles = self.last.roles
            each.roles = {role: roles[role] for role in KEPT if role in roles}
            each.roles["speaker"] = tuple(shape.named(*match.span("who")))
            yield each

    def _present(self, line: Line, shape: Shape) -> Iterator[Told]:
        """Who took part in the meeting that was told of last."""
        for match in forms.present().finditer(shape.text):
            if self.last is None:
                return
            start, end = shape.place(*match.span())
            each = Told(line.paragraph, start, end, RULE, agenda=self.last.agenda)
            roles = self.last.roles
            each.roles = {role: roles[role] for role in KEPT if role in roles}
            each.roles["participant"] = tuple(shape.named(*match.span("there"), PEOPLE))
            yield each


def _verb(match: re.Match[str]) -> int:
    """Where its verb stands, which tells of one meeting; -1 without one."""
    return match.start("hold") if "hold" in match.re.groupindex else -1


def _is_meeting(name: str, match: re.Match[str], shape: Shape) -> bool:
    """Whether a pattern found one meeting, and one that can be told from others."""
    groups = match.groupdict()
    if name == "named":
        called = shape.name(match.start("noun")).surface
        return forms.is_called_meeting(called) and bool(_dates(shape, match))
    what, who = groups.get("what") or "", groups.get("who") or ""
    dates = _dates(shape, match)
    if MANY.search(what) and not (name == "held" or _is_dated_to_the_day(dates)):
        return False
    if forms.noun_in(who) and not OTHERS.search(who):
        return False  # 2016年第二十二届会议之前 / 举办讲习班
    if name == "convened" and not _is_dated_to_the_day(dates):
        return False
    if any(relation_of(each) not in ("", "on") for each in dates):
        return False
    if name == "numbered" and not dates:
        return bool(groups.get("body")) or match["number"].isdecimal()
    return bool(dates)


def _dates(shape: Shape, match: re.Match[str]) -> list[Mention]:
    groups = match.groupdict()
    found = next((each for each in ("date", "later") if groups.get(each)), None)
    return shape.named(*match.span(found)) if found else []


def _is_dated_to_the_day(dates: Sequence[Mention]) -> bool:
    return bool(dates) and all(
        map(has_day, (iso(each)[0] for each in dates if iso(each)))
    )


def _sessions(shape: Shape, match: re.Match[str]) -> Sequence[Session]:
    groups = match.groupdict()
    numbers = numbered(match) if groups.get("number") else []
    return sessions(_dates(shape, match), numbers)


def _telling(
    line: Line, shape: Shape, name: str, match: re.Match[str]
) -> dict[str, object]:
    """Whether it is told as held; a noun takes it for granted unless it is to come."""
    if name in VERBAL:
        return told(line, shape.place(*match.span("hold"))[0])
    roles = told(line, shape.place(*match.span())[0])
    if roles.get("factuality") != PLANNED:
        roles.pop("factuality", None)
    return roles
