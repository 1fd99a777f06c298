"""Paths to documents, one at a time; what cannot be read does not end the rest."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg import documents
from kg.errors import DocumentError
from kg.model import Document

STANDARD_INPUT = "-"
# Of a folder these are asked for as well: that they cannot be read must be said.
REFUSED = (".doc", ".odt", ".rtf", ".wps")


def read_all(paths: Iterable[str | Path]) -> Iterator[Document | DocumentError]:
    """Read files, and all readable files of folders; a failure does not end the rest.

    One document at a time is held, so that memory does not grow with their number.
    """
    for found in find_files(paths):
        yield found if isinstance(found, DocumentError) else read_one(found)


def find_files(paths: Iterable[str | Path]) -> Iterator[str | DocumentError]:
    """The files that are named, and those of readable formats in folders, sorted."""
    for path in map(str, paths):
        if path != STANDARD_INPUT and Path(path).is_dir():
            yield from _search(path)
        else:
            yield path


def _search(folder: str) -> Iterator[str | DocumentError]:
    refused: list[OSError] = []
    empty = True
    for place, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(each for each in folders if not _is_hidden(each))
        for name in sorted(files):
            if _is_document(name):
                empty = False
                yield str(Path(place, name))
    for error in refused:
        yield explain(error.filename, error)
    if empty and not refused:
        formats = ", ".join(sorted(documents.SUFFIXES))
        yield DocumentError(
            folder, "no document in this folder", f"looked for {formats}"
        )


def _is_document(name: str) -> bool:
    suffix = Path(name).suffix.lower()
    return suffix in (*documents.SUFFIXES, *REFUSED) and not _is_hidden(name)


def _is_hidden(name: str) -> bool:
    """Dot files, and the lock files that Word leaves beside an open document."""
    return name.startswith((".", "~$"))


def read_one(path: str) -> Document | DocumentError:
    """A file as a document, or why it cannot be read as one."""
    try:
        if path == STANDARD_INPUT:
            return documents.read_stream(_open_input(), "standard input")
        return documents.read(path)
    except DocumentError as error:
        return error
    except OSError as error:
        return explain(path, error)


def _open_input() -> BinaryIO:
    if sys.stdin is None:  # as in: kg read - <&-
        raise DocumentError("standard input", "is closed", "name a file instead of -")
    return sys.stdin.buffer


def explain(path: str, error: OSError) -> DocumentError:
    """What the system says of a file, as an error of ours."""
    problem = (error.strerror or type(error).__name__).lower()
    return DocumentError(path, problem, "check its name and its permissions")
