"""A document with the names in it, as the extractors read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.facts.words import Words
from kg.model import Document, Fact, Mention, Paragraph

if TYPE_CHECKING:
    from kg.facts.line import Line

Named = tuple[Paragraph, Sequence[Mention]]


@dataclass(frozen=True, slots=True)
class Text:
    """A document, its names in order, and the facts that were found in it so far.

    What is worked out of it is kept, so that it is done once for all extractors.
    """

    document: Document
    mentions: Sequence[Mention]
    facts: Sequence[Fact] = ()
    _lines: list[Named] = field(default_factory=list, compare=False)
    _words: dict[int, Words] = field(default_factory=dict, compare=False)  # by order
    lines_by_acts: dict[int, "list[Line]"] = field(default_factory=dict, compare=False)

    def lines(self) -> Sequence[Named]:
        """Each paragraph with the names in it."""
        if not self._lines:
            self._lines.extend(self._look())
        return self._lines

    def words(self, paragraph: Paragraph, names: Sequence[Mention]) -> Words:
        """A paragraph as the grammar sees it, read once for all extractors."""
        found = self._words.get(paragraph.order)
        if found is None:
            found = Words(paragraph.text, names, paragraph.span.start)
            self._words[paragraph.order] = found
        return found

    def _look(self) -> Iterator[Named]:
        first = 0
        for paragraph in self.document.paragraphs:
            while (
                first < len(self.mentions)
                and self.mentions[first].span.end <= paragraph.span.start
            ):
                first += 1
            yield paragraph, self._inside(first, paragraph)

    def _inside(self, first: int, paragraph: Paragraph) -> Sequence[Mention]:
        found = []
        for index in range(first, len(self.mentions)):
            mention = self.mentions[index]
            if mention.span.start >= paragraph.span.end:
                break
            if mention.span in paragraph.span:
                found.append(mention)
        return found
