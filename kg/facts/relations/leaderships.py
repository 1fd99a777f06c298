"""Leaderships: who leads, chairs or coordinates what, or conducts which operation."""

import re
from collections.abc import Callable, Iterator

from kg.facts.cues import Cue
from kg.facts.factuality import taken, told
from kg.facts.lexicon import NAME, OPEN
from kg.facts.line import Line
from kg.facts.relations.lists import NOBODY, Actors, after_aspect, read_actors
from kg.facts.relations.phrase import (
    before_by,
    by_whom,
    ends_phrase,
    is_group,
    qualified,
)
from kg.facts.relations.subjects import right_before, subject_of
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
    "(?:进程|進程|谈判|談判|调解|調解|对话|對話|行动|行動|会谈|會談|会议|會議|倡议|倡議"
    "|调查|調查|磋商|协商|特派团|特派團)$"
)
COURSE_OF = re.compile(
    "的([^，。；的、]{0,10}?(?:进程|進程|谈判|談判|调解|調解|对话|對話|会谈|會談))"
)
COURSE_AT = re.compile(
    "[^，。；的、]{2,14}?(?:进程|進程|谈判|談判|调解|調解|对话|對話|会谈|會談)"
)
CHAIR = re.compile("(?:主席|主席国|主席國)$")
CHAIRED = re.compile("(?:共同|联合|轮值)?(?:主席国?|团长|组长|召集人)")
STATES = {"state", "government", "igo"}
# 安全理事会 / 第8703次会议
MEETING = re.compile(
    r"的?(?:第\s*\d+\s*[次届]|\s*\d+\s*月份?的?)?(?:部长级|高级别|特别|公开)?"
    "(?:会议|會議|会谈|届会|辩论会)"
)
CAPACITY = re.compile("的?(?:身份|资格|資格)")


def read(line: Line) -> Iterator[Fact]:
    """Yield the leaderships of a paragraph."""
    for concept, read_one in BY_CUE:
        for cue in line.cues.of(concept):
            yield from read_one(line, cue)
    for piece in list(line.words.pieces.values()):
        if piece.name and piece.name.type == "operation":
            yield from _read_owner(line, piece)
        elif piece.name and piece.name.type == "office":
            yield from _read_chair(line, piece)


def _read_led(line: Line, cue: Cue) -> Iterator[Fact]:
    by = by_whom(line, cue.start)
    what = qualified(line, cue.end)
    what = what if what.who else _course_after(line, cue.end)
    if what.who:
        who = by if by.who else right_before(line, cue.start)
        if _are_actors(who) and _may_be_led(what.who[0]):
            span = (who.start, what.end)
            told_of = (who, what.who[0], cue)
            yield _fact(line, told_of, taken(line, who.start), span, LED)
    elif by.who:
        yield from _read_led_by(line, cue, by)
    elif cue.concept == LEAD:
        yield from _read_leading(line, cue)


def _read_led_by(line: Line, cue: Cue, by: Actors) -> Iterator[Fact]:
    """……独立小组，由尼日尔前总统穆罕马杜·伊素福领导."""
    name = before_by(line, by.start)
    over = ends_phrase(line.words, cue.end) and _are_leaders(by)
    if name and is_group(name) and over:
        span = (name.span.start - line.paragraph.span.start, cue.end)
        yield _fact(line, (by, name, cue), told(line, by.start), span, LED)


def _course_after(line: Line, place: int) -> Actors:
    """牵头进行的 / 调解: what is led and is nobody."""
    found = COURSE_OF.match(line.text, place)
    if found is None:
        return NOBODY
    return Actors((line.mention(*found.span(1)),), *found.span(1))


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
    if found.who and over and is_group(found.who[0]) and not _is_bare(found.who[0]):
        return found
    course = COURSE_AT.match(line.text, place)
    if course and ends_phrase(line.words, course.end()):
        return Actors((line.mention(*course.span()),), *course.span())
    return NOBODY


def _is_bare(name: Mention) -> bool:
    """部队 alone tells of no certain one."""
    return name.type == "collective" and len(name.surface) < 3


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
    known = is_group(name) or name.type == "operation"
    return known or bool(COURSE.search(name.surface))


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
    led = _whose(line, piece)
    if led is None or not is_group(led) or not CHAIR.search(words.shown(piece)):
        return
    after = words.at(piece.end)
    capacity = CAPACITY.match(words.text, piece.end)
    who = NOBODY
    if after.name and after.name.type in STATES:
        who, end = Actors((after.name,), after.start, after.end), after.end
    elif capacity:
        who = subject_of(line, words.masked.rfind("以", 0, piece.start))
        end = capacity.end()
    if who.who:
        span = (min(who.start, piece.start), end)
        roles = {"leader": who.who, "led": led, "as": "主席"}
        yield line.fact("Leadership", roles | taken(line, span[0]), span, CHAIRS)


def _read_chairing(line: Line, cue: Cue) -> Iterator[Fact]:
    """……委员会由博茨瓦纳前总统费斯图斯·莫哈埃 / 担任主席."""
    chair = CHAIRED.match(line.text, cue.end)
    by = by_whom(line, cue.start)
    led = before_by(line, by.start) if by.who else None
    if chair and led and is_group(led) and _are_actors(by):
        span = (led.span.start - line.paragraph.span.start, chair.end())
        roles = {"leader": by.who, "led": led, "as": chair[0]} | told(line, by.start)
        yield line.fact("Leadership", roles, span, CHAIRS)


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
    who = _before_bracket(line, opening)
    if who.who and body.name and is_group(body.name):
        roles = taken(line, who.start)
        span = (who.start, cue.end + 1)
        yield _fact(line, (who, body.name, cue), roles, span, CHAIRS)


def _before_bracket(line: Line, opening: int) -> Actors:
    """The States of a list that ends at a bracket."""
    words = line.words
    for start in sorted(each for each in words.pieces if each < opening):
        if not words.at(start).bits & NAME:
            continue
        who = read_actors(line, start, opening)
        if who.who and who.end > opening:
            states = all(each.type in STATES for each in who.who)
            return Actors(who.who, start, opening) if states else NOBODY
    return NOBODY


BY_CUE: tuple[tuple[str, Callable[[Line, Cue], Iterator[Fact]]], ...] = (
    (LEAD, _read_led),
    (COORDINATE, _read_led),
    (MEDIATE, _read_led),
    ("relation/conduct", _read_conducting),
    ("relation/chair", _read_chair_in_bracket),
    ("relation/hold", _read_chairing),
)
