"""Who took part in an event, by the groups of its frame."""

from collections.abc import Mapping

from kg.facts.events.happening import Happening, names_in
from kg.facts.events.naming import PEOPLE, described, named_in, of_country, spots_in
from kg.facts.events.sides import (
    Roles,
    of_mover,
    of_sanction,
    of_silent,
    place_around,
)
from kg.facts.shape import PLACE
from kg.facts.votes import vote_in
from kg.model import Mention

COUP, VISIT = "event-type/coup", "event-type/visit"
# Kinds that happen to a country; whoever stands before the noun is where.
OF_PLACE = {
    COUP,
    *(f"event-type/{name}" for name in ("election", "referendum", "protest")),
    *(f"event-type/{name}" for name in ("ceasefire", "clash", "displacement")),
}
# They are of the country that a text is about where it names no other.
NATIONAL = {
    COUP,
    *(f"event-type/{name}" for name in ("election", "referendum", "transition")),
    "event-type/withdrawal",
}
OF_VICTIM = {
    f"event-type/{name}"
    for name in ("attack", "killing", "abduction", "arrest", "release")
}
SILENT = {
    *("adopt", "arrange", "base", "close", "free", "hand", "leave", "leave-group"),
    *("move", "relocate", "shot", "visit"),
    *("reduce", "settle", "suspend"),
}
SANCTIONS = {"impose", "lift"}
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


def roles_of(found: Happening, country: Mention | None) -> Roles:
    """The roles of those that are named; nothing is added but the country."""
    roles: Roles = {}
    for group, role in GROUPS.items():
        if group in found.groups and role not in roles:
            roles[role] = named_in(found, group)
    roles |= _of_frame(found, roles, country)
    if "outcome" in found.groups:
        roles["outcome"] = found.shape.name(found.groups["outcome"][0]).entity
        roles["vote"] = vote_in(
            found.shape.text[slice(*found.shape.sentence(found.place))]
        )
    roles["place"] = _places(found, roles, country)
    return {role: value for role, value in roles.items() if value}


def _places(
    found: Happening, roles: Roles, country: Mention | None
) -> tuple[Mention, ...]:
    """Where the frame or the sentence says; a coup or election is the country's."""
    towns = [each for each in names_in(roles.get("target")) if each.type == "place"]
    places = tuple(names_in(roles.get("place")) or towns) or place_around(found)
    if country is None:
        return places
    whole = tuple(of_country(each, country) for each in places)
    return whole or ((country,) if found.kind in NATIONAL else ())


def _of_frame(found: Happening, roles: Roles, country: Mention | None) -> Roles:
    """What a frame tells beside its groups."""
    if found.frame == "noun":
        return _of_noun(found)
    if "mover" in found.groups:
        return of_mover(found)
    if found.frame in SANCTIONS:
        return of_sanction(found, roles, country)
    return of_silent(found, roles) if _is_silent(found, roles) else {}


def _is_silent(found: Happening, roles: Roles) -> bool:
    return found.frame in SILENT and "agent" not in roles


def _of_noun(found: Happening) -> Roles:
    """Who stands before a noun: the side that acts, that suffers, or where it was."""
    changed = _of_side(found) if "side" in found.groups else {}
    if "host" in found.groups:
        host = (found.shape.name(found.groups["host"][0]),)
        changed |= {"place" if found.kind in OF_PLACE else "agent": host}
    if "target" in found.groups and found.kind == VISIT:
        spots = spots_in(found.shape, *found.groups["target"])
        changed |= {"place": spots, "target": ()}
    return changed


def _of_side(found: Happening) -> Roles:
    shape, (start, end) = found.shape, found.groups["side"]
    side = shape.named(start, end, PEOPLE + PLACE) or described(found, start, end)
    people = tuple(each for each in side if each.type != "place")
    if "against" in found.groups:
        return {"agent": people}
    if found.kind in OF_PLACE:
        here = any(each.type in ("state", "place") for each in side)
        where = here or shape.text.startswith("的", end)
        return {"place": tuple(side)} if where else {"agent": people}
    return {"target" if found.kind in OF_VICTIM else "agent": people}
