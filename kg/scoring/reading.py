"""Passages to what the program finds in them: the flow that is measured.

A passage of a document is read in its document, since names and facts depend on what
stands before; a sentence is a document of one paragraph.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg import documents
from kg.errors import SeedError
from kg.model import Document, Fact, Kind, Mention, Metadata, Origin, Paragraph, Part
from kg.model import Span as Span
from kg.resources import seeds
from kg.scoring.items import Passage


@dataclass(frozen=True, slots=True)
class Program:
    """What is measured: it finds names, and with them facts."""

    find: Callable[[Document], Sequence[Mention]]
    find_in: Callable[[str], Sequence[Mention]]
    extract: Callable[[Document, Sequence[Mention]], Sequence[Fact]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its names and facts, and where in it the passage stands."""

    document: Document
    mentions: Sequence[Mention]
    facts: Sequence[Fact]
    span: Span


def program() -> Program:
    """The program as it ships."""
    from kg import entities, facts

    return Program(entities.find, entities.find_in, facts.extract)


@dataclass(slots=True)
class Reader:
    """Reads passages of one gold file; a document is read once."""

    gold: Path
    program: Program
    with_facts: bool
    _read: dict[str, Reading] = field(default_factory=dict)

    def read(self, passage: Passage) -> Reading:
        """What is found in the whole document, and where the passage stands in it."""
        if not passage.document:
            return self._understand(write_down(passage.text))
        if passage.document not in self._read:
            document = documents.read(self._find(passage))
            self._read[passage.document] = self._understand(document)
        known = self._read[passage.document]
        span = self._place(known.document, passage)
        return Reading(known.document, known.mentions, known.facts, span)

    def _understand(self, document: Document) -> Reading:
        alone = len(document.paragraphs) == 1 and not document.origin.file
        names = self.program.find_in(document.text) if alone else None
        mentions = self.program.find(document) if names is None else names
        facts = self.program.extract(document, mentions) if self.with_facts else ()
        return Reading(document, mentions, facts, Span(0, len(document.text)))

    def _find(self, passage: Passage) -> Path:
        """The document lies beside the gold, or among those that ship."""
        for folder in (self.gold.parent, seeds() / "documents"):
            if (path := folder / passage.document).is_file():
                return path
        problem = f"its document {passage.document} is not there"
        raise self._mistake(passage, problem, "put it beside the gold")

    def _place(self, document: Document, passage: Passage) -> Span:
        span = _place(document, passage)
        if span and document.text[span.start : span.end] == passage.text:
            return span
        problem = f"its text is not that of {passage.document} any more"
        raise self._mistake(passage, problem, "move the gold to the text as it is read")

    def _mistake(self, passage: Passage, problem: str, mend: str) -> SeedError:
        return SeedError(self.gold, passage.line, problem, mend)


def _place(document: Document, passage: Passage) -> Span | None:
    if passage.start is not None:
        return Span(passage.start, passage.start + len(passage.text))
    found = (each for each in document.paragraphs if each.number == passage.paragraph)
    return next((each.span for each in found), None)


def write_down(text: str) -> Document:
    """A sentence as a document without a name, of one paragraph."""
    paragraph = Paragraph("1", Kind.BODY, Span(0, len(text)), text, order=1)
    runs = ((0, 0, len(text)),)
    origin = Origin("", "text", "utf-8", text, runs, (), (0,))
    return Document(Metadata(), text, (paragraph,), (Part(""),), (), origin)
