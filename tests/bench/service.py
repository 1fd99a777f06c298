"""The service under load, beside the bare Oxigraph server and rdflib-endpoint.

Fifty clients ask a mixture of named questions, first alone, then with heavy queries
beside them that would never end. rdflib-endpoint is asked where it is installed:
``pip install .[bench]``.
"""

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import httpx

from kg.graph import open_dataset
from kg.queries import compose, find
from kg.writers import export
from tests.bench.load import Choose, Crowd, press
from tests.bench.row import Row
from tests.makers.graph import make_quads
from tests.makers.serving import write_store
from tests.servers import OXIGRAPH, find_port

DOCUMENTS = 100
CLIENTS, HEAVY = 50, 10
SECONDS = float(os.environ.get("KG_BENCH_SECONDS", "60"))
BESIDE = 15  # seconds that the others are pressed for
SLOWEST = 0.5  # seconds, of 99 in a hundred
MEGABYTE = 1 << 20
QUESTIONS: tuple[tuple[str, str], ...] = (
    *(("tasks", "actor"), ("profile", "actor"), ("timeline", "actor")),
    *(("names", "entity"), ("paragraphs-about", "entity"), ("outline", "document")),
    *(("documents", ""), ("kinds", ""), ("mandates", "")),
)
# In named graphs, since in the default graph of some servers there is nothing.
ALL = "GRAPH ?g{0} {{{{ ?a{0} ?b{0} ?c{0} }}}}"
THREE = " . ".join(ALL.format(number) for number in range(3))
ENDLESS = (
    f"SELECT (COUNT(*) AS ?n{{0}}) {{{{ {THREE} }}}}",
    "SELECT (COUNT(*) AS ?n{0}) {{ GRAPH ?g {{ ?a (!<urn:x>|^!<urn:x>)* ?b }} "
    "GRAPH ?h {{ ?c ?d ?e }} }}",
    f"SELECT ?c0 ?n{{0}} {{{{ {THREE} }}}} ORDER BY ?c1 ?c2 LIMIT 1",
)


def measure() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = write_store(Path(name) / "graph", make_quads(DOCUMENTS))
        questions = list(make_questions(folder))
        with closing(open_dataset(folder)) as dataset:
            lines = Path(name) / "graph.nq"
            export(dataset, "nquads", lines)
        with run_own(folder) as (url, pid):
            yield from _press("kg serve", url, pid, questions, SECONDS)
        with run_oxigraph(lines) as (url, pid):
            yield from _press("Oxigraph server", url, pid, questions, BESIDE)
        if find_spec("rdflib_endpoint"):
            with run_rdflib(lines) as (url, pid):
                yield from _press("rdflib-endpoint", url, pid, questions, BESIDE)


def make_questions(folder: Path) -> Iterator[str]:
    """Named questions of different things, as SPARQL."""
    with closing(open_dataset(folder)) as dataset:
        for name, parameter in QUESTIONS:
            question = find(name)
            for number in range(12 if parameter else 1):
                thing = (
                    f"行为体{number}" if parameter != "document" else _symbol(number)
                )
                values = {parameter: thing} if parameter else {}
                yield compose(dataset, question, values)


def _symbol(number: int) -> str:
    return f"S/RES/{1000 + number}({2000 + number // 60})"


def _press(
    name: str, url: str, pid: int, questions: list[str], seconds: float
) -> Iterator[Row]:
    """Questions alone, each anew, then with heavy ones; ours has goals to meet."""
    own = name == "kg serve"
    choose = random.Random(1).choice
    base = memory_of(pid)
    runs = {
        "questions": Crowd(),
        "… each anew": Crowd(),
        "… beside heavy ones": Crowd(),
    }
    alone, anew, beside = runs.values()
    heavy = Crowd()

    def ask() -> tuple[str, str]:
        return choose(questions), ""

    def ask_anew() -> tuple[str, str]:
        return choose(questions), "Cache-Control: no-cache\r\n"

    asyncio.run(press(url, ask, alone, clients=CLIENTS, seconds=seconds))
    asyncio.run(
        press(url, ask_anew, anew, clients=CLIENTS, seconds=min(seconds, BESIDE))
    )
    asyncio.run(_press_both(url, ask, (beside, heavy), min(seconds, BESIDE)))
    time.sleep(2)
    after = memory_of(pid)
    for what, crowd in runs.items():
        has_goal = own and crowd is not anew
        goal = "p99 < 0.5 s, none failed" if has_goal else ""
        span = seconds if crowd is alone else min(seconds, BESIDE)
        good = crowd.percentile(0.99) < SLOWEST and not crowd.failed + crowd.refused
        yield Row(f"{name}: {what}", _tell(crowd, span), goal, good or not has_goal)
    figure = f"{base / MEGABYTE:.0f} MB before, {after / MEGABYTE:.0f} MB after"
    goal = "< 96 MB more" if own else ""
    kept = after < base + 96 * MEGABYTE  # the answers that are kept, and no more
    yield Row(f"{name}: memory", figure, goal, kept or not own)
    figure = f"{len(heavy.seconds)} answered, {heavy.refused} refused"
    yield Row(f"{name}: heavy queries", f"{figure}, {heavy.failed} failed")


def _tell(crowd: Crowd, seconds: float) -> str:
    median, slow = crowd.percentile(0.5), crowd.percentile(0.99)
    return (
        f"{len(crowd.seconds) / seconds:,.0f}/s, p50 {median:.3f} s, p99 {slow:.3f} s, "
        f"{crowd.failed} failed, {crowd.refused} refused"
    )


async def _press_both(
    url: str, ask: Choose, crowds: tuple[Crowd, Crowd], seconds: float
) -> None:
    number = count()

    def ask_heavily() -> tuple[str, str]:
        turn = next(number)
        return ENDLESS[turn % len(ENDLESS)].format(turn), ""

    await asyncio.gather(
        press(url, ask, crowds[0], clients=CLIENTS, seconds=seconds),
        press(url, ask_heavily, crowds[1], clients=HEAVY, seconds=seconds),
    )


@contextmanager
def run_own(folder: Path) -> Iterator[tuple[str, int]]:
    port = find_port()
    words = ["serve", "-g", folder, "--port", port, "--timeout", 10]
    with _run([sys.executable, "-m", "kg", *words], port) as pid:
        yield f"http://127.0.0.1:{port}/sparql", pid


@contextmanager
def run_oxigraph(lines: Path) -> Iterator[tuple[str, int]]:
    port, place = find_port(), lines.with_name("oxigraph")
    load = [OXIGRAPH, "load", "--location", place, "--file", lines]
    subprocess.run(load, check=True, capture_output=True)
    subprocess.run(
        [OXIGRAPH, "optimize", "--location", place], check=True, capture_output=True
    )
    words = ["serve-read-only", "--location", place, "--bind", f"127.0.0.1:{port}"]
    with _run([OXIGRAPH, *words, "--timeout-s", 10], port) as pid:
        yield f"http://127.0.0.1:{port}/query", pid


@contextmanager
def run_rdflib(lines: Path) -> Iterator[tuple[str, int]]:
    port = find_port()
    words = ["serve", "--host", "127.0.0.1", "--port", port, lines]
    program = Path(sys.executable).with_name("rdflib-endpoint")
    with _run([program, *words], port) as pid:
        yield f"http://127.0.0.1:{port}/", pid


@contextmanager
def _run(command: list[object], port: int) -> Iterator[int]:
    """Run a server until it answers; gives its number."""
    process = subprocess.Popen(
        [str(each) for each in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            try:
                httpx.get(f"http://127.0.0.1:{port}/health", trust_env=False, timeout=5)
                break
            except httpx.TransportError:
                time.sleep(0.2)
        yield process.pid
    finally:
        process.kill()
        process.wait()


def memory_of(pid: int) -> int:
    """Of a process and all below it; what they share counts once."""
    try:
        said = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    own = next(int(line.split()[1]) for line in said.splitlines() if line[:4] == "Pss:")
    below = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True)
    return own * 1024 + sum(memory_of(int(each)) for each in below.stdout.split())
