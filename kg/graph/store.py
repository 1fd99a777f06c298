"""The store on disk: Oxigraph, opened as a snapshot that nobody writes to.

Takes a folder that a build wrote, gives a ``Dataset``. What changes the graph is
written to a new generation and swapped in whole.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from kg.errors import DamageError, StoreError
from kg.graph import manifest
from kg.graph.asking import ask
from kg.graph.dataset import Answer, Scope
from kg.graph.draft import Draft
from kg.graph.faults import reading
from kg.graph.generations import BUILD, Generations
from kg.graph.manifest import DATA, Entry
from kg.graph.safety import refuse_service
from kg.graph.seal import break_seal


def open_store(folder: Path) -> "StoredDataset":
    """Open the graph of a folder; StoreError where there is none that can be read."""
    return StoredDataset(folder)


class StoredDataset:
    """The graph of a folder, as it stood when it was opened."""

    _store: Store | None

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open()

    @property
    def generation(self) -> str:
        """Another word whenever another build was swapped in."""
        return self._path.name

    def query(self, sparql: str, scope: Scope | None = None) -> Answer:
        """Answer a SPARQL 1.1 query; the default graph is the union of all graphs."""
        refuse_service(sparql)
        with self._reading():
            return ask(self._data, sparql, scope)

    def graphs(self) -> Iterator[str]:
        """The IRIs of the named graphs."""
        with self._reading():
            for name in self._data.named_graphs():
                yield name.value

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """The statements of one graph, or of all, one at a time."""
        name = NamedNode(graph) if graph else None
        with self._reading():
            yield from self._data.quads_for_pattern(None, None, None, name)

    def documents(self) -> Iterator[Entry]:
        """The documents that the graph was built from."""
        with self._reading():
            yield from manifest.read_entries(self._path)

    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put these statements in the place of a graph's, in a new generation."""
        with self._copy() as draft:
            draft.remove(graph)
            count = draft.load(quads)
            draft.publish(
                replace(entry, sha256="", quads=count) if entry.iri == graph else entry
                for entry in self.documents()
            )
        self._reopen()

    def remove(self, graph: str) -> None:
        """Remove a graph without a trace, in a new generation."""
        with self._copy() as draft:
            draft.remove(graph)
            draft.publish(entry for entry in self.documents() if entry.iri != graph)
        self._reopen()

    def close(self) -> None:
        """Let go of the files."""
        self._store = None
        self._lock.release()

    @property
    def _data(self) -> Store:
        if self._store is None:
            raise StoreError(self.folder, "its graph was closed", "open it again")
        return self._store

    def _open(self) -> None:
        with reading(self.folder):
            self._path, self._lock = Generations(self.folder).open()
            try:
                self._check_version()
                self._store = Store.read_only(str(self._path / DATA))
            except BaseException:
                self._lock.release()
                raise

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Explain what fails; what is damaged is not built upon."""
        try:
            with reading(self.folder):
                yield
        except DamageError:
            break_seal(self._path)
            raise

    def _reopen(self) -> None:
        self.close()
        self._open()

    def _check_version(self) -> None:
        found, known = manifest.read_version(self._path), manifest.version()
        if found != known:
            problem = (
                f"was built by another kg ({_list(found)}), this is {_list(known)}"
            )
            build = BUILD.format(self.folder)
            raise StoreError(self.folder, problem, f"build it again: {build}")

    def _copy(self) -> Draft:
        """A draft that begins as this graph; files that stay are shared by links."""
        return Draft(self.folder, self._path)


def _list(version: object) -> str:
    """A version in words.

    >>> _list({"format": 1, "ontology": "0.1.0"}), _list([])
    ('format 1, ontology 0.1.0', 'of no known format')
    """
    pairs = version.items() if isinstance(version, dict) else ()
    return ", ".join(f"{name} {value}" for name, value in pairs) or "of no known format"
