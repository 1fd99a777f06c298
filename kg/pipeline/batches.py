"""Files to batches of work: loaded, and looked up in what was read before.

A file is known by its name and the digest of its bytes, wherever it lies.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from kg.errors import DocumentError
from kg.graph.manifest import Entry
from kg.pipeline.sources import STANDARD_INPUT, load, title
from kg.pipeline.work import Outcome, Task

FULL = 96 * 1024  # bytes to be read in one batch: a fifth of a second's work
LONG = 256  # files in one batch, read or known

Known = Mapping[tuple[str, str], Entry]


@dataclass(slots=True)
class Batch:
    """Files that are next to each other: those to be read, and what is known of them.

    In ``known`` None stands for the next of ``tasks``.
    """

    known: list[Entry | DocumentError | None] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many bytes there are to be read."""
        return sum(len(task.data) for task in self.tasks)

    def merge(self, outcomes: list[Outcome]) -> Iterator[Entry | Outcome]:
        """What is known of every file, in order, when the tasks are done."""
        come = iter(outcomes)
        for known in self.known:
            yield next(come) if known is None else known


Batches = Iterator[Batch]


def index(entries: Iterable[Entry]) -> Known:
    """What was read before, by what a file is known by."""
    return {(_base(each.file), each.sha256): each for each in entries}


def _base(name: str) -> str:
    return os.path.basename(name)  # noqa: PTH119 - a path would take ten times as long


def gather(files: Iterable[str | DocumentError], known: Known) -> Batches:
    """Load files one after the other, and gather those that are to be read."""
    batch = Batch()
    for file in files:
        found = file if isinstance(file, DocumentError) else _look_up(file, known)
        if isinstance(found, Task):
            batch.tasks.append(found)
            batch.known.append(None)
        else:
            batch.known.append(found)
        if batch.size >= FULL or len(batch.known) >= LONG:
            yield batch
            batch = Batch()
    if batch.known:
        yield batch


def _look_up(file: str, known: Known) -> Task | Entry | DocumentError:
    try:
        data = load(file)
    except DocumentError as error:
        return error
    name = title(file)
    if file == STANDARD_INPUT:
        return Task(name, data)
    digest = sha256(data).hexdigest()
    entry = known.get((_base(name), digest))
    if entry is None:
        return Task(name, data, digest)
    return entry if entry.file == name else replace(entry, file=name)
