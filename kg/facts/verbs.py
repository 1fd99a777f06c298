"""Verbs of speech with all that is printed with them: 还请, 强烈谴责, 表示严重关切.

>>> words = Words("并在这方面表示严重关切粮食危机")
>>> [words.text[each.start:each.end] for each in find_verbs(words)]
['并在这方面表示严重关切']
"""

from collections.abc import Iterator
from typing import NamedTuple

from kg.facts.lexicon import DEGREE, LINK, MANNER, OF, Verb
from kg.facts.words import Piece, Words

BEFORE = LINK | DEGREE | MANNER
LONGEST = 6  # characters of what a verb with a gap ends with


class Phrase(NamedTuple):
    """A verb as printed: where it begins, its bare word, where it ends."""

    start: int
    core: int
    end: int
    verb: Verb


def find_verbs(words: Words) -> Iterator[Phrase]:
    """Yield the verbs of a text in order, whatever they are in their clause."""
    reached = 0
    for piece in words.verbs:
        if piece.start >= reached:
            phrase = _read(words, piece)
            reached = phrase.end
            yield phrase


def _read(words: Words, piece: Piece) -> Phrase:
    word = words.shown(piece)
    start = _begin(words, piece.start)
    if tail := _read_tail(words, word, piece.end):
        return Phrase(start, piece.start, *tail)
    return Phrase(start, piece.start, piece.end, words.lexicon.verbs[word])


def _begin(words: Words, start: int) -> int:
    """Back over what binds the verb to the clause before, and its adverbs."""
    while start:
        piece = words.before(start)
        if not piece.bits & BEFORE:
            break
        start = piece.start
    return start


def _read_tail(words: Words, head: str, place: int) -> tuple[int, Verb] | None:
    """What 表示 goes on with, over words of degree: 表示 / 全力 / 支持."""
    tails = words.lexicon.tails.get(head)
    if not tails:
        return None
    piece = words.at(place)
    while piece.bits & (DEGREE | MANNER | OF):
        piece = words.at(piece.end)
    for length in range(LONGEST, 0, -1):
        verb = tails.get(words.text[piece.start : piece.start + length])
        if verb:
            return piece.start + length, verb
    return None
