"""A service over a graph of the tests, on a port of this machine."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from threading import Thread

import httpx
import uvicorn
from pyoxigraph import Quad, parse

from kg.graph.draft import Draft
from kg.resources import ontology
from kg.service import Limits, Settings
from kg.service.server import configure, listen

MALI = "https://w3id.org/mandate-graph/id/doc/S/RES/2584(2021)"


@dataclass(frozen=True, slots=True)
class Served:
    """A service that answers."""

    client: httpx.Client
    folder: Path
    log: StringIO

    @property
    def url(self) -> str:
        return str(self.client.base_url).rstrip("/")


def write_store(folder: Path, quads: Iterable[Quad]) -> Path:
    """A folder with a graph, as a build writes it."""
    with Draft(folder) as draft:
        draft.load(quads)
        draft.publish(())
    return folder


def write_example(folder: Path) -> Path:
    """The example of the ontology: every class and every property."""
    return write_store(folder, parse(path=ontology() / "example.trig"))


@contextmanager
def run_service(
    place: str | Path, settings: Settings | None = None, **limits: object
) -> Iterator[Served]:
    """Serve until the tests are done with it."""
    log = StringIO()
    chosen = settings or Settings(port=0, limits=Limits(**limits))
    settled, listener = listen(chosen)
    server = uvicorn.Server(configure(place, settled, log))
    thread = Thread(target=server.run, args=([listener],))
    thread.start()
    url = f"http://127.0.0.1:{settled.port}"
    try:
        with httpx.Client(base_url=url, trust_env=False, timeout=60) as client:
            client.get("/health")
            yield Served(client, Path(place), log)
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
