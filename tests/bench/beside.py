"""kg beside what people would otherwise take, on the same documents in one run.

    python -m tests.bench.beside PYTHON

PYTHON is the interpreter of an environment with tests/bench/requirements.txt. Times are
of the processor, in one process each, with modules and dictionaries loaded before.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from io import BytesIO
from pathlib import Path
from time import process_time

from rich.console import Console
from rich.table import Table

from kg.entities import find_in
from kg.graph import open_dataset
from kg.graph.draft import Draft
from kg.graph.memory import MemoryDataset
from kg.pipeline.build import Options, build
from kg.pipeline.method import HOUSE
from kg.pipeline.work import Task, read_task
from kg.seeds import authority
from kg.writers import WRITERS
from tests.bench.scale_corpus import make_corpus

DOCUMENTS = 50
TOOLS = Path(__file__).with_name("beside_tools.py")
QUESTION = """
PREFIX mg: <https://w3id.org/mandate-graph/ontology#>
SELECT ?addressee (COUNT(?fact) AS ?count) WHERE {
  ?fact mg:addressee ?addressee ; mg:statedIn ?paragraph .
  ?paragraph mg:inDocument ?document . ?document mg:symbol ?symbol
} GROUP BY ?addressee ORDER BY DESC(?count) LIMIT 20
"""


def main(python: str) -> None:
    """Make the corpus, let all do their work, print the table."""
    table = Table("work", "by", "seconds", "made", title=f"{DOCUMENTS} documents")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = make_corpus(DOCUMENTS, folder / "in")
        size = sum(len(file.read_text(encoding="utf-8")) for file in files)
        build(files, folder / "out", options=Options(turtle=True))
        names = (name for each in authority().entries.values() for name in each.names)
        (folder / "names.txt").write_text("\n".join(names), encoding="utf-8")
        (folder / "question.rq").write_text(QUESTION, encoding="utf-8")
        for row in _compare(folder, files, partial(_run, python, folder)):
            table.add_row(*row)
    Console().print(table)
    Console().print(f"{size:,} characters")


Row = tuple[str, str, str, str]
Run = Callable[[str], tuple[float, int]]


def _compare(folder: Path, files: list[Path], tool: Run) -> Iterator[Row]:
    read = "words, or all that is read"
    yield _row(read, "jieba.posseg: words with their classes", tool("tag"))
    yield _row(read, "spaCy, no model: words, names of a list", tool("find"))
    yield _row(read, "kg: paragraphs, names, facts, statements", _read(files))
    turtle = folder / "out" / "graph.ttl"
    load = "the same Turtle into a graph"
    yield _row(load, "kglab, in memory", tool("build"))
    yield _row(load, "kg, in memory", _time(lambda: _count(MemoryDataset.read(turtle))))
    yield _row(load, "kg, on disk, made fast to ask", _time(lambda: _store(folder)))
    with closing(open_dataset(folder / "out")) as dataset:
        answer = _time(lambda: sum(1 for _ in dataset.query(QUESTION)))
        yield _row("a question", "kglab", tool("ask"))
        yield _row("a question", "kg, on disk", answer)
        yield _row("a picture", "kglab: who asks whom, pyvis", tool("draw"))
        write = WRITERS["graphml"].write
        picture = _time(lambda: _written(write, dataset))
        yield _row("a picture", "kg: every link with its quote, GraphML", picture)


def _row(work: str, by: str, done: tuple[float, int]) -> Row:
    return work, by, f"{done[0]:.2f}", f"{done[1]:,}"


def _run(python: str, folder: Path, work: str) -> tuple[float, int]:
    command = [python, "-W", "ignore", str(TOOLS), work, str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    seconds, count = json.loads(done.stdout.splitlines()[-1])
    return seconds, count


def _time(work: Callable[[], int]) -> tuple[float, int]:
    begin = process_time()
    count = work()
    return process_time() - begin, count


def _read(files: list[Path]) -> tuple[float, int]:
    find_in("安全理事会")  # the words are loaded
    tasks = [Task(file.name, file.read_bytes()) for file in files]
    return _time(lambda: sum(read_task(task, HOUSE).entry.quads for task in tasks))


def _count(dataset: MemoryDataset) -> int:
    return sum(1 for _ in dataset.quads())


def _store(folder: Path) -> int:
    statements = list(MemoryDataset.read(folder / "out" / "graph.ttl").quads())
    with Draft(folder / "again") as draft:
        count = draft.load(statements)
        draft.optimize()
        draft.publish([])
    return count


def _written(write: Callable[..., None], dataset: object) -> int:
    stream = BytesIO()
    write(dataset, stream)
    return stream.getvalue().count(b"<edge ")


if __name__ == "__main__":
    main(sys.argv[1])
