"""Where documents are: files, folders, globs, zip archives, and what fsspec reaches.

Takes what people name, gives the names of single documents, then the bytes of one. A
document in an archive is named like a file in a folder: ``2023.zip/S_2023_36.pdf``.
"""

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import documents
from kg.errors import DocumentError
from kg.pipeline import archives, remote

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard input"
# Of a folder these are asked for as well: that they cannot be read must be said.
REFUSED = (".doc", ".odt", ".rtf", ".wps")
ASKED = (*documents.SUFFIXES, *REFUSED)


def find_files(paths: Iterable[str | Path]) -> Iterator[str | DocumentError]:
    """The documents that are named, and all in folders and archives, sorted."""
    for path in map(str, paths):
        if remote.is_remote(path):
            yield from remote.find(path, is_document)
        elif path == STANDARD_INPUT or not Path(path).exists():
            yield from _match(path)
        elif Path(path).is_dir():
            yield from _search(path)
        else:
            yield from _open(path)


def _match(pattern: str) -> Iterator[str | DocumentError]:
    """What a glob matches, if the name is none of a file and looks like one."""
    if not glob.has_magic(pattern):
        yield pattern
        return
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - any pattern
    for path in found:
        if Path(path).is_file():
            yield from _open(path)
    if not found:
        yield DocumentError(pattern, "matches no file", "check the pattern")


def _open(path: str) -> Iterator[str | DocumentError]:
    """A file, or all documents of an archive."""
    if not path.lower().endswith(archives.SUFFIX):
        yield path
        return
    found = [
        each
        for each in archives.list_members(path)
        if isinstance(each, DocumentError) or is_document(each)
    ]
    yield from found or [_empty(path, "archive")]


def _search(folder: str) -> Iterator[str | DocumentError]:
    refused: list[OSError] = []
    empty = True
    for place, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(each for each in folders if not _is_hidden(each))
        before = "" if str(Path(place)) == "." else f"{Path(place)}{os.sep}"
        for name in sorted(files):
            if is_document(name) or name.lower().endswith(archives.SUFFIX):
                empty = False
                yield from _open(before + name)
    for error in refused:
        yield explain(error.filename, error)
    if empty and not refused:
        yield _empty(folder, "folder")


def _empty(place: str, what: str) -> DocumentError:
    formats = ", ".join(sorted(documents.SUFFIXES))
    return DocumentError(place, f"no document in this {what}", f"looked for {formats}")


def is_document(name: str) -> bool:
    """Whether a file in a folder is asked for, by its name."""
    return name.lower().endswith(ASKED) and not _is_hidden(name)


def _is_hidden(name: str) -> bool:
    """Dot files, and the lock files that Word leaves beside an open document."""
    return name.replace(os.sep, "/").rpartition("/")[2].startswith((".", "~$"))


def load(name: str) -> bytes:
    """The bytes of a document; DocumentError if they cannot be had."""
    try:
        if name == STANDARD_INPUT:
            return _read_input()
        if remote.is_remote(name):
            return remote.load(name)
        if archives.is_member(name):
            return archives.load(name)
        return documents.load(name)
    except OSError as error:
        raise explain(name, error) from None


def title(name: str) -> str:
    """What a document is called when it is spoken of."""
    return STANDARD_INPUT_NAME if name == STANDARD_INPUT else name


def _read_input() -> bytes:
    if sys.stdin is None:  # as in: kg read - <&-
        raise DocumentError(
            STANDARD_INPUT_NAME, "is closed", "name a file instead of -"
        )
    return sys.stdin.buffer.read(documents.LIMIT + 1)


def explain(path: str, error: OSError) -> DocumentError:
    """What the system says of a file, as an error of ours."""
    problem = (error.strerror or type(error).__name__).lower()
    return DocumentError(path, problem, "check its name and its permissions")
