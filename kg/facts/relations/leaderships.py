"""Leaderships: who leads, chairs or coordinates what, or conducts which operation."""

import re
from collections.abc import Callable, Iterator

from kg.facts.cues import Cue
from kg.facts.factuality import taken, told
from kg.facts.line import Line
from kg.facts.relations.chairs import (
    read_chair,
    read_chair_in_bracket,
    read_chairing,
    read_presidency,
)
from kg.facts.relations.heads import (
    read_at_head,
    read_head,
    read_meeting,
    read_secretariats,
    read_under,
)
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

OWNERS = {"state", "government", "igo", "force", "mission"}
TALKS = ("调解", "調解", "谈判", "談判")
LED, LEADS = "what somebody leads", "who leads something"
CONDUCTS = "who conducts an operation"
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
VAGUE = re.compile("[这该此這該]")
NOUN = re.compile("[人层層权權力]|作用|机构|能力|职[位务]|之?下")
STATES = {"state", "government", "igo"}
CALLS = ("召集", "促成")  # only a body's meeting, or talks
# 安全理事会 / 第8703次会议
MEETING = re.compile(
    r"的?(?:第\s*\d+\s*[次届]|\s*\d+\s*月份?的?)?(?:部长级|高级别|特别|公开|紧急|第一次|首次|定期|全体|年度|非正式|联合|闭门)?"
    "(?:会议|會議|会谈|會談|届会|屆會|辩论会|例会|峰会|首脑会议)"
)


def read(line: Line) -> Iterator[Fact]:
    """Yield the leaderships of a paragraph."""
    for concept, read_one in BY_CUE:
        for cue in line.cues.of(concept):
            yield from read_one(line, cue)
    yield from read_at_head(line)
    yield from read_secretariats(line)
    for piece in line.words.names:
        if piece.name and piece.name.type == "operation":
            yield from _read_owner(line, piece)
        elif piece.name and piece.name.type == "office":
            yield from read_chair(line, piece)


def _read_led(line: Line, cue: Cue) -> Iterator[Fact]:
    if NOUN.match(line.text, cue.end):
        return  # 领导 / 人
    by = by_whom(line, cue.start)
    what = _course_after(line, cue.end)
    what = what if what.who else qualified(line, cue.end)
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
    who = subject_of(line, cue.start) if what.who else NOBODY
    if _are_actors(who):
        span = (min(who.start, cue.start), what.end)
        roles = told(line, cue.start)
        yield _fact(line, (who, what.who[0], cue), roles, span, LEADS)


def _led_after(line: Line, place: int) -> Actors:
    """What is led: a body, also where its meeting is chaired."""
    place = after_aspect(line.words, place)
    piece = line.words.at(place)
    meeting = MEETING.match(line.text, piece.end)
    if line.text.endswith(CALLS, 0, place) and not meeting:
        return NOBODY
    if piece.name and piece.name.type in ("body", "igo") and meeting:
        return Actors((piece.name,), place, meeting.end())
    found = read_actors(line, place)
    over = ends_phrase(line.words, found.end)
    if found.who and over and is_group(found.who[0]) and not _is_bare(found.who[0]):
        return found
    course = COURSE_AT.match(line.text, place)
    if course and VAGUE.match(course[0]):
        return NOBODY
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
    course = COURSE.search(name.surface)
    vague = name.surface.startswith(("这", "该", "此", "這", "該"))
    certain = course and not vague and (course.start() > 1 or course[0] in TALKS)
    return known or bool(certain)


def _read_conducting(line: Line, cue: Cue) -> Iterator[Fact]:
    """肯尼亚发动了“保护国家”行动."""
    piece = line.words.at(after_aspect(line.words, cue.end))
    if not piece.name or piece.name.type != "operation":
        return
    who = subject_of(line, cue.start)
    if _are_actors(who):
        span = (min(who.start, cue.start), piece.end)
        roles = told(line, cue.start)
        yield _fact(line, (who, piece.name, cue), roles, span, CONDUCTS)


def _read_owner(line: Line, piece: Piece) -> Iterator[Fact]:
    """法国的“薮猫”行动, 作为其“布法罗”行动的一部分."""
    words = line.words
    if words.text.startswith("其", piece.start - 1):
        yield from _read_own(line, piece)
        return
    place = piece.start - words.masked.startswith("的", piece.start - 1)
    owner = words.before(place)
    if owner.name and owner.name.type in ("state", "government", "igo", "force"):
        roles = {"leader": owner.name, "led": piece.name}
        span = (owner.start, piece.end)
        yield line.fact("Leadership", roles | taken(line, owner.start), span, CONDUCTS)


def _read_own(line: Line, piece: Piece) -> Iterator[Fact]:
    """肯尼亚国防军 / 继续执行其“保护国家”行动: of whoever acts."""
    clause = line.clause(piece.start)
    who = subject_of(line, clause)
    before = line.words.names_between(line.sentence(piece.start), piece.start)
    actors = [each for each in before if each.name and each.name.type in OWNERS]
    if not who.who and len(actors) == 1 and actors[0].name:
        who = Actors((actors[0].name,), actors[0].start, actors[0].end)
    if _are_actors(who) and all(each.type in OWNERS for each in who.who):
        roles = {"leader": who.who, "led": piece.name} | taken(line, piece.start)
        span = (min(who.start, piece.start - 1), piece.end)
        yield line.fact("Leadership", roles, span, CONDUCTS)


BY_CUE: tuple[tuple[str, Callable[[Line, Cue], Iterator[Fact]]], ...] = (
    (LEAD, _read_led),
    (COORDINATE, _read_led),
    (MEDIATE, _read_led),
    ("relation/conduct", _read_conducting),
    ("relation/head", read_head),
    (LEAD, read_under),
    (MEDIATE, read_under),
    (LEAD, read_meeting),
    ("relation/chair", read_chair_in_bracket),
    ("relation/chair", read_presidency),
    ("relation/hold", read_chairing),
)
