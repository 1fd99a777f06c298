"""Takes a file of a UN document in Chinese, gives a Document.

The flow: a reader by format → lines → paragraphs again → numbered → described.
"""

from pathlib import Path
from typing import BinaryIO

from kg.documents.account import Account, account
from kg.documents.citation import number_drafts
from kg.documents.composition import compose, strip_controls
from kg.documents.footnotes import mark_notes, take_out_calls
from kg.documents.formats import LIMIT, SUFFIXES, open_source
from kg.documents.furniture import name_furniture
from kg.documents.layout import join_lines
from kg.documents.metadata import describe
from kg.documents.origin import trace
from kg.documents.source import Source
from kg.documents.structure import build_tree
from kg.documents.tables import mark_rows
from kg.errors import DocumentError
from kg.model import Document

__all__ = ["SUFFIXES", "Account", "account", "read", "read_bytes", "read_stream"]


def read(path: str | Path) -> Document:
    """Read a file; DocumentError says in one line why it cannot be read."""
    path = Path(path)
    try:
        with path.open("rb") as stream:
            return read_stream(stream, str(path))
    except FileNotFoundError:
        problem = "is a link to nothing" if path.is_symlink() else "is not there"
        raise DocumentError(path, problem, "check the name") from None
    except IsADirectoryError:
        raise DocumentError(path, "is a folder", "give its files") from None
    except PermissionError:
        raise DocumentError(path, "may not be read", "check its permissions") from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise DocumentError(path, f"cannot be read: {reason}", "try again") from None


def read_stream(stream: BinaryIO, name: str) -> Document:
    """Read an open file, or standard input."""
    return read_bytes(stream.read(LIMIT + 1), name)


def read_bytes(data: bytes, name: str) -> Document:
    """Read a file's bytes; the name tells the format where the bytes do not."""
    return lay_out(open_source(data, name), name)


def lay_out(source: Source, name: str) -> Document:
    """From printed lines to a document: the whole flow, top to bottom."""
    named = name_furniture(source)
    mark_notes(source, named)
    mark_rows(source, named)
    blocks = join_lines(source, named)
    uncalled = take_out_calls(source, blocks)
    strip_controls(source, blocks)
    blocks = [block for block in blocks if block.text]
    if not blocks:
        raise DocumentError(name, "holds no text", "check that it is the right file")
    drafts, labels = build_tree(blocks)
    number_drafts(drafts)
    composition = compose(drafts)
    notices = [f"nothing calls footnote {mark}" for mark in uncalled]
    origin = trace(source, named, composition.runs, file=name, notices=notices)
    metadata, parts = describe(composition.paragraphs, origin, labels)
    return Document(
        metadata=metadata,
        text="".join(composition.text),
        paragraphs=tuple(composition.paragraphs),
        parts=parts,
        calls=tuple(composition.calls),
        origin=origin,
    )
