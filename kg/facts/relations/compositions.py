"""Compositions: what is a part of which body or mechanism."""

import re
from collections.abc import Iterator

from kg.facts.cues import Cue
from kg.facts.factuality import taken, told
from kg.facts.line import Line
from kg.facts.relations.lists import NOBODY, Actors, read_actors, read_next
from kg.facts.relations.meaning import core_of
from kg.facts.relations.phrase import ends_phrase, is_group
from kg.facts.relations.subjects import subject_of
from kg.model import Fact

PART, INCLUDES = "a part by that word", "what something includes"
# ……是 / 两级政治和技术机制的一部分
COPULA = re.compile("(?:(?:仍|也|都|均|不)?是|构成|構成|成为|成為|作为|作為)")
# 一个包括马里宪兵调查组在内的 / 联合调查团: one that is made up of others
INCLUDING = re.compile("包括(?=[^，。；]{2,60}?在[内內]的)")
IN_IT = re.compile("等?在[内內]的")
ONE = re.compile(
    "(?:团|组|小组|委员会|部队|办事处|机制|团队|特派团|代表团|指挥部|總部)$"
)
MEDIATION = re.compile("(?:调解|調解|调停)$")  # a mediation has parts as a body has
ACTORS = {"igo", "body", "mission", "force", "armed_group", "government"}


def read(line: Line) -> Iterator[Fact]:
    """Yield the compositions of a paragraph."""
    for cue in line.cues.of("relation/part"):
        yield from _read_part(line, cue)
    for found in INCLUDING.finditer(line.text):
        yield from _read_including(line, found)


def _read_part(line: Line, cue: Cue) -> Iterator[Fact]:
    words = line.words
    place = cue.start - words.masked.startswith("的", cue.start - 1)
    stop = max(words.text.rfind(sign, 0, place) for sign in "。；")
    copulas = list(COPULA.finditer(words.masked, stop + 1, place))
    if not copulas or not ends_phrase(words, cue.end):
        return
    copula = copulas[-1]
    start = max(copula.end(), words.masked.rfind("的", copula.end(), place) + 1)
    whole = core_of(line, start, place)
    who = subject_of(line, copula.start())
    if copula[0] in ("作为", "作為"):
        who = _after_comma(line, cue.end)
        named = whole and (whole.type in ACTORS or MEDIATION.search(whole.surface))
        whole = whole if named else None
    if not whole or not who.who:
        return
    if not is_group(whole) and not MEDIATION.search(whole.surface):
        return
    if any(each.type not in ACTORS for each in who.who):
        return
    start, end = min(who.start, copula.start()), max(who.end, cue.end)
    roles = told(line, copula.end()) | {"component": who.who, "whole": whole}
    yield line.fact("Composition", roles, (start, end), PART)


def _after_comma(line: Line, place: int) -> Actors:
    """作为国际调解的一部分，/ 稳定团……."""
    found = line.text.startswith(("，", ","), place)
    return read_actors(line, place + 1) if found else NOBODY


def _read_including(line: Line, found: re.Match[str]) -> Iterator[Fact]:
    parts = read_actors(line, found.end())
    after = IN_IT.match(line.text, parts.end)
    if not after or any(each.type not in ACTORS for each in parts.who):
        return
    whole = read_next(line, after.end())
    if whole.who and ONE.search(whole.who[0].surface) and is_group(whole.who[0]):
        roles: dict[str, object] = {"component": parts.who, "whole": whole.who[0]}
        roles |= taken(line, found.start())
        yield line.fact("Composition", roles, (found.start(), whole.end), INCLUDES)
