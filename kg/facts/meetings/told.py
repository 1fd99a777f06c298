"""A meeting as one place tells it, and what the places of a document tell together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.facts.when import is_day
from kg.model import Document, Fact, Mention, Paragraph

KIND = "event-type/meeting"
COUNCIL = "actor/security-council"
RECORD = "S/PV."
ONE = ("meetingNumber", "date", "begin", "end")  # of these a meeting has one


@dataclass(slots=True)
class Told:
    """What one place says of a meeting."""

    paragraph: Paragraph
    start: int  # of its words in the paragraph
    end: int
    rule: str
    roles: dict[str, object] = field(default_factory=dict)
    agenda: str = ""  # what it stands under

    @property
    def record(self) -> str:
        """The document that holds its record, by its key."""
        record = self.roles.get("record")
        return record if isinstance(record, str) else ""

    @property
    def day(self) -> str:
        """The day it was held on; empty where only a month or a year is told."""
        day = self.roles.get("date")
        return str(day) if is_day(day) else ""

    def fact(self) -> Fact:
        """The fact it is."""
        roles = dict(self.roles)
        if self.day:
            roles["heldOn"] = self.day
        if self.agenda:
            roles.setdefault("agendaItem", self.agenda)
        given = {role: value for role, value in roles.items() if value}
        place = self.paragraph.place(self.start, self.end)
        return Fact(
            "Meeting",
            {"eventType": KIND, **given},
            self.paragraph,
            place,
            self.rule,
            identity=identity_of(given),
        )


def complete(document: Document, told: Iterable[Told]) -> Iterator[Told]:
    """Add to each what others tell of the same meeting: its record, day and number."""
    places = list(told)
    for each in places:
        _number(each)
    by_day = {(each.day, each.agenda): each for each in places if each.record}
    for each in places:
        known = by_day.get((each.day, each.agenda)) if each.day else None
        if known and not each.record and each.agenda:
            each.roles["record"] = known.record
            _number(each)
    by_record = {each.record: each for each in places if each.record and each.day}
    for each in places:
        known = by_record.get(each.record)
        if known and "date" not in each.roles:
            each.roles["date"] = known.day
            each.agenda = each.agenda or known.agenda
        yield each


def _number(each: Told) -> None:
    """The number that a record bears: S/PV.8703 is that of the 8703rd meeting."""
    number = number_of(each.record)
    if number:
        each.roles.setdefault("meetingNumber", number)


def number_of(record: str) -> int:
    """The number of the meeting of the Council that a record is of; 0 if of none.

    >>> number_of("doc/S/PV.8703"), number_of("doc/S/2020/286")
    (8703, 0)
    """
    name = record.removeprefix("doc/")
    number = name.removeprefix(RECORD) if name.startswith(RECORD) else ""
    return int(number) if number.isdecimal() else 0


def identity_of(roles: dict[str, object]) -> tuple[str, ...]:
    """What makes a meeting the same wherever it is told; empty if nothing does.

    The Council counts its meetings through, and gives their records that number; other
    bodies begin anew, so that the day belongs to it. A meeting by video has the letter
    that holds its record.
    """
    number, record = roles.get("meetingNumber"), str(roles.get("record") or "")
    bodies = _keys(roles.get("participant"))
    factuality = str(roles.get("factuality", ""))
    if number and COUNCIL in bodies and not record:
        record = f"doc/{RECORD}{number}"
    if record:
        return ("meeting", record, factuality)
    day = roles.get("date")
    if is_day(day) and number and len(bodies) == 1:
        return ("meeting", str(day), str(number), *bodies, factuality)
    return ()


def _keys(value: object) -> list[str]:
    names = value if isinstance(value, tuple) else (value,)
    return sorted({each.entity for each in names if isinstance(each, Mention)})
