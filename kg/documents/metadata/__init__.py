"""Takes the paragraphs, gives what the document says of itself."""

from kg.documents.metadata.heads import describe

__all__ = ["describe"]
