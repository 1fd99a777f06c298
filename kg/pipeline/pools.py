"""Who reads: this process, several processes, or the workers of a cluster.

Takes batches of tasks as they come, gives them back in the same order with what became
of them. Only so many are under way at once that memory does not grow with their number.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from multiprocessing import connection, get_context, parent_process

from kg.errors import DocumentError, KgError
from kg.pipeline.batches import Batch, Batches
from kg.pipeline.method import Method
from kg.pipeline.work import Outcome, Task, read_tasks

ENOUGH = 2**20  # bytes; a smaller corpus is read before processes have started
AHEAD = 6  # batches under way for each process


Done = Iterator[tuple[Batch, list[Outcome]]]
Read = Callable[[Batches, Method], Done]


def choose(jobs: int | None) -> Read:
    """Who reads, by the number of processes; None: it is found out when there is work.

    A program that asks for more than one has to begin with ``if __name__ ==
    "__main__"``, since each process loads it once more.
    """
    if jobs is None:
        return read_at_leisure
    return read_here if jobs == 1 else partial(read_in_processes, jobs=jobs)


def read_here(batches: Batches, method: Method) -> Done:
    """Read in this process."""
    for batch in batches:
        yield batch, read_tasks(batch.tasks, method)


def read_at_leisure(batches: Batches, method: Method) -> Done:
    """Read in this process, and if there is much to read, on all cores."""
    size, cores = 0, count_cores()
    for batch in batches:
        yield batch, read_tasks(batch.tasks, method)
        size += batch.size
        if size > ENOUGH and cores > 1:
            yield from read_in_processes(batches, method, cores)


def count_cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_in_processes(batches: Batches, method: Method, jobs: int) -> Done:
    """Read in so many processes; those that end before they are done are replaced."""
    crew = _Crew(method, jobs)
    waiting: deque[tuple[Batch, Future[list[Outcome]]]] = deque()
    try:
        for batch in batches:
            waiting.append((batch, crew.submit(batch.tasks)))
            if len(waiting) > AHEAD * jobs:
                yield crew.collect(waiting)
        while waiting:
            yield crew.collect(waiting)
    finally:
        crew.dismiss()


class _Crew:
    """The processes that read."""

    def __init__(self, method: Method, jobs: int) -> None:
        self._method = method
        self._jobs = jobs
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._jobs, get_context("spawn"), _begin_work)

    def submit(self, tasks: list[Task]) -> Future[list[Outcome]]:
        """Let some process read these."""
        if not tasks:
            return _done([])
        try:
            return self._pool.submit(_work, tasks, self._method)
        except BrokenProcessPool as error:
            failed: Future[list[Outcome]] = Future()
            failed.set_exception(error)
            return failed

    def collect(
        self, waiting: deque[tuple[Batch, Future[list[Outcome]]]]
    ) -> tuple[Batch, list[Outcome]]:
        """The first of those that wait, when it is done.

        If a process has ended, all that is not done is given to new ones. Those who end
        these as well are sought one document at a time.
        """
        batch, future = waiting[0]
        try:
            found = future.result()
        except BrokenProcessPool:
            self._replace()
            found = [self._read_alone(task) for task in batch.tasks]
            for index, (other, late) in enumerate(waiting):
                if index and not _is_safe(late):
                    waiting[index] = other, self.submit(other.tasks)
        waiting.popleft()
        return batch, found

    def _read_alone(self, task: Task) -> Outcome:
        for _ in range(2):
            try:
                return self.submit([task]).result()[0]
            except BrokenProcessPool:
                self._replace()
        problem = "ends the process that reads it"
        return DocumentError(task.name, problem, "leave it out, or give more memory")

    def _replace(self) -> None:
        self.dismiss()
        self._pool = self._start()

    def dismiss(self) -> None:
        """Let the processes end when they have done what they are at."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _done(outcomes: list[Outcome]) -> Future[list[Outcome]]:
    future: Future[list[Outcome]] = Future()
    future.set_result(outcomes)
    return future


def _is_safe(future: Future[list[Outcome]]) -> bool:
    """Whether what a process found is here already."""
    return future.done() and not future.cancelled() and future.exception() is None


def _work(tasks: list[Task], method: Method) -> list[Outcome]:
    """What a process does; an error goes home as words, whatever it was made of."""
    try:
        return read_tasks(tasks, method)
    except KgError as error:
        raise KgError(str(error)) from None


def _begin_work() -> None:
    """Leave Ctrl-C to the parent, and end with it, in whatever way it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    with suppress(OSError):
        connection.wait([sentinel])
    os._exit(1)
