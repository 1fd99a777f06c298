"""A document with the names in it, as the extractors read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.facts.words import Words
from kg.model import Document, Fact, Mention, Paragraph


@dataclass(frozen=True, slots=True)
class Text:
    """A document, its names in order, and the facts that were found in it so far."""

    document: Document
    mentions: Sequence[Mention]
    facts: Sequence[Fact] = ()
    _words: dict[str, Words] = field(default_factory=dict, compare=False)

    def read(self) -> Iterator[tuple[Paragraph, Words]]:
        """Each paragraph with its words and names, read once for all extractors."""
        for paragraph, names in self.lines():
            words = self._words.get(paragraph.number)
            if words is None:
                words = Words(paragraph.text, names, paragraph.span.start)
                self._words[paragraph.number] = words
            yield paragraph, words

    def lines(self) -> Iterator[tuple[Paragraph, Sequence[Mention]]]:
        """Each paragraph with the names in it."""
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
