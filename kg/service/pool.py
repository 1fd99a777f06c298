"""The workers: a few warm ones for what is quick, and limits to all else.

A task begins in the fast lane. One that is not done within a moment makes way: its
worker goes on in the slow lane, behind all others for the processor, until the time is
up and it is ended. Where the slow lane is full it is ended at once, and may come back
later. What was slow once is known, and never takes the fast lane again; what was quick
once is known too, and need not stand in line behind what nobody knows. So a hundred
heavy queries do not keep the light ones waiting.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import KgError
from kg.service.messages import Reply, Task, digest
from kg.service.process import Process, WorkerError
from kg.service.settings import MEGABYTE, Limits
from kg.service.tasks.refusals import BEYOND, RefusalError, explain, refuse

REMEMBERED = 10_000  # tasks
QUICK, SLOW = "quick", "slow"
PATIENCE = 4  # times as long by the clock
BUSY = "too many queries are at work; ask again in a few seconds"
LONG = "too many long queries are at work; ask for less, or again later"
ENDED = "no answer within {:g} s; ask for less"
LARGE = "this takes more than the {} MB of memory it may, or is nested too deeply"


class Pool:
    """Workers over one graph; answers tasks within the limits."""

    def __init__(self, place: str | Path, limits: Limits) -> None:
        self.place = place
        self.limits = limits
        self.generation = ""
        self.running = 0
        self._idle: list[Process] = []
        self._fast = asyncio.Semaphore(limits.fast)
        self._slow = asyncio.Semaphore(limits.slow)
        self._unknown = asyncio.Semaphore(max(1, limits.fast // 2))
        self._known: OrderedDict[str, str] = OrderedDict()
        self._threads = ThreadPoolExecutor(limits.fast + limits.slow + 4, "worker")

    async def start(self) -> None:
        """Have warm workers; StoreError where the graph cannot be opened."""
        first = await self._begin()
        self.generation = first.generation
        rest = (self._begin() for _ in range(self.limits.fast - 1))
        self._idle = [first, *await asyncio.gather(*rest)]

    async def reload(self) -> None:
        """Go over to the graph as it is now; what is being answered is not touched."""
        first = await self._begin()
        old, self._idle = self._idle, [first]
        self.generation = first.generation
        self._known.clear()
        for each in old:
            each.end()

    async def answer(self, task: Task) -> Reply:
        """What a worker gives, or a refusal."""
        if self.running >= self.limits.waiting:
            return refuse(503, BUSY)
        try:
            with self._count():
                return await self._answer(task)
        except WorkerError:
            return refuse(BEYOND, LARGE.format(self.limits.memory // MEGABYTE))
        except KgError as error:  # no new worker could open the graph
            return explain(error)
        except RefusalError as error:
            return refuse(error.status, str(error))

    def close(self) -> None:
        """End all workers."""
        for each in self._idle:
            each.end()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _answer(self, task: Task) -> Reply:
        name = _name(task)
        speed = self._known.get(name)
        if speed is SLOW:
            return await self._answer_behind(task)
        trusted = speed is QUICK or "query" not in task.arguments
        lanes = [self._fast] if trusted else [self._unknown, self._fast]
        async with _Turn(self, task, lanes) as turn:
            if await turn.is_quick(self.limits.quick):
                self._remember(name, QUICK)
                return turn.take()
            self._remember(name, SLOW)
            if self._slow.locked():
                raise RefusalError(503, LONG)
            async with self._slow:
                turn.leave_lanes()
                turn.process.step_back()
                return await turn.wait()

    async def _answer_behind(self, task: Task) -> Reply:
        """In the slow lane, if there is room."""
        if self._slow.locked():
            raise RefusalError(503, LONG)
        async with self._slow, _Turn(self, task) as turn:
            turn.process.step_back()
            return await turn.wait()

    @contextmanager
    def _count(self) -> Iterator[None]:
        self.running += 1
        try:
            yield
        finally:
            self.running -= 1

    def _remember(self, name: str, speed: str) -> None:
        self._known[name] = speed
        self._known.move_to_end(name)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    async def _begin(self) -> Process:
        """A new worker that has opened the graph."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._threads, Process, self.place, self.limits
        )

    async def lend(self) -> Process:
        """A worker that nobody has, a new one if need be."""
        while self._idle:
            process = self._idle.pop()
            if process.is_alive() and process.generation == self.generation:
                return process
            process.end()
        return await self._begin()

    def take_back(self, process: Process) -> None:
        """Keep a worker for the next task, unless there are enough."""
        current = process.generation == self.generation and not process.stepped_back
        if current and not process.tired and len(self._idle) < self.limits.fast:
            self._idle.append(process)
        else:
            process.end()

    def run(self, process: Process, task: Task) -> "asyncio.Future[Reply]":
        """Let a worker begin."""
        loop = asyncio.get_running_loop()
        return loop.run_in_executor(self._threads, process.ask, task)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _name(task: Task) -> str:
    """What a task is known by: a query by its text, in whatever form."""
    return digest(task.name, task.arguments.get("query") or task.encode())


class _Turn:
    """A task at a worker, which is ended unless the answer was taken from it."""

    process: Process
    work: "asyncio.Future[Reply]"
    end: float  # when the time is up
    begun: float  # what the worker has done before

    def __init__(
        self, pool: Pool, task: Task, lanes: Sequence[asyncio.Semaphore] = ()
    ) -> None:
        self.pool = pool
        self.task = task
        self.lanes = lanes
        self._held: list[asyncio.Semaphore] = []
        self.taken = False

    async def __aenter__(self) -> "_Turn":
        try:
            for lane in self.lanes:
                await lane.acquire()
                self._held.append(lane)
            self.process = await self.pool.lend()
        except BaseException:
            self.leave_lanes()
            raise
        self.begun = self.process.cpu_time()
        self.end = _now() + self.pool.limits.time
        self.work = self.pool.run(self.process, self.task)
        return self

    async def __aexit__(self, *failure: object) -> None:
        self.leave_lanes()
        if self.taken:
            self.pool.take_back(self.process)
            return
        self.process.end()
        with suppress(WorkerError):
            await asyncio.shield(self.work)

    def leave_lanes(self) -> None:
        """Let others begin."""
        while self._held:
            self._held.pop().release()

    async def is_done(self, seconds: float) -> bool:
        """Whether the worker is ready within so many seconds."""
        done, _ = await asyncio.wait({self.work}, timeout=seconds)
        return bool(done)

    async def is_quick(self, seconds: float) -> bool:
        """Whether the worker is ready within so much time of the processor.

        On a busy machine that is later than by the clock, though not by much.
        """
        end = min(self.end, _now() + PATIENCE * seconds)
        while not await self.is_done(min(seconds / 2, max(0, end - _now()))):
            if _now() >= end:
                return False
            if self.process.cpu_time() - self.begun > seconds:
                return False
        return True

    async def wait(self) -> Reply:
        """The answer; RefusalError when the time is up."""
        if await self.is_done(max(0, self.end - _now())):
            return self.take()
        raise RefusalError(BEYOND, ENDED.format(self.pool.limits.time))

    def take(self) -> Reply:
        """The answer that is there; WorkerError if the worker has ended instead."""
        reply = self.work.result()
        self.taken = True
        return reply
