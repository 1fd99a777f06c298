"""The readable page is what the files give, on every machine, and needs nobody else."""

import os
import re
import subprocess
import sys

import pytest

from tests.makers.ontology import (
    ONTOLOGY,
    ROOT,
    classes,
    load_schemes,
    name,
    properties,
)

PAGE = ONTOLOGY / "index.html"


@pytest.mark.parametrize("seed", ["0", "1234"])
def test_the_page_is_fresh(tmp_path, seed):
    """If it is not: python tools/make_ontology_page.py."""
    made = tmp_path / "index.html"
    command = [sys.executable, ROOT / "tools/make_ontology_page.py", made]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
    subprocess.run(command, check=True, env=environment, cwd=tmp_path)
    assert made.read_bytes() == PAGE.read_bytes()


def test_every_term_and_concept_has_its_place_and_every_link_leads_to_one():
    page = PAGE.read_text("utf-8")
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    concepts = set(load_schemes().subjects())
    assert {name(each) for each in [*classes(), *properties(), *concepts]} <= {*anchors}
    assert set(re.findall(r'href="#([^"]*)"', page)) - set(anchors) == set()
    files = re.findall(r'href="((?!https?:|#)[^"]+)"', page)
    assert files
    assert all((ONTOLOGY / each).is_file() for each in files)


def test_every_term_has_an_example():
    page = PAGE.read_text("utf-8")
    articles = re.findall(r'<article id="([^"]+)">(.*?)</article>', page, re.DOTALL)
    assert len(articles) == len([*classes(), *properties()])
    assert [key for key, article in articles if "<pre>" not in article] == []


def test_the_page_asks_the_network_for_nothing():
    page = PAGE.read_text("utf-8")
    assert not re.search(
        r"<(?:script|link|img|iframe|object)|\bsrc=|@import|url\(", page
    )
