"""How soon the command answers."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from tests.bench.row import Row

RUNS = 10
GOAL = 0.2  # seconds


def measure() -> Iterator[Row]:
    command = [Path(sys.executable).with_name("kg"), "--help"]
    best = min(_time(command) for _ in range(RUNS))
    yield Row("kg --help", f"{best:.3f} s", f"< {GOAL} s", best < GOAL)


def _time(command: list[object]) -> float:
    begin = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - begin
