"""A paragraph as the grammar sees it: words, names and what lies between them.

Names hide the words inside them: 支持 in “支持伊斯兰与穆斯林”组织 is no verb. Offsets
are those of the paragraph's own text.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.facts.lexicon import COLON, COMMA, NAME, STOP, THING, VERB, lexicon
from kg.model import Mention

ACTORS = {
    *("state", "government", "igo", "body", "mission", "force", "armed_group"),
    *("office", "person", "collective", "people", "reference"),
}
# 延长一年, 两个: their words are for the grammar to read
TRANSPARENT = {"quantity", "duration", "recurrence", "document"}
MASK = "\ue000"
BREAK = COMMA | STOP | COLON
FULL = frozenset("。！？")


class Piece(NamedTuple):
    """A word, a name, or a character that is neither (no bits)."""

    start: int
    end: int
    bits: int
    name: Mention | None = None


class Pieces(dict[int, Piece]):
    """Words and names by where they begin; any other place holds a character alone.

    Most places of a text are never looked at, so a piece is made when it is.
    """

    def __init__(self, found: Mapping[int, tuple[int, int]]) -> None:
        super().__init__()
        self._found = found  # by where a word begins: where it ends, what it may be

    def __missing__(self, place: int) -> Piece:
        end, bits = self._found.get(place) or (place + 1, 0)
        piece = self[place] = Piece(place, end, bits)
        return piece


class Words:
    """The pieces of a text, by the place where they begin."""

    def __init__(
        self, text: str, mentions: Sequence[Mention] = (), begin: int = 0
    ) -> None:
        names = _outermost(mentions)
        self.text = text
        self.lexicon = lexicon()
        self.masked = _mask(text, names, begin)
        self.names = [_place(name, begin) for name in names]
        self._find_words()
        # The phrases that were read already, by where and how.
        self.nouns: dict[tuple[int, bool, bool], tuple[int, int] | None] = {}

    def _find_words(self) -> None:
        """Each word once; this is the innermost loop of reading facts."""
        bits, text = self.lexicon.bits_by_index, self.text
        found = self.lexicon.find(self.masked)
        self.pieces = Pieces({start: (end, bits[at]) for at, start, end in found})
        self.pieces.update((piece.start, piece) for piece in self.names)
        self.verbs = [self.pieces[start] for at, start, _ in found if bits[at] & VERB]
        self.clause_ends = [end for at, _, end in found if bits[at] & BREAK]
        self.sentence_ends = [end for end in self.clause_ends if text[end - 1] in FULL]
        self._starts = {end: start for _, start, end in found}  # by where they end
        self._starts.update((piece.end, piece.start) for piece in self.names)

    def at(self, place: int) -> Piece:
        """The piece that begins here."""
        return self.pieces[place]

    def before(self, place: int) -> Piece:
        """The piece that ends here."""
        start = self._starts.get(place)
        return Piece(place - 1, place, 0) if start is None else self.pieces[start]

    def names_between(self, begin: int, end: int) -> list[Piece]:
        """The names that begin between two places, in order."""
        first = bisect_left(self.names, begin, key=_begin)
        last = bisect_left(self.names, end, lo=first, key=_begin)
        return self.names[first:last]

    def shown(self, piece: Piece) -> str:
        """The characters of a piece."""
        return self.text[piece.start : piece.end]

    def among(self, piece: Piece, group: str) -> bool:
        """Whether a piece is a word of this group."""
        return self.text[piece.start : piece.end] in self.lexicon.groups[group]


def _begin(piece: Piece) -> int:
    return piece.start


def _place(name: Mention, begin: int) -> Piece:
    bit = NAME if is_actor(name) else THING
    return Piece(name.span.start - begin, name.span.end - begin, bit, name)


def is_actor(name: Mention) -> bool:
    """Whether somebody who can act is named; 该国 and 政府 stand for such names."""
    return name.entity.startswith("actor/") if name.entity else name.type in ACTORS


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """The names that stand in no other, in order."""
    kept: list[Mention] = []
    for name in sorted(mentions, key=lambda each: (each.span.start, -each.span.end)):
        apart = not kept or kept[-1].span.end <= name.span.start
        if apart and name.type not in TRANSPARENT:
            kept.append(name)
    return kept


def _mask(text: str, names: Sequence[Mention], begin: int) -> str:
    parts = []
    at = 0
    for name in names:
        start, end = name.span.start - begin, name.span.end - begin
        parts += [text[at:start], MASK * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
