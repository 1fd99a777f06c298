"""The access log: a line of JSON a request, without the words that were asked.

What people look for is theirs: the query, and the whole part of the address behind the
question mark, stay out, unless the service is told to log queries.
"""

import json
import sys
import time
from datetime import UTC, datetime
from typing import TextIO

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.service.metrics import REQUESTS, SECONDS

KINDS = {
    "sparql",
    "id",
    "api",
    "static",
    "search",
    "questions",
    "graph",
    "reader",
    "ontology",
    "void",
}

QUERY = "kg.query"  # where the endpoint leaves what was asked


class AccessLog:
    """Counts requests and writes a line for each when it is answered."""

    def __init__(
        self, app: ASGIApp, queries: bool = False, stream: TextIO | None = None
    ) -> None:
        self.app = app
        self.queries = queries
        self.stream = stream or sys.stderr

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and watch its response."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        begin = time.perf_counter()
        status, size = 500, 0

        async def watch(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, watch)
        finally:
            seconds = time.perf_counter() - begin
            what = kind_of(scope["path"])
            REQUESTS.labels(what, status).inc()
            SECONDS.labels(what).observe(seconds)
            self._write(scope, {"status": status, "bytes": size}, seconds)

    def _write(self, scope: Scope, known: dict[str, int], seconds: float) -> None:
        line: dict[str, object] = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "client": (scope.get("client") or [""])[0],
            "method": scope["method"],
            "path": scope["path"],
            **known,
            "ms": round(seconds * 1000, 1),
        }
        if self.queries:
            said = scope["query_string"].decode("latin-1")
            line["query"] = scope.get(QUERY, said)
        self.stream.write(json.dumps(line) + "\n")


def kind_of(path: str) -> str:
    """What is asked for, in few words, so that no address becomes a metric.

    >>> kind_of("/id/actor/minusma"), kind_of("/"), kind_of("/wp-login.php")
    ('id', 'home', 'other')
    """
    first = path.strip("/").partition("/")[0]
    return first if first in KINDS else "other" if first else "home"
