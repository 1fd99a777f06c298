"""Every IRI under the base is a page for people, and statements for machines."""

from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.graph.names import BASE, ID, actor, local
from kg.resources import ontology
from kg.service import Settings
from kg.service.addresses import to_iri, to_path
from kg.service.formats import GRAPHS
from kg.service.search.grams import to_grams, to_match
from tests.makers.serving import run_service, write_example

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
SUBJECTS = sorted(
    {
        quad.subject.value
        for quad in parse(path=ontology() / "example.trig")
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(BASE)
    }
)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with run_service(write_example(tmp_path_factory.mktemp("graph"))) as served:
        yield served


class Links(HTMLParser):
    """The addresses that a page leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found |= {value for name, value in attributes if name in ("href", "src")}


@pytest.mark.parametrize("iri", SUBJECTS[:: max(1, len(SUBJECTS) // 40)])
def test_every_iri_has_a_page_and_statements(served, iri):
    path = quote(to_path(iri), safe="/%()")
    page = served.client.get(path, headers=BROWSER)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    answer = served.client.get(path)
    assert answer.headers["content-type"].startswith("text/turtle")
    subjects = {q.subject.value for q in parse(answer.content, format=RdfFormat.TURTLE)}
    assert iri in subjects


@pytest.mark.parametrize("name", GRAPHS)
def test_statements_in_every_form(served, name):
    for wanted in ({"Accept": GRAPHS[name]}, {}):
        form = {} if wanted else {"format": name}
        answer = served.client.get("/id/actor/minusma", headers=wanted, params=form)
        assert answer.headers["content-type"].partition(";")[0] == GRAPHS[name]
        form = RdfFormat.from_media_type(GRAPHS[name])
        assert len(list(parse(answer.content, format=form))) > 5


def test_named_graphs_are_known(served):
    answer = served.client.get("/id/graph/seeds")
    subjects = {q.subject.value for q in parse(answer.content, format=RdfFormat.TURTLE)}
    assert f"{ID}actor/minusma" in subjects
    page = served.client.get("/id/graph/seeds", headers=BROWSER)
    assert "/id/actor/minusma" in Links(page.text).found


def test_concepts_and_terms_of_the_ontology_are_known(served):
    for path in ("/id/force/requests", "/id/task/protection-of-civilians"):
        assert served.client.get(path, headers=BROWSER).status_code == 200
    page = served.client.get("/ontology", headers=BROWSER)
    assert page.headers["content-type"].startswith("text/html")
    assert (
        served.client.get("/ontology").headers["content-type"].startswith("text/turtle")
    )
    assert (
        served.client.get("/ontology", headers={"Accept": "image/png"}).status_code
        == 406
    )


@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_what_nobody_knows_is_not_found(served, accept):
    answer = served.client.get("/id/actor/nobody", headers={"Accept": accept})
    assert answer.status_code == 404


def test_no_page_leads_to_a_page_that_is_not_there(served):
    """From the home page as far as two steps lead."""
    seen, waiting = set(), ["/"]
    for _ in range(2):
        found = set()
        for path in waiting:
            answer = served.client.get(path, headers=BROWSER)
            assert answer.status_code == 200, path
            found |= Links(answer.text).found
        seen |= set(waiting)
        waiting = sorted(each for each in found if each.startswith("/"))
        waiting = [each for each in waiting if each not in seen and "lang=" not in each]
    assert len(waiting) > 30
    for path in waiting[::7]:
        answer = served.client.get(path, headers=BROWSER)
        assert answer.status_code == 200, path


@pytest.mark.parametrize(
    "name",
    ["马里稳定团", "Katiba Macina", "a_b", "S/PV.8703", "..", "100%", "（马里）", "é?"],
)
def test_names_survive_the_way_to_an_address_and_back(name):
    iri = actor(name)
    path = to_path(iri)
    assert to_iri(quote(path, safe="/%").encode()) == iri
    assert to_iri(quote(path, safe="/%()!,").encode()) == iri
    assert local(name) in iri


def test_an_address_that_is_no_utf8_is_none():
    assert to_iri(b"/id/%ff%fe") is None
    assert to_iri(b"/id/actor/a%2f..") == f"{ID}actor/a/.."


def test_search_in_json(served):
    found = served.client.get("/api/search", params={"q": "MINUS"}).json()
    assert found["entities"][0]["iri"] == f"{ID}actor/minusma"
    assert found["entities"][0]["href"] == "/id/actor/minusma"
    words = served.client.get("/api/search", params={"q": "維持和平"}).json()
    assert words == served.client.get("/api/search", params={"q": "维持和平"}).json()
    assert served.client.get("/api/search", params={"q": '"*" OR'}).status_code == 200


def test_texts_are_found_by_any_part_of_them():
    grams = " ".join(to_grams("请秘书长在2021年9月30日前提出报告"))
    for part in ("秘书长", "提出报告", "书长"):
        assert to_match(part).strip('"') in grams


def test_questions_in_json(served):
    parameters = {"mission": "马里稳定团", "format": "json"}
    answer = served.client.get("/api/questions/ceilings", params=parameters)
    assert answer.json()["results"]["bindings"][0]["amount"]["value"] == "13289"
    assert served.client.get("/api/questions/nothing").status_code == 404
    missing = served.client.get("/api/questions/outline")
    assert (missing.status_code, "document" in missing.text) == (400, True)


def test_openapi_names_what_is_there(served):
    said = served.client.get("/api/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    assert "/api/questions/tasks" in said["paths"]
    for path in list(said["paths"])[2:6]:
        assert served.client.get(path).status_code in (200, 400)


def test_the_language_is_remembered(served):
    with_cookie = served.client.get("/", params={"lang": "en"}, headers=BROWSER)
    assert 'lang="en"' in with_cookie.text
    cookie = with_cookie.headers["set-cookie"]
    assert cookie.startswith("lang=en")
    assert "HttpOnly" in cookie
    served.client.cookies.clear()


def test_behind_a_proxy_all_links_begin_with_its_path(tmp_path):
    settings = Settings(port=0, base_url="https://example.org/graph/")
    with run_service(write_example(tmp_path), settings) as front:
        for path in ("/", "/graph/", "/graph/id/actor/minusma", "/id/actor/minusma"):
            page = front.client.get(path, headers=BROWSER)
            own = {each for each in Links(page.text).found if each.startswith("/")}
            assert own, path
            assert all(each.startswith("/graph/") for each in own), path
        said = front.client.get("/void").text
        assert "https://example.org/graph/sparql" in said
        assert "127.0.0.1" not in said
