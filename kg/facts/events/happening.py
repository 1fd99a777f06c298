"""A word of what happened, with what stands round it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.facts.lexicon import lexicon
from kg.facts.shape import ACTOR, ACTORS, HOLDER, STATE, Shape, any_of
from kg.facts.when import is_day, is_month
from kg.model import Mention

# 一再袭击, 车队会遭到伏击: no single happening
HABIT = re.compile(
    "一再|[屡屢]次|多次|[经經]常|[频頻]繁|往往|不[断斷]|[时時]常|[总總]是|[会會]遭|常常|每[年月天日周次]"
)
LONGEST = 40  # characters between a date before and the word
MANY = ("collective", "people")
# Verbs of speech that are deeds of an event: 安理会 / 决定 / 暂停
DEEDS = {
    *(
        "通过",
        "决定",
        "宣布",
        "采取行动",
        "任命",
        "设立",
        "商定",
        "批准",
        "支持",
        "同意",
        "赞成",
        "反对",
        "中止",
    ),
    *("终止", "延长", "维持", "授权"),
}
ADDRESSED = re.compile(
    f"[^，。；：{STATE}{ACTOR}{HOLDER}]{{0,2}}(?P<who>{ACTORS})(?!的)"
)
RARE = ("event-type/coup", "event-type/election", "event-type/referendum")
PERSONAL = (
    "event-type/appointment",
    "event-type/resignation",
    "event-type/displacement",
)


@dataclass(frozen=True, slots=True)
class Happening:
    """A frame that was found: between which signs, and which group is which role."""

    shape: Shape
    frame: str
    kind: str  # event-type/coup
    groups: Mapping[str, tuple[int, int]]
    start: int
    end: int
    place: int  # the sign at which its word stands

    @property
    def words(self) -> tuple[int, int]:
        """The offsets of its words in the paragraph."""
        return self.shape.place(self.start, self.end)

    def alone(self, roles: Mapping[str, object]) -> bool:
        """Whether one who took part is enough: somebody is appointed, a camp closed."""
        if self.kind in PERSONAL and "participant" in roles:
            return self.frame != "quit" or is_person(roles["participant"])
        placed = self.frame in ("base", "close", "move") or "occurs" in self.groups
        if self.frame == "going":
            return "agent" in roles
        if self.frame in ("move", "leave") and "target" in roles:
            return "place" in roles or "Ⓠ" in self.shape.text[self.start : self.end]
        if placed or self.kind == "event-type/protest":
            return "place" in roles
        if self.frame == "free":
            return "agent" in roles and "target" in roles
        if self.frame == "hand":
            return "participant" in roles
        if self.frame in ("dissolve", "arrange"):
            return "target" in roles or "agent" in roles
        counted = "Ⓠ" in self.shape.text[max(0, self.start - 20) : self.end]
        victim = roles.get("target")
        return self.frame == "deed" and (is_person(victim) or counted) and bool(victim)


def is_single(found: Happening) -> bool:
    """Whether it is one happening and no habit."""
    begin, _ = found.shape.clause(found.start)
    return not HABIT.search(found.shape.text, begin, found.end)


def identity_of(roles: Mapping[str, object]) -> tuple[str, ...]:
    """What makes an event the same wherever it is told; empty if nothing does.

    The adoption of a document happens once, and a country has one coup or election in
    a month. What else is of one kind, on one day, with the same who took part and at
    the same place, is one; a month or a year is no day.
    """
    kind, told = str(roles["eventType"]), str(roles.get("factuality", ""))
    outcome = roles.get("outcome")
    if isinstance(outcome, str):
        return (kind, outcome, told)
    day = roles.get("date")
    if not (is_day(day) or (kind in RARE and is_month(day))):
        return ()
    sides = ("agent", "participant", "target", "place")
    keys = [f"{side} {key}" for side in sides for key in _keys(roles.get(side))]
    return (kind, str(day), *keys, told) if keys else ()


@cache
def _speech() -> re.Pattern[str]:
    verbs = lexicon().verbs
    return re.compile(any_of(sorted(form for form in verbs if form not in DEEDS)))


def speaks_in(text: str, start: int, end: int) -> bool:
    """Whether somebody asks, judges or welcomes between two signs: 欢迎, 注意到."""
    return bool(_speech().search(text, start, end))


def addressed_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Whom they ask or welcome: 敦促 / 所有当事方 / 立即释放……."""
    found = list(_speech().finditer(text, start, end))
    who = ADDRESSED.match(text, found[-1].end(), end) if found else None
    return who.span("who") if who else None


def has_date(roles: Mapping[str, object]) -> bool:
    """Whether it is told when."""
    return any(name in roles for name in ("date", "begin", "end"))


def names_in(value: object) -> list[Mention]:
    """The names among the values of a role."""
    values = value if isinstance(value, tuple) else (value,)
    return [each for each in values if isinstance(each, Mention)]


def is_person(value: object) -> bool:
    """Whether one of these is a person."""
    return any(each.type == "person" for each in names_in(value))


def is_named(value: object) -> bool:
    """Whether one is meant and no others: 平民 and 恐怖主义团体 are many."""
    names = names_in(value)
    return not names or any(each.type not in MANY for each in names)


def _keys(value: object) -> list[str]:
    return sorted({each.entity for each in names_in(value)})
