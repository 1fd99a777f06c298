"""Documents made of a few paragraphs, for what is read from a document as a whole."""

from collections.abc import Sequence
from datetime import date

from kg import entities, facts
from kg.model import (
    Document,
    DocumentKind,
    Fact,
    Kind,
    Metadata,
    Origin,
    Paragraph,
    Part,
    Span,
)

AUTHORS = {DocumentKind.REPORT: "秘书长", DocumentKind.LETTER: "秘书长"}


def write(
    texts: Sequence[str],
    kind: DocumentKind = DocumentKind.RESOLUTION,
    symbol: str | None = "S/RES/2700(2023)",
    day: date | None = date(2023, 6, 30),
) -> Document:
    """A document of numbered paragraphs; those of a resolution are operative."""
    adopted = kind is DocumentKind.RESOLUTION
    place = Kind.OPERATIVE if adopted else Kind.BODY
    paragraphs: list[Paragraph] = []
    for number, text in enumerate(texts, 1):
        start = paragraphs[-1].span.end + 1 if paragraphs else 0
        span = Span(start, start + len(text))
        paragraphs.append(Paragraph(str(number), place, span, text, number))
    whole = "\n".join(texts)
    runs = ((0, 0, len(whole)),)
    origin = Origin("made", "text", "utf-8", whole, runs, (), (0,))
    metadata = Metadata(
        kind=kind,
        symbol=symbol,
        date=day,
        organ="安全理事会" if adopted else None,
        author=AUTHORS.get(kind),
    )
    return Document(metadata, whole, tuple(paragraphs), (Part(""),), (), origin)


def extract(document: Document) -> list[Fact]:
    """The facts of a document as the program finds them."""
    return facts.extract(document, entities.find(document))
