"""Chairs: a State that chairs a body, or a person who is given its chair."""

import re
from collections.abc import Iterator

from kg.facts.clauses import sentence_end
from kg.facts.cues import Cue
from kg.facts.factuality import taken, told
from kg.facts.lexicon import NAME, OPEN
from kg.facts.line import Line
from kg.facts.relations.lists import NOBODY, Actors, read_actors
from kg.facts.relations.phrase import before_by, by_whom, is_group
from kg.facts.relations.subjects import subject_of
from kg.facts.words import Piece
from kg.model import Fact, Mention

HOLDERS = {"person", "state", "government", "igo", "office"}
CHAIRS = "a chair beside a name"
CHAIR = re.compile("(?:主席|主席国|主席國)$")
CHAIRED = re.compile("(?:共同|联合|轮值)?(?:主席国?|团长|组长|召集人)")
STATES = {"state", "government", "igo"}
CAPACITY = re.compile("的?(?:身份|资格|資格)")


def read_chair(line: Line, piece: Piece) -> Iterator[Fact]:
    """西非经共体主席科特迪瓦政府, 以……委员会主席的身份."""
    words = line.words
    led = _whose(line, piece)
    if led is None or not is_group(led) or not CHAIR.search(words.shown(piece)):
        return
    after = words.at(piece.end)
    if words.before(piece.start).bits & OPEN:
        who = _before_bracket(line, piece.start - 1)
        span = (who.start, piece.end + 1)
        roles: dict[str, object] = {"leader": who.who, "led": led, "as": "主席"}
        if who.who:
            yield line.fact("Leadership", roles | taken(line, span[0]), span, CHAIRS)
        return
    capacity = CAPACITY.match(words.text, piece.end)
    who = NOBODY
    if after.name and after.name.type in STATES:
        listed = read_actors(line, after.start)
        states = all(each.type in STATES for each in listed.who)
        one = Actors((after.name,), after.start, after.end)
        who = listed if len(listed.who) > 1 and states else one
        end = who.end
    elif capacity:
        who = subject_of(line, words.masked.rfind("以", 0, piece.start))
        end = capacity.end()
    if who.who:
        span = (min(who.start, piece.start), end)
        roles = {"leader": who.who, "led": led, "as": "主席"}
        yield line.fact("Leadership", roles | taken(line, span[0]), span, CHAIRS)


def read_chairing(line: Line, cue: Cue) -> Iterator[Fact]:
    """……委员会由博茨瓦纳前总统费斯图斯·莫哈埃 / 担任主席."""
    office = line.words.at(cue.end)
    owner = _whose(line, office) if office.name else None
    if owner and is_group(owner) and CHAIR.search(line.words.shown(office)):
        who = subject_of(line, cue.start)
        if who.who and all(each.type in STATES for each in who.who):
            roles = {"leader": who.who, "led": owner, "as": "主席"}
            roles |= told(line, cue.start)
            yield line.fact("Leadership", roles, (who.start, office.end), CHAIRS)
        return
    chair = CHAIRED.match(line.text, cue.end)
    by = by_whom(line, cue.start)
    led = before_by(line, by.start) if by.who else None
    if chair and led and is_group(led) and all(each.type in HOLDERS for each in by.who):
        span = (led.span.start - line.paragraph.span.start, chair.end())
        roles = {"leader": by.who, "led": led, "as": chair[0]} | told(line, by.start)
        yield line.fact("Leadership", roles, span, CHAIRS)


def _whose(line: Line, piece: Piece) -> Mention | None:
    """The body that a post is of."""
    inner = line.inside(piece.name) if piece.name else []
    return max(inner, key=lambda each: len(each.span), default=None)


def read_chair_in_bracket(line: Line, cue: Cue) -> Iterator[Fact]:
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
        roles |= {"leader": who.who, "led": body.name, "as": "主席"}
        yield line.fact("Leadership", roles, span, CHAIRS)


def read_presidency(line: Line, cue: Cue) -> Iterator[Fact]:
    """主席国法国希望……安全理事会……: of the one body that the sentence names."""
    after = line.words.at(cue.end)
    if line.words.before(cue.start).bits & NAME or not after.name:
        return
    first = line.sentence(cue.start)
    last = sentence_end(line.words, cue.start, len(line.text))
    bodies = [
        name
        for name in line.names
        if name.type == "body"
        and first <= name.span.start - line.paragraph.span.start < last
    ]
    if after.name.type == "state" and len({each.entity for each in bodies}) == 1:
        who = Actors((after.name,), cue.start, after.end)
        span = (cue.start, after.end)
        roles = taken(line, cue.start)
        roles |= {"leader": who.who, "led": bodies[0], "as": "主席国"}
        yield line.fact("Leadership", roles, span, CHAIRS)


def _before_bracket(line: Line, opening: int) -> Actors:
    """The States of a list that ends at a bracket."""
    words = line.words
    for piece in words.names_between(line.clause(opening), opening):
        start = piece.start
        if not piece.bits & NAME:
            continue
        who = read_actors(line, start, opening)
        if who.who and who.end > opening:
            states = all(each.type in STATES for each in who.who)
            return Actors(who.who, start, opening) if states else NOBODY
    return NOBODY
