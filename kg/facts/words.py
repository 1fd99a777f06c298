"""A paragraph as the grammar sees it: words, names and what lies between them.

Names hide the words inside them: 支持 in “支持伊斯兰与穆斯林”组织 is no verb. Offsets
are those of the paragraph's own text.
"""

from bisect import bisect_left
from collections.abc import Sequence
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
LONGEST = 40  # characters of a name


class Piece(NamedTuple):
    """A word, a name, or a character that is neither (no bits)."""

    start: int
    end: int
    bits: int
    name: Mention | None = None


class Words:
    """The pieces of a text, by the place where they begin."""

    def __init__(
        self, text: str, mentions: Sequence[Mention] = (), begin: int = 0
    ) -> None:
        self.text = text
        self.lexicon = lexicon()
        self.pieces: dict[int, Piece] = {}
        self.verbs: list[Piece] = []
        self.breaks: list[Piece] = []  # commas, full stops, colons
        self._starts: list[int] = []
        names = _outermost(mentions)
        self.masked = _mask(text, names, begin)
        self._find_words(self.masked)
        for name in names:
            start, end = name.span.start - begin, name.span.end - begin
            bit = NAME if is_actor(name) else THING
            self.pieces[start] = Piece(start, end, bit, name)

    def _find_words(self, masked: str) -> None:
        bits = self.lexicon.bits_by_index
        for index, start, end in self.lexicon.find(masked):
            piece = self.pieces[start] = Piece(start, end, bits[index])
            if piece.bits & VERB:
                self.verbs.append(piece)
            elif piece.bits & BREAK:
                self.breaks.append(piece)

    def at(self, place: int) -> Piece:
        """The piece that begins here."""
        return self.pieces.get(place) or Piece(place, place + 1, 0)

    def before(self, place: int) -> Piece:
        """The piece that ends here."""
        for start in range(place - 1, max(-1, place - LONGEST), -1):
            piece = self.pieces.get(start)
            if piece and piece.end >= place:
                return piece if piece.end == place else Piece(place - 1, place, 0)
        return Piece(place - 1, place, 0)

    def between(self, begin: int, end: int) -> list[Piece]:
        """The pieces that begin between two places, in order."""
        if len(self._starts) != len(self.pieces):
            self._starts = sorted(self.pieces)
        first = bisect_left(self._starts, begin)
        last = bisect_left(self._starts, end, lo=first)
        return [self.pieces[start] for start in self._starts[first:last]]

    def shown(self, piece: Piece) -> str:
        """The characters of a piece."""
        return self.text[piece.start : piece.end]

    def among(self, piece: Piece, group: str) -> bool:
        """Whether a piece is a word of this group."""
        return self.text[piece.start : piece.end] in self.lexicon.groups[group]


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
