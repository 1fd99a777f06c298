"""Whatever a file holds, there is a reading of it as HTML, and it takes little time."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.formats.html import read_html
from tests.makers.examples import RESOLUTION
from tests.makers.html import make_html
from tests.makers.sources import read_page

TAGS = (
    "<p> </p> <table> <tr> <td> <td/rowspan=2> </table> <ol> <li> <b> </b> <sup> </sup>"
    " <a/href='#fn1'> </a> <p/id=fn1> <div/hidden> </div> <br> <pre> </pre> <!-- -->"
    " <script> </script> <h1> </h1> &nbsp; & < > 甲 乙。 1 a \" ' <![CDATA[ <div = />"
)
PIECES = st.sampled_from([*TAGS.split(), " ", "\n", "<div "])


@given(st.lists(PIECES, max_size=40))
def test_any_heap_of_tags_is_read(pieces):
    read_page("".join(pieces))


@given(st.text())
def test_any_text_is_read(text):
    read_page(text)


def test_damaged_pages_are_read():
    chance = random.Random(2584)
    page = make_html(RESOLUTION)
    for _ in range(300):
        broken = list(page)
        for _ in range(chance.choice((1, 5, 50))):
            broken[chance.randrange(len(broken))] = chance.choice("<>/&'\"= x\n\0")
        read_page("".join(broken[: chance.randrange(1, len(broken))]))


HOSTILE = (
    *(
        "<div>",
        "<b>",
        "</b>",
        "<ol><li>",
        "<table><tr><td>",
        "<td rowspan=1000>",
        "<tr>",
    ),
    *("<!--", "<![", "<a b='", '<a b="', "<a ", "<a b=c ", "<", "</", "&", "&#", "\n "),
    *("<sup>1", "<script>", "<br>", "<li>", "<b></i>", "<p id=fn1>", "m<sup>2</sup>"),
)
# What stands before it: nothing, an open note, a table that holds data.
BEFORE = ("", "<p id=fn1>&nbsp;", "<table><tr><td>a<td>b<tr>")


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("before", BEFORE)
def test_time_grows_only_with_the_length(before, piece):
    """A page that repeats one thing; what grew with the square would take minutes."""
    start = time.perf_counter()
    read_html(before + piece * 20_000 + "甲", "a.html")
    assert time.perf_counter() - start < 20
