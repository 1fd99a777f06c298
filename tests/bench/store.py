"""How fast the store takes statements, and how soon it answers."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from pyoxigraph import Quad, Store

from kg.graph import open_dataset
from kg.graph.draft import Draft
from tests.bench import questions
from tests.bench.row import Row
from tests.makers.graph import make_quads

DOCUMENTS = 500  # about a million statements
LOADED, OPENED = 100_000, 0.05  # statements a second; seconds
RUNS = 5
LOADS = 3  # the best counts: what else the machine does is not ours


def measure() -> Iterator[Row]:
    quads = list(make_quads(DOCUMENTS))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rate, work = max(_load(folder, quads) for _ in range(LOADS))
        what = f"load {len(quads):,} statements, best of {LOADS}"
        figure = f"{rate:,.0f}/s ({work:,.0f}/s of processor time)"
        yield Row(what, figure, f"> {LOADED:,}/s", rate > LOADED)
        begin = perf_counter()
        Store().extend(quads)
        memory = len(quads) / (perf_counter() - begin)
        yield Row("… to Oxigraph in memory", f"{rate / memory:.2f} times as fast")
        best = min(_open(folder) for _ in range(RUNS))
        yield Row("open it", f"{best * 1000:.0f} ms", "< 50 ms", best < OPENED)
        yield from questions.measure_large(folder)


def _load(folder: Path, quads: list[Quad]) -> tuple[float, float]:
    """Statements a second, of the clock and of the processor."""
    begin, busy = perf_counter(), os.times()
    with Draft(folder) as draft:
        draft.load(quads)
        draft.optimize()
        draft.publish([])
    clock, now = perf_counter() - begin, os.times()
    work = now.user + now.system - busy.user - busy.system
    return len(quads) / clock, len(quads) / work


def _open(folder: Path) -> float:
    begin = perf_counter()
    with closing(open_dataset(folder)) as dataset:
        assert dataset.query("ASK { ?fact a mg:Fact }")
    return perf_counter() - begin
