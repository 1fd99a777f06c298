"""Who leads, in other words than a verb: a head, a lead under which others act.

胡塞武装领导人……, 以沙特阿拉伯为首的联军, 在非洲联盟领导下, 为该机制提供秘书处服务.
"""

import re
from collections.abc import Iterator

from kg.facts.cues import Cue
from kg.facts.factuality import taken, told
from kg.facts.lexicon import NAME, OF
from kg.facts.line import Line
from kg.facts.relations.lists import NOBODY, Actors, is_person, read_actors
from kg.facts.relations.phrase import by_whom, ends_phrase, is_group, qualified
from kg.facts.relations.subjects import right_before, subject_of
from kg.model import Fact, Mention

HEADS, AT_HEAD, UNDER, SERVES, CHAIRS = (
    "a head beside a name",
    "who is at the head of others",
    "under whose lead somebody acts",
    "who runs a secretariat",
    "who chairs a meeting of a body",
)
FIRST = re.compile("以(?=[^，。；]{2,30}?[为為]首的)")
AS_HEAD = re.compile("[为為]首的")
BELOW = re.compile("之?下")
# a name hides 秘书处, so the words are sought in the text itself
SECRETARIAT = re.compile("(?:提供|担任|擔任)秘[书書][处處](?:服[务務]|支助|支持)?")
FOR = "为為向给給"
GROUPS = {"body", "mission", "force", "igo", "armed_group", "government"}
LEADERS = GROUPS | {"state", "office", "person", "reference"}
# 反对派 / 领导人: those without a name that have one
SIDE = re.compile("(?:政治)?(?:反对派|反對派|反叛分子|叛军|叛軍|反对党|抵抗运动|民兵)$")
HELD = re.compile("举行|舉行|召开|召開")
MEETING = re.compile("会议|會議|届会|峰会")
ITS_MEETING = re.compile(
    "(?:[该这次本]{0,2}(?:特别|高级别|部长级)?(?:会议|會議|届会|峰会))?$"
)


def read_head(line: Line, cue: Cue) -> Iterator[Fact]:
    """胡塞武装 / 领导人 / 阿卜杜勒-马利克·胡塞."""
    words = line.words
    person = words.at(cue.end)
    if not is_person(person) or line.text.startswith("前", cue.start):
        return
    place = cue.start - (words.before(cue.start).bits & OF > 0)
    last = words.before(place)
    named = last.name if last.bits & NAME else None
    side = SIDE.search(line.text, line.clause(place), place)
    if named is None and side:
        named = line.mention(*side.span())
    if named is None or (not side and named.type not in GROUPS):
        return
    start = named.span.start - line.paragraph.span.start
    roles = {"leader": person.name, "led": named, "as": line.text[cue.start : cue.end]}
    span = (start, person.end)
    yield line.fact("Leadership", roles | taken(line, start), span, HEADS)


def read_at_head(line: Line) -> Iterator[Fact]:
    """以沙特阿拉伯为首的 / 联军."""
    if "首的" not in line.text:
        return
    for found in FIRST.finditer(line.words.masked):
        who = read_actors(line, found.end())
        as_head = AS_HEAD.match(line.text, who.end)
        if not who.who or not as_head:
            continue
        led = qualified(line, as_head.end() - 1)
        if led.who and is_group(led.who[0]) and _may_lead(who.who):
            yield _fact(
                line, (who, led.who[0], "为首"), (found.start(), led.end), AT_HEAD
            )


def read_under(line: Line, cue: Cue) -> Iterator[Fact]:
    """在瑞士主持下，明斯克小组……: who acts under a lead is led."""
    below = BELOW.match(line.text, cue.end)
    if not below:
        return
    words = line.words
    clause = line.clause(cue.start)
    at = words.masked.rfind("在", clause, cue.start)
    leader = read_actors(line, at + 1, cue.start) if at >= 0 else NOBODY
    last = leader.end + words.masked.startswith("的", leader.end)
    if not leader.who or last != cue.start or not _may_lead(leader.who):
        return
    place = below.end() + words.masked.startswith(("，", ","), below.end())
    led = read_actors(line, place)
    if not led.who:
        led = subject_of(line, at)
    one = len(led.who) == 1 and led.who[0].type in ("body", "mission", "force")
    if one and led.who[0].entity not in {each.entity for each in leader.who}:
        span = (min(at, led.start), max(below.end(), led.end))
        shown = line.text[cue.start : cue.end]
        yield _fact(line, (leader, led.who[0], shown), span, UNDER, told(line, at))


def read_secretariats(line: Line) -> Iterator[Fact]:
    """为该机制 / 提供秘书处服务, 提供秘书处服务的 / 监测机制."""
    if "秘书处" not in line.text and "秘書處" not in line.text:
        return  # sought for in vain, a pattern costs more than this
    for found in SECRETARIAT.finditer(line.text):
        yield from _read_secretariat(line, found[0], found.span())


def _read_secretariat(line: Line, shown: str, place: tuple[int, int]) -> Iterator[Fact]:
    verb, end = place
    led = qualified(line, end)
    if led.who and is_group(led.who[0]):
        who = right_before(line, verb)
        who = who if who.who else by_whom(line, verb)
        if _may_lead(who.who):
            yield _fact(line, (who, led.who[0], shown), (who.start, led.end), SERVES)
        return
    clause = line.clause(verb)
    at = max(line.words.masked.rfind(sign, clause, verb) for sign in FOR)
    led = read_actors(line, at + 1, verb) if at >= 0 else NOBODY
    if len(led.who) != 1 or led.end != verb or not is_group(led.who[0]):
        return
    who = subject_of(line, at)
    if _may_lead(who.who):
        span = (min(who.start, at), end)
        yield _fact(line, (who, led.who[0], shown), span, SERVES, told(line, at))


def read_meeting(line: Line, cue: Cue) -> Iterator[Fact]:
    """……理事会举行特别会议，会议由……外交部长 / 主持: the body is led."""
    by = by_whom(line, cue.start)
    if not by.who or not ends_phrase(line.words, cue.end) or not _may_lead(by.who):
        return
    clause = line.clause(by.start)
    own = line.words.masked[clause : by.start].strip()
    if not ITS_MEETING.fullmatch(own):
        return
    body = _meets(line, line.sentence(clause), clause)
    if body:
        begin = body.span.start - line.paragraph.span.start
        shown = line.text[cue.start : cue.end]
        yield _fact(
            line, (by, body, shown), (begin, cue.end), CHAIRS, told(line, by.start)
        )


def _meets(line: Line, begin: int, end: int) -> Mention | None:
    """The body that holds the meeting of the clauses before."""
    held = HELD.search(line.words.masked, begin, end)
    if not held or not MEETING.search(line.words.masked, held.end(), end):
        return None
    who = subject_of(line, held.start()).who
    return who[0] if len(who) == 1 and who[0].type in ("body", "igo") else None


def _may_lead(who: tuple[Mention, ...]) -> bool:
    return bool(who) and all(each.type in LEADERS for each in who)


def _fact(
    line: Line,
    told_of: tuple[Actors, Mention, str],
    span: tuple[int, int],
    rule: str,
    roles: dict[str, object] | None = None,
) -> Fact:
    who, led, shown = told_of
    found = taken(line, span[0]) if roles is None else roles
    found |= {"leader": who.who, "led": led, "as": shown}
    return line.fact("Leadership", found, span, rule)
