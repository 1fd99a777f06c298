"""Of whom, where and in which period a number holds, by the words before it."""

import re
from collections.abc import Mapping

from kg.facts.shape import ACTOR, DATE, PLACE, STATE, Shape
from kg.facts.when import covered
from kg.model import Mention

ABOUT = {
    "mission",
    "igo",
    "body",
    "force",
    "government",
    "armed_group",
    "state",
    "reference",
}
# 在 / 加奥和梅纳卡, 马里 / 境内
SOMEWHERE = re.compile(
    f"[在于於](?P<in>[{PLACE}{STATE}]+(?:(?:、|和|及){PLACE})*)|(?P<inside>[{PLACE}{STATE}])境[内內]"
    f"|(?P<town>{PLACE})"
)
# 自 / 2013 年 7 月以来, …… ，/ 2022 年，
PLACED = re.compile("(?:^|[，,。；;：:]|[在于於自从從至截到])\\s*$")
BESIDE = "向对對由从從在为為给給"  # before whom something is done


def about(shape: Shape, index: int) -> Mention | None:
    """Who is told of: the nearest that opens a clause, in the sentence before."""
    begin, _ = shape.sentence(index)
    found = [
        shape.name(at)
        for at in range(begin, index)
        if shape.text[at] in (ACTOR, STATE)
        and shape.names[at].type in ABOUT
        and shape.text[at - 1 : at] not in BESIDE
    ]
    return found[0] if found else None


def places(shape: Shape, index: int) -> tuple[Mention, ...]:
    """Where: in the clause of the number, else in one before it in the sentence."""
    end = index
    begin, _ = shape.clause(index)
    first, _ = shape.sentence(index)
    while True:
        for found in SOMEWHERE.finditer(shape.text, begin, end):
            group = next(name for name, value in found.groupdict().items() if value)
            named = shape.named(*found.span(group), PLACE)
            return tuple(named or shape.named(*found.span(group)))
        if begin <= first:
            return ()
        end = begin - 1
        begin, _ = shape.clause(end - 1)


def period(shape: Shape, index: int) -> Mapping[str, object]:
    """When: the last date before the number that its sentence is placed by."""
    begin, _ = shape.sentence(index)
    for at in range(index - 1, begin - 1, -1):
        if shape.text[at] == DATE and PLACED.search(shape.text, max(begin - 1, 0), at):
            return covered(shape.names[at])
    return {}
