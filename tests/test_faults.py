"""Whatever happens to a build, nothing is lost: killed, refused, full, or fed rubbish.

How often is bounded, so that all tests run in minutes; the environment raises it:
KG_TEST_KILLS, KG_TEST_FUZZED.
"""

import io
import os
import random
import resource
import signal
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.graph import open_dataset
from kg.pipeline import pools
from kg.pipeline.build import Options, build
from kg.writers.graph import nquads
from tests.bench.scale_corpus import make_document
from tests.makers.html import make_html
from tests.makers.pdf import Style, make_pdf
from tests.makers.reading import heads_of, to_blocks
from tests.makers.word import make_docx

ROOT = Path(__file__).parent.parent
KILLS = int(os.environ.get("KG_TEST_KILLS", "40"))
FUZZED = int(os.environ.get("KG_TEST_FUZZED", "1000"))

# Builds two corpora in turn and exports them, until it is killed.
BUILDS = """
import os, sys
from pathlib import Path
from kg.entities import find_in
from kg.graph import open_dataset
from kg.pipeline import targets
from kg.pipeline.build import build
from kg.writers import export

targets.LOAD = 1  # many steps to be killed between
out, *sources = map(Path, sys.argv[1:])
find_in("安全理事会")  # the words are loaded once, and every child has them
print("ready", flush=True)
for line in sys.stdin:
    child = os.fork()
    if child:
        print(child, flush=True)
        os.waitpid(child, 0)
    else:
        for count in range(int(line), 1000):
            build([sources[count % 2]], out)
            dataset = open_dataset(out)
            export(dataset, "nquads", out / "graph.nq")
            dataset.close()
"""


def quads_of(folder: Path) -> bytes:
    stream = io.BytesIO()
    with closing(open_dataset(folder)) as dataset:
        nquads.write(dataset, stream)
    return stream.getvalue()


def write_corpus(folder: Path, numbers, length: int) -> Path:
    folder.mkdir()
    for name, number in numbers:
        (folder / f"{name}.txt").write_text(make_document(number, length), "utf-8")
    return folder


def test_killed_at_any_moment_nothing_is_lost(tmp_path):
    """Some documents are in both corpora, some in one, some say another thing."""
    one = [(name, name) for name in range(6)]
    other = [(name, name + 10 * (name % 2)) for name in range(2, 8)]
    sources = [
        write_corpus(tmp_path / f"in-{which}", numbers, 400)
        for which, numbers in enumerate((one, other))
    ]
    graphs, turtles = [], []
    for source in sources:
        pace = build([source], tmp_path / f"clean-{source.name}").seconds
        graphs.append(quads_of(tmp_path / f"clean-{source.name}"))
        turtles.append((tmp_path / f"clean-{source.name}" / "graph.ttl").read_bytes())
    out, moments, seen = tmp_path / "out", random.Random(2584), set()
    command = [sys.executable, "-c", BUILDS, out, *sources]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as parent:
        assert parent.stdout.readline() == b"ready\n"
        for count in range(KILLS):
            parent.stdin.write(b"%d\n" % count)
            parent.stdin.flush()
            child = int(parent.stdout.readline())
            while not (out / "graph.nq").exists():
                time.sleep(0.01)
            time.sleep(moments.uniform(0, 3 * pace))
            os.kill(child, signal.SIGKILL)
            seen.add(graphs.index(quads_of(out)))
            assert (out / "graph.ttl").read_bytes() in turtles
            assert (out / "graph.nq").read_bytes() in graphs
        parent.stdin.close()
    assert seen == {0, 1}
    for source, graph, turtle in zip(sources, graphs, turtles, strict=True):
        build([source], out)
        assert quads_of(out) == graph
        assert (out / "graph.ttl").read_bytes() == turtle
    assert len(list((out / "store").glob("g*"))) == 2


@pytest.fixture(scope="module")
def originals() -> dict[str, bytes]:
    """A short document in every format."""
    from kg import documents

    text = make_document(7, 600)
    document = documents.read_bytes(text.encode(), "a.txt")
    blocks, heads = to_blocks(document), heads_of(document)
    return {
        "txt": text.encode(),
        "gbk.txt": text.encode("gb18030"),
        "html": make_html(blocks).encode(),
        "docx": make_docx(blocks, heads),
        "pdf": make_pdf(blocks, heads, Style()),
    }


def fuzz(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut out, doubled, or moved; sometimes all of them noise."""
    fuzzed = bytearray(data)
    for _ in range(chance.choice([1, 3, 10, 100])):
        at, size = chance.randrange(len(fuzzed) + 1), chance.randrange(200)
        piece = fuzzed[at : at + size]
        match chance.randrange(4):
            case 0:
                fuzzed[at : at + 1] = chance.randbytes(1)
            case 1:
                del fuzzed[at : at + size]
            case 2:
                fuzzed[at:at] = piece
            case 3:
                fuzzed[at : at + len(piece)] = piece[::-1]
    return bytes(fuzzed)


def test_of_many_fuzzed_documents_none_ends_the_batch(tmp_path, originals):
    chance = random.Random(1267)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(FUZZED):
        form = chance.choice(list(originals))
        file = folder / f"{number:04}.{form}"
        file.write_bytes(fuzz(originals[form], chance))
    good = [1001, 1002, 1003]
    for number in good:
        (folder / f"good-{number}.txt").write_text(make_document(number, 400), "utf-8")
    read = partial(pools.read_in_processes, jobs=2)
    summary = build([folder], tmp_path / "out", options=Options(read))
    assert summary.documents + len(summary.failures) == FUZZED + len(good)
    for failure in summary.failures:
        assert isinstance(failure, DocumentError)
        assert "\n" not in str(failure)
        assert "the program fails on it" not in str(failure)
    with closing(open_dataset(tmp_path / "out")) as dataset:
        files = {Path(entry.file).name for entry in dataset.documents()}
    assert {f"good-{number}.txt" for number in good} <= files
    assert len(files) == summary.documents > FUZZED / 10


def limit_files() -> None:
    """A bound on the size of files stands for a full disk: it stops the same writes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def test_a_full_disk_is_one_line_and_the_graph_stays(run_kg, tmp_path):
    write_corpus(tmp_path / "in", enumerate(range(2)), 500)
    assert run_kg("build", "in", "-o", "out").returncode == 0
    before = quads_of(tmp_path / "out")
    (tmp_path / "in" / "more.txt").write_text(make_document(50), "utf-8")
    done = run_kg("build", "in", "-o", "out", preexec_fn=limit_files)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1] == (
        "out: a file would grow larger than is allowed here; "
        "name another folder with -o"
    )
    assert quads_of(tmp_path / "out") == before
    assert len(list((tmp_path / "out" / "store").glob("g*"))) == 1
    assert run_kg("build", "in", "-o", "out").returncode == 0


def test_ctrl_c_ends_a_build_with_one_line_and_the_next_goes_on(tmp_path):
    write_corpus(tmp_path / "in", enumerate(range(60)), 5000)
    command = [sys.executable, "-m", "kg", "build", "in", "-o", "out", "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    how = {"cwd": tmp_path, "env": environment, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **how) as process:
        while not list(tmp_path.glob("out/store/g*/data/CURRENT")):
            time.sleep(0.01)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read().decode()
    assert process.returncode == 1
    assert "Traceback" not in said
    assert len(said.splitlines()) <= 2
    subprocess.run([*command, "--no-turtle"], check=True, **how)
