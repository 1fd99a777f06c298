"""What stands in a group of a frame, to entities: its names, else its own words."""

import re
from dataclasses import replace

from kg.facts.events.happening import Happening
from kg.facts.events.signs import GANG, PART
from kg.facts.parties import named
from kg.facts.shape import (
    ACTOR,
    AGREEMENT,
    HOLDER,
    OPERATION,
    OTHER,
    PLACE,
    STATE,
    Shape,
)
from kg.model import Mention

PEOPLE = STATE + ACTOR + HOLDER
NAMES = PEOPLE + PLACE + AGREEMENT + OPERATION + OTHER + ")）"
MEASURES = {"quantity", "duration", "recurrence", "date", "symbol"}
DESCRIBING = ("move", "reduce", "adopt")  # 重组后的部队, 一支直升机部队
GANGS = re.compile(f"{GANG}$")
OF_COUNTRY = re.compile(PART)
SPOKEN = "(?:.*?(?:[说說称稱]|表示|指出))?"
# 一支 / 另外两个 / 其他 before what is moved
COUNT = re.compile(
    f"^{SPOKEN}(?:另外|其他|这样|這樣|[该該这這]|目前|一[支个個名座]|首批|更多|的"
    "|[两兩三四五][支个個名座]|Ⓠ的?)*"
)


def named_in(found: Happening, group: str) -> tuple[Mention, ...]:
    """The entities of a group."""
    shape, (start, end) = found.shape, found.groups[group]
    if group in ("place", "from", "camp"):
        return spots_in(shape, start, end)
    if shape.text[end - 1] not in NAMES and group == "target":
        return described(found, start, end)
    names = [each for each in shape.named(start, end) if each.type not in MEASURES]
    if not names or (group == "target" and found.frame in DESCRIBING):
        return described(found, start, end)
    people = [each for each in names if each.type != "place"]
    only_places = (
        found.frame in ("deed", "noun", "shot") and group == "target" and not people
    )
    return tuple(names) if only_places else _without_origin(people)


def spots_in(shape: Shape, start: int, end: int) -> tuple[Mention, ...]:
    """Towns and regions, else States, else the words: Douna-Pen, a camp."""
    names = shape.named(start, end, PLACE) or shape.named(start, end, STATE)
    return tuple(names) or (_spot(shape.words(start, end)),)


def _spot(name: str) -> Mention:
    found = named(name, "place")
    key = found.entity if found.entity.startswith("place/") else f"place/{name}"
    return Mention(found.span, "place", key, name)


def of_country(place: Mention, country: Mention) -> Mention:
    """北部 is that of the country that is told of."""
    if not OF_COUNTRY.fullmatch(place.surface):
        return place
    found = named(country.surface + place.surface.removesuffix("地区"), "place")
    known = found.entity.startswith("place/")
    return replace(found, surface=place.surface) if known else place


def described(found: Happening, start: int, end: int) -> tuple[Mention, ...]:
    """What words describe: 一支直升机部队, 过渡宪章; a name that ends them is it."""
    shape = found.shape
    if shape.text[end - 1] in (STATE, ACTOR, AGREEMENT, OTHER):
        return (shape.name(end - 1),)
    last = start + shape.text[start:end].rfind("的") + 1
    count = COUNT.match(shape.text[last:end])
    first = last + (count.end() if count else 0)
    words = shape.words(first, end) if end > first else ""
    if len(words) < 2:
        return ()
    if found.frame == "adopt":
        return (_paper(words),)
    gang = GANGS.search(words)
    return (named(words, "collective" if gang else "force"),)


def _paper(words: str) -> Mention:
    key = f"agreement/{''.join(words.split())}"
    return Mention(named(words).span, "agreement", key, words)


def _without_origin(names: list[Mention]) -> tuple[Mention, ...]:
    """斐济 / 维和人员: the State that stands right before says where they are from."""
    return tuple(
        each
        for each, after in zip(names, [*names, None][1:], strict=True)
        if after is None or each.type != "state" or each.span.end != after.span.start
    )
