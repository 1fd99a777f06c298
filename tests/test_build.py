"""Documents to a graph: in a folder, on servers, and as ``kg build`` prints it."""

import hashlib
import os
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from kg.errors import DocumentError, KgError, OntologyError, ServerError, StoreError
from kg.graph import names, open_dataset
from kg.graph.derive import derive, rules
from kg.graph.reading import Reading
from kg.graph.server import connect
from kg.graph.terms import known, literal, mg, node, words
from kg.model import Fact, Mention
from kg.pipeline.build import Method, build
from kg.resources import seeds
from tests.servers import VIRTUOSO_PASSWORD, VIRTUOSO_USER, Reply, run_stub

RESOLUTION = seeds() / "documents" / "s-res-2584-2021.txt"
IRI = names.document("S/RES/2584(2021)")
TEXT = (
    "第 {}(2021)号决议\n\n安全理事会，\n\n1. 决定延长第 2374(2017)号决议的任务期限；\n"
)


def write_resolution(folder: Path, number: int, name: str = "") -> Path:
    file = folder / (name or f"{number}.txt")
    file.write_text(TEXT.format(number), encoding="utf-8")
    return file


def quads_in(place) -> set[Quad]:
    with closing(open_dataset(place)) as dataset:
        return set(dataset.quads())


@pytest.fixture(scope="session")
def built(tmp_path_factory, corpus):
    """The graph of the documents that ship, and what was said of it."""
    folder = tmp_path_factory.mktemp("built")
    return folder, build(corpus, folder)


# What is in the graph


def test_every_document_is_a_graph_with_its_paragraphs(built, corpus):
    folder, summary = built
    assert summary.documents == len(corpus)
    with closing(open_dataset(folder)) as dataset:
        rows = dataset.query(
            "SELECT ?g ?file (COUNT(?paragraph) AS ?count) WHERE { GRAPH ?g {"
            " ?g mg:inCorpus true ; mg:fileName ?file ."
            " ?paragraph mg:inDocument ?g ; mg:text ?text } } GROUP BY ?g ?file"
        )
        counts = {row["file"].value: int(row["count"].value) for row in rows}
        entries = {entry.file: entry for entry in dataset.documents()}
        graphs = {graph: len(list(dataset.quads(graph))) for graph in dataset.graphs()}
    assert set(counts) == {file.name for file in corpus}
    assert sum(counts.values()) == summary.paragraphs
    assert set(entries) == set(map(str, corpus))
    for file in corpus:
        entry = entries[str(file)]
        assert entry.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
        assert graphs[entry.iri] == entry.quads


def test_what_is_counted_is_there(built):
    folder, summary = built
    quads = quads_in(folder)
    assert summary.quads == len(quads)
    mentions = [quad for quad in quads if quad.predicate == mg("mentions")]
    assert summary.mentions == len(mentions) > 100
    facts = {quad.subject for quad in quads if quad.object == mg("Fact")}
    told = {(q.graph_name, q.subject) for q in quads if q.object == mg("Fact")}
    assert summary.facts.total() == len(told)  # once for each document that tells it
    edges = {each.predicate for each in quads} & set(map(mg, rules()))
    edge = [quad for quad in quads if quad.predicate in edges]
    derived = [quad for quad in edge if quad.subject not in facts]  # a role is none
    known_before = node(names.AUTHORITY)
    assert summary.derived == sum(each.graph_name != known_before for each in derived)
    assert summary.failures == []
    assert summary.seconds > 0


def test_the_turtle_says_what_the_store_says(built):
    folder, _ = built
    triples = {quad.triple for quad in quads_in(folder)}
    with (folder / "graph.ttl").open("rb") as stream:
        assert {quad.triple for quad in parse(stream, RdfFormat.TURTLE)} == triples


def test_a_build_gives_the_same_bytes_again(built, corpus, tmp_path):
    folder, _ = built
    build(reversed(corpus), tmp_path)
    assert (tmp_path / "graph.ttl").read_bytes() == (folder / "graph.ttl").read_bytes()
    assert quads_in(tmp_path) == quads_in(folder)


def test_what_is_only_cited_is_said_to_be_so(tmp_path):
    files = [write_resolution(tmp_path, 2583), write_resolution(tmp_path, 2374)]
    text = files[1].read_text("utf-8").replace("2374(2021)", "2374(2017)")
    files[1].write_text(
        text.replace("决定延长第 2374(2017)号决议的", "决定延长"), "utf-8"
    )
    cited = node(names.document("S/RES/2374(2017)"))
    said = Quad(cited, mg("inCorpus"), literal(False), node(names.CITED))
    build(files[:1], tmp_path / "one")
    assert said in quads_in(tmp_path / "one")
    build(files, tmp_path / "both")
    both = quads_in(tmp_path / "both")
    assert said not in both
    assert Quad(cited, mg("inCorpus"), literal(True), cited) in both


def test_an_actor_that_nobody_knows_is_stated_where_it_was_found(tmp_path):
    def nobody_known(name: str, kind: str) -> None:
        """No authority file at all."""

    build([RESOLUTION], tmp_path, method=Method(resolve=nobody_known, shared=()))
    council, graph = node(names.actor("安全理事会")), node(IRI)
    assert {
        Quad(graph, mg("organ"), council, graph),
        Quad(council, known("rdf:type"), mg("UNOrgan"), graph),
        Quad(council, known("skos:prefLabel"), words("安全理事会"), graph),
        Quad(council, mg("discovered"), literal(True), graph),
    } <= quads_in(tmp_path)


def test_an_actor_that_is_known_is_not_discovered(built):
    folder, _ = built
    with closing(open_dataset(folder)) as dataset:
        assert dataset.query(
            f"ASK {{ <{IRI}> mg:organ/(skos:prefLabel|skos:altLabel) '安全理事会'@zh }}"
        )
        assert not dataset.query(f"ASK {{ <{IRI}> mg:organ/mg:discovered true }}")


def understand(document) -> Reading:
    """As somebody would who reads 决定 only."""
    paragraph = next(each for each in document.paragraphs if "决定" in each.text)
    at = paragraph.text.index("决定")
    span = paragraph.place(at, at + 2)
    roles = {"issuer": "actor/a", "addressee": "actor/b", "force": "force/decides"}
    fact = Fact("Directive", roles, paragraph, span)
    return Reading(document, [Mention(span, "Actor", "actor/a", "决定")], [fact])


def test_edges_stand_in_the_graph_of_the_facts_they_follow_from(tmp_path):
    files = [write_resolution(tmp_path, number) for number in (2583, 2584)]
    method = Method(understand=understand)
    summary = build(files, tmp_path / "out", method=method)
    assert (summary.facts, summary.derived) == (Counter(Directive=2), 2)
    a, b = node(f"{names.ID}actor/a"), node(f"{names.ID}actor/b")
    graphs = [node(names.document(f"S/RES/{number}(2021)")) for number in (2583, 2584)]
    edges = {Quad(a, mg("asks"), b, graph) for graph in graphs}
    assert edges <= quads_in(tmp_path / "out")
    with closing(open_dataset(tmp_path / "out")) as dataset:
        dataset.remove(graphs[0].value)
        assert edges & set(dataset.quads()) == {Quad(a, mg("asks"), b, graphs[1])}


def test_nothing_follows_from_facts_of_two_graphs():
    fact, a, b = (
        node(f"{names.ID}{name}") for name in ("fact/1", "actor/a", "actor/b")
    )
    said = [(mg("member"), a), (mg("organization"), b)]
    one, two = node(f"{names.ID}doc/1"), node(f"{names.ID}doc/2")
    together = [Quad(fact, *each, one) for each in said]
    apart = [Quad(fact, *said[0], one), Quad(fact, *said[1], two)]
    assert list(derive(together)) == [Quad(a, mg("memberOf"), b, one)]
    assert list(derive(apart)) == []
    assert list(derive([*together, Quad(a, mg("memberOf"), b, one)])) == []


def test_a_fact_that_the_ontology_lacks_ends_the_build(tmp_path):
    write_resolution(tmp_path, 2584)

    def misunderstand(document) -> Reading:
        paragraph = document.paragraphs[0]
        return Reading(document, (), [Fact("Rumour", {}, paragraph, paragraph.span)])

    with pytest.raises(OntologyError, match="mg:Rumour"):
        build([tmp_path], tmp_path / "out", method=Method(understand=misunderstand))
    assert list((tmp_path / "out" / "store").glob("g*")) == []


# Again, and elsewhere


def test_a_build_replaces_the_graph_of_the_folder(tmp_path):
    old, new = write_resolution(tmp_path, 2583), write_resolution(tmp_path, 2584)
    build([old], tmp_path / "out")
    build([new], tmp_path / "out")
    with closing(open_dataset(tmp_path / "out")) as dataset:
        assert IRI in dataset.graphs()
        assert names.document("S/RES/2583(2021)") not in dataset.graphs()
    assert "S/RES/2583(2021)" not in (tmp_path / "out" / "graph.ttl").read_text("utf-8")


def test_standard_input_is_a_document(tmp_path, run_kg):
    done = run_kg("build", "-", "-o", "out", input=RESOLUTION.read_bytes())
    assert done.returncode == 0
    with closing(open_dataset(tmp_path / "out")) as dataset:
        (entry,) = dataset.documents()
    assert (entry.iri, entry.file, entry.sha256) == (IRI, "standard input", "")


def test_a_name_that_is_no_text_is_no_hindrance(tmp_path):
    name = os.fsdecode(b"\xff\xb2.txt")
    try:
        write_resolution(tmp_path, 2584, name)
    except OSError:  # a file system that takes text alone
        name = write_resolution(tmp_path, 2584, "²\N{BELL}.txt").name
    build([tmp_path / name], tmp_path / "out")
    with closing(open_dataset(tmp_path / "out")) as dataset:
        (entry,) = dataset.documents()
        assert entry.file == str(tmp_path / name)
        assert dataset.query(f"ASK {{ <{IRI}> mg:fileName ?name }}")


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request, monkeypatch):
    """The URL of a server without graphs of ours."""
    monkeypatch.setenv("KG_STORE_USER", VIRTUOSO_USER)
    monkeypatch.setenv("KG_STORE_PASSWORD", VIRTUOSO_PASSWORD)
    url = request.getfixturevalue(request.param)
    with closing(connect(url)) as dataset:
        for graph in list(dataset.graphs()):
            dataset.remove(graph)
    return url


def test_a_server_holds_the_same_graph(built, server, corpus, run_kg):
    folder, summary = built
    done = run_kg("build", *corpus, "--store", server)
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"{summary.quads:,}" in done.stdout.decode()
    assert quads_in(server) == quads_in(folder)


def test_on_a_server_other_documents_stay(server, tmp_path):
    old, new = write_resolution(tmp_path, 2583), write_resolution(tmp_path, 2584)
    build([old], server)
    build([new], server)
    build([old, new], tmp_path / "out")
    assert quads_in(server) == quads_in(tmp_path / "out")


def test_a_server_that_goes_away_is_told(tmp_path):
    def answer(request) -> Reply:
        if b"ASK" in request.body:
            kind = {"Content-Type": "application/sparql-results+json"}
            return Reply(b'{"head": {}, "boolean": true}', headers=kind)
        return Reply(b"", 500)

    with (
        run_stub(answer) as url,
        pytest.raises(ServerError, match="failed with status"),
    ):
        build([write_resolution(tmp_path, 2584)], url)


# What cannot be read


@pytest.fixture
def mixed(tmp_path):
    """A folder with good files, a bad one, and two that are one document."""
    folder = tmp_path / "in"
    folder.mkdir()
    write_resolution(folder, 2584, "a.txt")
    write_resolution(folder, 2584, "b.txt")
    (folder / "c.txt").write_bytes(b"")
    write_resolution(folder, 2583, "d.txt")
    return folder


def test_what_cannot_be_read_is_listed_and_the_others_go_on(mixed, tmp_path):
    steps = []
    summary = build([mixed, "gone.txt"], tmp_path / "out", tell=steps.append)
    assert summary.documents == 2
    twice, empty, gone = map(str, summary.failures)
    assert twice == (
        f"{mixed / 'b.txt'}: is the same document as {mixed / 'a.txt'}; "
        "leave one of them out"
    )
    assert empty.startswith(f"{mixed / 'c.txt'}: ")
    assert gone.startswith("gone.txt: ")
    assert [(step.number, step.total) for step in steps] == [
        (n, 5) for n in range(1, 6)
    ]
    assert [step.failure for step in steps if step.failure] == summary.failures
    assert [Path(step.file).name for step in steps] == [
        *("a.txt", "b.txt", "c.txt", "d.txt"),
        "gone.txt",
    ]
    with closing(open_dataset(tmp_path / "out")) as dataset:
        files = [Path(entry.file).name for entry in dataset.documents()]
    assert files == ["a.txt", "d.txt"]


@pytest.mark.parametrize("count", [1, 2])
def test_if_nothing_can_be_read_the_graph_stays(tmp_path, count):
    build([write_resolution(tmp_path, 2584)], tmp_path / "out")
    before = (tmp_path / "out" / "graph.ttl").read_bytes(), quads_in(tmp_path / "out")
    with pytest.raises(KgError) as caught:
        build(["gone.txt", "gone too.txt"][:count], tmp_path / "out")
    assert isinstance(caught.value, DocumentError) is (count == 1)
    if count == 2:
        assert str(caught.value) == (
            "none of 2 files could be read; the graph is as it was"
        )
    after = (tmp_path / "out" / "graph.ttl").read_bytes(), quads_in(tmp_path / "out")
    assert before == after


def test_a_place_that_cannot_be_is_told_before_anything_is_read(tmp_path):
    (tmp_path / "out").write_text("mine")
    steps = []
    with pytest.raises(StoreError, match="a file stands where a folder should be"):
        build([RESOLUTION], tmp_path / "out", tell=steps.append)
    assert steps == []


# The command


def rows_of(output: bytes) -> dict[str, str]:
    rows = [line.rsplit(maxsplit=1) for line in output.decode("utf-8").splitlines()]
    return {name.strip(): value for name, value in rows}


def test_the_command_prints_what_was_found(run_kg, corpus, built):
    _, summary = built
    done = run_kg("build", *corpus, "-o", "out")
    assert (done.returncode, done.stderr) == (0, b"")
    rows = rows_of(done.stdout)
    assert rows["documents"] == "5"
    assert rows["paragraphs"] == f"{summary.paragraphs:,}"
    assert rows["statements"] == f"{summary.quads:,}"
    assert rows["not read"] == "0"


def test_without_a_path_the_documents_that_ship_are_built_into_exports(
    run_kg, tmp_path, built
):
    folder, _ = built
    assert run_kg("build").returncode == 0
    assert quads_in(tmp_path / "exports") == quads_in(folder)


def test_failures_are_told_at_once_and_at_the_end(run_kg, mixed):
    done = run_kg("build", mixed, "-o", "out")
    assert done.returncode == 1
    assert rows_of(done.stdout)["not read"] == "2"
    told, listed = done.stderr.decode("utf-8").split("\n\nnot read:\n")
    assert len(told.splitlines()) == 2
    assert [line.strip() for line in listed.splitlines()] == told.splitlines()


def test_nothing_read_is_exit_1(run_kg):
    done = run_kg("build", "gone.txt", "-o", "out")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().splitlines() == [
        "gone.txt: is not there; check the name"
    ]


def test_the_store_may_be_named_by_the_environment(run_kg, tmp_path):
    environment = {"KG_STORE": "http://127.0.0.1:1/nowhere"}
    done = run_kg("build", RESOLUTION, env=environment)
    assert done.returncode == 1
    assert done.stderr.startswith(b"http://127.0.0.1:1/nowhere: does not answer")
    assert run_kg("build", RESOLUTION, "-o", "out", env=environment).returncode == 0
    assert (tmp_path / "out" / "graph.ttl").exists()


def test_a_folder_and_a_server_at_once_is_wrong_usage(run_kg):
    done = run_kg("build", RESOLUTION, "-o", "out", "--store", "http://127.0.0.1:1/")
    assert done.returncode == 2
    assert b"Choose one of --output and --store." in done.stderr


def test_what_is_wrong_with_the_folder_is_one_line(run_kg, tmp_path):
    (tmp_path / "out").write_text("mine")
    done = run_kg("build", RESOLUTION, "-o", "out")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == (
        "out: a file stands where a folder should be; name another folder with -o\n"
    )
