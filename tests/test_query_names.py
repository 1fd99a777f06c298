"""What a question is asked with: a name finds what it means, and changes no query."""

from contextlib import closing, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.errors import ParameterError
from kg.graph import open_dataset
from kg.graph.authority import is_entity
from kg.graph.dataset import rows
from kg.graph.memory import MemoryDataset
from kg.graph.names import ID
from kg.queries import ask, compose, find
from kg.queries.documents import find_document
from kg.queries.entities import RANKS, find_entity, fold
from tests.makers.world import make_world


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return MemoryDataset(make_world(tmp_path_factory.mktemp("world")))


@pytest.fixture(scope="module")
def corpus_graph(corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    kg.build(corpus, folder).close()
    with closing(open_dataset(folder)) as dataset:
        yield dataset


# Entities

UNEX = [
    *("UNEX", "unex", "ＵＮＥＸ", " 示例特派团 ", "示例特派團", "“示例特派团”"),
    *("united nations mission in EXAMPLE", "actor/mission", "id:actor/mission"),
    f"{ID}actor/mission",
]


def seek(dataset, name):
    """The IRI of what is so called, or what is said where none is or several are."""
    try:
        return find_entity(dataset, name)
    except ParameterError as error:
        return str(error)


def test_every_name_in_the_graph_finds_who_is_so_called(corpus_graph):
    """Or another who is so called by a better right; or several, and is refused."""
    naming = f"VALUES ?naming {{ {' '.join(RANKS)} }}"
    select = f"SELECT ?entity ?name {{ {naming} ?entity ?naming ?name }}"
    found = 0
    for entity, name in rows(corpus_graph, select):
        if is_entity(entity.value):
            answer = seek(corpus_graph, name.value)
            found += answer == entity.value
            assert answer == entity.value or _is_shared(
                corpus_graph, name.value, answer
            )
    assert found > 1000


def _is_shared(dataset, name, answer):
    if is_entity(answer):
        others = ask(dataset, "names", entity=answer)
        return fold(name) in {fold(row.name) for row in others}
    return "may be any of" in answer


@pytest.mark.parametrize("name", UNEX)
def test_how_a_name_is_written_makes_no_difference(world, name):
    assert find_entity(world, name) == f"{ID}actor/mission"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("特派团", "特派团 may be any of actor/mission, actor/other-mission; give one"),
        ("示例特派", "nothing is called 示例特派; near: 示例特派團, 示例特派团, "),
        ("UNEXX", "nothing is called UNEXX; near: UNEX"),
        ("量子", "nothing is called 量子"),
        ("doc/S/2097/40", "nothing is called doc/S/2097/40"),
    ],
)
def test_a_name_that_nobody_has_or_several_have_is_told_with_others(world, name, said):
    assert seek(world, name).startswith(said)


@given(text=st.text())
def test_any_text_names_something_or_nothing(world, text):
    answer = seek(world, text)
    assert is_entity(answer) or text in answer


@given(text=st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


# Documents


RESOLUTION = [
    *("S/RES/9901(2096)", "S/RES/9901 (2096)", "S/RES/9901（2096）", "S/RES/9901"),
    *("第9901(2096)号决议", "第 9901 号决议", "9901(2096)", "9901", "resolution-2096"),
    *("resolution-2096.txt", "doc/S/RES/9901(2096)", f"{ID}doc/S/RES/9901(2096)"),
]


@pytest.mark.parametrize("name", RESOLUTION)
def test_a_document_is_found_by_any_of_its_names(world, name):
    assert find_document(world, name) == f"{ID}doc/S/RES/9901(2096)"


def test_every_document_of_the_corpus_is_found_by_its_file(corpus_graph, corpus):
    found = {find_document(corpus_graph, path.name) for path in corpus}
    assert found == {find_document(corpus_graph, path.stem) for path in corpus}
    assert len(found) == len(corpus)


# Values that are no names


def test_a_list_of_values_asks_for_any_of_them(world):
    both = ask(world, "names", entity=["UNEX", "UNTHERE"])
    assert {row.name for row in both if row.kind == "acronym"} == {"UNEX", "UNTHERE"}


@given(text=st.text(min_size=1))
def test_no_text_changes_the_question_it_is_put_into(world, text):
    paragraphs = ask(world, "search", text="")
    wanted = [row for row in paragraphs if text in row.quote]
    assert list(ask(world, "search", text=text)) == wanted


@given(text=st.text())
def test_what_names_nothing_is_refused_before_it_is_asked(world, text):
    for name, parameter in (("tasks", "actor"), ("asks", "document")):
        with suppress(ParameterError):
            world.query(compose(world, find(name), {parameter: text}))
