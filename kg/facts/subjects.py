"""Who is said to do what the verb of a clause says: the words before the verb.

A clause may open with links, dates and circumstances; then comes the subject; between
it and the verb stand adverbs and circumstances: 此外，安理会 / 在该决议中 / 强调.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.facts.ahead import after_bracket
from kg.facts.lexicon import (
    ACTION,
    ASPECT,
    BY,
    DEGREE,
    DOES,
    HEAD,
    LINK,
    MANNER,
    NAME,
    OF,
    OPEN,
    PIVOT,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    THING,
    VERB,
)
from kg.facts.phrases import Phrases, read_list
from kg.facts.words import Piece, Words

LONGEST = 300  # characters of a clause before its verb
DEEPEST = 2  # circumstances before a subject
AT = "在"
# 安理会在 / 重申这些优先事项的同时，增加了……
WHILE = re.compile("[^，。；]{2,80}的同[时時]")
BETWEEN = ASPECT | LINK | DEGREE | MANNER | THING | QUOTE  # between subject and verb
# Who decides and judges; what a mission or a force does are deeds.
SPEAKERS = {
    *("body", "office", "person", "government", "igo", "state", "collective"),
    *("reference", "event"),
}
NOBODY = Phrases([], 0)


class Subject(NamedTuple):
    """What stands before a verb: who (nobody named: no items), and from where on."""

    who: Phrases
    start: int  # of the subject, or of the circumstance that the verb closes
    towards: bool = False  # 对…… stands before the verb without a subject


def can_speak(words: Words, who: Phrases) -> bool:
    """Whether the last of these is one that decides and judges."""
    piece = words.before(who.items[-1][1])
    if piece.name:
        return piece.name.type in SPEAKERS
    return bool(piece.bits & (HEAD | PRONOUN))


def read_subject(
    words: Words, place: int, verb: int, *, bears: bool = False, depth: int = 0
) -> Subject | None:
    """Read from the beginning of a clause to its verb; None if it is no such clause.

    ``bears``: the verb may close what it bears on, as in 对马里政府 / 表示感谢;
    ``depth``: so many circumstances stand before.
    """
    if verb - place > LONGEST:
        return None
    place = skip_openers(words, place, verb)
    if place >= verb:
        return Subject(NOBODY, verb)
    piece = words.at(place)
    if piece.bits & PREPOSITION:
        return _read_circumstance(words, piece, verb, bears, depth)
    who = read_list(words, place, doing=True)
    if who.items and who.end <= verb and rests(words, who.end, verb, bears):
        return Subject(who, place)
    if piece.bits & THING and rests(words, place, verb, bears):
        return Subject(Phrases([(piece.start, piece.end)], piece.end), place)
    return None


def read_inner(words: Words, place: int, verb: int) -> Subject | None:
    """Read a clause in another: 注意到 / 我 / 表示, 回顾 / 安理会在该决议中 / 请."""
    who = read_list(words, skip_openers(words, place, verb))
    if not who.items or who.end > verb:
        return None
    piece = words.at(who.end)
    if piece.bits & PREPOSITION:
        closed = words.shown(piece) == AT and _is_closed(words, piece, verb)
        return Subject(who, place) if closed else None
    return Subject(who, place) if rests(words, who.end, verb, False) else None


def read_far(words: Words, places: Sequence[int], verb: int) -> Subject | None:
    """对……，并……/ 表示欢迎: what a closing verb bears on began in a clause before."""
    for begin in reversed(places):
        place = skip_openers(words, begin, verb)
        who = read_list(words, place)
        after = skip_openers(words, who.end, verb) if who.items else place
        if after < verb and _is_towards(words, words.at(after)):
            return Subject(who, after, towards=True)
    return None


def find_towards(words: Words, place: int, verb: int) -> int | None:
    """Where 对…… begins between a subject and its verb."""
    while place < verb and words.at(place).bits & BETWEEN:
        place = words.at(place).end
    return place if place < verb and _is_towards(words, words.at(place)) else None


def skip_openers(words: Words, place: int, limit: int) -> int:
    """Past links, adverbs, dates and quotes that open a clause."""
    while place < limit:
        piece = words.at(place)
        opens = piece.bits & (LINK | ASPECT | QUOTE) or words.text[place] in " \u3000"
        if not opens and not _is_opening_date(words, piece, limit):
            break
        place = piece.end
    return place


def _is_opening_date(words: Words, piece: Piece, limit: int) -> bool:
    """Whether a date stands before a name or the verb: 2014年安理会, not 2010年大会."""
    if piece.name is None or piece.name.type != "date":
        return False
    after = words.at(piece.end)
    follows = NAME | PREPOSITION | ASPECT | LINK | THING
    return after.start >= limit or bool(after.bits & follows)


def _read_circumstance(
    words: Words, piece: Piece, verb: int, bears: bool, depth: int
) -> Subject | None:
    """在……中 / 安理会 / 强调, or 对……/ 表示关切."""
    for closer in words.lexicon.closer.finditer(words.text, piece.end, verb):
        if closer.end() == verb:
            return Subject(NOBODY, verb)
        after = words.at(closer.end())
        if depth == DEEPEST:
            continue
        if after.bits & (NAME | QUOTE | THING) or _names_somebody(words, after):
            inner = read_subject(words, after.start, verb, bears=bears, depth=depth + 1)
            if inner:
                return inner
    if _is_towards(words, piece) and not words.before(verb).bits & OF:
        return Subject(NOBODY, piece.start, towards=True)
    return None


def _names_somebody(words: Words, piece: Piece) -> bool:
    return not piece.bits & DOES and bool(read_list(words, piece.start).items)


def _is_towards(words: Words, piece: Piece) -> bool:
    return words.among(piece, "towards") or words.among(piece, "object")


def rests(words: Words, place: int, verb: int, bears: bool) -> bool:
    """Whether only adverbs and circumstances stand between a subject and its verb."""
    last = words.before(verb)
    if words.among(last, "telling"):  # 通报 / 指出
        verb = last.start
    mine = words.shown(words.before(place)) in words.lexicon.groups["first"]
    while place < verb:
        piece = words.at(place)
        if piece.bits & PREPOSITION:
            return _is_circumstance(words, piece, verb, bears)
        if mine and words.among(piece, "duty"):  # 我要 / 感谢, but not 各国要支持
            place = piece.end
            continue
        if piece.bits & OPEN:
            place = after_bracket(words, place)
        elif piece.bits & BETWEEN or words.text[place] == " ":
            place = piece.end
        else:
            return False
    return place == verb


def _is_circumstance(words: Words, piece: Piece, verb: int, bears: bool) -> bool:
    last = words.before(verb)
    if last.bits & (OF | BY | VERB):
        return False
    if piece.end == verb and words.shown(piece) != AT:
        return False  # 为 / 支持该国……
    if bears and _is_towards(words, piece):
        return True
    if not bears and last.bits & (NAME | HEAD) and _tells_of(words, piece):
        return False  # 对一些国家 / 决定更新……: they do it
    if last.bits & NAME and words.among(piece, "base"):
        return False  # 根据大会 / 要求: no verb, but what is acted upon
    if words.shown(piece) == AT and not words.lexicon.closer.search(
        words.text, piece.end, verb
    ):
        return piece.end == verb and bool(WHILE.match(words.text, verb))
    return not last.bits & (ACTION | PIVOT) or _is_closed(words, piece, verb)


def _tells_of(words: Words, piece: Piece) -> bool:
    return words.among(piece, "about") or words.among(piece, "object")


def _is_closed(words: Words, piece: Piece, verb: int) -> bool:
    """Whether a circumstance ends right before the verb: 在该决议中 / 强调."""
    begin = max(piece.end, verb - 2)
    closers = words.lexicon.closer.finditer(words.text, begin, verb)
    return any(closer.end() == verb for closer in closers)
