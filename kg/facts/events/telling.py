"""Whether an event is told as a fact, and whose words the text reports.

A noun takes for granted that it happened (2012 年 3 月 22 日政变后), a verb need not.
"""

import re
from collections.abc import Mapping

from kg.facts.events.happening import Happening
from kg.facts.factuality import (
    ALLEGED,
    CONDITIONAL,
    DENIED,
    FEARED,
    MANDATED,
    PLANNED,
    PROPOSED,
    REQUESTED,
    told,
)
from kg.facts.line import Line
from kg.facts.shape import DATE
from kg.facts.when import is_to_come

VIOLENT = {f"event-type/{name}" for name in ("attack", "clash", "killing", "abduction")}
PUT_OFF = re.compile("推[迟遲]|延期|推后")
# Who decides it does it: 决定 / 暂停成员资格
DECIDED = {
    f"event-type/{name}"
    for name in (
        *("suspension", "reinstatement", "sanctions-imposed", "sanctions-lifted"),
        *("departure", "dissolution"),
    )
}
FOR = "以为為"  # 为 / 迁移该前哨
AIM = re.compile(
    "(?:并|从而)?(?:以(?!来|后|前|及)|以便|以期|旨在|[为為]了|促[进進]|推[动動]|[争爭]取|便利|[筹籌][备備])"
)
WISHED = (REQUESTED, MANDATED, PROPOSED, CONDITIONAL)  # of something after it
ALLEGING = re.compile("[据據][称稱报報说說悉]|涉嫌|[声聲][称稱]")
VOTED = re.compile("票反[对對]")  # they opposed it; it was adopted
# 宣布 / 撤出: what is announced is still to be done; 宣布 / 退出 is done by saying so
ANNOUNCED = re.compile("宣布|宣告|承[诺諾]|同意|答应|[愿願]意|打算|有意")
LATER = {
    f"event-type/{name}"
    for name in ("withdrawal", "drawdown", "deployment", "handover", "relocation")
}
MOVING = ("move", "leave", "relocate", "close", "reduce", "going")
MATTERS = {"plan": PLANNED, "offer": PROPOSED, "wish": REQUESTED}
MATTER = re.compile(
    "的?(?:(?P<plan>[协協][议議]|[决決]定|[计計][划劃]|承[诺諾]|打算|[时時][间間]表)"
    "|(?P<offer>提[议議]|建[议議]|倡[议議]|方案|[设設]想|可能性)|(?P<wish>[请請]求|要求|呼[吁籲]))"
)
# 撤出 / 应取决于条件, 过早撤出，/ 就会
DEPENDS = re.compile(
    "(?:[应應]|[将將])?(?:取[决決]于|[视視]|以[^，。；]{1,20}[为為][条條]件)|[，,](?:就|便|[则則]|可能)"
)
VERBAL = ("verbal", "held", "object")  # 将 before an object is no future


def telling(
    line: Line, found: Happening, date: Mapping[str, object]
) -> dict[str, object]:
    """The roles that tell it."""
    place, _ = found.shape.place(_predicate(found), found.end)
    roles = told(line, place)
    mood = _mood(found, roles.pop("factuality", None))
    if "until" in found.groups and mood in (None, MANDATED):
        mood = PLANNED
    if mood is None and (_is_aim(found) or _is_to_come(line, found, date)):
        mood = PLANNED
    begin, _ = found.shape.clause(found.place)
    if PUT_OFF.search(found.shape.text, begin, found.place):
        mood = PLANNED
    if mood is None and found.kind in LATER and _is_announced(found):
        mood = PLANNED
    if mood in (None, PLANNED):
        mood = _matter(found) or mood
    if found.kind in VIOLENT and mood == PLANNED:
        mood = FEARED
    return roles | ({"factuality": mood} if mood else {})


def _is_announced(found: Happening) -> bool:
    """Whether it was announced; what has a subject of its own, in its own clause."""
    shape = found.shape
    first, _ = shape.sentence(found.place)
    begin, _ = shape.clause(found.place)
    own = found.groups.get("agent", (0, 0))[0] >= begin
    start = begin if own and "agent" in found.groups else first
    return bool(ANNOUNCED.search(shape.text, start, found.place))


def _matter(found: Happening) -> str | None:
    """关于增派部队 / 的协议, 启用部队 / 的倡议, 撤出 / 应取决于: no more than talk."""
    text, end = found.shape.text, found.end
    if "offer" in found.groups:
        return PROPOSED
    if found.frame == "going" and DEPENDS.match(text, end):
        return CONDITIONAL
    matter = MATTER.match(text, end) if found.frame in MOVING else None
    return MATTERS[matter.lastgroup or ""] if matter else None


def _mood(found: Happening, mood: object) -> object:
    """The mood that bears on the event itself."""
    if "claimed" in found.groups:
        return None  # he says that he did it
    if _is_noun(found) and mood in WISHED:
        return None
    if mood == DENIED and VOTED.search(
        found.shape.text, *found.shape.sentence(found.place)
    ):
        return None
    if mood == ALLEGED and not _is_alleged(found):
        return None
    return None if mood == MANDATED and found.kind in DECIDED else mood


def _is_to_come(line: Line, found: Happening, date: Mapping[str, object]) -> bool:
    dates = found.shape.named(found.start, found.end, DATE)
    return bool(date) and any(is_to_come(each, line) for each in dates)


def _is_alleged(found: Happening) -> bool:
    """Whether the allegation is of a verb, or heads the sentence: 据称，…….

    人们怀疑……，最终导致 2020 年 8 月的政变: the coup is not what is suspected.
    """
    begin, _ = found.shape.sentence(found.place)
    said = ALLEGING.search(found.shape.text, begin, found.place)
    return not _is_noun(found) or bool(said)


def _is_aim(found: Happening) -> bool:
    """以期最终将责任移交, 促进双方签署: what is worked for."""
    begin, _ = found.shape.clause(found.place)
    text = found.shape.text
    return bool(AIM.match(text, begin, found.place)) or text[found.place - 1] in FOR


def _predicate(found: Happening) -> int:
    """The sign of the verb: 举行 of an election, else the word itself."""
    for name in VERBAL:
        if name in found.groups:
            return found.groups[name][0]
    return found.place


def _is_noun(found: Happening) -> bool:
    """Whether its word is a noun with nothing said of it."""
    if found.frame != "noun":
        return "noun" in found.groups or "taken" in found.groups
    shape = found.shape
    if "verbal" in found.groups or shape.text.startswith("停止", found.place):
        return False
    held = shape.text[slice(*found.groups["held"])] if "held" in found.groups else ""
    return not held or held.endswith("的")
