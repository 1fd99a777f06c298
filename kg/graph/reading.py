"""What was read from one document, and the name that it has in the graph."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from kg.graph import names
from kg.model import Document, Fact, Mention


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document."""

    document: Document
    mentions: Sequence[Mention] = ()
    facts: Sequence[Fact] = ()


def document_iri(document: Document) -> str:
    """By what the document itself is known by."""
    return names.document(document.key)


def file_name(document: Document) -> str:
    """The name of the file alone; bytes in it that are no text are written out."""
    name = PurePath(document.origin.file).name
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
