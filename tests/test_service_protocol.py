"""SPARQL 1.1 Protocol: the cases of W3C's test suite for queries, and what lies beside.

The names of the first tests are those of the suite, whose graphs are two here.
"""

from urllib.parse import quote

import pytest
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
)

from kg.service.formats import GRAPHS, RESULTS
from kg.service.negotiation import choose
from tests.makers.serving import run_service, write_store

ASK = "ASK { ?s ?p ?o }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
ONE, TWO, THREE = (f"urn:data{number}" for number in (1, 2, 3))
JSON = RESULTS["json"]
NAMES = "SELECT ?o WHERE { ?s ?p ?o } ORDER BY ?o"
IN_GRAPHS = "SELECT ?o WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?o"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Three graphs with a statement each: its object is "1", "2" or "3"."""
    quads = [
        Quad(NamedNode(f"{graph}#s"), NamedNode("urn:p"), Literal(graph[-1]), node)
        for graph in (ONE, TWO, THREE)
        for node in [NamedNode(graph)]
    ]
    folder = write_store(tmp_path_factory.mktemp("graph"), quads)
    with run_service(folder) as served:
        yield served


def read(response):
    """The results of an answer, in whichever format they are."""
    assert response.status_code == 200, response.text
    form = QueryResultsFormat.from_media_type(response.headers["content-type"])
    return parse_query_results(response.content, form)


def values_of(response) -> list[str]:
    return [row["o"].value for row in read(response)]


def ask(served, method="GET", *, headers=None, content=None, **parameters):
    return served.client.request(
        method, "/sparql", params=parameters, headers=headers, content=content
    )


# The cases of the suite that are answered


def test_query_get(served):
    answer = ask(served, query=ASK)
    assert answer.json()["boolean"] is True
    assert answer.headers["content-type"] == JSON


def test_query_post_form(served):
    answer = ask(served, "POST", headers=FORM, content=f"query={quote(ASK)}")
    assert answer.json()["boolean"] is True


def test_query_post_direct(served):
    assert ask(served, "POST", headers=DIRECT, content=ASK).json()["boolean"] is True


def test_query_dataset_default_graph(served):
    graph = {"default-graph-uri": ONE}
    assert values_of(ask(served, "GET", query=NAMES, **graph)) == ["1"]
    answer = ask(served, "POST", headers=DIRECT, content=NAMES, **graph)
    assert values_of(answer) == ["1"]


def test_query_dataset_default_graphs_get(served):
    graphs = {"default-graph-uri": [ONE, TWO]}
    assert values_of(ask(served, query=NAMES, **graphs)) == ["1", "2"]


def test_query_dataset_default_graphs_post(served):
    body = f"query={quote(NAMES)}&default-graph-uri={ONE}&default-graph-uri={TWO}"
    assert values_of(ask(served, "POST", headers=FORM, content=body)) == ["1", "2"]


def test_query_dataset_named_graphs_get(served):
    graphs = {"named-graph-uri": [ONE, TWO]}
    assert values_of(ask(served, query=IN_GRAPHS, **graphs)) == ["1", "2"]
    assert values_of(ask(served, query=NAMES, **graphs)) == []


def test_query_dataset_named_graphs_post(served):
    graphs = {"named-graph-uri": [TWO, THREE]}
    answer = ask(served, "POST", headers=DIRECT, content=IN_GRAPHS, **graphs)
    assert values_of(answer) == ["2", "3"]


def test_query_dataset_full(served):
    graphs = {"default-graph-uri": THREE, "named-graph-uri": [ONE, TWO]}
    assert values_of(ask(served, query=NAMES, **graphs)) == ["3"]
    assert values_of(ask(served, query=IN_GRAPHS, **graphs)) == ["1", "2"]


def test_query_multiple_dataset(served):
    """What the protocol names counts, not what the query names."""
    query = f"SELECT ?o FROM <{ONE}> WHERE {{ ?s ?p ?o }}"
    assert values_of(ask(served, query=query)) == ["1"]
    assert values_of(ask(served, query=query, **{"default-graph-uri": TWO})) == ["2"]


def test_graphs_that_are_not_there_are_empty_and_never_fetched(served):
    graph = {"default-graph-uri": f"{served.url}/health"}
    assert values_of(ask(served, query=NAMES, **graph)) == []
    query = f"SELECT ?o FROM <file:///etc/passwd> FROM <{served.url}> {{ ?s ?p ?o }}"
    assert values_of(ask(served, query=query)) == []


@pytest.mark.parametrize("name", RESULTS)
def test_query_content_type_select(served, name):
    answer = ask(served, query=NAMES, headers={"Accept": RESULTS[name]})
    assert answer.headers["content-type"].partition(";")[0] == RESULTS[name]
    if name == "csv":
        assert answer.text == "o\r\n1\r\n2\r\n3\r\n"
    else:
        assert values_of(answer) == ["1", "2", "3"]


@pytest.mark.parametrize("name", ["json", "xml"])
def test_query_content_type_ask(served, name):
    answer = ask(served, query=ASK, headers={"Accept": RESULTS[name]})
    assert isinstance(read(answer), QueryBoolean)
    assert read(answer)


@pytest.mark.parametrize(
    "query", [f"DESCRIBE <{ONE}#s>", "CONSTRUCT WHERE { ?s ?p ?o }"]
)
@pytest.mark.parametrize("name", GRAPHS)
def test_query_content_type_describe_and_construct(served, query, name):
    answer = ask(served, query=query, headers={"Accept": GRAPHS[name]})
    assert answer.headers["content-type"].partition(";")[0] == GRAPHS[name]
    form = RdfFormat.from_media_type(GRAPHS[name])
    subjects = {quad.subject.value for quad in parse(answer.content, format=form)}
    assert f"{ONE}#s" in subjects


# The cases of the suite that are refused


@pytest.mark.parametrize(
    ("method", "headers", "body", "parameters", "status"),
    [
        pytest.param("PUT", {}, b"", {"query": ASK}, 405, id="bad_query_method"),
        pytest.param(
            "GET", {}, b"", {"query": [ASK, ASK]}, 400, id="bad_multiple_queries"
        ),
        pytest.param(
            "POST",
            {"Content-Type": "text/plain"},
            ASK.encode(),
            {},
            415,
            id="bad_query_wrong_media_type",
        ),
        pytest.param(
            "POST",
            {},
            f"query={quote(ASK)}".encode(),
            {},
            415,
            id="bad_query_missing_form_type",
        ),
        pytest.param(
            "POST", {}, ASK.encode(), {}, 415, id="bad_query_missing_direct_type"
        ),
        pytest.param(
            "POST",
            {"Content-Type": "application/sparql-query; charset=UTF-16"},
            ASK.encode("utf-16"),
            {},
            415,
            id="bad_query_non_utf8",
        ),
        pytest.param(
            "GET", {}, b"", {"query": "ASK { ?s ?p"}, 400, id="bad_query_syntax"
        ),
    ],
)
def test_refused(served, method, headers, body, parameters, status):
    answer = ask(served, method, headers=headers, content=body, **parameters)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert len(answer.text.strip()) > 5


UPDATE = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"


@pytest.mark.parametrize(
    ("method", "headers", "body", "parameters"),
    [
        ("GET", {}, "", {"update": UPDATE}),
        ("GET", {}, "", {"query": UPDATE}),
        ("POST", FORM, f"update={quote(UPDATE)}", {}),
        ("POST", FORM, f"query={quote(UPDATE)}", {}),
        ("POST", FORM, f"query={quote(ASK)}&update={quote(UPDATE)}", {}),
        ("POST", {"Content-Type": "application/sparql-update"}, UPDATE, {}),
        ("POST", DIRECT, UPDATE, {}),
        ("POST", DIRECT, "DROP ALL", {}),
        ("POST", DIRECT, f"{ASK} ; {UPDATE}", {}),
        ("POST", DIRECT, "LOAD <file:///etc/passwd>", {}),
        ("POST", DIRECT, f"PREFIX : <urn:> #\n{UPDATE}", {}),
        (
            "PUT",
            {"Content-Type": "text/turtle"},
            "<urn:a> <urn:b> 1 .",
            {"default": ""},
        ),
        ("DELETE", {}, "", {"graph": ONE}),
        ("PATCH", {"Content-Type": "application/sparql-update"}, UPDATE, {}),
    ],
)
def test_no_way_to_change_the_graph(served, method, headers, body, parameters):
    before = ask(served, query="SELECT (COUNT(*) AS ?o) { GRAPH ?g { ?s ?p ?x } }")
    answer = ask(served, method, headers=headers, content=body, **parameters)
    assert 400 <= answer.status_code < 500
    after = ask(served, query="SELECT (COUNT(*) AS ?o) { GRAPH ?g { ?s ?p ?x } }")
    assert values_of(after) == values_of(before) == ["3"]


def test_the_place_of_an_error_is_shown(served):
    answer = ask(served, query="SELECT ?x\nWHERE { ?x a mg:Actor }}")
    assert answer.text.startswith('line 2, column 24: "}" cannot stand here\n')


# Negotiation, caching, compression


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/sparql-results+xml;q=0.1, text/csv;q=0.9", 200),
        ("image/png", 406),
        ("text/turtle", 406),
        ("*/*", 200),
        ("", 200),
        ("nonsense ;;; / , , q=9", 200),
        ("text/html;q=0, */*;q=0", 406),
    ],
)
def test_negotiation_of_rows(served, accept, status):
    answer = ask(served, query=NAMES, headers={"Accept": accept})
    assert answer.status_code == status
    if "csv" in accept:
        assert answer.text.startswith("o\r\n")


def test_form_may_be_named_in_the_address(served):
    assert ask(served, query=NAMES, format="tsv").text == '?o\n"1"\n"2"\n"3"\n'
    assert ask(served, query=NAMES, format="turtle").status_code == 406


def test_closest_range_counts():
    offered = ["text/turtle", "application/ld+json"]
    assert choose("text/turtle;q=0.2,text/*;q=0.9,*/*;q=0.5", offered) == offered[1]


def test_head_says_what_get_says_without_a_body(served):
    got, head = (ask(served, each, query=NAMES) for each in ("GET", "HEAD"))
    assert head.content == b""
    for name in ("content-type", "content-length", "etag"):
        assert head.headers[name] == got.headers[name]


def test_answers_are_named_and_not_sent_again(served):
    first = ask(served, query=NAMES)
    tag = first.headers["etag"]
    again = ask(served, query=NAMES, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    other = ask(
        served, query=NAMES, headers={"If-None-Match": tag, "Accept": "text/csv"}
    )
    assert other.status_code == 200
    assert "Accept" in first.headers["vary"]


@pytest.mark.parametrize("function", ["NOW()", "RAND()", "UUID()", "StrUUID()"])
def test_answers_that_change_are_not_kept(served, function):
    query = f"SELECT ({function} AS ?o) {{}}"
    first, second = (ask(served, query=query) for _ in range(2))
    assert first.headers["cache-control"] == "no-store"
    assert "etag" not in first.headers
    assert values_of(first) != values_of(second)


def test_long_answers_are_compressed_for_those_who_take_it(served):
    numbers = " ".join(map(str, range(99)))
    query = f"SELECT ?s ?p ?o {{ ?s ?p ?o . VALUES ?x {{ {numbers} }} }}"
    plain = ask(served, query=query, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    packed = ask(served, query=query, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content) / 4
    assert packed.content == plain.content


def test_other_sites_may_ask_but_not_with_cookies(served):
    headers = {"Origin": "https://example.org"}
    answer = ask(served, query=ASK, headers=headers)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    before = {**headers, "Access-Control-Request-Method": "POST"}
    assert ask(served, "OPTIONS", headers=before).status_code == 200
    never = {**headers, "Access-Control-Request-Method": "DELETE"}
    assert ask(served, "OPTIONS", headers=never).status_code == 400


# What the endpoint says of itself


@pytest.mark.parametrize("name", GRAPHS)
def test_service_description(served, name):
    answer = ask(served, headers={"Accept": GRAPHS[name]})
    form = RdfFormat.from_media_type(GRAPHS[name])
    quads = list(parse(answer.content, format=form))
    sd = "http://www.w3.org/ns/sparql-service-description#"
    said = {(q.predicate.value.removeprefix(sd), str(q.object.value)) for q in quads}
    assert ("supportedLanguage", f"{sd}SPARQL11Query") in said
    assert ("feature", f"{sd}UnionDefaultGraph") in said
    assert {value for name, value in said if name == "name"} == {ONE, TWO, THREE}
    assert not any("SPARQL11Update" in value for _, value in said)


@pytest.mark.parametrize("path", ["/void", "/.well-known/void"])
def test_void_counts_what_is_there(served, path):
    answer = served.client.get(path, headers={"Accept": "text/turtle"})
    quads = list(parse(answer.content, format=RdfFormat.TURTLE))
    void = "http://rdfs.org/ns/void#"
    counts = {
        q.predicate.value.removeprefix(void): q.object.value
        for q in quads
        if q.subject.value.endswith("/void#graph")
    }
    assert counts["triples"] == counts["distinctSubjects"] == "3"
