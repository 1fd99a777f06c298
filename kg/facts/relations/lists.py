"""Lists of actors in running text, and the nouns after a verb or an attribute."""

import re
from typing import NamedTuple

from kg.facts.ahead import head_ahead, is_deed, skip_bracket, skip_quote
from kg.facts.lexicon import (
    ACTION,
    AND,
    ASPECT,
    CLOSE,
    COLON,
    COMMA,
    DOES,
    HEAD,
    MODIFIER,
    NAME,
    OF,
    PIVOT,
    PREPOSITION,
    STOP,
    THING,
)
from kg.facts.line import Line
from kg.facts.nouns import read_noun
from kg.facts.phrases import next_item
from kg.facts.relations.meaning import core_of, meant
from kg.facts.words import Piece, Words
from kg.model import Mention

BREAKS = COMMA | STOP | COLON | CLOSE
STOPS = re.compile("[，。；：,;]")
LONGEST = 24  # characters of a noun with its modifiers
LEVELS = ("国家", "國家", "地方", "区域", "中央", "联邦", "省", "州")
MADE_OF = re.compile("的(?:人员|代表|专家|官员|成员)(?:共同)?(?:组成|构成)的")
TITLE = re.compile("(?:先生|女士|夫人|博士|阁下|閣下)+")
TITLES = ("先生", "女士", "夫人", "博士", "阁下", "閣下")
AREAS = {"state", "place"}
# 了 / 一个包括马里宪兵调查组在内的 / 联合调查团
DONE = re.compile(
    "(?:了|过(?!渡)|過(?!渡)|\\s)*(?:(?:[一1]个)?包括[^，。；的]{1,40}在内的)?"
)


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
    end = start = last_start = place
    while following is not None and following < last:
        found = _read_one(line, following, last, listed=bool(who))
        if found is None and loose:
            found = _as_actors(line, following, read_loose(words, following))
        if found is None:
            break
        if who and who[-1].surface in LEVELS:
            found = Actors(
                (line.mention(last_start, found.end),), found.start, found.end
            )
            who.pop()  # 国家和 / 地方当局
        last_start = found.start
        if MADE_OF.search(line.text, found.start, found.end):
            who.clear()  # 甲、乙和丙的人员组成的 / 小组
        who += found.who
        end = skip_bracket(words, found.end)
        following = next_item(words, end)
    return Actors(tuple(who), start, end)


def read_owner(line: Line, place: int) -> Actors:
    """The name at a place where 的 follows it, else the list: 伊朗 / 的支持."""
    piece = line.words.at(place)
    if piece.name and piece.bits & NAME and line.text.startswith("的", piece.end):
        who = meant(line, piece.name)
        return Actors((who,) if who else (), place, piece.end)
    return read_actors(line, place)


def read_next(line: Line, place: int) -> Actors:
    """The noun right after an attribute, whatever it qualifies itself.

    签署《协议》的 / 武装团体的成员: the groups signed.
    """
    words = line.words
    found = _read_plain(words, place)
    last = words.before(found[1]) if found else None
    if found is None or last is None or (last.name and last.name.type in AREAS):
        nested = words.at(place).bits & (PREPOSITION | NAME | THING | ASPECT)
        return read_actors(line, place, loose=True) if nested else NOBODY
    first = _as_actors(line, place, found)
    more = next_item(words, skip_bracket(words, found[1]))
    others = read_actors(line, more) if more is not None else NOBODY
    who = (*(first.who if first else ()), *others.who)
    end = others.end if others.who else skip_titles(words, found[1])
    return Actors(who, place, end)


def _read_one(line: Line, place: int, limit: int, *, listed: bool) -> Actors | None:
    words = line.words
    piece = words.at(place)
    named = piece.bits & NAME and listed and words.at(piece.end).bits & DOES & ~MODIFIER
    found = (piece.start, piece.end) if is_person(piece) or named else None
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
    if is_person(after):
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
    deed = piece.bits & (ASPECT | PIVOT | ACTION) and not piece.bits & MODIFIER
    if deed and not words.at(piece.end).bits & HEAD:
        return None  # but 战斗人员
    while piece.start < min(place + LONGEST, len(words.text)):
        if piece.bits & (NAME | HEAD):
            end = piece.end
        if piece.bits & (OF | BREAKS) or _is_whole(words, piece):
            break
        if end == piece.start and not _has_more(words, piece):
            break
        if piece.bits & PREPOSITION and not piece.bits & (HEAD | AND):
            break
        piece = words.at(piece.end)
    if end is not None and words.text[end : end + 1] in words.lexicon.groups["suffix"]:
        end += not words.before(end).bits & NAME  # 专家 / 组
    return None if end is None or _is_cut(words, end) else (place, end)


def _is_whole(words: Words, piece: Piece) -> bool:
    """Whether a noun ends with a name; but 联合国 / 区域特派团."""
    if not piece.name or not piece.bits & NAME:
        return False
    owner = piece.name.type in ("igo", "state")
    return not owner or not _has_more(words, words.at(piece.end))


def _is_cut(words: Words, end: int) -> bool:
    """Whether a noun goes on with a word that is not known: 警察 / 学校."""
    known = words.before(end).bits & NAME or words.at(end).bits
    over = end >= len(words.text) or not words.text[end].strip()
    return not known and not over and not is_deed(words, end)


def _has_more(words: Words, piece: Piece) -> bool:
    """Whether a noun goes on after a head: 联合 / 调查 / 小组."""
    if piece.bits & AND:
        return False
    return bool(piece.bits & HEAD) or head_ahead(words, piece)


def is_person(piece: Piece) -> bool:
    """Whether a name is that of a person."""
    return piece.name is not None and piece.name.type == "person"


def skip_titles(words: Words, place: int) -> int:
    """Past 先生 and ranks after the name of a person."""
    if not is_person(words.before(place)):
        return place
    piece = words.at(place)
    rank = piece.name is not None and piece.name.type == "office"
    if not rank and words.shown(piece) not in TITLES:
        found = TITLE.match(words.text, place)
        return found.end() if found else place
    also = TITLE.match(words.text, piece.end)
    return also.end() if also else piece.end


def after_aspect(words: Words, place: int) -> int:
    """Past 了 after a verb, and blanks."""
    found = DONE.match(words.text, place)
    return found.end() if found else place
