"""How cost grows with the corpus: one table, from a hundred documents up.

    python -m tests.bench.scale [MOST]

MOST is the size of the largest corpus, 1000 unless it is named: ten times as many each
time from 100 on. The documents are generated; every measure is a process of its own, so
that no memory is inherited. Processor time counts what all processes used together, and
so does not depend on what else the machine is doing.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from rich.console import Console
from rich.table import Table

from tests.bench.row import Row
from tests.bench.scale_corpus import make_corpus, make_document

FIRST, MOST = 100, 1000
JOBS = 2
RATE = 330_000  # characters a second on two cores
COST, MEMORY, ADDED = 1.15, 1.5, 1.0  # times, times, seconds
QUESTIONS = {
    "outline": {"document": "S/RES/3001(2001)"},
    "citations": {"document": "S/RES/3001(2001)"},
    "documents": {},
    "unread": {},
}
MEGABYTE = 1024**2 if sys.platform == "darwin" else 1024


def main(most: int) -> int:
    """Print how each stage goes, then how all of it grows; 1 if a goal is missed."""
    stages = Table("stage", "characters a second of processor time", title="Stages")
    for name, rate in _stages():
        stages.add_row(name, f"{rate:,.0f}")
    Console().print(stages)
    sizes = [size for size in (FIRST * 10**power for power in range(9)) if size <= most]
    sizes = sizes if most in sizes else [*sizes, most]
    found = [_measure(size) for size in sizes]
    table = Table("measure", *(f"{size:,} documents" for size in sizes), title="Growth")
    for name in found[0]:
        table.add_row(name, *(_write(each[name]) for each in found))
    Console().print(table)
    goals = list(_judge(found))
    for row in goals:
        verdict = "met" if row.met else "MISSED"
        Console().print(f"{row.what}: {row.figure} (goal {row.goal}: {verdict})")
    return 0 if all(row.met for row in goals) else 1


def _write(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"


def _judge(found: list[dict[str, float]]) -> Iterator[Row]:
    few, many = found[0], found[-1]
    rate = many["characters a second"]
    yield Row("build", f"{rate:,.0f} characters/s", f"> {RATE:,}/s", rate > RATE)
    per, unit = "processor ms a document, read and loaded", COST
    cost = many[per] / few[per]
    yield Row("cost of a document", f"{cost:.2f} x", f"< {unit} x", cost < unit)
    memory = many["peak memory, MB"] / few["peak memory, MB"]
    yield Row("peak memory", f"{memory:.2f} x", f"< {MEMORY} x", memory < MEMORY)
    added = many["one more document, processor s"] - many["… of which its own reading"]
    yield Row("one more document", f"{added:.2f} s", f"< {ADDED} s", added < ADDED)


def _stages() -> Iterator[tuple[str, float]]:
    """Each stage by itself, in one process, over a hundred documents."""
    from kg import documents, entities, facts
    from kg.graph.derive import derive
    from kg.graph.reading import Reading
    from kg.graph.statements import state
    from kg.pipeline import knowledge
    from kg.pipeline.work import _serialize

    texts = [make_document(number) for number in range(FIRST)]
    size = sum(map(len, texts))

    def run(work, things):
        things = list(things)
        work(things[0])
        begin = process_time()
        made = [work(each) for each in things]
        rates.append(size / (process_time() - begin))
        return made

    rates: list[float] = []
    files = [(text.encode(), f"{number}.txt") for number, text in enumerate(texts)]
    read = run(lambda file: documents.read_bytes(*file), files)
    named = run(lambda document: (document, entities.find(document)), read)
    said = run(lambda each: Reading(*each, facts.extract(*each)), named)
    stated = run(lambda reading: list(state(reading, knowledge.resolve)), said)
    derived = run(lambda quads: quads + list(derive(quads)), stated)
    run(_serialize, derived)
    names = ("documents", "entities", "facts", "statements", "derivation", "N-Quads")
    yield from zip(names, rates, strict=True)


def _measure(size: int) -> dict[str, float]:
    """Build a corpus, ask it, add a document to it: in processes of their own."""
    with tempfile.TemporaryDirectory(prefix="kg-scale-") as name:
        room = Path(name)
        files = make_corpus(size, room / "in")
        characters = sum(len(file.read_text(encoding="utf-8")) for file in files)
        built = _run("build_all", room)
        more = room / "in" / "more.txt"
        more.write_text(make_document(10**6), encoding="utf-8")
        added = _run("build_all", room)
        asked = _run("ask_all", room)
        store = room / "out" / "store"
        disk = sum(each.stat().st_size for each in store.rglob("*") if each.is_file())
    cost = (built["processor"] - built["start"]) * 1000 / size
    return {
        "characters": characters,
        "statements": built["statements"],
        "build, s": built["seconds"],
        "characters a second": characters / built["seconds"],
        "characters a second of processor time": characters / built["processor"],
        "processor ms a document, read and loaded": cost,
        "peak memory, MB": built["memory"],
        "peak memory of a reader, MB": built["memory of readers"],
        "store, bytes a character": disk / characters,
        "one more document, s": added["seconds"],
        "one more document, processor s": added["processor"],
        "… of which its own reading": added["start"],
        "open, ms": asked.pop("open"),
        **{f"ask {name}, ms": figure for name, figure in asked.items()},
    }


def _run(work: str, room: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.scale", work, str(room)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def build_all(room: Path) -> dict[str, float]:
    """Build the corpus; what a process needs to load its words is measured apart."""
    from kg.pipeline import pools
    from kg.pipeline.build import Options, build

    begin, before = perf_counter(), _processor()
    read = partial(pools.read_in_processes, jobs=JOBS)
    is_first = not (room / "out").exists()
    how = Options(read if is_first else pools.read_here, turtle=False)
    summary = build([room / "in"], room / "out", options=how)
    seconds, processor = perf_counter() - begin, _processor() - before
    memory = [_peak(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "seconds": seconds,
        "processor": processor,
        "start": _time_start() * (JOBS if is_first else 1),
        "statements": summary.quads,
        "memory": memory[0],
        "memory of readers": memory[1],
    }


def _time_start() -> float:
    """The time that a fresh process needs to load its words and read one document."""
    script = (
        "from time import process_time; begin = process_time()\n"
        "from kg.pipeline.method import HOUSE; from kg.pipeline.work import *\n"
        "from tests.bench.scale_corpus import make_document\n"
        "task = Task('a.txt', make_document(10**6).encode()); begin = process_time()\n"
        "read_task(task, HOUSE); print(process_time() - begin)"
    )
    command = [sys.executable, "-c", script]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def ask_all(room: Path) -> dict[str, float]:
    """The time to open the graph and to ask it, the first time and without a cache."""
    from contextlib import closing

    from kg.graph import open_dataset
    from kg.queries import ask

    begin = perf_counter()
    with closing(open_dataset(room / "out")) as dataset:
        times = {"open": (perf_counter() - begin) * 1000}
        for name, parameters in QUESTIONS.items():
            begin = perf_counter()
            ask(dataset, name, timeout=600, **parameters)
            times[name] = (perf_counter() - begin) * 1000
    return times


def _processor() -> float:
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / MEGABYTE


if __name__ == "__main__":
    if sys.argv[2:]:
        work = {"build_all": build_all, "ask_all": ask_all}[sys.argv[1]]
        print(json.dumps(work(Path(sys.argv[2]))))  # noqa: T201
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else MOST))
