"""Who reads makes no difference: this process, several, or the workers of a cluster."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from kg.errors import ClusterError, KgError
from kg.facts import extract
from kg.graph.reading import Reading
from kg.model import Fact
from kg.pipeline import cluster, pools
from kg.pipeline.build import Method, Options, build
from tests.bench.scale_corpus import make_corpus

ROOT = Path(__file__).parent.parent
POISON = "本段终止一切"
WORKER = """
import json, sys
from distributed import LocalCluster
if __name__ == "__main__":
    cluster = LocalCluster(
        n_workers=int(sys.argv[1]), threads_per_worker=1, processes=True,
        host="127.0.0.1", dashboard_address=None, worker_dashboard_address=None,
        silence_logs=50,
    )
    workers = [each.process.process.pid for each in cluster.workers.values()]
    print(json.dumps([cluster.scheduler_address, workers]), flush=True)
    sys.stdin.read()
    cluster.close()
"""


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    return make_corpus(60, folder, 1500)


@pytest.fixture(scope="module")
def turtle(documents, tmp_path_factory):
    """What one process makes of them."""
    out = tmp_path_factory.mktemp("one")
    summary = build(documents, out)
    assert summary.documents == len(documents)
    return (out / "graph.ttl").read_bytes()


@contextmanager
def run_cluster(workers: int):
    """The address of a Dask scheduler, and the processes of its workers."""
    command = [sys.executable, "-W", "ignore", "-c", WORKER, str(workers)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as process:
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.stdin.close()
            process.wait(30)


def in_processes(jobs: int) -> Options:
    return Options(partial(pools.read_in_processes, jobs=jobs))


def on_cluster(address: str) -> Options:
    return Options(partial(cluster.read_on_cluster, address=address))


def bytes_of(out: Path) -> bytes:
    return (out / "graph.ttl").read_bytes()


# Processes


def test_several_processes_make_the_same_bytes(documents, turtle, tmp_path):
    steps = []
    build(documents, tmp_path, options=in_processes(2), tell=steps.append)
    assert bytes_of(tmp_path) == turtle
    assert [step.file for step in steps] == list(map(str, documents))


def test_a_large_corpus_is_read_on_all_cores(documents, turtle, tmp_path, monkeypatch):
    monkeypatch.setattr(pools, "ENOUGH", 100_000)
    monkeypatch.setattr(pools, "count_cores", lambda: 2)
    seen = set()
    build(
        documents,
        tmp_path,
        options=Options(pools.read_at_leisure),
        tell=lambda step: seen.update(map(id, active_children())),
    )
    assert len(seen) == 2
    assert bytes_of(tmp_path) == turtle


def test_a_small_corpus_starts_no_process(documents, tmp_path, monkeypatch):
    monkeypatch.setattr(pools, "read_in_processes", None)
    build(documents, tmp_path, options=Options(pools.read_at_leisure))


def test_a_process_that_is_killed_loses_nothing(
    documents, turtle, tmp_path, monkeypatch
):
    monkeypatch.setattr("kg.pipeline.batches.FULL", 1)  # so that much is under way
    killed = []

    def kill(step):
        if step.number in (1, 25):
            child = active_children()[0]
            os.kill(child.pid, signal.SIGKILL)
            killed.append(child)

    summary = build(documents, tmp_path, options=in_processes(2), tell=kill)
    assert len(killed) == 2
    assert (summary.read, summary.failures) == (len(documents), [])
    assert bytes_of(tmp_path) == turtle


def understand_or_end(document) -> Reading:
    """As a document would that needs more memory than there is."""
    if POISON in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return Reading(document, [], [])


def test_a_document_that_ends_its_process_costs_itself_alone(tmp_path):
    documents = make_corpus(6, tmp_path / "in", 300)
    bad = documents[2]
    bad.write_text(bad.read_text("utf-8") + f"\n99. {POISON}；\n", encoding="utf-8")
    method = Method(understand=understand_or_end, shared=())
    summary = build(documents, tmp_path, method=method, options=in_processes(2))
    (failure,) = summary.failures
    assert str(failure) == (
        f"{bad}: ends the process that reads it; leave it out, or give more memory"
    )
    assert summary.documents == 5


def understand_wrongly(document) -> Reading:
    paragraph = document.paragraphs[0]
    return Reading(document, (), [Fact("Rumour", {}, paragraph, paragraph.span)])


def fail_sometimes(document) -> Reading:
    if "000003" in document.origin.file:
        raise ZeroDivisionError("by\nzero")
    return Reading(document, [], extract(document))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_mistake_of_the_program_costs_one_document(tmp_path, jobs):
    documents = make_corpus(6, tmp_path / "in", 300)
    method = Method(understand=fail_sometimes, shared=())
    summary = build(documents, tmp_path, method=method, options=in_processes(jobs))
    (failure,) = summary.failures
    assert str(failure) == (
        f"{documents[3]}: the program fails on it: ZeroDivisionError: by; "
        "leave it out, and report it with the file"
    )
    assert summary.documents == 5


def test_a_fact_that_the_ontology_lacks_ends_the_build_in_one_line(documents, tmp_path):
    method = Method(understand=understand_wrongly, shared=())
    with pytest.raises(KgError, match=r"^no class of facts mg:Rumour in ontology"):
        build(documents[:4], tmp_path, method=method, options=in_processes(2))


def test_readers_end_with_the_build_that_is_killed(documents, tmp_path):
    script = (
        "import sys; from functools import partial\n"
        "from multiprocessing import active_children\n"
        "from kg.pipeline import pools; from kg.pipeline.build import Options, build\n"
        "def tell(step):\n"
        "    print(*(each.pid for each in active_children()), flush=True)\n"
        "    sys.stdin.readline()\n"
        "if __name__ == '__main__':\n"
        "    read = partial(pools.read_in_processes, jobs=2)\n"
        "    build(sys.argv[2:], sys.argv[1], options=Options(read), tell=tell)"
    )
    command = [sys.executable, "-c", script, tmp_path / "out", *documents]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        readers = list(map(int, process.stdout.readline().split()))
        process.kill()
    assert readers
    end = time.monotonic() + 20
    while any(map(is_alive, readers)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(is_alive, readers))


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


# A cluster


def test_a_cluster_makes_the_same_bytes_even_if_a_worker_is_killed(
    documents, turtle, tmp_path, monkeypatch
):
    monkeypatch.setattr("kg.pipeline.batches.FULL", 1)
    with run_cluster(2) as (address, workers):
        build(documents, tmp_path / "whole", options=on_cluster(address))
        assert bytes_of(tmp_path / "whole") == turtle

        def kill(step):
            if step.number == 5:
                os.kill(workers[0], signal.SIGKILL)

        out = tmp_path / "killed"
        summary = build(documents, out, options=on_cluster(address), tell=kill)
        assert (summary.read, summary.failures) == (len(documents), [])
        assert bytes_of(out) == turtle

        monkeypatch.setattr(cluster, "digest", lambda: "another")
        with pytest.raises(ClusterError, match="a worker runs another kg than this"):
            build(documents, tmp_path / "other", options=on_cluster(address))


def test_a_cluster_that_is_not_there_is_one_line(documents, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(ClusterError, match=r"^tcp://127\.0\.0\.1:1: does not answer; "):
        build(documents, tmp_path, options=on_cluster("tcp://127.0.0.1:1"))


def test_dask_is_named_where_it_is_missing(documents, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'mandate-graph\[cluster\]'"):
        build(documents, tmp_path, options=on_cluster("tcp://127.0.0.1:1"))


# The command


def test_the_command_takes_a_number_of_processes(run_kg, documents, turtle, tmp_path):
    done = run_kg("build", *documents, "-o", "out", "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, b"")
    assert bytes_of(tmp_path / "out") == turtle
    again = run_kg("build", *documents, "-o", "out", "--no-turtle")
    assert re.search(rb"read now +0\n", again.stdout)
    assert not (tmp_path / "out" / "graph.ttl").exists()


def test_processes_and_a_cluster_at_once_are_wrong_usage(run_kg):
    done = run_kg("build", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1")
    assert done.returncode == 2
    assert b"Choose one of --jobs and --scheduler." in done.stderr
