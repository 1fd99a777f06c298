"""How soon the command answers."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import kg
from tests.bench.row import Row

RUNS = 10
HELP, QUERY = 0.2, 0.5  # seconds
ASKED = "tasks", "-p", "actor=MINUSMA", "-g"


def measure() -> Iterator[Row]:
    best = _time_best("--help")
    yield Row("kg --help", f"{best:.3f} s", f"< {HELP} s", best < HELP)
    with TemporaryDirectory() as folder:
        kg.build((), folder).close()
        best = _time_best("query", *ASKED, folder)
    what = f"kg query {' '.join(ASKED[:3])}"
    yield Row(what, f"{best:.3f} s", f"< {QUERY} s", best < QUERY)


def _time_best(*words: str) -> float:
    """Seconds of a process of its own, start and end included."""
    command = [Path(sys.executable).with_name("kg"), *words]
    return min(_time(command) for _ in range(RUNS))


def _time(command: list[object]) -> float:
    begin = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - begin
