"""The graph shows itself in a notebook: as its page in a frame, that works there."""

from html.parser import HTMLParser

import pytest

import kg
from tests.browser import visit


@pytest.fixture(scope="module")
def shown(tmp_path_factory, corpus):
    folder = tmp_path_factory.mktemp("notebook")
    with kg.build(corpus[-1:], folder) as graph:
        return graph._repr_html_(), (folder / "graph.html").read_text(encoding="utf-8")


def test_the_frame_holds_the_page(shown):
    written, page = shown
    found = {}

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            found.setdefault(tag, dict(attributes))

    Reader().feed(written)
    assert found["iframe"]["srcdoc"] == page
    assert "allow-same-origin" not in found["iframe"]["sandbox"]
    assert "OperativeParagraph" in written


def test_the_page_works_in_the_frame(chromium, shown, tmp_path):
    file = tmp_path / "notebook.html"
    head = "<!DOCTYPE html><meta charset=utf-8><script>window.mandateGraph = 1</script>"
    file.write_text(head + shown[0], encoding="utf-8")
    with visit(chromium, file) as page:
        frame = page.page.frame_locator("iframe")
        frame.locator("#search").fill("MINUSMA")
        frame.locator("#search").press("Enter")
        assert "马里" in frame.locator("#details h2").inner_text()
        frame.locator("#lang").click()
        assert frame.locator("h1").inner_text() == "Mandate Graph"
        assert page.complaints == []


def test_a_graph_is_written_as_a_page(corpus, tmp_path):
    with kg.build(corpus[-1:], tmp_path / "graph") as graph:
        graph.view(tmp_path / "a.html")
        graph.view(tmp_path / "b.html", focus="MINUSMA", hops=1)
    whole, part = ((tmp_path / name).stat().st_size for name in ("a.html", "b.html"))
    assert part < whole
