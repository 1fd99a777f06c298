"""Documents to a graph, in a folder or on a server; what cannot be read is listed.

In a folder the graph is swapped in whole at the end, and holds these documents alone;
what the same program read before of the same files is not read again. On a server each
document takes the place of its own graph, and those that are not named stay.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

from kg.errors import DocumentError, KgError
from kg.graph import is_server
from kg.graph.manifest import Entry
from kg.pipeline.batches import gather
from kg.pipeline.method import HOUSE, Method
from kg.pipeline.pools import Read, read_here
from kg.pipeline.sources import find_files
from kg.pipeline.targets import Target, open_folder, open_server
from kg.pipeline.work import Outcome, Piece

__all__ = ["HOUSE", "Method", "Options", "Step", "Summary", "Tell", "build"]


@dataclass(frozen=True, slots=True)
class Step:
    """A file that was dealt with: the how manieth of how many, and what is to say."""

    number: int
    total: int
    file: str
    failure: DocumentError | None = None
    notices: tuple[str, ...] = ()


Tell = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How a build goes about it; the graph is the same whatever they are."""

    read: Read = read_here  # who reads: see ``pools``
    fresh: bool = False  # read everything anew
    turtle: bool | None = (
        None  # write Turtle beside the store; None: unless it is large
    )


@dataclass(slots=True)
class Summary:
    """What is in the graph, how much of it was read now, and what could not be read."""

    documents: int = 0
    read: int = 0
    paragraphs: int = 0
    mentions: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    derived: int = 0
    quads: int = 0
    failures: list[DocumentError] = field(default_factory=list)
    left_out: tuple[str, ...] = ()  # files that a build writes of smaller graphs
    seconds: float = 0.0

    def count(self, entry: Entry) -> None:
        """Count a document that is in the graph."""
        self.documents += 1
        self.paragraphs += entry.counts["paragraphs"]
        self.mentions += entry.counts["mentions"]
        self.derived += entry.counts["derived"]
        self.facts.update(entry.facts)
        self.quads += entry.quads


def build(
    paths: Iterable[str | Path],
    place: str | Path,
    *,
    method: Method = HOUSE,
    options: Options = Options(),
    tell: Tell = lambda step: None,
) -> Summary:
    """Build the graph of documents in a folder, or on the server of a URL.

    A file that cannot be read is told and listed, and does not keep the others from the
    graph; if none can be read, KgError is raised and the graph stays as it was.
    """
    begin = perf_counter()
    run = _Run(list(find_files(paths)), method, options.read, tell)
    if is_server(place):
        with open_server(str(place)) as server:
            run.fill(server)
    else:
        fresh, turtle = options.fresh, options.turtle
        with open_folder(Path(place), method, fresh=fresh, turtle=turtle) as folder:
            run.fill(folder)
    run.summary.seconds = perf_counter() - begin
    return run.summary


class _Run:
    """One build: the files that are left to do, and what was found so far."""

    def __init__(
        self,
        files: list[str | DocumentError],
        method: Method,
        read: Read,
        tell: Tell,
    ) -> None:
        self.files = files
        self.method = method
        self.read = read
        self.tell = tell
        self.summary = Summary()
        self.claimed: dict[str, str] = {}  # document → the file that it is read from

    def fill(self, target: Target) -> None:
        """Put all documents in, then what is shared by all."""
        for number, (file, found) in enumerate(self._outcomes(target), 1):
            self.tell(self._take(target, found, Step(number, len(self.files), file)))
        if not self.claimed:
            raise _nothing(self.summary.failures)
        target.settle()
        for shared in self.method.shared:
            self.summary.quads += target.share(shared)
        self.summary.left_out = target.publish(self.summary.quads)

    def _outcomes(self, target: Target) -> Iterator[tuple[str, Entry | Outcome]]:
        """Every file, in order, with what is known or was read of it."""
        batches = gather(self.files, target.known)
        found = (
            each
            for batch, come in self.read(batches, self.method)
            for each in batch.merge(come)
        )
        return zip(map(str, self.files), found, strict=True)

    def _take(self, target: Target, found: Entry | Outcome, step: Step) -> Step:
        """Put a document in, unless it is there already or could not be read."""
        found = self._claim(found)
        if isinstance(found, DocumentError):
            self.summary.failures.append(found)
            return replace(step, file=found.file, failure=found)
        if isinstance(found, Entry):
            target.keep(found)
            self.summary.count(found)
            return step
        target.put(found)
        self.summary.count(found.entry)
        self.summary.read += 1
        return replace(step, notices=found.notices)

    def _claim(self, found: Entry | Outcome) -> Entry | Outcome:
        if isinstance(found, DocumentError):
            return found
        entry = found.entry if isinstance(found, Piece) else found
        if entry.iri in self.claimed:
            problem = f"is the same document as {self.claimed[entry.iri]}"
            return DocumentError(entry.file, problem, "leave one of them out")
        self.claimed[entry.iri] = entry.file
        return found


def _nothing(failures: list[DocumentError]) -> KgError:
    if len(failures) == 1:
        return failures[0]
    return KgError(
        f"none of {len(failures)} files could be read; the graph is as it was"
    )
