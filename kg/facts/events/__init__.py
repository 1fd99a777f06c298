"""Events: what happened, when, where, by whom and to whom.

A word tells the kind of event, and how those who took part stand round it. What has
neither a date nor two who took part is no single happening, and habits (一再袭击) are
none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.facts.events.dates import when
from kg.facts.events.finding import found_in
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
from kg.facts.factuality import MANDATED, PROPOSED, REQUESTED
from kg.facts.line import Line, read_lines
from kg.facts.setting import Setting
from kg.facts.shape import ACTORS, DATE
from kg.facts.text import Text
from kg.facts.when import is_day
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
WISHES = ("adopt", "agree", "hand", "quit", "shot", "sign", "suspend")
SEVERAL = re.compile("多项|若干|一系列|各项")
# 欢迎 / 政府 / 通过
PRAISED = re.compile(
    f"(?:欢迎|祝贺|赞扬|赞赏|注意到|满意地)[^，。；：的]{{0,2}}{ACTORS}$"
)
BEFORE = 4  # signs: 发动了 / 袭击
RULE = "a word of what happened"


def extract(text: Text) -> Iterator[Fact]:
    """Yield the events of a document."""
    setting = Setting(text)
    for line in read_lines(text):
        if line.paragraph.kind not in UNREAD:
            yield from _read(line, setting.country(line.paragraph))


def _read(line: Line, country: Mention | None) -> Iterator[Fact]:
    taken: set[tuple[str, int]] = set()
    for found in found_in(line.shape):
        if (found.kind, found.place) in taken or not is_single(found):
            continue
        people = roles_of(found, country)
        for date in when(found):
            roles = {**people, **date}
            told = telling(line, found, date)
            if _is_told(found, roles) and not _is_left(found, roles, told):
                taken.update((found.kind, at) for at in _word_of(found))
                yield _fact(line, found, roles, told)
                if "handed" in found.groups:
                    given = replace(found, kind="event-type/handover")
                    yield _fact(line, given, roles, told)


def _word_of(found: Happening) -> range:
    """The signs of its word and the verb before it: 发动了袭击 is one attack."""
    return range(
        found.place - BEFORE, found.groups.get("word", (0, found.place))[1] + 1
    )


def _is_left(
    found: Happening, roles: dict[str, object], told: dict[str, object]
) -> bool:
    """Whether it is another extractor's, or no more than a wish without a date."""
    if found.frame == "meet":
        return has_date(roles)
    mood = told.get("factuality")
    if found.frame in WISHES and mood in (REQUESTED, MANDATED) and not has_date(roles):
        return True
    if found.frame in ("adopt", "sign") and mood == PROPOSED and not has_date(roles):
        return True
    if found.frame == "return":
        return is_named(roles.get("participant"))
    if found.frame == "hand" and mood != PROPOSED and "agent" not in roles:
        return not has_date(roles)
    if found.frame == "sign" and SEVERAL.search(
        found.shape.text, found.start, found.end
    ):
        return True
    return _is_means(found, roles) or (
        found.frame == "announce"
        and "agent" not in roles
        and not is_day(roles.get("date"))
    )


def _is_means(found: Happening, roles: dict[str, object]) -> bool:
    """通过国家立法 / 体现这些原则: by means of it."""
    text = found.shape.text[found.place :]
    bare = text.startswith("通过") and found.frame == "adopt"
    begin, _ = found.shape.clause(found.place)
    bare = bare and not PRAISED.search(found.shape.text, begin, found.place)
    return bare and not (
        {"done", "outcome", "taken"} & found.groups.keys() or has_date(roles)
    )


def _is_told(found: Happening, roles: dict[str, object]) -> bool:
    """Whether it can be told from others: by its date, or by two who took part."""
    named = [roles[name] for name in ROLES if name in roles]
    if has_date(roles) and (found.kind in BY_DATE or any(map(is_named, named))):
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
    named = [
        each.span.start - begin
        for value in roles.values()
        for each in names_in(value)
        if len(each.span)
    ]
    dates = found.shape.named(found.shape.sentence(found.place)[0], found.place, DATE)
    named += [each.span.start - begin for each in dates[-1:] if has_date(roles)]
    start = min([start, *(at for at in named if first <= at < start)])
    return line.paragraph.place(start, end)
