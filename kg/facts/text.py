"""A document with the names in it, as the extractors read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.model import Document, Fact, Mention, Paragraph


@dataclass(frozen=True, slots=True)
class Text:
    """A document, its names in order, and the facts that were found in it so far."""

    document: Document
    mentions: Sequence[Mention]
    facts: Sequence[Fact] = ()
    _lines: list[tuple[Paragraph, Sequence[Mention]]] = field(default_factory=list)

    def lines(self) -> Sequence[tuple[Paragraph, Sequence[Mention]]]:
        """Each paragraph with the names in it; looked up once for all extractors."""
        if not self._lines:
            self._lines.extend(self._look())
        return self._lines

    def _look(self) -> Iterator[tuple[Paragraph, Sequence[Mention]]]:
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
