"""A generation of the store in the making: filled aside, then swapped in whole.

A draft begins empty, as a copy of the graph that is there, or as what was left by a
build that was ended; the two latter only if the same program made them and nothing in
them is damaged.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Self

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from kg.errors import StoreError
from kg.graph import copies, manifest
from kg.graph.asking import ask
from kg.graph.dataset import Answer, Scope
from kg.graph.faults import is_of_store, writing
from kg.graph.generations import Generations
from kg.graph.manifest import DATA, Entry
from kg.graph.seal import write_seal

BATCH = 100_000  # statements; while one is sorted and written the next is taken in


class Draft:
    """A ``Dataset`` that nobody else sees until it is published.

    As a context manager it removes what was not published. If it is made for a program,
    by the digest of that, what a person or the system ends is left to be taken up.
    """

    def __init__(
        self,
        folder: Path,
        base: Path | None = None,
        *,
        program: str = "",
        fresh: bool = False,
    ) -> None:
        self.folder = folder
        self._program = program
        self._fresh = fresh
        self._generations = Generations(folder)
        with writing(folder):
            self._generation = self._generations.begin(self._is_ours)
            try:
                self._store = self._take_up() or self._begin(base)
            except BaseException:
                self._generations.discard(self._generation)
                raise

    def _is_ours(self, path: Path) -> bool:
        known = "" if self._fresh else self._program
        return bool(known) and manifest.read_program(path) == known

    def _take_up(self) -> Store | None:
        """What a build left, if it can be read."""
        if not self._generation.taken_up:
            return None
        try:
            list(self.entries())
            return Store(str(self._generation.path / DATA))
        except (OSError, RuntimeError, ValueError, TypeError, LookupError) as error:
            if not is_of_store(error):
                raise
            return None

    def _begin(self, base: Path | None) -> Store:
        """A copy of the base, or of the current graph if that is ours, or nothing."""
        path = self._generation.path
        copies.clear(path)
        if base:
            copies.copy(base, path)
        elif not self._fresh:
            with suppress(StoreError), self._generations.reading() as current:
                if self._is_ours(current):
                    copies.copy_sound(current, path)
        if self._program:
            manifest.write_program(path, self._program)
        return Store(str(path / DATA))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *failure: object) -> None:
        ended = kind is not None and not issubclass(kind, Exception)
        self.close(keep=bool(self._program) and ended)

    def close(self, *, keep: bool = False) -> None:
        """Let go of the files, and remove them if they were not published.

        What is kept is there for the next build to take up.
        """
        self._store = Store()  # closes the one on disk
        if keep:
            self._generation.lock.release()
            return
        with suppress(OSError):
            self._generations.discard(self._generation)

    def entries(self) -> Iterator[Entry]:
        """The documents whose statements are in the draft."""
        return manifest.read_entries(self._generation.path)

    def put(self, entries: list[Entry], statements: bytes) -> None:
        """Add documents, with their statements as N-Quads.

        They are listed when their statements are there: of a build that is ended
        between, the next finds graphs without a document, and removes them.
        """
        with writing(self.folder):
            self._store.bulk_load(statements, format=RdfFormat.N_QUADS, lenient=True)
            manifest.note_entries(self._generation.path, entries)

    def take_out(self, graph: str) -> None:
        """Remove a document; it is off the list before its statements go."""
        with writing(self.folder):
            manifest.note_removal(self._generation.path, graph)
        self.remove(graph)

    def revise(
        self, graph: str, quads: Iterable[Quad], about: Iterable[str] | None = None
    ) -> None:
        """Let a graph say of these subjects, or of all, what the statements say."""
        if graph not in self:
            self.put([], serialize(quads, format=RdfFormat.N_QUADS) or b"")
            return
        wanted, name = set(quads), NamedNode(graph)
        subjects = [None] if about is None else map(NamedNode, about)
        with writing(self.folder):
            said = {
                quad
                for subject in subjects
                for quad in self._store.quads_for_pattern(subject, None, None, name)
            }
            for quad in said - wanted:
                self._store.remove(quad)
            self._store.extend(wanted - said)

    def load(self, quads: Iterable[Quad]) -> int:
        """Add statements as they come, a batch at a time; gives how many came."""
        count, rest = 0, iter(quads)

        def come() -> Iterator[Quad]:
            nonlocal count
            for quad in islice(rest, BATCH):
                count += 1
                yield quad

        with writing(self.folder):
            full = True
            while full:
                before = count
                self._store.bulk_extend(come())
                full = count - before == BATCH
        return count

    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put these statements in the place of a graph's."""
        self.remove(graph)
        self.load(quads)

    def remove(self, graph: str) -> None:
        """Remove a graph's statements."""
        with writing(self.folder):
            self._store.remove_graph(NamedNode(graph))

    def graphs(self) -> Iterator[str]:
        """The IRIs of the named graphs."""
        return (name.value for name in self._store.named_graphs())

    def __contains__(self, graph: str) -> bool:
        return self._store.contains_named_graph(NamedNode(graph))

    def query(self, sparql: str, scope: Scope | None = None) -> Answer:
        """Ask what was loaded; the default graph is the union of all graphs."""
        return ask(self._store, sparql, scope)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """What was loaded, of one graph or of all."""
        name = NamedNode(graph) if graph else None
        return self._store.quads_for_pattern(None, None, None, name)

    @property
    def taken_up(self) -> bool:
        """Whether a build that was ended has left it."""
        return self._generation.taken_up

    def leave_out(self, name: str) -> None:
        """Let a file of the folder go when the draft takes its place."""
        self._generation.dropped.append(self.folder / name)

    @contextmanager
    def write_aside(self, name: str) -> Iterator[BinaryIO]:
        """Write a file that takes its place in the folder when the draft does."""
        with writing(self.folder):
            path = self._generation.aside(self.folder / name)
            with path.open("wb") as stream:
                yield stream

    def optimize(self) -> None:
        """Make a store that was filled anew fast to ask."""
        with writing(self.folder):
            self._store.optimize()

    def publish(self, entries: Iterable[Entry] | None = None) -> None:
        """Put the store in the place of the one before.

        The documents are those that were put in, unless others are named.
        """
        path = self._generation.path
        with writing(self.folder):
            self._store.flush()
            self._store = Store()  # closes the one on disk
            if entries is not None:
                manifest.write_entries(path, entries)
            manifest.write_version(path)
            write_seal(path)
            self._generations.publish(self._generation)
