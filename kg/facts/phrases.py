"""Lists of actors in running text: who is asked, and who speaks.

What is to be done follows without a sign, so a phrase ends at its last head or name
before a word of action: 会员国特别是区域内会员国 / 确保…….

>>> words = Words("鼓励参与行动的部队和有关国家立即撤出")
>>> [words.text[start:end] for start, end in read_list(words, 2).items]
['参与行动的部队', '有关国家']
"""

from typing import NamedTuple

from kg.facts.ahead import is_with, skip_bracket, skip_quote
from kg.facts.lexicon import ALSO, AND, COLON, COMMA, DOES, HEAD
from kg.facts.nouns import INCLUDED, read_noun
from kg.facts.words import Piece, Words

ITS = "其"
ON = ("和", "以及")  # what goes on with a list after a comma


class Phrases(NamedTuple):
    """A list of actors: the place of each, and where the list ends."""

    items: list[tuple[int, int]]
    end: int


def read_list(words: Words, place: int, *, doing: bool = False) -> Phrases:
    """The actors from a place on; no items where something else stands there.

    ``doing``: they are the subject of a clause.
    """
    following: int | None = _skip_its(words, skip_quote(words, place))
    items: list[tuple[int, int]] = []
    end = place
    while following is not None:
        found = read_noun(words, following, listed=bool(items), doing=doing)
        if found is None:
            break
        items.append(_join_others(words, *found))
        end = skip_bracket(words, items[-1][1])
        following = next_item(words, end)
    return Phrases(items, end)


def _skip_its(words: Words, place: int) -> int:
    return place + 1 if words.shown(words.at(place)) == ITS else place


def _join_others(words: Words, start: int, end: int) -> tuple[int, int]:
    """其他相关机构和利益攸关方: 其他 bears on both heads, so they are one."""
    joint = words.at(end)
    second = words.at(joint.end)
    if not words.among(words.at(start), "other") or not joint.bits & AND:
        return start, end
    common = second.name is not None and second.name.type == "collective"
    last = words.at(second.end).bits & (DOES | COLON)
    return (
        (start, second.end) if last and (second.bits & HEAD or common) else (start, end)
    )


def next_item(words: Words, place: int) -> int | None:
    """Where the next item of a list begins, if this is no end of it."""
    piece = words.at(place)
    if piece.bits & COMMA:
        piece = words.at(piece.end)
        if not piece.bits & ALSO and words.shown(piece) not in ON:
            return None
    elif not piece.bits & (AND | ALSO) or is_with(words, piece):
        return None
    return _skip_its(words, _skip_joints(words, piece))


def _skip_joints(words: Words, piece: Piece) -> int:
    """Past 和, 特别是, 包括; but 包括……在内的 qualifies what follows."""
    while piece.bits & (ALSO | AND) and not INCLUDED.match(words.text, piece.start):
        piece = words.at(piece.end)
    return piece.start
