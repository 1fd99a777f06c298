"""The named questions: each says what it is, and answers rightly on every engine."""

import re
from contextlib import closing

import pytest
from pyoxigraph import QuerySolutions, Store

from kg.graph import open_dataset
from kg.graph.draft import Draft
from kg.graph.memory import MemoryDataset
from kg.graph.server import connect
from kg.graph.transport import Access
from kg.queries import names, questions
from kg.queries.questions import FOLDER
from kg.queries.rows import read
from tests import asking
from tests.bench.questions import ASKED as ASKED_OF_A_MILLION
from tests.makers.world import make_world
from tests.servers import VIRTUOSO_PASSWORD, VIRTUOSO_USER

ASKED = asking.load("world")


@pytest.fixture(scope="module")
def quads(tmp_path_factory):
    return list(make_world(tmp_path_factory.mktemp("world")))


@pytest.fixture(scope="module")
def world(quads):
    return MemoryDataset(quads)


# What each question says of itself


@pytest.mark.parametrize("question", list(questions()), ids=names())
def test_a_question_is_a_query_that_stands_by_itself(question):
    Store().query(question.sparql)
    assert set(question.summaries) == {"en", "zh"}
    for text in question.summaries.values():
        assert text[-1] in ".。"
    for parameter in question.parameters:
        assert parameter.helps["zh"] != parameter.helps["en"]
        line = f"VALUES ?{parameter.variable} {{ UNDEF }}"
        assert line in question.sparql
    lines = re.findall(r"VALUES \?(\w+) \{ UNDEF \}", question.sparql)
    assert set(lines) == {parameter.variable for parameter in question.parameters}


@pytest.mark.parametrize("question", list(questions()), ids=names())
def test_rows_have_one_order_only(question):
    """What no column tells apart is one row, so that an answer is the same bytes."""
    answered = Store().query(question.sparql)
    if isinstance(answered, QuerySolutions):
        order = question.sparql.rpartition("ORDER BY")[2]
        columns = {variable.value for variable in answered.variables}
        assert columns <= set(re.findall(r"\?(\w+)", order))


def test_there_are_questions_enough_and_no_file_is_left_out():
    assert len(names()) >= 30
    assert {path.name for path in FOLDER.iterdir()} == {
        f"{name}.rq" for name in names()
    }


def test_the_bench_asks_every_question():
    assert tuple(line.split()[0] for line in ASKED_OF_A_MILLION) == names()


# What each answers


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_the_answer_is_right(world, asked):
    now = asking.ask(world, asked)
    if asking.ACCEPT:
        asking.accept("world", asked, now)
    else:
        assert now == asked.answer


def test_every_question_has_an_answer_and_every_parameter_is_asked():
    answered = {asked.question for asked in ASKED if len(asked.answer) > 1}
    assert answered == set(names())
    given = {(each.question, name) for each in ASKED for name in each.parameters}
    assert given == {
        (each.name, name)
        for each in questions()
        for parameter in each.parameters
        for name in filter(None, (parameter.name, parameter.short))
    }


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_no_question_needs_a_default_graph_or_a_prefix(quads, world, asked):
    store = Store()
    store.bulk_extend(quads)
    found = store.query(asking.write(world, asked))
    assert asking.show(read(found)) == asked.answer


@pytest.fixture(scope="module", params=["store", "oxigraph", "virtuoso"])
def engine(request, quads, tmp_path_factory):
    """The small world in each kind of Dataset."""
    if request.param == "store":
        folder = tmp_path_factory.mktemp("store")
        with Draft(folder) as draft:
            draft.load(quads)
            draft.publish([])
        made = open_dataset(folder)
    else:
        named = request.param == "virtuoso"
        access = Access(VIRTUOSO_USER, VIRTUOSO_PASSWORD) if named else Access()
        made = connect(request.getfixturevalue(request.param), access)
        for graph in list(made.graphs()):
            made.remove(graph)
        for graph in dict.fromkeys(quad.graph_name.value for quad in quads):
            made.replace(graph, (q for q in quads if q.graph_name.value == graph))
    with closing(made):
        yield made


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_every_engine_answers_the_same(engine, asked):
    assert asking.ask(engine, asked) == asked.answer
