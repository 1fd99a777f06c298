"""A worker as the service sees it: a process with a pipe to it.

Workers are forked from a server that has read all modules and opened nothing, so that a
new one is ready in a few hundredths of a second.
"""

import multiprocessing
import os
import time
from contextlib import suppress
from functools import cache
from math import inf
from multiprocessing.context import BaseContext
from pathlib import Path

from kg.errors import StoreError
from kg.service.messages import Reply, Task
from kg.service.settings import Limits

MODULES = ["kg.service.warm"]
WHOLE_PROCESS = 2  # what Linux calls the clock of a process, with its number
BEHIND = 19  # the niceness of what must not hold up others


class WorkerError(Exception):
    """A worker ended in the middle of a task."""


class Process:
    """One worker; the calls that wait for it are made in threads."""

    def __init__(self, place: str | Path, limits: Limits) -> None:
        from kg.service.worker import work

        self._pipe, theirs = context().Pipe()
        self._process = context().Process(  # type: ignore[attr-defined]
            target=work, args=(theirs, place, limits), daemon=True
        )
        self._process.start()
        theirs.close()
        self.stepped_back = False
        self.tired = False
        hello = self._receive(str(place))
        self.generation = hello.generation

    def _receive(self, place: str) -> Reply:
        """The first word of a worker; StoreError where it has opened nothing."""
        try:
            hello = Reply.decode(self._pipe.recv_bytes())
        except (EOFError, OSError):
            self.end()
            raise StoreError(place, "no worker could open it") from None
        if hello.status != 200:
            self.end()
            said = hello.body.decode("utf-8").strip().removeprefix(f"{place}: ")
            raise StoreError(place, said)
        return hello

    def ask(self, task: Task) -> Reply:
        """The reply to a task; WorkerError if the worker ends before."""
        try:
            self._pipe.send_bytes(task.encode())
            reply = Reply.decode(self._pipe.recv_bytes())
        except (EOFError, OSError):
            raise WorkerError from None
        self.tired = reply.tired
        return reply

    def is_alive(self) -> bool:
        """Whether the worker can be asked."""
        return bool(self._process.is_alive())

    def cpu_time(self) -> float:
        """The seconds that the processor gave to it; infinity where nobody knows."""
        try:
            return time.clock_gettime((~(self._process.pid or 0) << 3) | WHOLE_PROCESS)
        except (AttributeError, OSError):
            return inf

    def step_back(self) -> None:
        """Let others go first from now on; where a system knows no rank, go on."""
        self.stepped_back = True
        with suppress(AttributeError, OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, BEHIND)

    def end(self) -> None:
        """End the worker, whatever it is doing; who waits for it is told."""
        self._process.kill()


@cache
def context() -> BaseContext:
    """How processes are started here."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(MODULES)
    return context
