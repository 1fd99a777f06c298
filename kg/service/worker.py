"""A process that opens the graph and answers one task after another, until it is ended.

It is ended from outside when a task takes too long, and ends itself when one takes too
much memory, or when the service is gone.
"""

import gzip
import os
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

from kg.errors import KgError
from kg.graph import open_dataset
from kg.graph.dataset import Dataset
from kg.graph.store import StoredDataset
from kg.service.messages import Reply, Task
from kg.service.settings import MEGABYTE, Limits
from kg.service.tasks import perform
from kg.service.tasks.refusals import explain

LEAST = 1_000  # bytes that are worth being compressed
LEVEL = 4
STATUS = Path("/proc/self/status")
GROWN = 96 * MEGABYTE  # of memory that a worker took at once, before it is let go


def work(pipe: Connection, place: str | Path, limits: Limits) -> None:
    """Say hello with the generation that was opened, then answer until the end."""
    _prepare()
    try:
        dataset = open_dataset(place)
    except KgError as error:
        pipe.send_bytes(explain(error).encode())
        return
    generation = dataset.generation if isinstance(dataset, StoredDataset) else ""
    _limit_memory(limits.memory)
    pipe.send_bytes(Reply(200, "", b"", generation).encode())
    with suppress(EOFError, OSError):  # the service has gone
        while True:
            task = Task.decode(pipe.recv_bytes())
            reply = replace(_answer(dataset, task, limits), generation=generation)
            pipe.send_bytes(replace(reply, tired=_has_grown()).encode())


def _prepare() -> None:
    """Be told to stop by the service alone, and end when it is gone."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)
    os.environ["RUST_BACKTRACE"] = "0"
    Thread(target=_end_with_service, daemon=True).start()


def _end_with_service() -> None:
    if service := parent_process():
        service.join()
        os._exit(0)


def _answer(dataset: Dataset, task: Task, limits: Limits) -> Reply:
    try:
        reply = perform(dataset, task, limits)
    except Exception as error:  # whatever it is, the next task is answered
        reply = explain(error)
    if task.gzip and len(reply.body) > LEAST:
        body = gzip.compress(reply.body, LEVEL, mtime=0)
        reply = replace(reply, body=body, encoding="gzip")
    return reply


def _limit_memory(more: int) -> None:
    """Let the process take so much more; where the system counts it, that is Linux."""
    if not STATUS.exists():
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = _read_kilobytes("VmData") * 1024 + more
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _has_grown() -> bool:
    """Whether the process holds, or once held, much more than it needs to begin."""
    if sys.platform != "linux":
        return False
    return _read_kilobytes("VmHWM") * 1024 > _BEGINNING + GROWN


def _read_kilobytes(name: str) -> int:
    for line in STATUS.read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    return 0


_BEGINNING = _read_kilobytes("VmRSS") * 1024 if STATUS.exists() else 0
