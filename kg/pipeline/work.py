"""One document to its statements: a pure function, wherever it runs.

Takes a name and the bytes of a file, gives what goes into the store, ready to be sent
from one process to another.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pyoxigraph import Quad, RdfFormat, serialize

from kg import documents
from kg.errors import DocumentError, KgError
from kg.graph.derive import derive
from kg.graph.manifest import Entry
from kg.graph.reading import document_iri
from kg.graph.statements import state
from kg.graph.terms import mg
from kg.model import Document
from kg.pipeline.method import Method

MENTIONS = mg("mentions")


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read."""

    name: str
    data: bytes = field(repr=False)
    sha256: str = ""  # of the bytes; empty if they cannot be had again


@dataclass(frozen=True, slots=True)
class Piece:
    """A document's part of the graph: its entry in the list, its statements."""

    entry: Entry
    statements: bytes = field(repr=False)  # N-Quads
    notices: tuple[str, ...] = ()


Outcome = Piece | DocumentError


def read_tasks(tasks: Sequence[Task], method: Method) -> list[Outcome]:
    """Read files one after the other; a failure does not end the rest."""
    return [read_task(task, method) for task in tasks]


def read_task(task: Task, method: Method) -> Outcome:
    """Read one file. A mistake of the program costs this document alone."""
    try:
        document = documents.read_bytes(task.data, task.name)
        return _make_piece(task, document, method)
    except DocumentError as error:
        return error
    except KgError:
        raise
    except Exception as error:
        said = f"{type(error).__name__}: {error}".strip().partition("\n")[0]
        mend = "leave it out, and report it with the file"
        return DocumentError(task.name, f"the program fails on it: {said}", mend)


def _make_piece(task: Task, document: Document, method: Method) -> Piece:
    """All statements of a document, and the edges that follow from them."""
    reading = method.understand(document)
    stated = list(state(reading, method.resolve))
    derived = list(derive(stated))
    counts = {
        "paragraphs": len(document.paragraphs),
        "mentions": sum(quad.predicate == MENTIONS for quad in stated),
        "derived": len(derived),
    }
    # What has an identity may be told twice in a document, and is one.
    told = {fact.identity or id(fact): fact.kind for fact in reading.facts}
    facts = Counter(told.values())
    quads = stated + derived
    entry = Entry(
        document_iri(document), task.name, task.sha256, len(quads), counts, dict(facts)
    )
    return Piece(entry, _serialize(quads), document.origin.notices)


def _serialize(quads: list[Quad]) -> bytes:
    statements = serialize(quads, format=RdfFormat.N_QUADS)
    assert statements is not None  # as it is where no file is named
    return statements
