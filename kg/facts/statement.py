"""One act, understood: all that the roles of its fact are taken from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.facts.known import Known
from kg.model import Document, Fact, Mention, Paragraph, Span


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says what to whom, in which words, and what stands above it."""

    document: Document
    paragraph: Paragraph
    issuers: Sequence[Mention]
    verb: str
    force: str
    addressees: Sequence[Mention]
    action: Span  # of the words of what is to be done
    evidence: Span
    reporter: Mention | None = None  # whose text tells it, if not the issuer's own
    chapeau: Fact | None = None
    chapter_seven: bool = False
    rule: str = ""
    confidence: float = 1.0
    names: Sequence[Mention] = ()  # of its paragraph, with dates and periods
    known: Known = field(default_factory=Known)

    @property
    def words(self) -> str:
        """The words of what is to be done."""
        return self.text(self.action)

    def text(self, span: Span) -> str:
        """The words of a stretch of the paragraph."""
        begin = self.paragraph.span.start
        return self.paragraph.text[span.start - begin : span.end - begin]
