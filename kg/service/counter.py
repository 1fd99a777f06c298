"""Where requests become tasks and answers become responses: the counter.

An answer depends on the graph and the task alone, and the graph changes only when a new
build is swapped in: so both together name it (``ETag``), it is kept, and a client that
has it already is told so without a worker.
"""

import asyncio
from asyncio import FIRST_COMPLETED
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kg.graph.safety import words_of
from kg.service.cache import Cache
from kg.service.messages import Reply, Task, digest
from kg.service.metrics import CACHED
from kg.service.pool import Pool
from kg.service.tasks.refusals import refuse

PIECE = 1 << 18  # bytes that are sent at once
# What gives another answer each time.
VOLATILE = {"now", "rand", "uuid", "struuid", "bnode"}
FRESH = "no-store"
KEPT = "public, no-cache"  # keep it, but ask whether it still holds
VARY = "Accept, Accept-Encoding, Accept-Language"
GONE = 499  # the client went away; nobody reads this


@dataclass(slots=True)
class Work:
    """A task that is being done, and how many wait for it."""

    reply: asyncio.Future[Reply]
    waiting: int = 0


class Counter:
    """Takes tasks to the workers of one pool; the same task at once only once."""

    def __init__(self, pool: Pool, cache: Cache) -> None:
        self.pool = pool
        self.cache = cache
        self._works: dict[str, Work] = {}

    async def give(self, request: Request, task: Task) -> Response:
        """The response to a request that means a task."""
        generation = self.pool.generation
        steady = bool(generation) and not is_volatile(task)
        name = digest(generation, task.encode())
        if steady and request.method in ("GET", "HEAD") and _has(request, name):
            return Response(status_code=304, headers=_head(name))
        anew = "no-cache" in request.headers.get("cache-control", "")
        kept = self.cache.get(name) if steady and not anew else None
        if kept:
            CACHED.inc()
            return respond(kept, name)
        reply = await self._ask(request, task, name if steady and not anew else "")
        if not steady or reply.generation != generation or reply.status != 200:
            return respond(reply, "")
        self.cache.put(name, reply)
        return respond(reply, name)

    async def _ask(self, request: Request, task: Task, name: str) -> Reply:
        """The workers' reply; when all who wait have gone away the work is ended."""
        work = self._works.get(name) if name else None
        if work is None:
            work = Work(asyncio.ensure_future(self.pool.answer(task)))
            if name:
                self._works[name] = work
        work.waiting += 1
        gone = asyncio.ensure_future(_wait_until_gone(request))
        try:
            either: set[asyncio.Future[Any]] = {work.reply, gone}
            await asyncio.wait(either, return_when=FIRST_COMPLETED)
            if work.reply.done():
                return work.reply.result()
            return refuse(GONE, "the client has gone")
        finally:
            gone.cancel()
            work.waiting -= 1
            if not work.waiting:
                await self._end(work, name)

    async def _end(self, work: Work, name: str) -> None:
        if self._works.get(name) is work:
            del self._works[name]
        if not work.reply.done():
            work.reply.cancel()
            await asyncio.wait({work.reply})


async def _wait_until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        continue


def is_volatile(task: Task) -> bool:
    """Whether the same task may have another answer in the same graph."""
    return not VOLATILE.isdisjoint(words_of(task.arguments.get("query", "")))


def _has(request: Request, name: str) -> bool:
    """Whether the client has this answer."""
    return f'"{name}"' in request.headers.get("if-none-match", "")


def _head(name: str) -> dict[str, str]:
    """What is said of how long an answer holds."""
    if not name:
        return {"Cache-Control": FRESH, "Vary": VARY}
    return {"Cache-Control": KEPT, "ETag": f'W/"{name}"', "Vary": VARY}


def respond(reply: Reply, name: str = "") -> Response:
    """A reply as HTTP; in pieces, so that a slow client is seen to make progress."""
    headers = {**_head(name), **reply.headers, "Content-Type": reply.media_type}
    if reply.encoding:
        headers["Content-Encoding"] = reply.encoding
    if len(reply.body) <= PIECE:
        return Response(reply.body, reply.status, headers)
    headers["Content-Length"] = str(len(reply.body))
    return StreamingResponse(_cut(reply.body), reply.status, headers)


async def _cut(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), PIECE):
        yield body[start : start + PIECE]
