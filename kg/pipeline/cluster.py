"""Reading on a cluster that is there already: the workers of a Dask scheduler.

A worker that is lost loses nothing: the scheduler gives its documents to another.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.errors import ClusterError, DocumentError
from kg.pipeline.batches import Batch, Batches
from kg.pipeline.method import Method
from kg.pipeline.pools import Done
from kg.pipeline.program import digest
from kg.pipeline.work import Outcome, Task, read_tasks

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 6  # batches under way for each thread of the cluster
PATIENCE = 10  # seconds in which a scheduler answers
OTHER = "runs another kg than this"


def read_on_cluster(batches: Batches, method: Method, address: str) -> Done:
    """Read on the workers of the scheduler at this address."""
    with _connecting(address) as client:
        threads = sum(client.nthreads().values())
        if not threads:
            mend = "start some: dask worker " + address
            raise ClusterError(f"{address}: no workers; {mend}")
        waiting: deque[tuple[Batch, Future]] = deque()
        for batch in batches:
            task = client.submit(_work, batch.tasks, method, digest(), pure=False)
            waiting.append((batch, task))
            if len(waiting) > AHEAD * threads:
                yield _collect(client, method, waiting)
        while waiting:
            yield _collect(client, method, waiting)


def _collect(
    client: "Client", method: Method, waiting: "deque[tuple[Batch, Future]]"
) -> tuple[Batch, list[Outcome]]:
    """The first of those that wait; who ends the workers is sought one by one."""
    from distributed import KilledWorker

    batch, future = waiting.popleft()
    try:
        found = future.result()
    except KilledWorker:
        found = [_read_alone(client, method, task) for task in batch.tasks]
    if found is None:
        address = client.scheduler.address
        raise ClusterError(f"{address}: a worker {OTHER}; install the same everywhere")
    return batch, found


def _read_alone(client: "Client", method: Method, task: Task) -> Outcome:
    from distributed import KilledWorker

    try:
        future = client.submit(_work, [task], method, digest(), pure=False)
        outcome: Outcome = future.result()[0]
        return outcome
    except KilledWorker:
        problem = "ends the process that reads it"
        return DocumentError(task.name, problem, "leave it out, or give more memory")


def _work(tasks: list[Task], method: Method, program: str) -> list[Outcome] | None:
    """What a worker does; nothing, if it would not read as we do."""
    return read_tasks(tasks, method) if digest() == program else None


@contextmanager
def _connecting(address: str) -> "Iterator[Client]":
    """A connection to the scheduler; whatever is wrong with it in one line."""
    try:
        from distributed import Client
    except ImportError:
        mend = "pip install 'mandate-graph[cluster]'"
        raise ClusterError(f"{address}: Dask is not installed; {mend}") from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        said = str(error).partition("\n")[0] or type(error).__name__
        raise ClusterError(f"{address}: does not answer; check it ({said})") from None
    try:
        yield client
    finally:
        client.close()
