"""Turtle that can be compared, against rdflib's writer on the same graph."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import rdflib
from pyoxigraph import Quad, RdfFormat, serialize

from kg.graph.draft import Draft
from kg.writers.graph import turtle
from tests.bench.row import Row
from tests.makers.graph import make_quads
from tests.makers.shelf import Shelf

DOCUMENTS = 100  # some 205,000 statements
RUNS = 3
GOAL = 5  # times as fast as rdflib


def measure() -> Iterator[Row]:
    quads = list(make_quads(DOCUMENTS))
    count = len({quad.triple for quad in quads})
    shelf = Shelf(quads)
    ours = median(_time(lambda: turtle.write(shelf, io.BytesIO())) for _ in range(RUNS))
    disk, theirs = _time_disk(quads), _time_theirs(quads)
    yield Row("a synthetic graph", f"{count:,} statements")
    yield Row("rdflib writes Turtle", f"{count / theirs:,.0f} statements/s")
    yield Row("kg out of memory too", f"{count / ours:,.0f} statements/s")
    yield Row(
        "kg to rdflib",
        f"{theirs / ours:.0f} x as fast",
        f">= {GOAL} x",
        theirs / ours >= GOAL,
    )
    yield Row("kg out of its store on disk", f"{count / disk:,.0f} statements/s")
    yield Row("this to rdflib in memory", f"{theirs / disk:.1f} x as fast")


def _time_disk(quads: list[Quad]) -> float:
    """Reading included, which is most of it."""
    with TemporaryDirectory() as folder, Draft(Path(folder)) as draft:
        draft.load(quads)
        draft.optimize()
        return _time(lambda: turtle.write(draft, io.BytesIO()))


def _time_theirs(quads: list[Quad]) -> float:
    lines = serialize({quad.triple for quad in quads}, format=RdfFormat.N_TRIPLES)
    graph = rdflib.Graph().parse(data=lines, format="nt")
    return _time(lambda: graph.serialize(format="turtle"))


def _time(work: Callable[[], object]) -> float:
    """The time of the processor, not of a machine that others use too."""
    begin = process_time()
    work()
    return process_time() - begin
