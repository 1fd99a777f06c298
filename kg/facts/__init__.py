"""Takes paragraphs with the names in them, gives facts: one file a kind of fact.

An extractor is a pure function. To add a kind: write its file, name it in EXTRACTORS,
declare its class and its roles in ``ontology/kg.ttl``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.facts import adoptions
from kg.model import Document, Fact, Mention, Paragraph

Extractor = Callable[[Paragraph, Sequence[Mention]], Iterator[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (adoptions.extract,)


def extract(document: Document, mentions: Iterable[Mention] = ()) -> list[Fact]:
    """All facts of a document, paragraph by paragraph, each once."""
    here = sorted(mentions, key=lambda mention: mention.span)
    facts: list[Fact] = []
    first = 0
    for paragraph in document.paragraphs:
        while first < len(here) and here[first].span.end <= paragraph.span.start:
            first += 1
        inside = [
            mention
            for mention in here[first:]
            if mention.span.start < paragraph.span.end
            and mention.span in paragraph.span
        ]
        for extractor in EXTRACTORS:
            facts += extractor(paragraph, inside)
    return facts
