"""Takes a document with the names in it, gives facts: one file a kind of fact.

An extractor is a pure function; it sees what those before it found. To add a kind:
write its file, name it in EXTRACTORS, declare its class and its roles in
``ontology/kg.ttl``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.facts import (
    adoptions,
    ceilings,
    citations,
    directives,
    events,
    figures,
    mandates,
    meetings,
    relations,
    sanctions,
)
from kg.facts.text import Text
from kg.model import Document, Fact, Mention

Extractor = Callable[[Text], Iterator[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (
    adoptions.extract,
    mandates.extract,
    citations.extract,
    directives.extract,
    ceilings.extract,
    events.extract,
    figures.extract,
    meetings.extract,
    relations.extract,
    sanctions.extract,
)


def extract(document: Document, mentions: Iterable[Mention] = ()) -> list[Fact]:
    """All facts of a document, each once."""
    facts: list[Fact] = []
    text = Text(document, sorted(mentions, key=_place))
    for extractor in EXTRACTORS:
        facts += extractor(replace(text, facts=tuple(facts)))
    return facts


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end
