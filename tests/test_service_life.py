"""The life of a service: it starts, says how it is, takes up new builds, and stops."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.names import ID, ONTOLOGY
from tests.makers.serving import run_service, write_store

QUERY = "SELECT ?o { ?s ?p ?o }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def quads(word: str, count: int = 1):
    for number in range(count):
        yield Quad(
            NamedNode(f"{ID}s{number}"),
            NamedNode(f"{ONTOLOGY}text"),
            Literal(word),
            NamedNode(f"{ID}g"),
        )


@contextmanager
def run_command(*words: object):
    """``kg serve`` as people run it; gives the process and its address."""
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", *map(str, words)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline()
        url = re.match(r"http://127\.0\.0\.1:\d+", line)
        assert url, line
        yield process, url.group()
    finally:
        process.kill()
        process.communicate()


def test_health_readiness_and_metrics(tmp_path):
    with run_service(write_store(tmp_path, quads("one"))) as served:
        assert served.client.get("/health").text == "alive\n"
        ready = served.client.get("/ready").json()
        assert ready["ready"] is True
        assert ready["generation"].startswith("g000001")
        served.client.get("/sparql", params={"query": QUERY})
        said = served.client.get("/metrics").text
        assert 'kg_requests_total{status="200",what="sparql"}' in said
        assert "kg_request_seconds_bucket" in said
        assert QUERY not in said


def test_no_request_is_lost_while_a_new_build_is_swapped_in(tmp_path):
    words = [f"build {number}" for number in range(4)]
    folder = write_store(tmp_path, quads(words[0]))
    seen, failures, done = [], [], threading.Event()

    def ask_on(url: str) -> None:
        with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:
            while not done.is_set():
                answer = client.get("/sparql", params={"query": QUERY})
                if answer.status_code != 200:
                    failures.append(answer.text)
                    continue
                seen.append(answer.json()["results"]["bindings"][0]["o"]["value"])

    with run_service(folder) as served:
        threads = [
            threading.Thread(target=ask_on, args=(served.url,)) for _ in range(4)
        ]
        for each in threads:
            each.start()
        for word in words[1:]:
            write_store(folder, quads(word))
            end = time.monotonic() + 20
            while seen[-1:] != [word] and time.monotonic() < end:
                time.sleep(0.02)
        done.set()
        for each in threads:
            each.join()
    assert failures == []
    assert list(dict.fromkeys(seen)) == words


def test_a_build_that_cannot_be_read_leaves_the_one_before(tmp_path):
    folder = write_store(tmp_path, quads("good"))
    with run_service(folder) as served:
        write_store(folder, quads("new"))
        current = (folder / "store" / "current").read_text().split()[0]
        (folder / "store" / current / "version.json").write_text("{}")
        time.sleep(1.5)
        answer = served.client.get("/sparql", params={"query": QUERY})
        word = answer.json()["results"]["bindings"][0]["o"]["value"]
        assert word in ("good", "new")


@pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")
def test_what_is_being_answered_is_answered_when_the_service_is_stopped(tmp_path):
    folder = write_store(tmp_path, quads("word", 400))
    with run_command("-g", folder, "--timeout", "3") as (process, url):
        got = []

        def ask() -> None:
            with httpx.Client(trust_env=False, timeout=30) as client:
                got.append(client.get(f"{url}/sparql", params={"query": SLOW}))

        httpx.get(f"{url}/ready", trust_env=False, timeout=20)
        thread = threading.Thread(target=ask)
        thread.start()
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        thread.join()
        assert got[0].status_code == 422  # its time was up, and it was told so
        assert process.wait(20) in (0, -signal.SIGTERM)


def test_no_worker_outlives_the_service(tmp_path):
    folder = write_store(tmp_path, quads("word", 400))
    with run_command("-g", folder) as (process, url):
        httpx.get(f"{url}/ready", trust_env=False, timeout=20)
        options = {"params": {"query": SLOW}, "trust_env": False, "timeout": 0.5}
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{url}/sparql", **options)
        workers = below(process.pid)
        assert workers
        process.kill()
        process.wait()
        end = time.monotonic() + 10
        while any(map(is_alive, workers)):
            assert time.monotonic() < end
            time.sleep(0.1)


def below(pid: int) -> list[int]:
    """The processes below one."""
    said = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True)
    found = [int(each) for each in said.stdout.split()]
    return found + [each for child in found for each in below(child)]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123
        return stat.read().rpartition(")")[2].split()[0] != "Z"


def test_wrong_words_are_told_in_one_line(run_kg, tmp_path):
    done = run_kg("serve", "-g", tmp_path / "nothing")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    folder = write_store(tmp_path / "graph", quads("word"))
    with run_service(folder) as served:
        port = served.url.rpartition(":")[2]
        done = run_kg("serve", "-g", folder, "--port", port)
        assert done.returncode == 1
        assert b"choose another --port" in done.stderr
    assert run_kg("serve", "--base-url", "example.org").returncode == 2
