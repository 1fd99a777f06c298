"""Who helps whom: the roles of a support, and who is meant by 其目的是支持."""

import re

from kg.facts.lexicon import (
    ADVERB,
)
from kg.facts.line import Line
from kg.facts.relations.lists import (
    NOBODY,
    Actors,
)
from kg.facts.relations.meaning import meant
from kg.facts.relations.subjects import subject_of
from kg.facts.words import Words
from kg.model import Fact

# ……的首要任务是, 其主要目的是, ，旨在
AIM = re.compile(
    "(?:的|其)[^，。；的]{0,12}?(?:[优優]先[事项項]{2}|任[务務]|目的|目[标標]|[职職][责責能]|宗旨)(?:[应應])?(?:是|[为為]|包括)"
    "|(?<=，)旨在"
)
DONE = re.compile("[。；]|，[^，]{12,}，")
# 会议, 国家: what is no actor by itself
NOBODY_AT_ALL = re.compile(
    "^(?:国家|者|.)$|(?:会议|會議|进程|進程|选举|選舉|(?<!联合国)系统)$"
)
COUNCIL = {"actor/security-council", "actor/general-assembly"}
GROUPS = {"mission", "force", "body", "igo", "project"}


def helper_of(line: Line, verb: int) -> Actors:
    """Who helps: also 马里稳定团的任务是 / 支持, ……特混部队，旨在 / 支持."""
    before = line.words.before(verb)
    if line.words.shown(before) in ("为", "為"):
        verb = before.start  # 为 / 支持马里应对危机，……
    first = line.sentence(verb)
    aims = list(AIM.finditer(line.text, first, verb))
    if not aims or DONE.search(line.text, aims[-1].end(), verb):
        return subject_of(line, verb)
    place = aims[-1].start()
    if line.text.startswith("的", place):
        owner = line.words.before(place)
        who = meant(line, owner.name) if owner.name else None
        return Actors((who,) if who else (), owner.start, place)
    groups = [
        piece
        for piece in line.words.names_between(first, place)
        if piece.name and piece.name.type in GROUPS
    ]
    if not groups:
        return NOBODY
    last = groups[0] if line.text.startswith("其", place) else groups[-1]
    return Actors((last.name,) if last.name else (), last.start, last.end)


def is_voice(line: Line, who: Actors) -> bool:
    """The Council and whoever writes a text support in words."""
    voice = line.voice.entity if line.voice else ""
    return any(each.entity == voice or each.entity in COUNCIL for each in who.who)


def differ(one: Actors, other: Actors) -> bool:
    """Whether both are somebody, and nobody helps himself."""
    both = (*one.who, *other.who)
    if any(NOBODY_AT_ALL.search(each.surface) for each in both):
        return False
    helped = {each.entity for each in other.who}
    return any(each.entity not in helped for each in one.who)


def fact_of(
    line: Line,
    both: tuple[Actors, Actors],
    roles: dict[str, object],
    rule: str,
    means: str = "",
) -> Fact:
    """The support that one gives another."""
    who, whom = both
    span = (min(who.start, whom.start), max(who.end, whom.end))
    helped = {each.entity for each in whom.who}
    givers = tuple(each for each in who.who if each.entity not in helped)
    roles |= {"giver": givers, "receiver": whom.who, "means": means}
    return line.fact("Support", roles, span, rule)


def ends_at(words: Words, place: int, verb: int) -> bool:
    """Whether only adverbs stand between a place and a verb."""
    while place < verb and words.at(place).bits & ADVERB:
        place = words.at(place).end
    return place == verb
