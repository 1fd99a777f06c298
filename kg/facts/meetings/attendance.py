"""Who takes part in a meeting that a sentence tells of, who speaks, and where."""

import re

from kg.facts.meetings import forms
from kg.facts.shape import ACTORS, HOLDER, PLACE, SOMEWHERE, STATE, Shape
from kg.model import Mention

LEADING = re.compile(
    f"(?:[的其本该该]|{ACTORS}|[(（]{ACTORS}[)）]|和|及|与|与|、|代表|成[员員])*"
)
AT = re.compile(f"[在于於](?P<place>{SOMEWHERE}+)")
WITH = re.compile(f"[与與同和](?P<whom>{ACTORS}(?:(?:、|和|及){ACTORS})*)")
OF_MEMBERS = ("、", "和", "及", "与", "與", "代表", "政府")  # a State that takes part


def roles_of(shape: Shape, match: re.Match[str]) -> dict[str, object]:
    """The place of a meeting, its host, those who take part, and who speaks."""
    groups = match.groupdict()
    roles: dict[str, object] = {}
    if spot := _spot(shape, match):
        roles["place"] = tuple(_places(shape, *spot))
    hosts = _hosts(shape, match)
    taking_part = _taking_part(shape, match)
    if groups.get("hold") and forms.is_hosted(match["hold"]):
        roles["agent"] = hosts
    else:
        taking_part = hosts + taking_part
    roles["speaker"] = speakers = _speakers(shape, match)
    taking_part = tuple(each for each in taking_part if each not in speakers)
    roles["participant"] = tuple(dict.fromkeys(taking_part))
    return {role: value for role, value in roles.items() if value}


def _spot(shape: Shape, match: re.Match[str]) -> tuple[int, int] | None:
    """Where it says where: 在日内瓦, also before those it was held with."""
    groups = match.groupdict()
    for name in ("place", "there"):
        if groups.get(name):
            return match.span(name)
    within = AT.search(shape.text, *match.span("who")) if groups.get("who") else None
    return within.span("place") if within else None


def _places(shape: Shape, start: int, end: int) -> list[Mention]:
    """Towns, else the State: 科特迪瓦阿比让."""
    return shape.named(start, end, PLACE) or shape.named(start, end, STATE)


def _hosts(shape: Shape, match: re.Match[str]) -> tuple[Mention, ...]:
    """Who stands before the verb, or right before the date."""
    groups = match.groupdict()
    who = groups.get("who")
    if who and forms.is_plain(who):
        return (forms.call(who),)
    if groups.get("whom") and not who:
        before = forms.before(shape.text, match.start())
        return tuple(
            (shape.named(*before) if before else []) + shape.named(*match.span("whom"))
        )
    if who and (found := forms.subject(shape.text, *match.span("who"))):
        others = WITH.search(shape.text, found[1], match.end("who"))
        more = shape.named(*others.span("whom")) if others else []
        more += shape.named(*match.span("whom")) if groups.get("whom") else []
        return (*shape.named(*found), *more)
    if found := forms.before(shape.text, match.start()):
        return tuple(shape.named(*found))
    return ()


def _taking_part(shape: Shape, match: re.Match[str]) -> tuple[Mention, ...]:
    """Whose meeting it is: 委员会第276次会议, 举行的政府和反对派代表会议."""
    groups = match.groupdict()
    found: list[Mention] = []
    if body := groups.get("body"):
        found += shape.named(*match.span("body")) or [forms.call(body)]
    if groups.get("what"):
        start, end = match.span("what")
        leading = LEADING.match(shape.text, start, end)
        found += _named_first(shape, start, leading.end() if leading else start)
    return tuple(each for each in found if each.type not in ("place", "date"))


def _named_first(shape: Shape, start: int, end: int) -> list[Mention]:
    """Names that open what a meeting is called; a State may be what it is about."""
    return [
        shape.name(at)
        for at in range(start, end)
        if at in shape.names
        and (shape.text[at] != STATE or shape.text.startswith(OF_MEMBERS, at + 1))
    ]


def _speakers(shape: Shape, match: re.Match[str]) -> tuple[Mention, ...]:
    """Who speaks at it: before 在……会议上, or in the clause after."""
    if not shape.text.startswith(("上", "期"), match.end()):
        return ()
    if after := forms.spoke().match(shape.text, match.end()):
        return tuple(shape.named(*after.span("who")))
    if not forms.speaking().match(shape.text, match.end()):
        return ()
    found = forms.before(shape.text, match.start())
    return tuple(shape.named(*found, HOLDER + STATE)) if found else ()
