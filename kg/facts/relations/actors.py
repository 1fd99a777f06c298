"""The actors round a predicate: lists of names, its subject before it, those meant.

What a name qualifies is left out: of 尼日尔前总统穆罕马杜·伊素福 the person is kept, of
在马里北部活动的武装运动 only 武装运动.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kg.entities.kinds import CLASSES
from kg.facts.ahead import skip_bracket, skip_quote
from kg.facts.clauses import clause_start, sentence_start
from kg.facts.lexicon import (
    ADVERB,
    AND,
    ASPECT,
    BY,
    CLOSE,
    COLON,
    COMMA,
    DEGREE,
    DETERMINER,
    DOES,
    HEAD,
    LINK,
    MANNER,
    NAME,
    OF,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    STOP,
    THING,
    VERB,
)
from kg.facts.line import Line
from kg.facts.nouns import read_noun
from kg.facts.parties import named
from kg.facts.phrases import next_item
from kg.facts.subjects import skip_openers
from kg.facts.words import Piece, Words
from kg.model import Mention
from kg.seeds import authority

BETWEEN = ASPECT | LINK | DEGREE | MANNER | THING | QUOTE | ADVERB
BREAKS = COMMA | STOP | COLON | CLOSE
STOPS = re.compile("[，。；：,;]")
LONGEST = 24  # characters of a noun with its modifiers
TITLES = ("先生", "女士", "夫人", "博士", "阁下", "閣下")
WHILE = "relation/while"
BY_WHOM = "由"
DONE = re.compile("(?:了|过(?!渡)|過(?!渡)|\\s)*")


class Actors(NamedTuple):
    """Who is named, and from where to where."""

    who: tuple[Mention, ...]
    start: int
    end: int


NOBODY = Actors((), 0, 0)


def read_actors(
    line: Line, place: int, limit: int | None = None, *, loose: bool = False
) -> Actors:
    """The list of actors that begins at a place, before a limit.

    ``loose``: also what stands after a verb and is no actor yet: a body to be set up.
    """
    words = line.words
    last = len(words.text) if limit is None else limit
    following: int | None = skip_quote(words, place)
    who: list[Mention] = []
    end = start = place
    while following is not None and following < last:
        found = _read_one(line, following, last, listed=bool(who))
        if found is None and loose:
            found = _as_actors(line, following, read_loose(words, following))
        if found is None:
            break
        who += found.who
        end = skip_bracket(words, found.end)
        following = next_item(words, end)
    return Actors(tuple(who), start, end)


def _read_one(line: Line, place: int, limit: int, *, listed: bool) -> Actors | None:
    words = line.words
    piece = words.at(place)
    found = (piece.start, piece.end) if _is_person(piece) else None
    found = found or read_noun(words, place, listed=listed)
    if limit < len(words.text) and (found is None or found[1] > limit):
        found = shorten(words, place, limit)
    return _as_actors(line, place, found)


def shorten(words: Words, place: int, limit: int) -> tuple[int, int] | None:
    """What of a phrase stands before a verb: 尼日尔 / 组成的……委员会."""
    piece = first = words.at(place)
    while piece.end < limit and not piece.bits & (DOES | BREAKS | OF | AND) & ~HEAD:
        piece = words.at(piece.end)
    if piece.end == limit and piece.bits & HEAD:
        return place, limit
    return (first.start, first.end) if first.bits & NAME else None


def _as_actors(line: Line, place: int, found: tuple[int, int] | None) -> Actors | None:
    if found is None:
        return None
    after = line.words.at(found[1])
    if _is_person(after):
        found = (after.start, after.end)
    end = skip_titles(line.words, found[1])
    core = core_of(line, *found)
    return Actors((core,) if core else (), place, end)


def read_loose(words: Words, place: int) -> tuple[int, int] | None:
    """The first noun from a place on, past what qualifies it."""
    found = _read_plain(words, place)
    stop = STOPS.search(words.masked, place)
    end = stop.start() if stop else len(words.masked)
    while found is None or words.masked.startswith("的", found[1]):
        place = words.masked.find("的", place, end) + 1
        if not place:
            break
        found = _read_plain(words, place) or found
    return found


def _read_plain(words: Words, place: int) -> tuple[int, int] | None:
    """Modifiers and a head, with no other clause among them."""
    end = None
    piece = words.at(place)
    while piece.start < min(place + LONGEST, len(words.text)):
        if piece.bits & (NAME | HEAD):
            end = piece.end
        if piece.bits & (NAME | OF | BREAKS):
            break
        if piece.bits & PREPOSITION and not piece.bits & (HEAD | AND):
            break
        piece = words.at(piece.end)
    return None if end is None else (place, end)


def _is_person(piece: Piece) -> bool:
    return piece.name is not None and piece.name.type == "person"


def skip_titles(words: Words, place: int) -> int:
    """Past 先生 and ranks after the name of a person."""
    if not _is_person(words.before(place)):
        return place
    piece = words.at(place)
    rank = piece.name is not None and piece.name.type == "office"
    return piece.end if rank or words.shown(piece) in TITLES else place


def core_of(line: Line, start: int, end: int) -> Mention | None:
    """What a phrase names, without what qualifies it."""
    words = line.words
    last = words.before(end)
    if last.name:
        return meant(line, last.name)
    if last.bits & PRONOUN:
        return None
    start = max(start, words.masked.rfind("的", start, end) + 1)
    piece = words.at(start)
    while piece.end < end and (
        piece.bits & DETERMINER or not words.shown(piece).strip()
    ):
        piece = words.at(piece.end)
    return line.mention(piece.start, end)


def meant(line: Line, name: Mention) -> Mention | None:
    """The entity of a name; nobody where it is not clear whom a short form means."""
    if name.entity:
        return name
    if name.surface in line.words.lexicon.groups["government"] and line.country:
        label = authority().entries[line.country].label
        return replace(named(f"{label}政府", "government"), span=name.span)
    if name.type == "reference":
        return None
    known = named(name.surface, name.type)
    kind = CLASSES.get(known.type, known.type)
    return Mention(name.span, kind, known.entity, name.surface)


def subject_of(line: Line, verb: int) -> Actors:
    """Who does what a verb says: in its clause, in one before, or who is addressed."""
    words = line.words
    clause = clause_start(words, verb, 0)
    found = _subject_in(line, clause, verb)
    if found.who or not _is_bare(words, clause, verb):
        return found
    first = sentence_start(words, verb, 0)
    begin = clause
    while begin > first:
        end, begin = begin - 1, clause_start(words, begin - 2, first)
        found = _first_in(line, begin, end)
        if found.who:
            return found
    return _addressed(line, verb)


def _addressed(line: Line, verb: int) -> Actors:
    """The addressees of the act that a verb stands in: items of a mandate."""
    act = line.act_at(verb)
    given = act.roles.get("addressee", ()) if act else ()
    who = given if isinstance(given, tuple) else (given,)
    return Actors(tuple(who), verb, verb)


def _subject_in(line: Line, clause: int, verb: int) -> Actors:
    for start in _starts(line.words, clause, verb):
        found = read_actors(line, start, verb)
        if found.who and found.end <= verb and reaches(line, found.end, verb):
            return found
    return NOBODY


def right_before(line: Line, verb: int) -> Actors:
    """The names right before a verb in an attribute: 稳定团和开发署共同 / 领导的."""
    words = line.words
    begin = clause_start(words, verb, 0)
    for start in sorted(each for each in words.pieces if begin <= each < verb):
        piece = words.at(start)
        if not piece.bits & NAME and not _is_person(piece):
            continue
        found = read_actors(line, start, verb)
        place = found.end
        while place < verb and words.at(place).bits & (ADVERB | ASPECT):
            place = words.at(place).end
        if found.who and place == verb:
            return found
    return NOBODY


def _starts(words: Words, begin: int, end: int) -> Iterator[int]:
    """Where a subject may begin: at a name or a head that no preposition governs."""
    opener = skip_openers(words, begin, end)
    place = begin
    while place < end:
        piece = words.at(place)
        if (
            piece.bits & (NAME | HEAD | DETERMINER)
            or _is_person(piece)
            or place == opener
        ):
            before = words.before(place)
            governed = before.bits & PREPOSITION and words.shown(before) != BY_WHOM
            if not governed and not piece.bits & (PREPOSITION | PRONOUN):
                yield place
        place = piece.end


def reaches(line: Line, place: int, verb: int) -> bool:
    """Whether only adverbs and circumstances stand between a subject and its verb."""
    words = line.words
    while place < verb:
        piece = words.at(place)
        if piece.bits & PREPOSITION and not piece.bits & ADVERB:
            return _is_circumstance(words, piece, verb)
        known = line.cues.at(place, "factuality/") or line.cues.at(place, WHILE)
        if known:
            place = known.end
        elif piece.bits & BETWEEN or words.text[place] in " \u3000":
            place = piece.end
        else:
            return False
    return place == verb


def _is_circumstance(words: Words, piece: Piece, verb: int) -> bool:
    last = words.before(verb)
    if last.bits & (OF | BY | VERB | COMMA):
        return False
    return not last.bits & DOES or bool(last.bits & ADVERB)


def _is_bare(words: Words, clause: int, verb: int) -> bool:
    """Whether a clause has no subject of its own before its verb."""
    place = skip_openers(words, clause, verb)
    while place < verb:
        piece = words.at(place)
        if piece.bits & PREPOSITION:
            return True
        if not piece.bits & BETWEEN and words.text[place] not in " 其":
            return False
        place = piece.end
    return True


def _first_in(line: Line, begin: int, end: int) -> Actors:
    """The subject of a clause before: the first who does something in it."""
    words = line.words
    for start in _starts(words, begin, end):
        found = read_actors(line, start)
        after = words.at(found.end)
        opens = start == skip_openers(words, begin, end) and not after.bits & (OF | AND)
        if found.who and found.end < end and (opens or after.bits & (DOES | ASPECT)):
            return found
    return NOBODY


def after_aspect(words: Words, place: int) -> int:
    """Past 了 after a verb, and blanks."""
    found = DONE.match(words.text, place)
    return found.end() if found else place
