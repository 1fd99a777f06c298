"""Paths to documents, one at a time; what cannot be read does not end the rest."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import documents
from kg.errors import DocumentError
from kg.model import Document
from kg.pipeline.sources import find_files, load, title


def read_all(paths: Iterable[str | Path]) -> Iterator[Document | DocumentError]:
    """Read files, and all readable files of folders; a failure does not end the rest.

    One document at a time is held, so that memory does not grow with their number.
    """
    for found in find_files(paths):
        yield found if isinstance(found, DocumentError) else read_one(found)


def read_one(name: str) -> Document | DocumentError:
    """A file as a document, or why it cannot be read as one."""
    try:
        return documents.read_bytes(load(name), title(name))
    except DocumentError as error:
        return error
