"""Compositions: what is a part of which body or mechanism."""

import re
from collections.abc import Iterator

from kg.facts.cues import Cue
from kg.facts.factuality import told
from kg.facts.line import Line
from kg.facts.relations.meaning import core_of
from kg.facts.relations.phrase import ends_phrase, is_group
from kg.facts.relations.subjects import subject_of
from kg.model import Fact

PART = "a part by that word"
# ……是 / 两级政治和技术机制的一部分
COPULA = re.compile("(?:(?:仍|也|都|均|不)?是|构成|構成|成为|成為)")
ACTORS = {"igo", "body", "mission", "force", "armed_group", "government"}


def read(line: Line) -> Iterator[Fact]:
    """Yield the compositions of a paragraph."""
    for cue in line.cues.of("relation/part"):
        yield from _read_part(line, cue)


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
    if not whole or not is_group(whole) or not who.who:
        return
    if any(each.type not in ACTORS for each in who.who):
        return
    roles = told(line, copula.end()) | {"component": who.who, "whole": whole}
    yield line.fact("Composition", roles, (who.start, cue.end), PART)
