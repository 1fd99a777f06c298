"""Events: what happened, when, where, by whom and to whom.

A word tells the kind of event, and how those who took part stand round it. What has
neither a date nor two who took part is no single happening, and habits (一再袭击) are
none.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.facts.events.dates import when
from kg.facts.events.frames import found_in
from kg.facts.events.happening import (
    Happening,
    has_date,
    identity_of,
    is_named,
    is_single,
    names_in,
)
from kg.facts.events.roles import roles_of
from kg.facts.events.telling import telling
from kg.facts.factuality import MANDATED, REQUESTED
from kg.facts.line import Line, read_lines
from kg.facts.setting import country_of
from kg.facts.shape import DATE, Shape
from kg.facts.text import Text
from kg.model import Fact, Kind, Mention, Span

UNREAD = {Kind.ROW, Kind.TITLE}
BY_DATE = {
    f"event-type/{name}"
    for name in (
        *("coup", "election", "referendum", "protest", "attack", "clash", "transition"),
        *("ceasefire", "announcement", "killing", "displacement"),
    )
}
SIDES = ("agent", "target", "participant", "outcome")
ROLES = (*SIDES, "place")
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
            if _is_told(found, roles) and not _is_left(found, roles, told):
                taken.add(key)
                yield _fact(line, found, roles, told)
                if "handed" in found.groups:
                    given = replace(found, kind="event-type/handover")
                    yield _fact(line, given, roles, told)


def _is_left(
    found: Happening, roles: dict[str, object], told: dict[str, object]
) -> bool:
    """Whether it is another extractor's, or no more than a wish without a date."""
    if found.frame == "meet":
        return has_date(roles)
    wished = told.get("factuality") in (REQUESTED, MANDATED)
    return found.frame in ("hand", "quit") and wished and not has_date(roles)


def _is_told(found: Happening, roles: dict[str, object]) -> bool:
    """Whether it can be told from others: by its date, or by two who took part."""
    if has_date(roles) and (found.kind in BY_DATE or any(r in roles for r in ROLES)):
        return True
    sides = [roles[name] for name in SIDES if name in roles]
    if any(map(is_named, sides)) and (len(sides) > 1 or "place" in roles):
        return True
    return found.alone(roles) or (bool(sides) and "place" in roles and len(sides) > 1)


def _fact(
    line: Line, found: Happening, roles: dict[str, object], told: dict[str, object]
) -> Fact:
    given = {"eventType": found.kind, **roles, **told}
    identity = identity_of(given)
    place = _evidence(line, found, roles)
    return Fact("Event", given, line.paragraph, place, RULE, identity=identity)


def _evidence(line: Line, found: Happening, roles: dict[str, object]) -> Span:
    """Its words, and those of the names and dates before them in the sentence."""
    start, end = found.words
    first, _ = found.shape.place(*found.shape.sentence(found.place))
    begin = line.paragraph.span.start
    named = [each.span.start - begin for value in roles.values() for each in names_in(value)]
    dates = found.shape.named(found.shape.sentence(found.place)[0], found.place, DATE)
    named += [each.span.start - begin for each in dates[-1:] if has_date(roles)]
    start = min([start, *(at for at in named if first <= at < start)])
    return line.paragraph.place(start, end)
