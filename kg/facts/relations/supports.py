"""Supports: who helps whom, by what means; and who works together with whom."""

import re
from collections.abc import Callable, Iterator

from kg.facts.cues import Cue
from kg.facts.factuality import taken, told
from kg.facts.lexicon import (
    ACTION,
    COMMA,
    STOP,
)
from kg.facts.line import Line
from kg.facts.relations.giving import read_giving
from kg.facts.relations.helper import differ, ends_at, fact_of
from kg.facts.relations.helping import read_helping
from kg.facts.relations.lists import (
    NOBODY,
    Actors,
    after_aspect,
    read_actors,
    read_owner,
)
from kg.facts.relations.phrase import by_whom, ends_phrase, is_group, qualified
from kg.facts.relations.subjects import right_before, subject_of
from kg.facts.relations.training import read_change, read_training
from kg.facts.style import ASKING
from kg.model import Fact

WITH_HELP, GETS = "in whose help somebody acts", "who gets help"
FUNDS, WORKS = "who pays for somebody", "who works with somebody"
SUPPORT, AID, GIVE = "relation/support", "relation/aid", "relation/give"
UNDER = re.compile("(?:之?下|下)")
FAR = 24  # characters from who helps to what the help is
GIVERS = {"state", "government", "igo", "body", "mission", "force", "armed_group"}
# 联合国的 / 大力 / 支持
THEIR_HELP = re.compile(
    "(?:(?:所|能)?(?:提供|给予|給予)的(?:[^，。；的所]{0,12})|的?(?:[^，。；的所]{0,8}))"
)


def read(line: Line) -> Iterator[Fact]:
    """Yield the supports of a paragraph."""
    for concept, read_one in BY_CUE:
        for cue in line.cues.of(concept):
            yield from read_one(line, cue)


def _read_under(line: Line, cue: Cue) -> Iterator[Fact]:
    """在马里稳定团的支持下，……战斗人员参加了……."""
    words = line.words
    under = UNDER.match(line.text, cue.end)
    if not under:
        return
    clause = line.clause(cue.start)
    at = words.masked.rfind("在", clause, cue.start)
    who = read_actors(line, at + 1, cue.start) if at >= 0 else NOBODY
    if not who.who:
        return
    whom = _who_acts(line, clause, at, under.end())
    if whom.who and differ(who, whom):
        helped = Actors(whom.who, min(whom.start, at), max(whom.end, under.end()))
        yield fact_of(line, (who, helped), told(line, at), WITH_HELP)


def _who_acts(line: Line, clause: int, at: int, end: int) -> Actors:
    """Whoever stands before 在……支持下, or begins the clause after it."""
    words = line.words
    before = subject_of(line, at)
    if before.who and clause <= before.start < at:
        return before
    place = end
    while words.text[place : place + 1] in ("，", ",", " "):
        place += 1
    found = read_actors(line, place)
    return found if not words.at(place).bits & ACTION or found.who else NOBODY


def _read_getting(line: Line, cue: Cue) -> Iterator[Fact]:
    """该部队得到联合国的支助, 得到……支持的部队."""
    who = read_owner(line, after_aspect(line.words, cue.end))
    named = who.who and all(each.type in GIVERS for each in who.who)
    aid = _their_help(line, who.end) if named else None
    if not aid:
        return
    given = Actors(who.who, who.start, aid.end)
    whom = qualified(line, aid.end)
    if whom.who:
        yield fact_of(line, (given, whom), taken(line, cue.start), GETS)
    elif ends_phrase(line.words, aid.end):
        whom = subject_of(line, cue.start)
        if whom.who and differ(who, whom):
            yield fact_of(line, (given, whom), told(line, cue.start), GETS)


def _their_help(line: Line, place: int) -> Cue | None:
    """What they give: 联合国 / 的大力支持, 联合国 / 提供的财政、行动或后勤支助."""
    near = line.cues.between(place, place + FAR)
    helps = (each for each in near if each.concept == AID)
    found = [
        each for each in helps if THEIR_HELP.fullmatch(line.text, place, each.start)
    ]
    return found[-1] if found else None


def _read_funding(line: Line, cue: Cue) -> Iterator[Fact]:
    """由欧洲联盟供资的警察学校."""
    whom = qualified(line, cue.end)
    by = by_whom(line, cue.start)
    if not whom.who or not (by.who or is_group(whom.who[0])):
        return
    by = by if by.who else right_before(line, cue.start)
    if any(each.end == by.start for each in line.cues.of("relation/receive")):
        return  # 得到 / 联合国支助的: told by that word
    if by.who and all(each.type in GIVERS for each in by.who) and differ(by, whom):
        roles = taken(line, by.start)
        shown = line.text[cue.start : cue.end]
        yield fact_of(line, (by, whom), roles, FUNDS, shown)


def _read_working(line: Line, cue: Cue) -> Iterator[Fact]:
    """促请所有各方与卡特中心充分合作."""
    words = line.words
    act = line.act_at(cue.start)
    asked = act is not None and act.roles["force"] in ASKING
    over = cue.end >= len(words.text) or words.at(cue.end).bits & STOP
    if not over and not (asked and words.at(cue.end).bits & COMMA):
        return
    clause = line.clause(cue.start)
    at = max(words.masked.rfind(sign, clause, cue.start) for sign in "与與同")
    whom = read_actors(line, at + 1, cue.start) if at >= 0 else NOBODY
    if not whom.who or not ends_at(words, whom.end, cue.start):
        return
    who = subject_of(line, at)
    if who.who and differ(who, whom):
        found = Actors(whom.who, at, cue.end)
        yield fact_of(line, (who, found), told(line, at), WORKS)


BY_CUE: tuple[tuple[str, Callable[[Line, Cue], Iterator[Fact]]], ...] = (
    (SUPPORT, read_helping),
    (GIVE, read_giving),
    (AID, _read_under),
    ("relation/receive", _read_getting),
    ("relation/fund", _read_funding),
    ("relation/change-help", read_change),
    ("relation/train", read_training),
    ("relation/cooperate", _read_working),
)
