"""A paragraph as the grammar sees it: words, names and what lies between them.

Names hide the words inside them: 支持 in “支持伊斯兰与穆斯林”组织 is no verb. Offsets
are those of the paragraph's own text.
"""

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
VERB_OR_BREAK = VERB | COMMA | STOP | COLON
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
        self.pieces: dict[int, Piece] = {}  # names, and the words asked for so far
        self.verbs: list[Piece] = []
        self.breaks: list[Piece] = []  # commas, full stops, colons
        names = _outermost(mentions)
        self._ends: dict[int, tuple[int, int]] = {}
        self._find_words(_mask(text, names, begin))
        self.names = [_place(name, begin) for name in names]
        self._names = {piece.start for piece in self.names}
        self.pieces.update((piece.start, piece) for piece in self.names)

    def _find_words(self, masked: str) -> None:
        bits = self.lexicon.bits_by_index
        self._ends = ends = {}
        for index, start, end in self.lexicon.find(masked):
            bit = bits[index]
            ends[start] = end, bit
            if bit & VERB_OR_BREAK:
                piece = self.pieces[start] = Piece(start, end, bit)
                (self.verbs if bit & VERB else self.breaks).append(piece)

    def at(self, place: int) -> Piece:
        """The piece that begins here."""
        piece = self.pieces.get(place)
        if piece is None:
            piece = Piece(place, *self._ends.get(place, (place + 1, 0)))
            self.pieces[place] = piece
        return piece

    def before(self, place: int) -> Piece:
        """The piece that ends here."""
        for start in range(place - 1, max(-1, place - LONGEST), -1):
            if start in self._ends or start in self._names:
                piece = self.at(start)
                if piece.end >= place:
                    return piece if piece.end == place else Piece(place - 1, place, 0)
        return Piece(place - 1, place, 0)

    def shown(self, piece: Piece) -> str:
        """The characters of a piece."""
        return self.text[piece.start : piece.end]

    def among(self, piece: Piece, group: str) -> bool:
        """Whether a piece is a word of this group."""
        return self.text[piece.start : piece.end] in self.lexicon.groups[group]


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
