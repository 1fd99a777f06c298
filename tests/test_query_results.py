"""Answers as other programs read them, and as Python sees them."""

import io
import json
import time
from datetime import date
from decimal import Decimal
from xml.dom.minidom import Document

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.query import Result
from SPARQLWrapper import CSV, JSON, TSV, TURTLE, XML, SPARQLWrapper

from kg.errors import QueryError, QuerySyntaxError, QueryTimeoutError
from kg.graph.memory import MemoryDataset
from kg.graph.names import ID
from kg.queries import answer, ask, find, names, select
from kg.writers.answers import write
from tests.makers.world import make_world
from tests.servers import Reply, run_stub

READ = (
    "SELECT DISTINCT ?symbol ?issued { ?d mg:symbol ?symbol ; dcterms:issued ?issued }"
)
STRANGE = (
    'SELECT ?a ?b { VALUES (?a ?b) { ("a,\\"b\\t\\n《<&" UNDEF) (1.5 "马里"@zh) } }'
)
FACTS = "CONSTRUCT WHERE { ?fact mg:statedIn ?paragraph }"
MEDIA = {
    "csv": (CSV, "text/csv"),
    "tsv": (TSV, "text/tab-separated-values"),
    "json": (JSON, "application/sparql-results+json"),
    "xml": (XML, "application/sparql-results+xml"),
    "turtle": (TURTLE, "text/turtle"),
}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return MemoryDataset(make_world(tmp_path_factory.mktemp("world")))


def show(dataset: MemoryDataset, sparql: str, form: str) -> bytes:
    stream = io.BytesIO()
    write(answer(dataset, sparql), form, stream)
    return stream.getvalue()


# As other programs read them


@pytest.mark.parametrize(
    ("form", "symbols"),
    [
        ("csv", lambda read: [line.split(b",")[0] for line in read.splitlines()[1:]]),
        ("tsv", lambda read: [line.split(b'"')[1] for line in read.splitlines()[1:]]),
        (
            "json",
            lambda read: [each["symbol"]["value"].encode() for each in rows_of(read)],
        ),
        ("xml", lambda read: [each.encode() for each in texts_of(read)[::2]]),
    ],
)
def test_sparqlwrapper_reads_the_rows(world, form, symbols):
    read = wrap(show(world, READ, form), form, READ)
    assert sorted(symbols(read)) == [b"S/RES/9901(2096)", b"S/RES/9902(2097)"]


def rows_of(read: dict) -> list[dict]:
    return read["results"]["bindings"]


def texts_of(read: Document) -> list[str]:
    return [node.firstChild.nodeValue for node in read.getElementsByTagName("literal")]


def test_sparqlwrapper_reads_a_graph(world):
    read = wrap(show(world, FACTS, "turtle"), "turtle", FACTS)
    graph = rdflib.Graph().parse(data=read, format="turtle")
    assert len(graph) == len(list(answer(world, FACTS))) > 1


def wrap(body: bytes, form: str, sparql: str) -> object:
    """What SPARQLWrapper makes of an answer that a server gives."""
    wanted, media = MEDIA[form]
    with run_stub(lambda request: Reply(body, headers={"Content-Type": media})) as url:
        asker = SPARQLWrapper(url)
        asker.setQuery(sparql)
        asker.setReturnFormat(wanted)
        return asker.query().convert()


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
@pytest.mark.parametrize("sparql", [READ, STRANGE])
def test_rdflib_reads_the_same_rows(world, form, sparql):
    """CSV has no types: its values are compared as texts."""
    read = Result.parse(io.BytesIO(show(world, sparql, form)), format=form)
    theirs = sorted(
        [str(term) if term is not None else "" for term in row] for row in read
    )
    assert theirs == sorted(map(_texts, answer(world, sparql)))


def _texts(row):
    return ["" if term is None else term.value for term in row]


def test_yes_and_no_are_read_in_every_form_that_has_them(world):
    for form in ("json", "xml"):
        said = show(world, "ASK { ?mission mg:acronym 'UNEX' }", form)
        assert Result.parse(io.BytesIO(said), format=form).askAnswer is True
    assert (
        json.loads(show(world, "ASK { ?x mg:acronym '?' }", "json"))["boolean"] is False
    )


# As Python sees them


def test_values_are_plain(world):
    (row,) = ask(world, "ceilings", mission="UNEX")[-1:]
    assert (row.mission, row.amount) == ("联合国示例特派团", 6000)
    (meeting,) = ask(world, "meetings", until="2096")
    assert meeting.day == date(2096, 6, 29)
    (row,) = select(world, "SELECT (1.5 AS ?a) (1e0 AS ?b) (true AS ?c) (?x AS ?d) {}")
    assert row == (Decimal("1.5"), 1.0, True, None)


def test_rows_are_a_frame_where_pandas_is(world):
    frame = ask(world, "ceilings").frame()
    assert list(frame.columns)[:4] == ["mission", "category", "bound", "amount"]
    assert frame["amount"].sum() == 11600


def test_a_graph_is_rows_of_triples(world):
    rows = ask(world, "extract", entity="示例旅")
    assert rows.columns == ("subject", "predicate", "object")
    assert f"{ID}place/north" in {row.object for row in rows}


# What cannot be asked


def test_a_question_is_ended_when_its_time_is_up(world):
    crossed = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(4))
    begin = time.monotonic()
    with pytest.raises(QueryTimeoutError, match=r"no answer within 0\.3 s"):
        select(world, f"SELECT (COUNT(*) AS ?n) {{ {crossed} }}", timeout=0.3)
    assert time.monotonic() - begin < 5


def test_within_its_time_a_question_answers_or_fails_as_without(world):
    assert ask(world, "kinds", timeout=30) == ask(world, "kinds")
    with pytest.raises(QueryError, match="no question is called kind;"):
        ask(world, "kind", timeout=30)


@given(data=st.data())
def test_wherever_a_query_is_cut_the_place_is_in_it(data):
    sparql = find(data.draw(st.sampled_from(names()))).sparql
    cut = sparql[: data.draw(st.integers(0, len(sparql)))]
    error = complain(cut)
    if error is not None:
        lines = cut.split("\n")
        assert 1 <= error.line <= len(lines)
        assert 1 <= error.column <= len(lines[error.line - 1]) + 1


def complain(sparql: str) -> QuerySyntaxError | None:
    try:
        answer(MemoryDataset(), sparql)
    except QuerySyntaxError as error:
        return error
    return None
