"""What lies ahead in a phrase: a head, a bracket, a word of action."""

from kg.entities.words import segment
from kg.facts.lexicon import (
    ALSO,
    AND,
    BY,
    CLOSE,
    COMMA,
    DETERMINER,
    HEAD,
    MODIFIER,
    NAME,
    OPEN,
    QUOTE,
    THING,
)
from kg.facts.words import Piece, Words

NEARBY = 8  # characters between a head and a further part of its name
FAR = 40  # characters of words that qualify a head
BESIDE = MODIFIER | THING | DETERMINER | BY | QUOTE


def head_ahead(words: Words, piece: Piece) -> bool:
    """Whether a head follows within a few characters that are no action: 国家工作队.

    A name does not go on with words that are not known before it.
    """
    limit = min(piece.start + NEARBY, len(words.text))
    plain = False
    while piece.start < limit:
        if piece.bits & (HEAD | NAME):
            return bool(piece.bits & HEAD) or not plain
        if not piece.bits:
            if not plain and is_deed(words, piece.start):
                return False
            plain = True
        elif piece.bits & ~BESIDE and not is_qualifier(words, piece):
            return False
        piece = words.at(piece.end)
    return False


def is_qualifier(words: Words, piece: Piece) -> bool:
    """Whether there are only such words from here to the next head: 发展金融机构."""
    return bool(piece.bits & MODIFIER) and head_follows(words, piece.end)


def head_follows(words: Words, place: int) -> bool:
    """Whether there are only modifiers before the next head."""
    piece = words.at(place)
    limit = place + FAR
    while piece.bits & (MODIFIER | AND) and not piece.bits & HEAD:
        if piece.start > limit:
            return False
        piece = words.at(piece.end)
    return bool(piece.bits & HEAD)


def is_deed(words: Words, place: int) -> bool:
    """Whether a word that is not known here is a verb or an adverb elsewhere."""
    segments = segment.Words(words.text[place : place + NEARBY])
    first = segments.before(min((edge for edge in segments.edges if edge), default=0))
    return first is not None and first[1][:1] in "vdp" and len(first[0]) > 1


def is_with(words: Words, piece: Piece) -> bool:
    """Whether 与 means with: what follows is done with one another."""
    if not words.among(piece, "with"):
        return False
    return bool(words.lexicon.mutual.match(words.text, piece.end))


def skip_quote(words: Words, place: int) -> int:
    """Past quotes and blanks."""
    while words.at(place).bits & QUOTE or words.text[place : place + 1] == " ":
        place += 1
    return place


def skip_bracket(words: Words, place: int) -> int:
    """Past a bracket that belongs to what stands before it: (“马里各方”)."""
    if words.at(place).bits & QUOTE and words.at(place + 1).bits & (AND | ALSO | COMMA):
        place += 1
    return after_bracket(words, place) if words.at(place).bits & OPEN else place


def after_bracket(words: Words, place: int) -> int:
    """The place after the bracket that opens here."""
    while place < len(words.text) and not words.at(place).bits & CLOSE:
        place = words.at(place).end
    return min(place + 1, len(words.text))
