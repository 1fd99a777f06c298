"""A crowd of clients on this machine, cheap enough not to be what is measured."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

LATE = 15  # seconds after the end in which an answer may still come
PAUSE = 0.2  # seconds, where a client was sent away


@dataclass(slots=True)
class Crowd:
    """What became of the requests of one kind."""

    seconds: list[float] = field(default_factory=list)  # of those that were answered
    refused: int = 0  # 4xx and 503: an answer, though not to the question
    failed: int = 0  # 500, nothing, or a connection that broke

    def percentile(self, share: float) -> float:
        found = sorted(self.seconds)
        return found[min(len(found) - 1, int(share * len(found)))] if found else 0.0


Choose = Callable[[], tuple[str, str]]  # a query, and a header with it


async def press(
    url: str, choose: Choose, crowd: Crowd, *, clients: int, seconds: float
) -> None:
    """So many clients ask one query after another until the time is up."""
    end = time.monotonic() + seconds
    tasks = [
        asyncio.create_task(_ask_on(url, choose, crowd, end)) for _ in range(clients)
    ]
    _, late = await asyncio.wait(tasks, timeout=seconds + LATE)
    crowd.failed += len(late)
    for each in late:
        each.cancel()


async def _ask_on(url: str, choose: Choose, crowd: Crowd, end: float) -> None:
    place = urlsplit(url)
    stream = None
    while time.monotonic() < end:
        begin = time.monotonic()
        try:
            if stream is None:
                stream = await asyncio.open_connection(place.hostname, place.port)
            status = await _send(stream, place.path, *choose())
        except (OSError, EOFError, ValueError):
            crowd.failed += 1
            stream = None
            await asyncio.sleep(PAUSE)
            continue
        if status == 200:
            crowd.seconds.append(time.monotonic() - begin)
        elif status == 500:
            crowd.failed += 1
        else:
            crowd.refused += 1
            await asyncio.sleep(PAUSE)
    if stream:
        stream[1].close()


Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _send(stream: Stream, path: str, query: str, header: str) -> int:
    """The status of an answer that was read to its end."""
    reader, writer = stream
    body = urlencode({"query": query}).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: here\r\nAccept: application/sparql-results+json"
        "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"{header}Content-Length: {len(body)}\r\n\r\n"
    )
    writer.write(head.encode() + body)
    said = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    fields = dict(
        line.split(": ", 1) for line in said.split("\r\n")[1:] if ": " in line
    )
    if "content-length" in fields:
        await reader.readexactly(int(fields["content-length"]))
    else:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return int(said.split(" ")[1])
