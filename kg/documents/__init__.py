"""Takes a file of a UN document in Chinese, gives a Document.

The flow: formats (a file to lines), layout (lines to paragraphs again), structure
(paragraphs to a numbered tree), metadata (what the document says of itself).
"""

import os
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from kg.documents.account import Account, account
from kg.documents.formats import LIMIT, SUFFIXES, open_source
from kg.documents.formats.source import Source
from kg.documents.layout import restore
from kg.documents.metadata import describe
from kg.documents.origin import trace
from kg.documents.structure import structure
from kg.documents.structure.composition import strip_controls
from kg.errors import DocumentError
from kg.model import Document

__all__ = [
    "LIMIT",
    "SUFFIXES",
    "Account",
    "account",
    "load",
    "read",
    "read_bytes",
    "read_stream",
]

PATIENCE = 3  # times that a file may change while it is read


def read(path: str | Path) -> Document:
    """Read a file; DocumentError says in one line why it cannot be read."""
    return read_bytes(load(path), str(path))


def load(path: str | Path) -> bytes:
    """The bytes of a file as they stood at one moment, up to one more than LIMIT."""
    try:
        for _ in range(PATIENCE):
            with FileIO(path) as stream:
                before = os.fstat(stream.fileno())
                data = _read(stream, before.st_size)
                if _is_same(before, os.fstat(stream.fileno())):
                    return data
        raise DocumentError(path, "changes while it is read", "wait until it is whole")
    except FileNotFoundError:
        dangling = Path(path).is_symlink()
        problem = "is a link to nothing" if dangling else "is not there"
        raise DocumentError(path, problem, "check the name") from None
    except IsADirectoryError:
        raise DocumentError(path, "is a folder", "give its files") from None
    except PermissionError:
        raise DocumentError(path, "may not be read", "check its permissions") from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise DocumentError(path, f"cannot be read: {reason}", "try again") from None


def _read(stream: FileIO, size: int) -> bytes:
    """What is there; of a pipe, whose size nobody knows, what comes."""
    data = stream.read(min(size, LIMIT) + 1)
    while size < len(data) <= LIMIT and (more := stream.read(LIMIT + 1 - len(data))):
        data += more
    return data


def _is_same(before: os.stat_result, after: os.stat_result) -> bool:
    return (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)


def read_stream(stream: BinaryIO, name: str) -> Document:
    """Read an open file, or standard input."""
    return read_bytes(stream.read(LIMIT + 1), name)


def read_bytes(data: bytes, name: str) -> Document:
    """Read a file's bytes; the name tells the format where the bytes do not."""
    return lay_out(open_source(data, name), name)


def lay_out(source: Source, name: str) -> Document:
    """From printed lines to a document: the whole flow, top to bottom."""
    layout = restore(source)
    strip_controls(source, layout.blocks)
    blocks = [block for block in layout.blocks if block.text.strip()]
    if not blocks:
        raise DocumentError(name, "holds no text", "check that it is the right file")
    structured = structure(blocks)
    written = structured.composition
    notices = [f"nothing calls footnote {mark}" for mark in layout.uncalled]
    origin = trace(source, layout.named, written.runs, file=name, notices=notices)
    metadata, parts = describe(written.paragraphs, origin, structured.labels)
    return Document(
        metadata=metadata,
        text="".join(written.text),
        paragraphs=tuple(written.paragraphs),
        parts=parts,
        calls=tuple(written.calls),
        origin=origin,
    )
