"""A generation of the store in the making: filled aside, then swapped in whole."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Self

from pyoxigraph import NamedNode, Quad, Store

from kg.graph import manifest
from kg.graph.asking import ask
from kg.graph.dataset import Answer, Scope
from kg.graph.faults import writing
from kg.graph.generations import Generations
from kg.graph.manifest import DATA, Entry

BATCH = 100_000  # statements; while one is sorted and written the next is taken in


class Draft:
    """A ``Dataset`` that nobody else sees until it is published.

    As a context manager it removes what was not published.
    """

    def __init__(
        self, folder: Path, fill: Callable[[Path], None] | None = None
    ) -> None:
        self.folder = folder
        self._generations = Generations(folder)
        with writing(folder):
            self._generation = self._generations.begin()
            try:
                self._store = self._make_store(fill)
            except BaseException:
                self._generations.discard(self._generation)
                raise

    def _make_store(self, fill: Callable[[Path], None] | None) -> Store:
        data = self._generation.path / DATA
        if fill:
            fill(data)
        return Store(str(data))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files, and remove them if they were not published."""
        self._store = Store()  # closes the one on disk
        with suppress(OSError):
            self._generations.discard(self._generation)

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

    def query(self, sparql: str, scope: Scope | None = None) -> Answer:
        """Ask what was loaded; the default graph is the union of all graphs."""
        return ask(self._store, sparql, scope)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """What was loaded, of one graph or of all."""
        name = NamedNode(graph) if graph else None
        return self._store.quads_for_pattern(None, None, None, name)

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

    def publish(self, entries: Iterable[Entry]) -> None:
        """Put the store in the place of the one before, with the list of documents."""
        path = self._generation.path
        with writing(self.folder):
            self._store.flush()
            self._store = Store()  # closes the one on disk
            manifest.write_entries(path, entries)
            manifest.write_version(path)
            self._generations.publish(self._generation)
