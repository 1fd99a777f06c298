"""The server: uvicorn, with patience for slow clients that comes to an end."""

import asyncio
import socket
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import ServiceError
from kg.service.app import make_app
from kg.service.settings import Limits, Settings

LONGEST_HEAD = 1 << 16  # bytes of a request's line and headers
CONNECTIONS = 1_000  # at once
IDLE = 15  # seconds a connection is kept between two requests
FAREWELL = 30  # seconds for what is being answered when the service is stopped


def listen(settings: Settings) -> tuple[Settings, socket.socket]:
    """A socket at the address, with the port that it has got; ServiceError if none."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen()  # who comes before the workers are warm waits
    except OSError as error:
        listener.close()
        problem = (error.strerror or str(error)).lower()
        said = f"{settings.url}: {problem}; choose another --port"
        raise ServiceError(said) from None
    return replace(settings, port=listener.getsockname()[1]), listener


def run(place: str | Path, settings: Settings, listener: socket.socket) -> None:
    """Serve until told to stop; what is being answered then is answered."""
    uvicorn.Server(configure(place, settings)).run(sockets=[listener])


def configure(
    place: str | Path, settings: Settings, log: TextIO | None = None
) -> uvicorn.Config:
    """How uvicorn is run; the access log goes to standard error or where it is said."""
    return uvicorn.Config(
        make_app(place, settings, log),
        http=type("Patient", (Patient,), {"seconds": settings.limits.patience}),
        ws="none",
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=FAREWELL,
        h11_max_incomplete_event_size=LONGEST_HEAD,
    )


class Patient(H11Protocol):
    """A connection that waits so long for a client, and no longer.

    A request must be there whole in this time, and of an answer a piece must be taken.
    """

    seconds = Limits().patience
    timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        """Wait on, unless the request is whole now."""
        super().data_received(data)
        cycle = self.cycle
        if cycle is None or cycle.response_complete or cycle.more_body:
            self._begin()
        else:
            self._end()

    def pause_writing(self) -> None:
        """Begin to wait until something of the answer is taken."""
        super().pause_writing()
        self._begin()

    def resume_writing(self) -> None:
        """Something was taken."""
        super().resume_writing()
        self._end()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is waited for any more."""
        self._end()
        super().connection_lost(exc)

    def _begin(self) -> None:
        if self.timer is None:
            self.timer = self.loop.call_later(self.seconds, self.transport.abort)

    def _end(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
