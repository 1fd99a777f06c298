"""Leaderships: who leads, chairs or coordinates what, or conducts which operation."""

import re
from collections.abc import Iterator

from kg.facts.cues import Cue
from kg.facts.factuality import taken, told
from kg.facts.lexicon import NAME, OPEN
from kg.facts.line import Line
from kg.facts.relations.actors import (
    NOBODY,
    Actors,
    after_aspect,
    read_actors,
    right_before,
    subject_of,
)
from kg.facts.relations.phrase import (
    before_by,
    by_whom,
    ends_phrase,
    is_group,
    qualified,
)
from kg.facts.words import Piece
from kg.model import Fact, Mention

LED, LEADS = "what somebody leads", "who leads something"
CHAIRS, CONDUCTS = "a chair beside a name", "who conducts an operation"
LEAD, COORDINATE, MEDIATE = (
    f"relation/{each}" for each in ("lead", "coordinate", "mediate")
)
ACTORS = {
    *("state", "government", "igo", "body", "mission", "force", "armed_group"),
    *("person", "office", "reference"),
}
# What is led and is no body: 努瓦克肖特进程, 和平谈判
COURSE = re.compile(
    "(?:进程|進程|谈判|談判|调解|調解|对话|對話|行动|行動|会谈|會談|会议|會議|倡议|倡議|调查|調查|选举|磋商|协商|特派团)$"
)
CHAIR = re.compile("(?:主席|主席国|主席國)$")
STATES = {"state", "government", "igo"}
# 安全理事会 / 第8703次会议
MEETING = re.compile(
    r"的?(?:第\s*\d+\s*[次届])?(?:部长级|高级别|特别|公开)?(?:会议|會議|会谈|届会|辩论会)"
)
CAPACITY = re.compile("的?(?:身份|资格|資格)")


def read(line: Line) -> Iterator[Fact]:
    """Yield the leaderships of a paragraph."""
    for concept in (LEAD, COORDINATE, MEDIATE):
        for cue in line.cues.of(concept):
            yield from _read_led(line, cue)
    for cue in line.cues.of("relation/conduct"):
        yield from _read_conducting(line, cue)
    for piece in list(line.words.pieces.values()):
        if piece.name and piece.name.type == "operation":
            yield from _read_owner(line, piece)
        elif piece.name and piece.name.type == "office":
            yield from _read_chair(line, piece)
    for cue in line.cues.of("relation/chair"):
        yield from _read_chair_in_bracket(line, cue)


def _read_led(line: Line, cue: Cue) -> Iterator[Fact]:
    by = by_whom(line, cue.start)
    what = qualified(line, cue.end)
    if what.who:
        who = by if by.who else right_before(line, cue.start)
        led = what.who[0]
        if _are_actors(who) and _may_be_led(led):
            span = (who.start, what.end)
            yield _fact(line, (who, led, cue), taken(line, who.start), span, LED)
    elif by.who:
        name = before_by(line, by.start)
        if (
            name
            and is_group(name)
            and _are_leaders(by)
            and ends_phrase(line.words, cue.end)
        ):
            start = name.span.start - line.paragraph.span.start
            span = (start, cue.end)
            yield _fact(line, (by, name, cue), told(line, by.start), span, LED)
    elif cue.concept == LEAD:
        yield from _read_leading(line, cue)


def _read_leading(line: Line, cue: Cue) -> Iterator[Fact]:
    """埃塞俄比亚主持……, 领导协议监测委员会秘书处."""
    what = _led_after(line, cue.end)
    who = subject_of(line, cue.start)
    if what.who and _are_actors(who):
        span = (min(who.start, cue.start), what.end)
        roles = told(line, cue.start)
        yield _fact(line, (who, what.who[0], cue), roles, span, LEADS)


def _led_after(line: Line, place: int) -> Actors:
    """What is led: a body, also where its meeting is chaired."""
    place = after_aspect(line.words, place)
    piece = line.words.at(place)
    meeting = MEETING.match(line.text, piece.end)
    if piece.name and piece.name.type in ("body", "igo") and meeting:
        return Actors((piece.name,), place, meeting.end())
    found = read_actors(line, place)
    over = ends_phrase(line.words, found.end)
    return found if found.who and over and is_group(found.who[0]) else NOBODY


def _fact(
    line: Line,
    told_of: tuple[Actors, Mention, Cue],
    roles: dict[str, object],
    span: tuple[int, int],
    rule: str,
) -> Fact:
    who, led, cue = told_of
    roles |= {"leader": who.who, "led": led, "as": line.text[cue.start : cue.end]}
    return line.fact("Leadership", roles, span, rule)


def _are_actors(found: Actors) -> bool:
    return bool(found.who) and all(each.type in ACTORS for each in found.who)


def _are_leaders(found: Actors) -> bool:
    """Named, or a body without a name: 由一个常设秘书处协调."""
    return all(each.type in ACTORS or is_group(each) for each in found.who)


def _may_be_led(name: Mention) -> bool:
    return (
        is_group(name) or name.type == "operation" or bool(COURSE.search(name.surface))
    )


def _read_conducting(line: Line, cue: Cue) -> Iterator[Fact]:
    """肯尼亚发动了“保护国家”行动."""
    piece = line.words.at(after_aspect(line.words, cue.end))
    who = subject_of(line, cue.start)
    if piece.name and piece.name.type == "operation" and _are_actors(who):
        span = (min(who.start, cue.start), piece.end)
        roles = told(line, cue.start)
        yield _fact(line, (who, piece.name, cue), roles, span, CONDUCTS)


def _read_owner(line: Line, piece: Piece) -> Iterator[Fact]:
    """法国的“薮猫”行动."""
    words = line.words
    place = piece.start - words.masked.startswith("的", piece.start - 1)
    owner = words.before(place)
    if owner.name and owner.name.type in ("state", "government", "igo", "force"):
        roles = {"leader": owner.name, "led": piece.name}
        span = (owner.start, piece.end)
        yield line.fact("Leadership", roles | taken(line, owner.start), span, CONDUCTS)


def _read_chair(line: Line, piece: Piece) -> Iterator[Fact]:
    """西非经共体主席科特迪瓦政府, 以……委员会主席的身份."""
    words = line.words
    shown = words.shown(piece)
    led = _whose(line, piece)
    if led is None or not CHAIR.search(shown):
        return
    after = words.at(piece.end)
    capacity = CAPACITY.match(words.text, piece.end)
    if after.name and after.name.type in STATES:
        who, span = (
            Actors((after.name,), after.start, after.end),
            (piece.start, after.end),
        )
    elif capacity:
        who = subject_of(line, words.masked.rfind("以", 0, piece.start))
        span = (min(who.start, piece.start), capacity.end())
    else:
        return
    if who.who and is_group(led):
        roles = {"leader": who.who, "led": led, "as": "主席"}
        yield line.fact("Leadership", roles | taken(line, span[0]), span, CHAIRS)


def _whose(line: Line, piece: Piece) -> Mention | None:
    """The body that a post is of."""
    inner = [
        each
        for each in line.names
        if piece.name and each.span in piece.name.span and each.level
    ]
    return max(inner, key=lambda each: len(each.span), default=None)


def _read_chair_in_bracket(line: Line, cue: Cue) -> Iterator[Fact]:
    """俄罗斯联邦和法国(欧安组织明斯克小组共同主席)."""
    words = line.words
    body = words.before(cue.start)
    if not body.bits & NAME or not words.before(body.start).bits & OPEN:
        return
    opening = body.start - 1
    for start in sorted(words.pieces):
        who = (
            read_actors(line, start, opening) if words.at(start).bits & NAME else NOBODY
        )
        last = words.before(opening)
        if who.who and who.end > opening and last.start >= start and body.name:
            if all(each.type in STATES for each in who.who) and is_group(body.name):
                found = Actors(who.who, start, opening)
                roles = taken(line, start)
                span = (start, cue.end + 1)
                yield _fact(line, (found, body.name, cue), roles, span, CHAIRS)
            return
