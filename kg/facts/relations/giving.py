"""Somebody gives something to somebody: 向布隆迪提供后勤支助."""

import re
from collections.abc import Iterator

from kg.facts.cues import Cue
from kg.facts.factuality import told
from kg.facts.lexicon import (
    AND,
    HEAD,
    NAME,
)
from kg.facts.line import Line
from kg.facts.relations.helper import (
    differ,
    ends_at,
    fact_of,
    helper_of,
    is_voice,
)
from kg.facts.relations.lists import (
    NOBODY,
    Actors,
    after_aspect,
    read_actors,
)
from kg.facts.relations.phrase import ends_phrase
from kg.facts.relations.subjects import subject_of
from kg.facts.style import ASKING
from kg.model import Fact

AID = "relation/aid"
GIVES = "who gives something to somebody"
# 提供……方面的信息: to tell is not to help
KNOWING = re.compile(
    "(?:信息|资料|報告|报告|数据|意见|看法|情况|说明|答复|名单)(?:$|[)）])"
)
TO = "向为為给給对對"
ASKERS = {"state", "government", "mission", "force", "igo"}
STOPS = re.compile("[，。；：,;:]")
# 支持政府的 / 努力: what is theirs stands for them
THEIRS = re.compile(
    "的?(?:[^，。；的]{0,12}?)?(?:努力|战略|戰略|工作|活动|活動|行动|行動|计划|計劃|能力|任务|任務|部署)"
)
MEETING = re.compile("(?:会议|會議|进程|進程|选举|選舉|工作|行动|行動|目的|活动)$")


def read_giving(line: Line, cue: Cue) -> Iterator[Fact]:
    """联合国向布隆迪提供后勤支助, 给予该部队训练."""
    means = _means(line, cue.end)
    if means is None:
        return
    whom = _to_whom(line, cue.start)
    if not whom.who:
        yield from _read_asking(line, cue, means)
        return
    who = helper_of(line, whom.start)
    if who.who and differ(who, whom):
        span = Actors(whom.who, whom.start, means[1])
        roles = told(line, whom.start)
        shown = line.text[means[0] : means[1]]
        yield fact_of(line, (who, span), roles, GIVES, shown)


def _read_asking(line: Line, cue: Cue, means: tuple[int, int]) -> Iterator[Fact]:
    """利比亚政府请联合国 / 提供选举援助: to whoever asks for it."""
    act = line.act_at(cue.start)
    asked = act is not None and act.roles["force"] in ASKING
    issuers = act.roles.get("issuer", ()) if act and asked else ()
    who = subject_of(line, cue.start)
    whom = issuers if isinstance(issuers, tuple) else (issuers,)
    if not who.who or not whom or any(len(each.span) < 1 for each in whom):
        return
    asking = Actors(tuple(whom), who.start, means[1])
    known = all(each.type in ASKERS for each in whom) and not is_voice(line, asking)
    if known and differ(who, asking):
        shown = line.text[means[0] : means[1]]
        yield fact_of(line, (who, asking), told(line, cue.start), GIVES, shown)


def _means(line: Line, place: int) -> tuple[int, int] | None:
    """What is given: the words up to the last one for help in the clause."""
    begin = after_aspect(line.words, place)
    stop = STOPS.search(line.text, begin)
    end = stop.start() if stop else len(line.text)
    cues = [cue for cue in line.cues.between(begin, end) if cue.concept == AID]
    if not cues or KNOWING.search(line.text, begin, end):
        return None
    listed = line.words.at(cues[-1].end).bits & AND
    if not listed and not ends_phrase(line.words, cues[-1].end):
        return None  # 提供技术援助方面的信息
    return begin, end if listed else cues[-1].end


def _to_whom(line: Line, verb: int) -> Actors:
    """Those between 向 or 为 and 提供; ``start`` is that of the preposition."""
    words = line.words
    clause = line.clause(verb)
    at = max(words.masked.rfind(sign, clause, verb) for sign in TO)
    while at >= clause:
        found = read_actors(line, at + 1, verb, loose=True)
        theirs = THEIRS.match(line.text, found.end) if found.who else None
        named = words.at(at + 1).bits & NAME and not line.text.startswith(
            "的", found.end
        )
        told_of = ends_at(words, found.end, verb) or theirs or named
        if found.who and told_of and not MEETING.search(found.who[-1].surface):
            return Actors(found.who, at, verb)
        whole = words.before(verb).bits & HEAD or line.text.endswith("部分", at, verb)
        if at + 2 < verb and whole and not STOPS.search(line.text, at, verb):
            start = max(at, words.masked.rfind("的", at, verb)) + 1
            return Actors((line.mention(start, verb),), at, verb)
        at = max(words.masked.rfind(sign, clause, at) for sign in TO)
    return NOBODY
