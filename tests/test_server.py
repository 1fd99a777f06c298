"""A graph on a server: real ones, and some that misbehave.

What a Dataset must do is asked of the store on disk, of Oxigraph, of Virtuoso, and of a
server that does not say what it is.
"""

import json
import time
from base64 import b64decode
from contextlib import closing
from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean

from kg.errors import KgError, QueryError, ServerError
from kg.graph import graph_store, names, open_dataset
from kg.graph.draft import Draft
from kg.graph.server import connect
from kg.graph.terms import literal, term, words
from kg.graph.transport import Access
from tests.makers.graph import make_quads
from tests.servers import (
    VIRTUOSO_PASSWORD,
    VIRTUOSO_USER,
    Reply,
    Request,
    find_port,
    hide,
    run_oxigraph,
    run_stub,
    run_virtuoso,
)

DBA = Access(VIRTUOSO_USER, VIRTUOSO_PASSWORD)
JSON = {"Content-Type": "application/sparql-results+json"}
TRUE = Reply(b'{"head": {}, "boolean": true}', headers=JSON)
HASTY = Access(timeout=0.5, pauses=(0.01, 0.01))
G, H = names.document("S/RES/1(2001)"), names.document("S/RES/2(2001)")
OTHERS = "https://example.org/graph"


def statement(value, graph: str = G, name: str = "text") -> Quad:
    value = words(value) if isinstance(value, str) else value
    predicate = NamedNode(names.ONTOLOGY + name)
    return Quad(NamedNode(names.ID + "s"), predicate, value, NamedNode(graph))


@pytest.fixture(scope="session")
def unnamed():
    """A server that is known by nothing but the standard."""
    with run_oxigraph("--union-default-graph") as url, hide(url) as hidden:
        yield hidden


@pytest.fixture(params=["store", "oxigraph", "virtuoso", "unnamed"])
def dataset(request, tmp_path):
    """Each kind of Dataset, empty."""
    if request.param == "store":
        with Draft(tmp_path) as draft:
            draft.publish([])
        made = open_dataset(tmp_path)
    else:
        access = DBA if request.param == "virtuoso" else Access()
        made = connect(request.getfixturevalue(request.param), access)
    with closing(made):
        for graph in list(made.graphs()):
            made.remove(graph)
        yield made


# What every Dataset does


VALUES = [
    words("马里稳定团（MINUSMA）“新月形沙丘”"),
    words("Security Council", "en"),
    words("安全理事會", "zh-hant"),
    words('a "quote", a \\ backslash,\ta tab,\na line, \r\n and an emoji 🕊'),
    words("x" * 70_000 + "末"),
    Literal(""),
    Literal("S/RES/2584(2021)"),
    literal(True),
    literal(False),
    literal(0),
    literal(-13289),
    literal(0.75),
    literal(date(2021, 6, 29)),
    term("2021-06", "http://www.w3.org/2000/01/rdf-schema#Literal"),
    term("2021", "http://www.w3.org/2000/01/rdf-schema#Literal"),
    Literal("P3M", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#duration")),
    Literal("P30D", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#duration")),
    NamedNode(names.actor("马里稳定团 50% “新” (UN)")),
    NamedNode("https://undocs.org/S/RES/2584(2021)"),
]


def test_every_value_comes_back_as_it_was(dataset):
    quads = {statement(value, G, f"p{n}") for n, value in enumerate(VALUES)}
    dataset.replace(G, quads)
    assert set(dataset.quads(G)) == quads
    rows = dataset.query(f"SELECT ?o WHERE {{ GRAPH <{G}> {{ ?s ?p ?o }} }}")
    assert sorted(str(row["o"]) for row in rows) == sorted(map(str, VALUES))


def test_a_whole_graph_comes_back_as_it_was(dataset):
    quads = set(make_quads(3, provisions=20))
    for graph in {quad.graph_name.value for quad in quads}:
        named = [quad for quad in quads if quad.graph_name.value == graph]
        dataset.replace(graph, iter(named))
        assert set(dataset.quads(graph)) == set(named)
    assert set(dataset.quads()) == quads
    assert set(dataset.graphs()) == {quad.graph_name.value for quad in quads}


def test_a_graph_is_replaced_whole_and_the_others_stay(dataset):
    dataset.replace(G, [statement("old"), statement("older")])
    dataset.replace(H, [statement("kept", H)])
    dataset.replace(G, [statement("new")])
    assert set(dataset.quads()) == {statement("new"), statement("kept", H)}


def test_a_graph_is_removed_without_a_trace(dataset):
    dataset.replace(G, [statement("gone")])
    dataset.replace(H, [statement("kept", H)])
    dataset.remove(G)
    assert list(dataset.graphs()) == [H]
    assert list(dataset.quads(G)) == []
    dataset.remove(G)
    assert list(dataset.quads()) == [statement("kept", H)]


def test_a_graph_that_is_replaced_by_nothing_is_gone(dataset):
    dataset.replace(G, [statement("old")])
    dataset.replace(G, [])
    assert list(dataset.quads()) == []
    assert list(dataset.graphs()) == []


def test_all_graphs_answer_together_and_prefixes_are_known(dataset):
    dataset.replace(G, [statement("一")])
    dataset.replace(H, [statement("二", H)])
    rows = dataset.query("SELECT ?text WHERE { id:s mg:text ?text } ORDER BY ?text")
    assert [str(row["text"]) for row in rows] == ['"一"@zh', '"二"@zh']
    (row,) = dataset.query(
        f"SELECT (COUNT(*) AS ?count) WHERE {{ GRAPH <{G}> {{ ?s ?p ?o }} }}"
    )
    assert row["count"].value == "1"


def test_each_form_of_query_has_its_kind_of_answer(dataset):
    dataset.replace(G, [statement("一")])
    for sparql, truth in (
        ("ASK { ?s mg:text ?o }", True),
        ("ASK { ?s mg:no ?o }", False),
    ):
        answer = dataset.query(sparql)
        assert isinstance(answer, QueryBoolean)
        assert bool(answer) is truth
    solutions = dataset.query("SELECT ?o ?none WHERE { ?s mg:text ?o }")
    assert [variable.value for variable in solutions.variables] == ["o", "none"]
    assert [row["none"] for row in solutions] == [None]
    (triple,) = dataset.query("CONSTRUCT { ?s mg:number ?o } WHERE { ?s mg:text ?o }")
    assert str(triple.predicate) == f"<{names.ONTOLOGY}number>"
    (triple,) = dataset.query("DESCRIBE id:s")
    assert str(triple.object) == '"一"@zh'


def test_durations_can_be_asked_for(dataset):
    duration = VALUES[15]
    dataset.replace(G, [statement(duration, name="recurrence")])
    (row,) = dataset.query(
        "SELECT ?d WHERE { ?s mg:recurrence ?d FILTER(?d = 'P3M'^^xsd:duration) }"
    )
    assert row["d"] == duration


def test_a_malformed_query_is_told_with_its_place(dataset):
    with pytest.raises(SyntaxError, match="error at 1:12: expected"):
        dataset.query("SELECT ?s {")


def test_no_server_is_asked_in_turn(dataset):
    with pytest.raises(QueryError, match="SERVICE is refused"):
        dataset.query("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")


def test_a_graph_too_large_for_one_request_is_written_in_several(dataset, monkeypatch):
    monkeypatch.setattr(graph_store, "LARGEST", 70)
    monkeypatch.setattr(graph_store, "BATCH", 30)
    dataset.replace(G, [statement("old")])
    quads = [statement(f"{n}") for n in range(200)]
    dataset.replace(G, iter(quads))
    assert set(dataset.quads()) == set(quads)


# Real servers


@pytest.mark.parametrize("place", ["", "/", "/query", "/sparql"])
def test_an_oxigraph_server_is_found_below_its_address(oxigraph, place):
    with closing(connect(oxigraph + place)) as dataset:
        dataset.replace(G, [statement("found")])
        assert set(dataset.quads(G)) == {statement("found")}
        dataset.remove(G)


def test_a_place_that_is_a_url_is_a_server(oxigraph, monkeypatch):
    monkeypatch.setenv("KG_STORE_TIMEOUT", "20")
    with closing(open_dataset(oxigraph)) as dataset:
        assert dataset.query("ASK {}")


def test_what_others_keep_on_the_server_is_not_ours(oxigraph):
    with closing(connect(oxigraph)) as dataset:
        dataset.replace(OTHERS, [statement("theirs", OTHERS)])
        assert OTHERS not in dataset.graphs()
        assert statement("theirs", OTHERS) not in dataset.quads()
        assert set(dataset.quads(OTHERS)) == {statement("theirs", OTHERS)}
        dataset.remove(OTHERS)


def test_virtuoso_asks_for_the_name_and_password_to_write(virtuoso):
    with closing(connect(virtuoso, Access())) as dataset:
        assert dataset.query("ASK {}")
        with pytest.raises(ServerError, match="asks who you are; set KG_STORE_USER"):
            dataset.replace(G, [statement("no")])
        before = set(dataset.quads(G))
    with closing(connect(virtuoso, Access("dba", "wrong"))) as dataset:
        with pytest.raises(ServerError, match="does not accept the name and password"):
            dataset.remove(G)
        assert set(dataset.quads(G)) == before


def test_an_answer_that_virtuoso_cuts_is_not_taken_for_the_whole(program, tmp_path):
    program = program("virtuoso-t")
    with (
        run_virtuoso(program, tmp_path, rows=50) as url,
        closing(connect(url, DBA)) as dataset,
    ):
        dataset.replace(G, [statement(f"{n}") for n in range(60)])
        for where in ("{ ?s mg:text ?o }", f"{{ GRAPH <{G}> {{ ?s mg:text ?o }} }}"):
            for form in ("SELECT ?s ?o", "CONSTRUCT { ?s mg:text ?o }"):
                with pytest.raises(ServerError, match="cuts its answers at 50 rows; "):
                    dataset.query(f"{form} WHERE {where}")
                few = dataset.query(f"{form} WHERE {where} LIMIT 49")
                assert len(list(few)) == 49
        with pytest.raises(ServerError, match="cuts its answers at 50 rows"):
            list(dataset.quads(G))


def test_a_server_that_does_not_join_its_graphs_is_refused():
    with run_oxigraph() as url, hide(url) as hidden:
        with closing(connect(url)) as dataset:
            dataset.replace(G, [statement("in a graph")])
        with pytest.raises(ServerError, match="does not answer from all graphs"):
            connect(hidden)


# Who asks


def wants(authorization: str):
    def answer(request: Request) -> Reply:
        if request.headers.get("authorization") == authorization:
            return TRUE
        return Reply(status=401, headers={"WWW-Authenticate": 'Basic realm="kg"'})

    return answer


BASIC = "Basic bGVnYWw6w6TlronlhajnkIbkuovkvJo="  # legal:ä安全理事会


def test_a_name_and_password_are_given_when_asked_for():
    assert b64decode(BASIC[6:]).decode("utf-8") == "legal:ä安全理事会"
    with run_stub(wants(BASIC)) as url:
        with closing(connect(url, Access("legal", "ä安全理事会"))) as dataset:
            assert dataset.query("ASK {}")
        with pytest.raises(ServerError, match="does not accept the name"):
            connect(url, Access("legal", "wrong"))
        with pytest.raises(ServerError, match="asks who you are; set KG_STORE_USER"):
            connect(url, Access())


def test_a_name_and_password_in_the_url_are_used_and_not_told():
    with run_stub(wants(BASIC)) as url:
        place = url.replace("//", "//legal:%C3%A4安全理事会@")
        with closing(connect(place, Access())) as dataset:
            assert dataset.query("ASK {}")
        with pytest.raises(ServerError) as caught:
            connect(url.replace("//", "//legal:secret@"), Access())
        assert "secret" not in str(caught.value)


def test_a_token_is_given(monkeypatch):
    monkeypatch.setenv("KG_STORE_TOKEN", "abc")
    with run_stub(wants("Bearer abc")) as url, closing(connect(url)) as dataset:
        assert dataset.query("ASK {}")


def test_the_environment_says_who_asks():
    said = {"KG_STORE_USER": "u", "KG_STORE_PASSWORD": "p", "KG_STORE_TIMEOUT": "5"}
    access = Access.from_environment(said)
    assert (access.user, access.password, access.token, access.timeout) == (
        "u",
        "p",
        "",
        5.0,
    )
    assert "'p'" not in repr(access)
    for wrong in ("soon", "-1", "nan", "0"):
        with pytest.raises(ServerError, match=r"KG_STORE_TIMEOUT: .* is no number"):
            Access.from_environment({"KG_STORE_TIMEOUT": wrong})


# Servers that misbehave


def complaint(url: str, access: Access = HASTY) -> str:
    with pytest.raises(KgError) as caught, closing(connect(url, access)) as dataset:
        list(dataset.query("SELECT ?s WHERE { ?s ?p ?o }"))
    assert isinstance(caught.value, ServerError)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(url)
    return str(caught.value).removeprefix(url)


SHORT = Reply(b"{}", 200, {"Content-Length": 99, "Connection": "close"})


def then(*replies: Reply):
    """One reply after the other, the last for ever, to a SELECT; an ASK is answered."""
    left = list(replies)

    def answer(request: Request) -> Reply:
        if b"ASK+%7B" in request.body and b"PREFIX" not in request.body:
            return TRUE
        if b"ASK" in request.body:
            return Reply(b'{"head": {}, "boolean": false}', headers=JSON)
        return left.pop(0) if len(left) > 1 else left[0]

    return answer


def rows_from(*replies: Reply) -> list:
    with run_stub(then(*replies)) as url, closing(connect(url, HASTY)) as dataset:
        return list(dataset.query("SELECT ?s WHERE { ?s ?p ?o }"))


def test_a_server_that_is_down_is_told():
    said = complaint(f"http://127.0.0.1:{find_port()}")
    assert said.startswith(": does not answer (")
    assert said.endswith("; check the URL, or start it")


def test_a_name_that_is_none_is_told():
    assert complaint("http://nowhere.invalid/sparql").startswith(": does not answer (")


@pytest.mark.parametrize("url", ["http://", "http://[::1", "https:///x"])
def test_a_url_that_is_none_is_told(url):
    assert complaint(url).startswith(": is no URL")


def test_a_slow_server_is_told():
    def answer(request: Request) -> Reply:
        time.sleep(1)
        return TRUE

    with run_stub(answer) as url:
        said = complaint(url)
    assert said == ": did not answer within 0.5 s; ask for less, or set " + (
        "KG_STORE_TIMEOUT to more"
    )


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(b"", 403), "does not allow this; ask its keeper for the right"),
        (Reply(b"no such function", 400), "refuses the request (no such function)"),
        (Reply(b"out of\nmemory", 500), "failed with status 500 (out of memory)"),
        (Reply(b"", 413), "finds the request too large"),
        (Reply(b"", 503), "is not ready; try again later"),
        (Reply(b"", 301, {"Location": "https://x/"}), "has moved to https://x/; name"),
        (Reply(b"<h1>Hi", 200, {"Content-Type": "text/html"}), "answers with a page"),
        (Reply(b'{"head": {"vars": ["s"]}, "resu', 200, JSON), "broke off its answer"),
        (Reply(b"[1, 2]", 200, JSON), "broke off its answer, or gives no SPARQL"),
        (TRUE, "broke off its answer, or gives no SPARQL results"),
        (Reply(status=None), "does not answer (Server disconnected"),
        (SHORT, "does not answer (peer closed connection"),
    ],
)
def test_what_a_server_does_wrong_is_one_line(reply, said):
    with run_stub(then(reply)) as url:
        assert complaint(url).startswith(f": {said}")


def test_rows_that_break_off_after_some_are_not_given():
    """Some servers say 200, send rows, and then run out of time."""
    value = {"type": "uri", "value": "http://x/1"}
    rows = {"head": {"vars": ["s"]}, "results": {"bindings": [{"s": value}] * 99}}
    body = json.dumps(rows).encode()
    assert len(rows_from(Reply(body, headers=JSON))) == 99
    with run_stub(then(Reply(body[:2000], headers=JSON))) as url:
        assert complaint(url).startswith(": broke off its answer")


def test_a_server_that_is_busy_for_a_moment_is_asked_again():
    rows = Reply(
        b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}', headers=JSON
    )
    for trouble in (Reply(b"", 503), Reply(b"", 502), Reply(status=None)):
        assert rows_from(trouble, trouble, rows) == []


def test_a_busy_server_is_left_alone_as_long_as_it_asks():
    rows = Reply(
        b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}', headers=JSON
    )
    busy = Reply(b"", 503, {"Retry-After": "0.3"})
    begin = time.monotonic()
    assert rows_from(busy, rows) == []
    assert time.monotonic() - begin >= 0.3


def test_a_place_that_answers_no_queries_is_told_with_what_was_tried():
    page = Reply(b"<h1>Hi", 200, {"Content-Type": "text/html"})
    with run_stub(lambda request: page) as url:
        said = complaint(url)
        assert said.startswith(": gives a page and does not answer queries; name its")
        assert said.endswith(f"tried {url}, {url}/sparql, {url}/query")
    with run_stub(lambda request: Reply(b"", 404)) as url:
        assert complaint(url).startswith(": does not answer queries; name its endpoint")


def test_a_server_that_takes_no_updates_is_told():
    def answer(request: Request) -> Reply:
        if b"update=" in request.body:
            return Reply(b"", 404)
        return then(TRUE)(request)

    with (
        run_stub(answer) as url,
        closing(connect(url, HASTY)) as dataset,
        pytest.raises(ServerError, match="does not take updates; name its"),
    ):
        dataset.replace(G, [statement("no")])
