"""The explorer in a real browser, with every way to other places closed."""

import re
from contextlib import contextmanager

import pytest
from pyoxigraph import Literal, NamedNode, Quad, parse

from kg.graph.names import ID, ONTOLOGY, PREFIXES
from kg.resources import ontology
from tests.makers.serving import run_service, write_store

NAME = "联合国马里多层面综合稳定团"
QUERY = "SELECT ?name ?n { VALUES (?name ?n) { ('<b>甲</b>' 3) ('乙' 5) } }"
HIT = "document.title='hit'"
EVIL = f'恶意<img src=x onerror="{HIT}"><script>{HIT}</script>'
EDGES = "SELECT ?a ?b { ?a mg:partOf ?b }"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    example = list(parse(path=ontology() / "example.trig"))
    evil, graph = NamedNode(f"{ID}actor/evil"), NamedNode(f"{ID}graph/evil")
    name = NamedNode(f"{PREFIXES['skos']}prefLabel")
    kind = NamedNode(f"{PREFIXES['rdf']}type"), NamedNode(f"{ONTOLOGY}Actor")
    example.append(Quad(evil, name, Literal(EVIL, language="zh"), graph))
    example.append(Quad(evil, *kind, graph))
    folder = write_store(tmp_path_factory.mktemp("graph"), example)
    with run_service(folder) as served:
        yield served


@pytest.fixture
def visit(chromium, served):
    """Open a page of the service; it may ask nobody else, and complain of nothing."""
    complaints, asked = [], []

    def guard(route):
        if route.request.url.startswith((served.url, "data:", "blob:")):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    @contextmanager
    def open_page(path, **options):
        context = chromium.new_context(**{"locale": "zh-CN", **options})
        context.route("**/*", guard)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda line: complaints.append(line.text) if is_complaint(line) else None,
        )
        page.goto(f"{served.url}{path}")
        yield page
        context.close()

    yield open_page
    assert asked == []
    assert complaints == []


def is_complaint(line) -> bool:
    """What a browser complains of, but not that a request was refused."""
    return line.type == "error" and "400 (Bad Request)" not in line.text


def test_search_as_you_type_leads_to_a_page(visit):
    with visit("/") as page:
        page.fill("#search", "minus")
        page.wait_for_selector("#found li")
        assert NAME in page.inner_text("#found li")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_selector("h1")
        page.wait_for_url("**/id/actor/minusma")
        assert page.inner_text("h1") == NAME


def test_search_finds_words_of_paragraphs_in_either_script(visit):
    for text in ("维持和平", "維持和平"):
        with visit(f"/search?q={text}") as page:
            assert page.query_selector_all("main section li") or page.inner_text("main")
            assert text in page.inner_text("h1")


def test_the_page_of_an_entity(visit):
    with visit("/id/actor/minusma") as page:
        assert page.inner_text("h1") == NAME
        assert "MINUSMA" in page.inner_text("#names")
        assert page.query_selector_all(".fact blockquote")
        assert page.query_selector_all("#neighbours svg a text")
        assert re.search(r"\d{4}", page.inner_text("#timeline"))
        page.click(".fact .place a")
        page.wait_for_load_state()
        assert "/id/para/" in page.url


def test_the_page_of_a_document_marks_what_facts_rest_on(visit):
    with visit("/id/doc/S/RES/2584(2021)") as page:
        marked = page.inner_text(".paragraph a.mark")
        page.click(".paragraph a.mark")
        page.wait_for_selector(".fact blockquote")
        assert marked in page.inner_text(".fact blockquote")


def test_both_languages(visit):
    with visit("/") as page:
        assert page.get_attribute("html", "lang") == "zh"
        page.click("nav a[hreflang=en]")
        assert page.get_attribute("html", "lang") == "en"
        page.click("nav a >> nth=0")
        assert page.inner_text("h1") == "Questions"
    with visit("/", locale="en-GB") as page:
        assert page.get_attribute("html", "lang") == "en"


def test_a_named_question_as_a_form(visit):
    with visit("/questions/ceilings") as page:
        page.fill("input[name=mission]", "MINUSMA")
        page.click("form.question button")
        page.wait_for_selector("#view table")
        assert "13289" in page.inner_text("#view")
        assert page.input_value("input[name=mission]") == "MINUSMA"


def test_a_name_that_nobody_has_is_told(visit):
    with visit("/questions/ceilings?mission=%3Cscript%3E") as page:
        assert "<script>" in page.inner_text("[role=alert]")


def test_the_editor_asks_and_shows_tables_charts_and_graphs(visit):
    with visit("/sparql") as page:
        page.wait_for_function("window.editor !== undefined")
        put = "text => editor.dispatch({changes: {from: 0, "
        put += "to: editor.state.doc.length, insert: text}})"
        page.evaluate(put, QUERY)
        page.click("#run")
        page.wait_for_selector("#view table")
        assert "<b>甲</b>" in page.inner_text("#view table")
        page.click("[data-view=chart]")
        assert len(page.query_selector_all("#view svg rect")) == 2
        page.evaluate(put, EDGES)
        page.keyboard.press("Escape")
        page.click("#run")
        page.wait_for_selector("#view table a")
        page.click("[data-view=graph]")
        assert page.query_selector_all("#view svg circle")
        with page.expect_download() as download:
            page.click("[data-form=csv]")
        assert download.value.path().read_text("utf-8").startswith("a,b")


def test_the_editor_completes_terms_by_their_chinese_names(visit):
    with visit("/sparql") as page:
        page.wait_for_function("window.editor !== undefined")
        page.wait_for_timeout(300)
        page.click("#editor .cm-content")
        page.keyboard.press("Control+End")
        for typed in ("mg:address", "对象"):
            page.keyboard.press("Enter")
            page.keyboard.insert_text(typed[:-1])
            page.keyboard.type(typed[-1])
            page.keyboard.press("Control+Space")
            page.wait_for_selector("#editor .cm-tooltip-autocomplete li")
            shown = page.inner_text("#editor .cm-tooltip-autocomplete")
            assert "mg:addressee" in shown
            page.keyboard.press("Escape")


@pytest.mark.parametrize("path", ["/graph?focus=MINUSMA", "/reader?document=2584"])
def test_the_pages_of_views_are_served_live(visit, path):
    with visit(path) as page:
        page.wait_for_function("window.mandateGraph !== undefined")
        assert "马里" in page.inner_text("#app")


def test_names_that_are_an_attack_stay_names(visit):
    with visit("/id/actor/evil") as page:
        assert "<script>" in page.inner_text("h1")
        page.fill("#search", "恶意")
        page.wait_for_selector("#found li")
        assert "<img" in page.inner_text("#found li")
        page.goto(page.url.replace("id/actor/evil", "sparql?query=SELECT * {?s ?p ?o}"))
        page.wait_for_selector("#view table")
        assert "hit" not in page.title()


def test_what_is_wrong_with_a_query_is_shown(visit):
    with visit("/sparql?query=SELECT%20nothing") as page:
        page.wait_for_selector("#view .error")
        assert "line 1, column 8" in page.inner_text("#view .error")
