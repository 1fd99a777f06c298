"""A text as the finders see it: plain, with the known names and the words in it.

>>> text = Text("联合国和平行动部署了部队")
>>> text.splits_word(3, 8), text.splits_word(0, 3)
(True, False)
"""

import re
from bisect import bisect_left
from functools import cached_property

from kg.documents.script import SAMPLE, TRADITIONAL
from kg.entities.words import anchors
from kg.entities.words.folding import fold
from kg.entities.words.lexicon import Lexicon, lexicon
from kg.entities.words.segment import Words

FIGURES = re.compile("[0-9]+")
BREAK = re.compile("\n")
# With these a word of its own begins, whatever the segmenter joins: 和平行动部|将在.
OPENERS = frozenset(
    "将已在应可能会的和与及对向由被为是从于等之也都还又并或须以至曾未不所把给让按作"
)
# With these one ends: 在|内比都, 所有|人质.
CLOSERS = frozenset("在从到至于往和与及对向由为将被请把等")
QUANTIFIERS = {"所有", "许多", "其他"}
APART = {
    *("成员", "会议", "团长", "代表", "负责", "议会", "主席", "部队", "总部", "秘书"),
}


class Text:
    """What every finder is given."""

    def __init__(self, printed: str, names: Lexicon | None = None) -> None:
        folded = fold(printed)
        self.printed = printed
        self.plain = folded.text
        self.offsets = folded.offsets
        self.names = names or lexicon()
        if TRADITIONAL.search(self.plain, 0, SAMPLE):
            self.names = self.names.for_traditional
            self.plain = self.plain.translate(self.names.table)

    @cached_property
    def words(self) -> Words:
        """The words of the plain text."""
        return Words(self.plain)

    @cached_property
    def hits(self) -> list[tuple[int, int, int]]:
        """The known names, by their index, start and end."""
        return self.names.find(self.plain)

    @cached_property
    def figures(self) -> list[tuple[int, int]]:
        """The places of all runs of figures."""
        return [match.span() for match in FIGURES.finditer(self.plain)]

    @cached_property
    def anchors(self) -> dict[str, list[tuple[int, int]]]:
        """The words that grammar is hung on, by their role."""
        found: dict[str, list[tuple[int, int]]] = {}
        for role, start, end in anchors.find(self.plain):
            found.setdefault(role, []).append((start, end))
        return found

    @cached_property
    def anchor_starts(self) -> dict[int, str]:
        """The role of these words by their start."""
        spans = self.anchors.items()
        return {start: role for role, places in spans for start, _ in places}

    @cached_property
    def anchor_ends(self) -> dict[int, str]:
        """The role of these words by their end."""
        spans = self.anchors.items()
        return {end: role for role, places in spans for _, end in places}

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.start() for match in BREAK.finditer(self.plain)]

    def line(self, place: int) -> int:
        """Where the line, and with it the paragraph, begins that holds a place."""
        index = bisect_left(self._breaks, place)
        return self._breaks[index - 1] + 1 if index else 0

    def splits_word(self, start: int, end: int) -> bool:
        """Whether an end of a span lies inside a word that reaches out of it."""
        return self.splits_first(start, end) or self.splits_last(start, end)

    def splits_first(self, start: int, end: int) -> bool:
        """Whether a word begins before the span and ends inside it."""
        edges = self.words.edges
        if start in edges or self._closes(start):
            return False
        return any(place in edges for place in range(start + 1, end))

    def splits_last(self, start: int, end: int) -> bool:
        """Whether a word begins inside the span and ends after it."""
        edges = self.words.edges
        if end in edges or self._opens(end):
            return False
        return any(place in edges for place in range(end - 1, start, -1))

    def inside_word(self, start: int, end: int) -> bool:
        """Whether a span is the middle of one word: 中国 in 发展中国家."""
        edges = self.words.edges
        if start in edges or end in edges:
            return False
        return not any(place in edges for place in range(start, end))

    def _closes(self, place: int) -> bool:
        before = self.plain[max(0, place - 2) : place]
        return before[-1:] in CLOSERS or before in QUANTIFIERS

    def _opens(self, place: int) -> bool:
        after = self.plain[place : place + 2]
        return after[:1] in OPENERS or after in APART
