"""Who acts where the frame does not say it: a subject, a mover, who sanctions."""

import re

from kg.facts.events.happening import Happening, addressed_in, speaks_in
from kg.facts.events.naming import PEOPLE, described, spots_in
from kg.facts.events.signs import LIST
from kg.facts.shape import DATE, PLACE, STATE
from kg.model import Mention

Roles = dict[str, object]
# 此外 / 安理会 / 一致
ALSO = "[还也则并已而但又此外随后来最近目前当时之同另因其]"
OPENERS = f"(?:[0-9.]+|{DATE}|{ALSO}|在本[^，。；]{{1,8}}期间)*"
SUBJECT = re.compile(f"{OPENERS}(?P<who>{LIST})")
ATTRIBUTE = re.compile("的|、$|和$")
OWN_CLAUSE = {"settle", "arrange", "hand"}  # whoever is named before may be another
ORGANIZATIONS = ("igo", "body", "state")
HELPED = re.compile("[协協]助|支持|帮助|幫助")
SPOTS = f"[{PLACE}{STATE}]+"
AT = re.compile(
    f"在(?P<place>{SPOTS}(?:(?:、|和|及){SPOTS})*)(?:境内)?(?:，|[^，。；：]*$)"
)
UNPLACED = {"adopt", "announce", "post", "quit", "lift", "impose", "suspend"}


def of_silent(found: Happening, roles: Roles) -> Roles:
    """Who acts where nobody stands in the frame; whom they help acts himself."""
    begin, _ = found.shape.clause(found.start)
    if found.frame == "move" and HELPED.search(found.shape.text, begin, found.start):
        return {"agent": roles.get("target"), "target": ()}
    return {"agent": _subject(found)}


def of_sanction(found: Happening, roles: Roles, country: Mention | None) -> Roles:
    """Whoever sanctions is named last; the target is the country that is told of."""
    shape = found.shape
    begin, _ = shape.sentence(found.place)
    who = [
        shape.name(index)
        for index in range(begin, found.start)
        if index in shape.names and shape.names[index].type in ORGANIZATIONS
    ]
    who = [each for each in who if country is None or each.entity != country.entity]
    who = [each for each in who if each.type != "state"] or who  # they sanction States
    own = not roles.get("target") and country is not None and bool(who)
    changed: Roles = {"agent": tuple(who[-1:])}
    return changed | ({"target": (country,)} if own else {})


def of_mover(found: Happening) -> Roles:
    """A force that is named moves itself; one that is described is moved."""
    start, end = found.groups["mover"]
    names = found.shape.named(start, end, PEOPLE)
    return (
        {"agent": tuple(names)} if names else {"target": described(found, start, end)}
    )


def place_around(found: Happening) -> tuple[Mention, ...]:
    """Where its clause or the head of its sentence says: 在基达尔，这样一支部队……."""
    if found.frame in UNPLACED:
        return ()
    shape = found.shape
    for begin in (shape.clause(found.place)[0], shape.sentence(found.place)[0]):
        at = AT.match(shape.text, begin, found.place)
        if at:
            return spots_in(shape, *at.span("place"))
    return ()


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
