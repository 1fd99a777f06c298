"""Where a graph goes: a folder, where it is swapped in whole, or a server.

A target is given one document after the other, read anew or known from before, and at
the end what is shared by all.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.graph import open_dataset
from kg.graph.dataset import Dataset, rows
from kg.graph.draft import Draft
from kg.graph.manifest import Entry
from kg.pipeline.batches import Known, index
from kg.pipeline.method import HOUSE, Method, Shared
from kg.pipeline.program import digest
from kg.pipeline.work import Piece

TURTLE, PAGE = "graph.ttl", "graph.html"
# Statements; of a larger graph no page is written, and no Turtle unless one asks.
MOST = 200_000
LOAD = 8 * 2**20  # bytes of statements that go into the store at once
MANY = 100  # documents; if more have changed, all are looked at
DOCUMENTS = "SELECT ?document WHERE {{ GRAPH {} {{ ?document a mg:Document }} }}"


class Target(Protocol):
    """What a build fills."""

    known: Known

    def put(self, piece: Piece) -> None:
        """Take a document in, in the place of what it said before."""

    def keep(self, entry: Entry) -> None:
        """Leave a document as it is."""

    def settle(self) -> None:
        """All documents have been put or kept: the others go."""

    def share(self, shared: Shared) -> int:
        """State what follows from all documents; gives how many statements that is."""

    def publish(self, quads: int) -> tuple[str, ...]:
        """Let the graph be seen; gives the files that are not written for its size."""


def _write_turtle(dataset: Dataset, stream: BinaryIO) -> None:
    from kg.writers.graph import turtle

    turtle.write(dataset, stream)


def _write_page(dataset: Dataset, stream: BinaryIO) -> None:
    from kg.views.pages import graph_page

    stream.write(graph_page(dataset))


# What is written beside the store, and swapped in with it.
WRITERS: dict[str, Callable[[Dataset, BinaryIO], None]] = {
    TURTLE: _write_turtle,
    PAGE: _write_page,
}


@contextmanager
def open_server(url: str) -> Iterator["ServerTarget"]:
    """The graphs of a server."""
    with closing(open_dataset(url)) as dataset:
        yield ServerTarget(dataset)


class ServerTarget:
    """Every document goes to the server as it comes."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.known: Known = {}

    def put(self, piece: Piece) -> None:
        """Put a document's graph in the place of the one before."""
        quads = parse(piece.statements, RdfFormat.N_QUADS, lenient=True)
        self._dataset.replace(piece.entry.iri, quads)

    def keep(self, entry: Entry) -> None:
        """Nothing is known of a server's documents, so that none is kept."""

    def settle(self) -> None:
        """The others stay."""

    def share(self, shared: Shared) -> int:
        """State it in full."""
        quads = list(shared.state(self._dataset, None))
        self._dataset.replace(shared.graph, quads)
        return len(quads)

    def publish(self, quads: int) -> tuple[str, ...]:
        """All has been seen already."""
        return ()


@contextmanager
def open_folder(
    folder: Path, method: Method, *, fresh: bool, turtle: bool | None
) -> Iterator["FolderTarget"]:
    """The graph of a folder; what is not finished is removed, or left to be resumed."""
    # What another method read says nothing of what this one would.
    program = digest() if method == HOUSE else ""
    with Draft(folder, program=program, fresh=fresh) as draft:
        target = FolderTarget(draft, turtle)
        target.clean({each.graph for each in method.shared})
        yield target


class FolderTarget:
    """A draft that is filled, and takes the place of the graph at the end."""

    def __init__(self, draft: Draft, turtle: bool | None) -> None:
        self._draft = draft
        self._turtle = turtle
        entries = list(draft.entries())
        self.known = index(entries)
        self._before = {entry.iri: entry for entry in entries}
        self._claimed: set[str] = set()
        self._changed: set[str] = set()
        self._touched: set[str] = set()
        self._moved: list[Entry] = []
        self._pieces: list[Piece] = []
        self._size = self._loaded = self._kept = 0  # bytes; statements

    def clean(self, shared: set[str]) -> None:
        """Remove what belongs to no document, as after a build that was killed."""
        for graph in set(self._draft.graphs()) - self._before.keys() - shared:
            self._draft.remove(graph)

    def put(self, piece: Piece) -> None:
        """Gather documents until there are enough to be sorted into the store."""
        entry = piece.entry
        if entry.iri in self._before:
            self._take_out(entry.iri)
        self._claimed.add(entry.iri)
        self._changed.add(entry.iri)
        self._pieces.append(piece)
        self._size += len(piece.statements)
        self._loaded += entry.quads
        if self._size >= LOAD:
            self._load()

    def keep(self, entry: Entry) -> None:
        """Leave its statements, and note if its file lies elsewhere now."""
        self._claimed.add(entry.iri)
        self._kept += entry.quads
        if self._before[entry.iri].file != entry.file:
            self._moved.append(entry)

    def settle(self) -> None:
        """Load the last documents, and take out those that are not there any more."""
        self._load()
        self._draft.put(self._moved, b"")
        for iri in sorted(self._before.keys() - self._claimed):
            self._take_out(iri)
        if self._few:
            for iri in self._changed:
                self._touch(iri)
        if self._loaded > self._kept / 10:
            self._draft.optimize()

    def share(self, shared: Shared) -> int:
        """State it of what has changed, or in full."""
        about = sorted(self._touched) if shared.by_document and self._few else None
        quads = shared.state(self._draft, about)
        self._draft.revise(shared.graph, quads, about)
        return sum(1 for _ in self._draft.quads(shared.graph))

    def publish(self, quads: int) -> tuple[str, ...]:
        """Write the Turtle and the page beside the store, and swap all in."""
        small = quads <= MOST
        wanted = {TURTLE: small if self._turtle is None else self._turtle, PAGE: small}
        for name, is_written in wanted.items():
            if is_written:
                with self._draft.write_aside(name) as stream:
                    WRITERS[name](self._draft, stream)
            else:
                self._draft.leave_out(name)
        self._draft.publish()
        left_out = [name for name, is_written in wanted.items() if not is_written]
        return tuple(each for each in left_out if self._turtle is None or each == PAGE)

    @property
    def _few(self) -> bool:
        """Whether it is known, and little, what has come and gone."""
        return len(self._changed) <= MANY and not self._draft.taken_up

    def _take_out(self, iri: str) -> None:
        self._changed.add(iri)
        self._touch(iri)
        self._draft.take_out(iri)

    def _touch(self, iri: str) -> None:
        """Remember a document, and those that it cites."""
        self._touched.add(iri)
        answer = rows(self._draft, DOCUMENTS.format(NamedNode(iri)))
        self._touched.update(row["document"].value for row in answer)

    def _load(self) -> None:
        if self._pieces:
            statements = b"".join(piece.statements for piece in self._pieces)
            self._draft.put([piece.entry for piece in self._pieces], statements)
        self._pieces, self._size = [], 0
