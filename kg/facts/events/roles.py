"""Who took part in an event, by the groups of its frame."""

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.facts.events.frames import LIST, PART
from kg.facts.events.happening import Happening, addressed_in, names_in, speaks_in
from kg.facts.parties import named
from kg.facts.shape import ACTOR, DATE, HOLDER, PLACE, STATE, Shape
from kg.model import Mention

Roles = dict[str, object]
PEOPLE = STATE + ACTOR + HOLDER
SPOTS = PLACE + STATE
# Kinds that happen to a country; whoever stands before the noun is where.
OF_PLACE = {f"event-type/{k}" for k in ("coup", "election", "referendum", "protest", "ceasefire", "clash", "displacement")}
OF_VICTIM = {f"event-type/{k}" for k in ("attack", "killing", "abduction", "arrest", "release")}
# 一支 / 另外两个 / 其他 before what is moved
COUNT = re.compile("^(?:.*?(?:[说說称稱]|表示|指出))?(?:另外|其他|[该該这這]|目前|一[支个個名座]|[两兩三四五][支个個名座]|Ⓠ的?|首批|更多|的)*")
# 此外 / 安理会 / 一致
OPENERS = f"(?:[0-9.]+|{DATE}|[还也则并已而但又此外随后来最近目前当时之同另因其]|在本[^，。；]{{1,8}}期间)*"
SUBJECT = re.compile(f"{OPENERS}(?P<who>{LIST})")
ATTRIBUTE = re.compile("的|、$|和$")
WITHOUT = {
    *("adopt", "arrange", "base", "close", "free", "hand", "leave-group", "move"),
    *("reduce", "settle", "suspend"),
}
OWN_CLAUSE = {"settle", "arrange", "hand"}  # whoever is named before may be another
SANCTIONS = {"impose", "lift"}
ORGANIZATIONS = ("igo", "body", "state")
HELPED = re.compile("[协協]助|支持|帮助|幫助")
AT = re.compile(f"在(?P<place>[{SPOTS}]+(?:(?:、|和|及)[{SPOTS}]+)*)(?:境内)?(?:，|[^，。；：]*$)")


def roles_of(found: Happening, country: Mention | None) -> Roles:
    """The roles of those that are named; nobody is added but the country of a coup."""
    roles = _all_roles(found, country)
    if country and "place" in roles:
        roles["place"] = tuple(_whole(each, country) for each in names_in(roles["place"]))
    return roles


def _whole(place: Mention, country: Mention) -> Mention:
    """北部 is that of the country that is told of."""
    if not OF_COUNTRY.fullmatch(place.surface):
        return place
    found = named(country.surface + place.surface.removesuffix("地区"), "place")
    known = found.entity.startswith("place/")
    return replace(found, surface=place.surface) if known else place


def _all_roles(found: Happening, country: Mention | None) -> Roles:
    roles: Roles = {}
    for group, role in GROUPS.items():
        if group in found.groups and role not in roles:
            roles[role] = tuple(_named(found, group))
    if found.frame == "noun":
        roles |= _of_noun(found, roles)
    if found.frame == "move" and "mover" in found.groups:
        roles |= _of_mover(found)
    if found.frame in WITHOUT and "agent" not in roles and "mover" not in found.groups:
        roles |= _of_silent(found, roles)
    if found.frame in SANCTIONS:
        roles |= _of_sanction(found, roles, country)
    roles |= _papers(found)
    if not roles.get("place"):
        roles["place"] = _place_around(found)
    if found.kind == COUP and country and not roles["place"]:
        roles["place"] = (country,)
    return {role: value for role, value in roles.items() if value}


def _of_silent(found: Happening, roles: Roles) -> Roles:
    """Who acts where nobody stands in the frame; whom they help acts himself."""
    begin, _ = found.shape.clause(found.start)
    if found.frame == "move" and HELPED.search(found.shape.text, begin, found.start):
        return {"agent": roles.get("target"), "target": ()}
    return {"agent": _subject(found)}


def _of_sanction(found: Happening, roles: Roles, country: Mention | None) -> Roles:
    """Whoever sanctions is named last; the target is the country that is told of."""
    shape = found.shape
    begin, _ = shape.sentence(found.place)
    who = [
        shape.name(index)
        for index in range(begin, found.start)
        if index in shape.names and shape.names[index].type in ORGANIZATIONS
    ]
    who = [each for each in who if country is None or each.entity != country.entity]
    own = not roles.get("target") and country is not None and bool(who)
    changed: Roles = {"agent": tuple(who[-1:])}
    return changed | ({"target": (country,)} if own else {})


def _place_around(found: Happening) -> tuple[Mention, ...]:
    """Where its clause or the head of its sentence says: 在基达尔，这样一支部队……."""
    if found.frame in UNPLACED:
        return ()
    shape = found.shape
    for begin in (shape.clause(found.place)[0], shape.sentence(found.place)[0]):
        at = AT.match(shape.text, begin, found.place)
        if at:
            return tuple(_places(shape, *at.span("place")))
    return ()


OF_COUNTRY = re.compile(PART)
COUP = "event-type/coup"
UNPLACED = {"adopt", "announce", "post", "quit", "lift", "impose", "suspend"}
GROUPS: Mapping[str, str] = {
    "agent": "agent",
    "agent2": "agent",
    "participant": "participant",
    "target": "target",
    "pact": "target",
    "place": "place",
    "from": "place",
    "camp": "place",
}


def _named(found: Happening, group: str) -> list[Mention]:
    """The entities of a group: its names, else its words as they are printed."""
    shape, (start, end) = found.shape, found.groups[group]
    if group in ("place", "from", "camp"):
        return _places(shape, start, end) or [_spot(shape.words(start, end))]
    if start == end or group not in found.groups:
        return []
    if shape.text[end - 1] not in SIGNS_OF_NAMES and group == "target":
        return _described(shape, start, end, found)
    names = [each for each in shape.named(start, end) if each.type not in UNNAMED]
    if names and (group != "target" or found.frame not in ("move", "reduce", "adopt")):
        if found.frame == "deed" and group == "target" and all(
            each.type == "place" for each in names
        ):
            return names
        return _without_origin([each for each in names if each.type != "place"])
    return _described(shape, start, end, found)


SIGNS_OF_NAMES = PEOPLE + PLACE + "ⒼⓄⒿ)）"
UNNAMED = {"quantity", "duration", "recurrence", "date", "symbol"}


def _places(shape: Shape, start: int, end: int) -> list[Mention]:
    return shape.named(start, end, PLACE) or shape.named(start, end, STATE)


def _without_origin(names: list[Mention]) -> list[Mention]:
    """斐济 / 维和人员: the State that stands right before says where they are from."""
    return [
        each
        for each, after in zip(names, [*names, None][1:], strict=True)
        if after is None or each.type != "state" or each.span.end != after.span.start
    ]


def _spot(name: str) -> Mention:
    """A place that is called by words: Douna-Pen, a camp."""
    found = named(name, "place")
    key = found.entity if found.entity.startswith("place/") else f"place/{name}"
    return Mention(found.span, "place", key, name)


def _described(
    shape: Shape, start: int, end: int, found: Happening
) -> list[Mention]:
    """What words describe: 一支武装直升机部队, 过渡宪章; a name in them comes first."""
    last = start + shape.text[start:end].rfind("的") + 1
    if shape.text[end - 1] in (STATE, ACTOR, "Ⓖ", "Ⓙ"):
        return [shape.name(end - 1)]
    count = COUNT.match(shape.text[last:end])
    first = last + (count.end() if count else 0)
    words = shape.words(first, end) if end > first else ""
    if len(words) < 2:
        return []
    paper = found.frame == "adopt"
    kind = "agreement" if paper else "force"
    key = f"{'agreement' if paper else 'actor'}/{''.join(words.split())}"
    mention = named(words, kind)
    return [Mention(mention.span, kind, key, words)] if paper else [mention]


def _of_noun(found: Happening, roles: Roles) -> Roles:
    """Who stands before a noun: the side that acts, that suffers, or where it was."""
    shape, groups = found.shape, found.groups
    changed: Roles = {}
    if "side" in groups:
        side = shape.named(*groups["side"], PEOPLE + PLACE) or _described(
            shape, *groups["side"], found
        )
        people = tuple(each for each in side if each.type != "place")
        if "against" in groups:
            changed["agent"] = people
        elif found.kind in OF_PLACE:
            bare = found.shape.text[groups["side"][0] : groups["side"][1] + 1]
            here = any(each.type in ("state", "place") for each in side)
            where = here or bare.endswith("的")
            changed |= {"place": tuple(side)} if where else {"agent": people}
        elif found.kind in OF_VICTIM:
            changed["target"] = people
        else:
            changed["agent"] = people
    if "target" in groups and found.kind == "event-type/visit":
        start, end = groups["target"]
        spots = shape.named(start, end, SPOTS) or [_spot(shape.words(start, end))]
        changed |= {"place": tuple(spots), "target": ()}
    return changed


def _of_mover(found: Happening) -> Roles:
    """A force that is named moves itself; one that is described is moved."""
    start, end = found.groups["mover"]
    names = found.shape.named(start, end, PEOPLE)
    if names:
        return {"agent": tuple(names)}
    return {"target": tuple(_described(found.shape, start, end, found))}


def _papers(found: Happening) -> Roles:
    """A document that is adopted is the outcome."""
    if "outcome" not in found.groups:
        return {}
    return {"outcome": found.shape.name(found.groups["outcome"][0]).entity}


def _subject(found: Happening) -> tuple[Mention, ...]:
    """Who opens the clause of the word, else a clause before it in the sentence.

    What others say is not theirs: 委员会欢迎 / 通过该法.
    """
    shape = found.shape
    first, _ = shape.sentence(found.place)
    begin, end = shape.clause(found.start)[0], found.start
    while not speaks_in(shape.text, begin, end):
        who = SUBJECT.match(shape.text, begin, end)
        if who and not ATTRIBUTE.match(shape.text, who.end()):
            return tuple(shape.named(*who.span("who")))
        if begin <= first or found.frame in OWN_CLAUSE:
            return ()
        end = begin - 1
        begin, _ = shape.clause(end - 1)
    addressed = addressed_in(shape.text, begin, end)
    return tuple(shape.named(*addressed)) if addressed else ()
