"""Whatever a document or a name holds is shown as text, and nothing of it is run."""

import pytest
from pyoxigraph import Quad

from kg.documents import read
from kg.graph import names
from kg.graph.derive import derive
from kg.graph.memory import MemoryDataset
from kg.graph.reading import Reading, document_iri
from kg.graph.statements import state
from kg.graph.terms import known, literal, mg, node, words
from kg.model import Fact, Span
from kg.views.pages import graph_page, picture_page, reader_page
from tests.browser import visit

RUNS = "window.hurt = true"
STRANGE = [
    f"<script>{RUNS}</script>",
    f"</script><script>{RUNS}</script>",
    f'"><img src=x onerror="{RUNS}">',
    f"javascript:{RUNS}",
    f"{{{{constructor.constructor('{RUNS}')()}}}}",
    "<!--<script>",
    "]]></style><style>*{display:none}",
    "\u202e反过来的\u2066字\u2069\u202c",
    "a'b\"c`d&amp;\\u0041\u2028\u2029\x7f",
    "长" * 10_000,
    "id:actor/0",
    "__proto__",
    "constructor",
]
TEXT = "第 9901(2096)号决议\n\n安全理事会，\n\n1. 请甲方{}合作；\n\n2. 请乙方合作。\n"


def name_it(key: str, label: str, kind: str = "Body") -> list[Quad]:
    graph, subject = node(names.AUTHORITY), node(names.ID + key)
    said = [
        (known("rdf:type"), mg(kind)),
        (known("skos:prefLabel"), words(label)),
        (known("skos:prefLabel"), words(label, "en")),
        (known("skos:altLabel"), words(f"又名{label}")),
        (mg("acronym"), literal(label)),
        (known("skos:exactMatch"), node("javascript:window.hurt=true")),
    ]
    return [Quad(subject, predicate, value, graph) for predicate, value in said]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    """A document and names made of what could do harm."""
    file = tmp_path_factory.mktemp("strange") / "<img src=x onerror=alert(1)>.txt"
    file.write_text(TEXT.format("<b>同</b>"), encoding="utf-8")
    document = read(file)
    paragraph = document.paragraph("1")
    span = Span(paragraph.span.start, paragraph.span.end)
    facts = [
        Fact(
            "Directive",
            {
                "issuer": "actor/issuer",
                "addressee": f"actor/{index}",
                "force": "force/requests",
                "verb": strange[:200],
                "action": strange,
            },
            paragraph,
            span,
        )
        for index, strange in enumerate(STRANGE)
    ]
    stated = list(state(Reading(document, (), facts), lambda name, kind: None))
    quads = [*stated, *derive(stated), *name_it("actor/issuer", "要求者")]
    for index, strange in enumerate(STRANGE):
        quads += name_it(f"actor/{index}", strange)
        mentioned = node(names.ID + f"actor/{index}")
        iri = document_iri(document)
        about = node(names.paragraph(iri, "1"))
        quads.append(Quad(about, mg("mentions"), mentioned, node(iri)))
    return MemoryDataset(quads)


def write(folder, page: bytes):
    file = folder / "page.html"
    file.write_bytes(page)
    return file


def check(page):
    assert page.run("window.hurt") is None
    assert page.complaints == []
    assert page.asked == []
    assert page.run("document.querySelectorAll('img, b, #app script').length") == 0
    assert page.run("getComputedStyle(document.body).display") == "block"
    width = page.run("document.documentElement.scrollWidth")
    assert width <= page.run("window.innerWidth")


def test_names_are_shown_as_text(chromium, dataset, tmp_path):
    file = write(tmp_path, graph_page(dataset))
    with visit(chromium, file) as page:
        for index, strange in enumerate(STRANGE):
            page.page.evaluate(
                "key => mandateGraph.update({select: key})", f"actor/{index}"
            )
            heading = page.run("document.querySelector('#details h2').textContent")
            assert heading == strange
            assert (
                "请甲方<b>同</b>合作"
                in page.run("document.querySelector('#details').textContent")
                or page.page.locator(".directives").count()
            )
            check(page)
        addresses = page.run("[...document.links].map((each) => each.protocol)")
        assert set(addresses) <= {"http:", "https:"}


def test_names_are_found_by_search_as_they_are(chromium, dataset, tmp_path):
    file = write(tmp_path, graph_page(dataset))
    with visit(chromium, file) as page:
        page.page.fill("#search", "<script>window.hurt")
        page.page.keyboard.press("Enter")
        assert page.state("select") in {"actor/0", "actor/1"}
        check(page)


@pytest.mark.parametrize("view", ["table", "reader", "pictures&picture=matrix"])
def test_other_views_show_them_as_text(chromium, dataset, tmp_path, view):
    file = write(tmp_path, graph_page(dataset))
    with visit(chromium, file, f"view={view}") as page:
        page.settle()
        assert "<" in page.run("document.querySelector('main').textContent")
        check(page)


def test_pages_of_their_own_do_too(chromium, dataset, tmp_path):
    for make in (reader_page, picture_page):
        with visit(chromium, write(tmp_path, make(dataset))) as page:
            page.settle()
            check(page)


def test_marks_that_turn_the_writing_stay_in_their_place(chromium, dataset, tmp_path):
    file = write(tmp_path, graph_page(dataset))
    with visit(chromium, file, "select=actor/7") as page:
        page.settle()
        drawn = [box["text"] for box in page.run("mandateGraph.labels()")]
        assert all("\u202e" not in text for text in drawn)
        isolated = page.run(
            "getComputedStyle(document.querySelector('#details h2 .said')).unicodeBidi"
        )
        assert isolated == "isolate"
