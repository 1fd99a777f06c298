"""Events: what happened, when, where, by whom and to whom.

A word tells the kind of event, and how those who took part stand round it. What has
neither a date nor two who took part is no single happening, and habits (一再袭击) are
none.
"""

from collections.abc import Iterator

from kg.facts.events.dates import when
from kg.facts.events.frames import found_in
from kg.facts.events.happening import Happening, identity_of, is_single
from kg.facts.events.roles import roles_of
from kg.facts.events.telling import telling
from kg.facts.line import Line, read_lines
from kg.facts.setting import country_of
from kg.facts.shape import Shape
from kg.facts.text import Text
from kg.model import Fact, Kind, Mention

UNREAD = {Kind.ROW, Kind.TITLE}
RULE = "a word of what happened"


def extract(text: Text) -> Iterator[Fact]:
    """Yield the events of a document."""
    country = country_of(text)
    for line in read_lines(text):
        if line.paragraph.kind not in UNREAD:
            yield from _read(line, country)


def _read(line: Line, country: Mention | None) -> Iterator[Fact]:
    shape = Shape(line.text, line.names, line.paragraph.span.start)
    taken: set[tuple[str, int]] = set()
    for found in found_in(shape):
        key = (found.kind, found.place)
        if key in taken or not is_single(found):
            continue
        people = roles_of(found, country)
        for date in when(found):
            roles = {**people, **date}
            told = telling(line, found, date)
            if _is_told(found, roles):
                taken.add(key)
                yield _fact(line, found, roles, told)


def _is_told(found: Happening, roles: dict[str, object]) -> bool:
    """Whether it can be told from others: by its date, or by two who took part."""
    if any(name in roles for name in ("date", "begin", "end")):
        return True
    sides = sum(name in roles for name in ("agent", "target", "participant", "outcome"))
    return sides > 1 or (sides == 1 and "place" in roles) or found.alone(roles)


def _fact(
    line: Line, found: Happening, roles: dict[str, object], told: dict[str, object]
) -> Fact:
    start, end = found.words
    given = {"eventType": found.kind, **roles, **told}
    place = line.paragraph.place(start, end)
    identity = identity_of(given)
    return Fact("Event", given, line.paragraph, place, RULE, identity=identity)
