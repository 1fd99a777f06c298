"""Affiliations: who is linked with whom, pledged to it, or known by another name."""

import re
from collections.abc import Iterator

from kg.facts.cues import Cue
from kg.facts.factuality import taken, told
from kg.facts.line import Line
from kg.facts.relations.lists import NOBODY, Actors, after_aspect, read_actors
from kg.facts.relations.phrase import ends_phrase, qualified
from kg.facts.relations.subjects import subject_of
from kg.model import Fact, Mention

LINKED, PLEDGED, ALIAS = "linked with", "pledged to", "known as"
WITH = "与與和同跟"
ACTORS = {
    *("state", "government", "igo", "body", "force", "armed_group", "collective"),
    *("person", "people"),
}
PEOPLE = re.compile("[^、和及与]{1,8}(?:族人|族裔|部族|部落)")
PEOPLES = re.compile(
    "[与與同]((?:[^、和及与，。；的]{1,8}(?:族人|族裔|部族|部落)(?:、|和|及)?)+)$"
)
NAMED = {"armed_group", "igo", "force", "person", "body"}


def read(line: Line) -> Iterator[Fact]:
    """Yield the affiliations of a paragraph."""
    for cue in line.cues.of("relation/affiliate"):
        yield from _read_linked(line, cue)
    for cue in line.cues.of("relation/pledge"):
        yield from _read_pledged(line, cue)
    for cue in line.cues.of("relation/alias"):
        yield from _read_alias(line, cue)


def _read_linked(line: Line, cue: Cue) -> Iterator[Fact]:
    """与基地组织有关联的团体, 该团体与……有联系."""
    with_whom = _with_whom(line, cue.start)
    if not with_whom.who or not _are_actors(with_whom):
        return
    who = qualified(line, cue.end)
    if who.who:
        roles, span = taken(line, with_whom.start), (with_whom.start, who.end)
    elif ends_phrase(line.words, cue.end):
        who = subject_of(line, with_whom.start)
        roles, span = told(line, with_whom.start), (who.start, cue.end)
    if who.who and span[0] < span[1]:
        roles |= {"subject": who.who, "object": with_whom.who}
        yield line.fact("Affiliation", roles, span, LINKED)


def _with_whom(line: Line, verb: int) -> Actors:
    """Those between 与 and 有关联."""
    masked = line.words.masked
    at = max(masked.rfind(sign, max(0, verb - 60), verb) for sign in WITH)
    while at >= 0:
        found = read_actors(line, at + 1, verb)
        if found.who and found.end == verb:
            before = max(masked.rfind(sign, max(0, verb - 60), at) for sign in WITH)
            longer = read_actors(line, before + 1, verb) if before >= 0 else found
            if longer.end == verb and len(longer.who) > len(found.who):
                at, found = before, longer
            return Actors(found.who, at, verb)
        at = max(masked.rfind(sign, max(0, verb - 60), at) for sign in WITH)
    return _with_peoples(line, verb)


def _with_peoples(line: Line, verb: int) -> Actors:
    """与多贡族人和富拉尼族人 / 有关联: peoples without an entry of their own."""
    found = PEOPLES.search(line.text, line.clause(verb), verb)
    if found is None:
        return NOBODY
    begin = found.start(1)
    who = [
        line.mention(begin + each.start(), begin + each.end())
        for each in PEOPLE.finditer(found[1])
    ]
    return Actors(tuple(who), found.start(), verb)


def _are_actors(found: Actors) -> bool:
    return all(
        each.type in ACTORS or PEOPLE.fullmatch(each.surface) for each in found.who
    )


def _read_pledged(line: Line, cue: Cue) -> Iterator[Fact]:
    """博科哈拉姆宣誓效忠伊黎伊斯兰国."""
    whom = read_actors(line, after_aspect(line.words, cue.end))
    if not whom.who or whom.who[0].type not in NAMED:
        return
    who = qualified(line, whom.end)
    roles, span = taken(line, cue.start), (cue.start, who.end)
    if not who.who:
        who = subject_of(line, cue.start)
        roles, span = told(line, cue.start), (min(who.start, cue.start), whom.end)
    if who.who:
        roles |= {"subject": who.who, "object": whom.who}
        yield line.fact("Affiliation", roles, span, PLEDGED)


def _read_alias(line: Line, cue: Cue) -> Iterator[Fact]:
    """上帝抵抗军，又称……: two names of one, if both are known as different ones."""
    other = read_actors(line, cue.end).who[:1]
    words = line.words
    last = words.before(cue.start)
    first = last.name or words.before(last.start).name
    if other and not _is_name(first):
        named = qualified(line, read_actors(line, cue.end).end)
        first = named.who[0] if named.who else None
    if not other or not first or first.type not in NAMED or other[0].type not in NAMED:
        return
    if first.entity and first.entity != other[0].entity:
        yield _alias(line, first, other[0])


def _is_name(name: Mention | None) -> bool:
    return name is not None and name.type in NAMED


def _alias(line: Line, first: Mention, other: Mention) -> Fact:
    begin = line.paragraph.span.start
    both = (first.span, other.span)
    span = (
        min(each.start for each in both) - begin,
        max(each.end for each in both) - begin,
    )
    roles = {"subject": first, "object": other} | taken(line, span[0])
    return line.fact("Affiliation", roles, span, ALIAS)
