"""What people with bad intentions try: nothing gives way, and nothing is given away."""

import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.names import ID, ONTOLOGY, PREFIXES
from kg.service import Limits, Settings
from kg.service.headers import HEADERS
from tests.makers.serving import run_service, write_store

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
ASK = "ASK { ?s ?p ?o }"
# What OWASP's Secure Headers Project asks for; HSTS only where there is https.
OWASP = (
    "content-security-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-frame-options",
    "x-permitted-cross-domain-policies",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A graph whose names are an attack."""
    actor, graph = NamedNode(f"{ID}actor/evil"), NamedNode(f"{ID}graph/authority")
    said = [
        (f"{PREFIXES['rdf']}type", NamedNode(f"{ONTOLOGY}Actor")),
        (f"{PREFIXES['skos']}prefLabel", Literal(EVIL, language="zh")),
        (f"{PREFIXES['skos']}prefLabel", Literal(EVIL, language="en")),
        (f"{PREFIXES['foaf']}page", NamedNode("javascript:alert(1)")),
    ]
    quads = [Quad(actor, NamedNode(name), value, graph) for name, value in said]
    folder = write_store(tmp_path_factory.mktemp("graph"), quads)
    limits = Limits(time=5, body=100_000, patience=1.0)
    with run_service(folder, Settings(port=0, limits=limits)) as served:
        yield served


def send(served, raw: bytes, seconds: float = 10) -> bytes:
    """Send bytes as they are, and read what comes back until the end."""
    place = urlsplit(served.url)
    with socket.create_connection((place.hostname, place.port), seconds) as connection:
        connection.sendall(raw)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    return answer


# Reaching out


@pytest.fixture
def trap():
    """A server that nobody may ask; gives its URL and what was asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_POST = do_GET  # noqa: N815

        def log_message(self, *words):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{url}/> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE SILENT <{url}/> {{ ?s ?p ?o }} }}",
        "SELECT * {{ sErViCe<{url}/>{{ ?s ?p ?o }} }}",
        "SELECT * {{ BIND(<{url}/> AS ?u) SERVICE ?u {{ ?s ?p ?o }} }}",
        "PREFIX e: <{url}/> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
        "SELECT * FROM <{url}/> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{url}/> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "LOAD <{url}/>",
        "DESCRIBE <{url}/>",
    ],
)
def test_no_query_reaches_out(served, trap, query):
    url, asked = trap
    for graphs in ({}, {"default-graph-uri": f"{url}/", "named-graph-uri": f"{url}/"}):
        parameters = {"query": query.format(url=url), **graphs}
        assert served.client.get("/sparql", params=parameters).status_code in (200, 400)
    assert asked == []


# Paths, headers, pages


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/settings.py",
        "/static/..%2f..%2f..%2fetc%2fpasswd",
        "/static//etc/passwd",
        "/static/%00",
        "/id/../../../etc/passwd",
        "/id/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/id/doc/%FF%FE",
        "/id/" + "a" * 5_000,
        "/..%5c..%5cwindows",
        "//example.org/%2f..",
        "/%0d%0aSet-Cookie:%20a=b",
    ],
)
def test_no_path_leads_out(served, path):
    answer = send(
        served, f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode()
    )
    status = answer.split(b" ")[1]
    assert status in (b"400", b"404"), answer[:200]
    assert b"root:" not in answer
    assert b"import " not in answer


@pytest.mark.parametrize(
    "request_",
    [
        "GET /sparql?query=ASK%7B%7D&default-graph-uri=a%0d%0aX-Evil:%20b HTTP/1.1",
        "GET /sparql?query=ASK%7B%7D&format=json%0d%0aX-Evil:%20b HTTP/1.1",
        "GET /?lang=zh%0d%0aX-Evil:%20b HTTP/1.1",
        "GET /id/actor/a%0d%0aX-Evil:%20b HTTP/1.1",
        "GET /search?q=%0d%0aX-Evil:%20b HTTP/1.1",
    ],
)
def test_no_header_is_put_in(served, request_):
    answer = send(
        served, f"{request_}\r\nHost: a\r\nConnection: close\r\n\r\n".encode()
    )
    head = answer.partition(b"\r\n\r\n")[0].lower()
    assert b"\r\nx-evil" not in head


def test_a_host_that_is_made_up_is_named_nowhere(served):
    for path in ("/", "/sparql", "/void", "/id/actor/evil"):
        answer = served.client.get(path, headers={"Host": "evil.example"})
        assert "evil.example" not in answer.text + str(answer.headers)


@pytest.mark.parametrize("path", ["/sparql", "/health", "/nothing", "/metrics"])
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
def test_every_answer_has_the_headers_that_owasp_asks_for(served, path, method):
    answer = served.client.request(method, path)
    assert set(OWASP) <= set(answer.headers)
    assert set(OWASP) == {name.lower() for name in HEADERS}
    assert "'unsafe" not in answer.headers["content-security-policy"]
    assert "server" not in answer.headers


def test_over_https_browsers_are_told_to_stay_there(tmp_path):
    folder = write_store(tmp_path, [])
    settings_ = Settings(port=0, base_url="https://example.org/graph")
    with run_service(folder, settings_) as secure:
        said = secure.client.get("/health").headers["strict-transport-security"]
    assert said == "max-age=31536000"


@pytest.mark.parametrize(
    "path",
    [
        "/id/actor/evil",
        f"/search?q={quote(EVIL)}",
        f"/questions/tasks?actor={quote(EVIL)}",
        f"/questions/{quote(EVIL, safe='')}",
        f"/sparql?query={quote('</textarea>' + EVIL)}",
        f"/id/{quote(EVIL, safe='')}",
        f"/?{quote(EVIL)}={quote(EVIL)}",
    ],
)
def test_names_and_questions_that_are_an_attack_are_only_text(served, path):
    page = served.client.get(path, headers={"Accept": "text/html"})
    if page.headers["content-type"].startswith("text/html"):
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
    assert 'href="javascript:' not in page.text


def test_what_is_asked_is_not_run_as_a_page(served):
    answer = served.client.get("/sparql", params={"query": EVIL})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"


# Too much, too slow, not as it should be


def test_large_bodies_are_refused(served):
    body = {"query": ASK + " " * 200_000}
    assert served.client.post("/sparql", data=body).status_code == 413


def test_large_bodies_in_pieces_are_refused(served):
    def pieces():
        for _ in range(300):
            yield b" " * 1_000

    headers = {"Content-Type": "application/sparql-query"}
    answer = served.client.post("/sparql", content=pieces(), headers=headers)
    assert answer.status_code == 413


def test_large_heads_and_many_parameters_are_refused(served):
    answer = send(served, b"GET /sparql?query=" + b"a" * 66_000)
    assert answer.startswith(b"HTTP/1.1 400")
    body = "&".join(["default-graph-uri=urn:a"] * 5_000)
    answer = served.client.post(
        "/sparql",
        content=f"query=ASK%7B%7D&{body}",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code in (400, 413)


@pytest.mark.parametrize(
    "begin",
    [
        b"",
        b"GET /health HTTP/1.1\r\nHost: a\r\nX-Slow: ",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n"
        b"Content-Type: application/sparql-query\r\n\r\nASK",
        b"GET /health HTTP/1.1\r\nHost: a\r\n\r\nGET /health HTT",
    ],
)
def test_slow_clients_are_let_go(served, begin):
    place = urlsplit(served.url)
    start = time.monotonic()
    with socket.create_connection((place.hostname, place.port)) as connection:
        connection.sendall(begin)
        connection.settimeout(0.1)
        while not is_let_go(connection, b"a" if begin else b""):
            assert time.monotonic() - start < 5, "it was waited for"


def is_let_go(connection, more: bytes) -> bool:
    """Whether the other side has closed, before another byte is sent."""
    try:
        return connection.recv(4096) == b""
    except TimeoutError:
        pass
    except OSError:
        return True
    try:
        connection.sendall(more)
    except OSError:
        return True
    return False


def test_malformed_accept_and_bad_utf8_are_answered(served):
    for accept in ("text/html;q=x", ",,,;;", "a/b/c", "\x01", "*" * 5_000, "é"):
        raw = f"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: a\r\nAccept: {accept}\r\n"
        answer = send(served, raw.encode("latin-1") + b"Connection: close\r\n\r\n")
        assert answer.split(b" ")[1] in (b"200", b"400", b"406"), accept
    for query in ("%FF%FE", "%C3%28", "ASK%7B%7D%80", "%ED%A0%80"):
        answer = served.client.get(f"/sparql?query={query}")
        assert (answer.status_code, "UTF-8" in answer.text) == (400, True)
    headers = {"Content-Type": "application/sparql-query"}
    answer = served.client.post("/sparql", content=b"ASK { \xff }", headers=headers)
    assert answer.status_code == 400


TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["", ASK, "SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE {?s ?p ?o}"]),
    st.text(
        alphabet="{}?<>\"'\\.;,#:@^_-()|/*+ASKSELECTnu\n\x00\ud7ff\U0001f600",
        max_size=40,
    ),
)
NAMES = st.sampled_from(
    ["query", "default-graph-uri", "named-graph-uri", "format", "update", "x", ""]
)
HEADS = st.dictionaries(
    st.sampled_from(
        [
            "Accept",
            "Content-Type",
            "Accept-Encoding",
            "If-None-Match",
            "Origin",
            "Range",
        ]
    ),
    st.one_of(
        st.text(
            alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=30
        ),
        st.sampled_from(
            ["text/turtle", "application/x-www-form-urlencoded", "*", "gzip"]
        ),
    ).map(str.strip),
    max_size=3,
)


@given(
    method=st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PUT"]),
    path=st.sampled_from(
        ["/sparql", "/void", "/search", "/api/search", "/", "/questions"]
    ),
    pairs=st.lists(st.tuples(NAMES, TEXTS), max_size=4),
    headers=HEADS,
    body=st.binary(max_size=80),
)
@settings(max_examples=250, suppress_health_check=list(HealthCheck))
def test_whatever_is_sent_no_answer_is_a_failure(
    served, method, path, pairs, headers, body
):
    content = body if method in ("POST", "PUT") else None
    answer = served.client.request(
        method, path, params=pairs, headers=headers, content=content
    )
    assert answer.status_code < 500, answer.text
    assert answer.status_code != 422


def test_the_log_does_not_say_what_was_asked(served):
    secret = "nobody should read this"
    served.client.get("/sparql", params={"query": f"ASK {{ ?s ?p '{secret}' }}"})
    served.client.post("/sparql", data={"query": f"ASK {{ ?s ?p '{secret}' }}"})
    lines = [json.loads(line) for line in served.log.getvalue().splitlines()]
    assert secret.split()[0] not in served.log.getvalue()
    assert lines[-1]["path"] == "/sparql"
    assert {"time", "client", "method", "path", "status", "bytes", "ms"} == set(
        lines[-1]
    )


def test_the_log_says_what_was_asked_where_that_is_wanted(tmp_path):
    folder = write_store(tmp_path, [])
    with run_service(folder, Settings(port=0, log_queries=True)) as open_:
        open_.client.post("/sparql", data={"query": ASK})
        open_.client.get("/search", params={"q": "words"})
        said = [json.loads(line)["query"] for line in open_.log.getvalue().splitlines()]
    assert said[-2:] == [ASK, "q=words"]


def test_a_connection_that_is_dropped_harms_nobody(served):
    for _ in range(5):
        place = urlsplit(served.url)
        with socket.create_connection((place.hostname, place.port)) as connection:
            connection.sendall(
                b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: a\r\n\r\n"
            )
    assert served.client.get("/health").status_code == 200
