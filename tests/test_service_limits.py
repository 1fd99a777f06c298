"""What a query may take, and that one which takes more never holds up the others."""

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from kg.service.settings import MEGABYTE
from tests.makers.graph import make_quads
from tests.makers.serving import run_service, write_store

ENDLESS = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",  # cross product
    "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)* ?b . ?c ?d ?e }",  # deep paths
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c LIMIT 1",  # a huge sort
)
QUICK = "SELECT (COUNT(*) AS ?n) { ?s a mg:PeaceOperation }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    return write_store(tmp_path_factory.mktemp("graph"), make_quads(12, provisions=20))


@pytest.fixture(scope="module")
def served(graph):
    memory = 128 * MEGABYTE
    limits = {"time": 1.0, "rows": 500, "memory": memory, "quick": 0.2, "slow": 2}
    with run_service(graph, **limits) as served:
        yield served


def ask(served, query, **headers):
    parameters = {"query": query}
    return served.client.get("/sparql", params=parameters, headers=headers)


@pytest.mark.parametrize("query", ENDLESS)
def test_a_query_is_stopped_when_its_time_is_up(served, query):
    begin = time.monotonic()
    answer = ask(served, query)
    assert answer.status_code == 422
    assert "no answer within 1 s" in answer.text or "memory" in answer.text
    assert time.monotonic() - begin < 5


def test_a_query_that_takes_too_much_memory_is_stopped(served):
    longer = " ".join(
        f"BIND(CONCAT({', '.join([f'?x{each}'] * 10)}) AS ?x{each + 1})"
        for each in range(10)
    )
    query = f"SELECT (STRLEN(?x10) AS ?n) {{ BIND('aaaaaaaaaa' AS ?x0) {longer} }}"
    answer = ask(served, query)
    assert answer.status_code == 422
    assert "memory" in answer.text
    assert ask(served, QUICK).status_code == 200


def test_a_query_that_is_nested_too_deeply_is_stopped(served):
    query = "SELECT * " + "{" * 40_000 + "}" * 40_000
    form = {"query": query}
    assert served.client.post("/sparql", data=form).status_code in (400, 422)
    assert ask(served, QUICK).status_code == 200


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv", "turtle", "jsonld"])
@pytest.mark.parametrize("rows", [500, 501])
def test_an_answer_has_as_many_rows_as_it_may(served, form, rows):
    query = f"SELECT * {{ ?s ?p ?o }} LIMIT {rows}"
    if form in ("turtle", "jsonld"):
        query = f"CONSTRUCT {{ ?s ?p ?o }} {{ {{ {query} }} }}"
    parameters = {"query": query, "format": form}
    answer = served.client.get("/sparql", params=parameters)
    assert answer.status_code == (200 if rows == 500 else 422), answer.text


def test_an_answer_is_no_longer_than_it_may_be(graph):
    with run_service(graph, size=10_000) as served:
        answer = ask(served, "SELECT * { ?s ?p ?o }")
        assert answer.status_code == 422
        assert "more than 0 MB" in answer.text


def test_heavy_queries_do_not_hold_up_the_others(served):
    """Sixteen at once, all different, and none of them ends by itself."""
    assert ask(served, QUICK).status_code == 200
    heavy = [ENDLESS[0].replace("?n", f"?n{number}") for number in range(16)]
    with ThreadPoolExecutor(16) as threads:
        asked = [threads.submit(ask, served, query) for query in heavy]
        time.sleep(0.3)
        begin = time.monotonic()
        unknown = ask(served, QUICK.replace("?n", "?unknown"))
        assert (unknown.status_code, time.monotonic() - begin < 10) == (200, True)
        seconds = []
        for _ in range(20):
            begin = time.monotonic()
            headers = {"Cache-Control": "no-cache"}
            assert ask(served, QUICK, **headers).status_code == 200
            seconds.append(time.monotonic() - begin)
        statuses = {each.result().status_code for each in asked}
    assert statuses <= {422, 503}
    assert sorted(seconds)[10] < 1


def ask_eight_times(served, query, **headers):
    with ThreadPoolExecutor(8) as threads:
        return list(threads.map(lambda _: ask(served, query, **headers), range(8)))


def test_a_query_that_was_slow_is_known_when_it_comes_again(served):
    query = ENDLESS[0].replace("?n", "?again")
    ask(served, query)
    begin = time.monotonic()
    answers = ask_eight_times(served, query, **{"Cache-Control": "no-cache"})
    busy = [answer for answer in answers if answer.status_code == 503]
    assert len(busy) == 6
    assert all(answer.headers["retry-after"] == "5" for answer in busy)
    assert time.monotonic() - begin < 6


def test_the_same_query_at_once_is_asked_once(served):
    query = ENDLESS[0].replace("?n", "?same")
    answers = ask_eight_times(served, query)
    assert {answer.status_code for answer in answers} == {422}


def test_too_many_at_once_are_sent_away(graph):
    with run_service(graph, time=1, waiting=3, fast=1, slow=1) as served:
        query = ENDLESS[0]
        with ThreadPoolExecutor(12) as threads:
            asked = [
                threads.submit(ask, served, query.replace("?n", f"?n{each}"))
                for each in range(12)
            ]
            answers = [each.result() for each in asked]
    sent_away = [each for each in answers if each.status_code == 503]
    assert len(sent_away) >= 8
    assert all("retry-after" in each.headers for each in sent_away)


def test_work_ends_when_the_client_goes_away(graph):
    with run_service(graph, time=60) as served:
        with pytest.raises(httpx.ReadTimeout):
            served.client.get("/sparql", params={"query": ENDLESS[0]}, timeout=0.7)
        end = time.monotonic() + 10
        while "kg_queries 0.0" not in served.client.get("/metrics").text:
            assert time.monotonic() < end
            time.sleep(0.1)


def workers_of(pid: int) -> list[int]:
    """The processes below one, of all generations."""
    found, waiting = [], [pid]
    while waiting:
        command = ["pgrep", "-P", str(waiting.pop())]
        below = subprocess.run(command, capture_output=True, text=True).stdout
        found += (children := [int(each) for each in below.split()])
        waiting += children
    return found


def resident(pid: int) -> int:
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except FileNotFoundError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="counts as Linux does"
)
def test_memory_returns_to_its_base(graph):
    with run_service(graph, time=1, cache=0) as served:
        query = (
            "SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?d))) AS ?n) "
            "{ ?a ?b ?c . ?d ?e ?f }"
        )
        ask(served, QUICK)
        base = sum(map(resident, workers_of(os.getpid())))
        for number in range(3):
            ask(served, query.replace("?n", f"?n{number}"))
        ask(served, QUICK)
        time.sleep(0.5)
        assert sum(map(resident, workers_of(os.getpid()))) < base + 150 * MEGABYTE
