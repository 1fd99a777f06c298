"""Real SPARQL servers on this machine, started by the tests and ended with them."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx

PATIENCE = 60  # seconds until a server answers
OXIGRAPH = Path(sys.executable).with_name("oxigraph")
VIRTUOSO_USER = VIRTUOSO_PASSWORD = "dba"
VIRTUOSO_SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 2000
MaxDirtyBuffers = 1200
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = {rows}
"""


def find_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def run_oxigraph(*options: str) -> Iterator[str]:
    """An Oxigraph server with an empty store in memory; gives its URL."""
    address = f"127.0.0.1:{find_port()}"
    command = [OXIGRAPH, "serve", "--bind", address, *options]
    with _run(command, f"http://{address}"):
        yield f"http://{address}"


@contextmanager
def run_virtuoso(program: str, folder: Path, rows: int = 1_000_000) -> Iterator[str]:
    """A Virtuoso with an empty database in a folder; gives its URL."""
    http = find_port()
    settings = VIRTUOSO_SETTINGS.format(sql=find_port(), http=http, rows=rows)
    (folder / "virtuoso.ini").write_text(settings, encoding="ascii")
    command = [program, "-f", "-c", "virtuoso.ini"]
    with _run(command, f"http://127.0.0.1:{http}/sparql", cwd=folder):
        yield f"http://127.0.0.1:{http}"


@contextmanager
def _run(command: list[object], url: str, **options: object) -> Iterator[None]:
    """Run a server until it answers, and then for as long as it is needed."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options
    )
    try:
        _wait(lambda: _answers(url), process)
        yield
    finally:
        process.kill()
        process.communicate()


def _wait(is_ready: Callable[[], bool], process: subprocess.Popen) -> None:
    end = time.monotonic() + PATIENCE
    while not is_ready():
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            said = process.communicate()[0].decode("utf-8", "replace")
            raise RuntimeError(f"{process.args[0]} does not start: {said[-500:]}")
        time.sleep(0.05)


def _answers(url: str) -> bool:
    try:
        httpx.get(url, timeout=2, trust_env=False)
    except httpx.TransportError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Request:
    """What a client sent."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What it is sent back; without a status the connection is dropped."""

    body: bytes = b""
    status: int | None = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def run_stub(answer: Callable[[Request], Reply]) -> Iterator[str]:
    """A server that answers as it is told to; gives its URL."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            length = int(self.headers.get("content-length", 0))
            body = self.rfile.read(length)
            reply = answer(Request(self.command, self.path, self.headers, body))
            if reply.status is None:
                self.close_connection = True
                return
            self.send_response(reply.status)
            for name, value in {
                "Content-Length": len(reply.body),
                **reply.headers,
            }.items():
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(reply.body)

        do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def hide(url: str) -> Iterator[str]:
    """Another address for a server, where it does not say what it is."""
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:

        def relay(request: Request) -> Reply:
            headers = {
                name: request.headers[name]
                for name in ("accept", "content-type")
                if name in request.headers
            }
            got = client.request(
                request.method, request.path, content=request.body, headers=headers
            )
            kind = got.headers.get("content-type", "text/plain")
            return Reply(got.content, got.status_code, {"Content-Type": kind})

        with run_stub(relay) as hidden:
            yield hidden
