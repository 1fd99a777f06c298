"""What is in a graph, where a fact comes from, and whether it keeps to its shapes."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

import kg
from kg.errors import QueryError
from kg.graph.census import take_census
from kg.graph.memory import MemoryDataset
from kg.graph.names import ID, ONTOLOGY
from kg.graph.tracing import trace
from kg.graph.validation import validate
from kg.resources import ontology, seeds


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A graph of the documents that ship."""
    folder = tmp_path_factory.mktemp("graph")
    kg.build([seeds() / "documents"], folder).close()
    return folder


@pytest.fixture(scope="module")
def example():
    return MemoryDataset.read(ontology() / "example.trig")


def test_the_shipped_graph_keeps_to_its_shapes(place):
    with kg.open_graph(place) as graph:
        assert list(graph.validate()) == []


def test_a_violation_is_told_in_words_with_the_quote(example):
    fact = NamedNode(f"{ID}fact/broken")
    quads = list(example.quads())
    evidence = next(q for q in quads if q.predicate.value == f"{ONTOLOGY}evidence")
    graph = evidence.graph_name
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    quads += [
        Quad(fact, kind, NamedNode(f"{ONTOLOGY}Ceiling"), graph),
        Quad(fact, NamedNode(f"{ONTOLOGY}amount"), Literal("many"), graph),
        Quad(fact, evidence.predicate, evidence.object, graph),
    ]
    broken = MemoryDataset(quads)
    told = [each for each in validate(broken) if each.node == "fact/broken"]
    assert any("amount" in each.message and each.value == "many" for each in told)
    assert all(each.quote for each in told)
    assert any("必须" in each.message for each in validate(broken, "zh"))


def test_why_shows_words_paragraph_and_rule(example):
    lines = list(trace(example, "meeting-8809"))
    labels = [label for label, _ in lines]
    assert labels[0] == "id"
    assert ("paragraph", "S/RES/2584(2021), dateline-1") in lines
    assert any(label == "rule" and "meetings" in words for label, words in lines)
    quote = next(words for label, words in lines if label == "quote").strip("“”")
    assert quote in next(words for label, words in lines if label == "text")


@pytest.mark.parametrize("name", ["nothing", "a b", "<x>", "fact/", "http://a/b c"])
def test_why_says_what_is_not_there(example, name):
    with pytest.raises(QueryError, match="kg query facts"):
        list(trace(example, name))


def test_census_counts_what_there_is(place):
    with kg.open_graph(place) as graph:
        counts = {name: n for _, rows in take_census(graph.dataset) for name, n in rows}
        assert counts["OperativeParagraph"] == 130
        assert counts["Meeting"] > 30
        assert counts["statements"] == len(list(graph.dataset.quads()))


def test_commands_print_them(place, run_kg):
    info = run_kg("info", "-g", place).stdout.decode()
    assert "OperativeParagraph" in info
    valid = run_kg("validate", "-g", place)
    assert (valid.returncode, valid.stdout) == (0, b"")
    told = run_kg("why", "doc/S/RES/2584(2021)", "-g", place).stdout.decode()
    assert "S/RES/2584(2021)" in told
    assert "安全理事会" in told
    missing = run_kg("why", "nothing", "-g", place)
    assert missing.returncode == 1
    assert missing.stderr.decode().count("\n") == 1


def test_the_graph_as_python_sees_it(place, tmp_path):
    with kg.open_graph(place) as graph:
        assert repr(graph).startswith("<Graph of 5 documents")
        assert "OperativeParagraph" in graph._repr_html_()
        row = graph.query("SELECT (COUNT(*) AS ?n) { ?d a mg:Resolution }")[0]
        assert row.n > 20
        graph.export("ntriples", tmp_path / "graph.nt")
        assert (tmp_path / "graph.nt").stat().st_size > 100_000
        network = graph.to_networkx()
        assert network.number_of_nodes() > 20
        assert graph.why("doc/S/2023/36")[0] == ("id", "doc/S/2023/36")
