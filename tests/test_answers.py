"""What the named questions answer on the documents that ship, as it was reviewed.

To accept a change: KG_ACCEPT=1 pytest tests/test_answers.py, then read the diff.
"""

from contextlib import closing

import pytest

import kg
from kg.graph import open_dataset
from kg.queries import names
from tests import asking

ASKED = asking.load("corpus")
LONGEST = (
    200  # lines: more is not reviewed; narrow it down by the question's parameters
)


@pytest.fixture(scope="module")
def place(corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    kg.build(corpus, folder)
    return folder


@pytest.fixture(scope="module")
def dataset(place):
    with closing(open_dataset(place)) as opened:
        yield opened


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_the_answer_is_as_reviewed(dataset, asked):
    now = asking.ask(dataset, asked)
    if asking.ACCEPT:
        asking.accept("corpus", asked, now)
    else:
        assert now == asked.answer


@pytest.mark.parametrize("graph", ["corpus", "world"])
def test_there_is_a_file_for_every_question_and_no_other(graph):
    files = {path.name for path in (asking.ANSWERS / graph).iterdir()}
    assert files == {f"{name}.tsv" for name in names()}


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_an_answer_is_short_enough_to_be_reviewed(asked):
    assert len(asked.answer) <= LONGEST
