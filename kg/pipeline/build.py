"""Documents to a graph, in a folder or on a server; what cannot be read is listed.

One document at a time is held. In a folder the graph is swapped in whole at the end,
and holds these documents alone; on a server each document takes the place of its own
graph, and those that are not named stay.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from hashlib import file_digest
from pathlib import Path
from time import perf_counter

from pyoxigraph import Quad

from kg.errors import DocumentError, KgError
from kg.graph import is_server, names, open_dataset
from kg.graph.dataset import Dataset
from kg.graph.derive import derive, state_cited
from kg.graph.draft import Draft
from kg.graph.manifest import Entry
from kg.graph.reading import Reading, document_iri
from kg.graph.statements import Resolve, state
from kg.graph.terms import mg
from kg.model import Document
from kg.pipeline import knowledge
from kg.pipeline.reading import explain, find_files, read_one

Tell = Callable[["Step"], None]
TURTLE = "graph.ttl"
PAGE = "graph.html"
MENTIONS = mg("mentions")


@dataclass(frozen=True, slots=True)
class Step:
    """A file that was dealt with: the how manieth of how many, and what is to say."""

    number: int
    total: int
    file: str
    failure: DocumentError | None = None
    notices: tuple[str, ...] = ()


@dataclass(slots=True)
class Summary:
    """What a build found, and what it could not read."""

    documents: int = 0
    paragraphs: int = 0
    mentions: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    derived: int = 0
    quads: int = 0
    failures: list[DocumentError] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Method:
    """How documents are read, and what is stated beside them when all are there."""

    resolve: Resolve = knowledge.resolve
    understand: Callable[[Document], Reading] = knowledge.understand
    shared: tuple[tuple[str, Callable[[Dataset], Iterable[Quad]]], ...] = (
        (names.CITED, state_cited),
        (names.AUTHORITY, knowledge.state_known),
    )


HOUSE = Method()


def build(
    paths: Iterable[str | Path],
    place: str | Path,
    *,
    method: Method = HOUSE,
    tell: Tell = lambda step: None,
) -> Summary:
    """Build the graph of documents in a folder, or on the server of a URL.

    A file that cannot be read is told and listed, and does not keep the others from the
    graph; if none can be read, KgError is raised and the graph stays as it was.
    """
    begin = perf_counter()
    run = _Run(list(find_files(paths)), method, tell)
    (_fill_server if is_server(place) else _fill_folder)(run, place)
    run.summary.seconds = perf_counter() - begin
    return run.summary


def _fill_folder(run: "_Run", place: str | Path) -> None:
    from kg.views.pages import graph_page
    from kg.writers.graph import turtle

    with Draft(Path(place)) as draft:
        draft.load(quad for _, quads in run.documents() for quad in quads)
        run.finish(draft)
        draft.optimize()
        with draft.write_aside(TURTLE) as stream:
            turtle.write(draft, stream)
        with draft.write_aside(PAGE) as stream:
            stream.write(graph_page(draft))
        draft.publish(run.entries.values())


def _fill_server(run: "_Run", place: str | Path) -> None:
    with closing(open_dataset(place)) as dataset:
        for graph, quads in run.documents():
            dataset.replace(graph, quads)
        run.finish(dataset)


class _Run:
    """One build: the files that are left to do, and what was found so far."""

    def __init__(
        self, files: list[str | DocumentError], method: Method, tell: Tell
    ) -> None:
        self.files = files
        self.method = method
        self.tell = tell
        self.summary = Summary()
        self.entries: dict[str, Entry] = {}

    def documents(self) -> Iterator[tuple[str, list[Quad]]]:
        """The named graphs of the documents, one after the other."""
        for number, file in enumerate(self.files, 1):
            found = self._read(file)
            step = Step(number, len(self.files), str(file))
            if isinstance(found, DocumentError):
                self.summary.failures.append(found)
                step = replace(step, file=found.file, failure=found)
            else:
                step = replace(step, notices=found.origin.notices)
                yield self._count(*self._state(found))
            self.tell(step)

    def finish(self, dataset: Dataset) -> None:
        """State what is shared by all; KgError if not one document was read."""
        if not self.entries:
            raise _nothing(self.summary.failures)
        for graph, state_shared in self.method.shared:
            dataset.replace(*self._count(graph, list(state_shared(dataset))))

    def _read(self, file: str | DocumentError) -> Document | DocumentError:
        """One document, unless it is in the graph already."""
        found = file if isinstance(file, DocumentError) else read_one(file)
        if isinstance(found, DocumentError):
            return found
        iri, name = document_iri(found), found.origin.file
        if iri in self.entries:
            problem = f"is the same document as {self.entries[iri].file}"
            return DocumentError(name, problem, "leave one of them out")
        try:
            self.entries[iri] = Entry(iri, name, _digest(Path(name)), quads=0)
        except OSError as error:
            return explain(name, error)
        return found

    def _state(self, document: Document) -> tuple[str, list[Quad]]:
        """All statements of a document, and the edges that follow from them."""
        reading = self.method.understand(document)
        stated = list(state(reading, self.method.resolve))
        derived = list(derive(stated))
        summary, iri = self.summary, document_iri(document)
        summary.documents += 1
        summary.paragraphs += len(document.paragraphs)
        summary.mentions += sum(quad.predicate == MENTIONS for quad in stated)
        summary.facts.update(fact.kind for fact in reading.facts)
        summary.derived += len(derived)
        count = len(stated) + len(derived)
        self.entries[iri] = replace(self.entries[iri], quads=count)
        return iri, stated + derived

    def _count(self, graph: str, quads: list[Quad]) -> tuple[str, list[Quad]]:
        self.summary.quads += len(quads)
        return graph, quads


def _digest(path: Path) -> str:
    """The SHA-256 of a file that can be read again; empty for standard input."""
    if not path.is_file():
        return ""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _nothing(failures: list[DocumentError]) -> KgError:
    if len(failures) == 1:
        return failures[0]
    return KgError(
        f"none of {len(failures)} files could be read; the graph is as it was"
    )
