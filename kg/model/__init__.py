"""The bottom of the house: what a document, a paragraph, a name and a fact are.

Everything here is frozen and mute: it holds what was read and knows nobody above.
"""

from kg.model.document import (
    Call,
    Document,
    DocumentKind,
    Furniture,
    Kind,
    Metadata,
    Origin,
    Paragraph,
    Part,
    Place,
    Span,
    Vote,
)
from kg.model.fact import Fact, Mention, Quantity, Time

__all__ = [
    "Call",
    "Document",
    "DocumentKind",
    "Fact",
    "Furniture",
    "Kind",
    "Mention",
    "Metadata",
    "Origin",
    "Paragraph",
    "Part",
    "Place",
    "Quantity",
    "Span",
    "Time",
    "Vote",
]
