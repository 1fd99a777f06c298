"""The store on disk: what is built is found whole, whatever happens meanwhile."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean

from kg.errors import QueryError, StoreError
from kg.graph import names, open_dataset
from kg.graph.draft import Draft
from kg.graph.faults import writing
from kg.graph.manifest import Entry
from tests.makers.graph import make_quads

ROOT = Path(__file__).parent.parent
NOBODY = 65534


def write(folder: Path, quads, entries=()) -> None:
    with Draft(folder) as draft:
        draft.load(quads)
        draft.publish(entries)


def statement(word: str, graph: str = "g") -> Quad:
    subject, predicate = NamedNode(names.ID + "s"), NamedNode(names.ONTOLOGY + "text")
    return Quad(subject, predicate, Literal(word), NamedNode(names.ID + graph))


def words_in(folder: Path) -> set[str]:
    with closing(open_dataset(folder)) as dataset:
        return {quad.object.value for quad in dataset.quads()}


def generations(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "store").glob("g*"))


@pytest.fixture
def graph(tmp_path):
    """A folder with a graph of three documents."""
    write(tmp_path / "graph", make_quads(3, provisions=5))
    return tmp_path / "graph"


@pytest.fixture
def dataset(graph):
    with closing(open_dataset(graph)) as dataset:
        yield dataset


# What was written is read


def test_every_statement_comes_back_in_its_graph(dataset):
    written = set(make_quads(3, provisions=5))
    assert set(dataset.quads()) == written
    assert set(dataset.graphs()) == {quad.graph_name.value for quad in written}
    for graph in dataset.graphs():
        named = {quad for quad in written if quad.graph_name.value == graph}
        assert set(dataset.quads(graph)) == named


def test_a_draft_answers_for_what_is_in_it(tmp_path):
    with Draft(tmp_path) as draft:
        assert draft.load([statement("one"), statement("two", "h")]) == 2
        assert set(draft.graphs()) == {names.ID + "g", names.ID + "h"}
        assert bool(draft.query("ASK { ?s mg:text 'two' }"))
        draft.replace(names.ID + "h", [statement("three", "h")])
        assert {quad.object.value for quad in draft.quads()} == {"one", "three"}
        assert [quad.object.value for quad in draft.quads(names.ID + "g")] == ["one"]


def test_default_graph_is_the_union_and_prefixes_are_known(dataset):
    (row,) = dataset.query(
        "SELECT (COUNT(DISTINCT ?document) AS ?count) WHERE {"
        " ?document mg:inCorpus true ; dcterms:language 'zh' }"
    )
    assert row["count"].value == "3"
    answer = dataset.query("ASK { ?fact a mg:Directive ; mg:evidence/oa:exact ?words }")
    assert isinstance(answer, QueryBoolean)
    assert answer


def test_a_malformed_query_is_told_with_its_place(dataset):
    with pytest.raises(SyntaxError, match="error at 1:12"):
        dataset.query("SELECT ?s {")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1/sparql> { ?s ?p ?o } }",
        "SELECT * { service silent ?server { ?s ?p ?o } }",
        "SELECT * { VALUES ?x { 1 }SERVICE<http://127.0.0.1/>{ ?s ?p ?o } }",
        "SELECT * { SERVICEmg:x{ ?s ?p ?o } }",
        "SELECT * { SERVICESILENTmg:x{ ?s ?p ?o } }",
        "SELECT * { ?s ?p '''it's''' SERVICE # here\n <http://127.0.0.1/> {} }",
        'ASK { ?s ?p "\\"" SERVICE <http://127.0.0.1/> {} }',
    ],
)
def test_other_servers_are_not_asked(dataset, sparql):
    with pytest.raises(QueryError, match="SERVICE is refused"):
        dataset.query(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service mg:text 'SERVICE <x> {}' }",
        'SELECT * { ?s mg:text """SERVICE " <x> {}""" } # SERVICE <x> {}',
        "PREFIX service: <http://x#> SELECT * { GRAPH service:g { ?s service:p ?o } }",
        "SELECT * { ?s <http://127.0.0.1/SERVICE> 'x'@service }",
    ],
)
def test_the_word_service_in_names_and_texts_is_none(dataset, sparql):
    assert list(dataset.query(sparql)) == []


@pytest.mark.parametrize(
    "update",
    ["INSERT DATA { mg:a mg:b mg:c }", "LOAD <http://127.0.0.1/x>", "CLEAR ALL"],
)
def test_a_query_changes_nothing(dataset, update):
    with pytest.raises(SyntaxError):
        dataset.query(update)


def test_documents_are_listed_with_their_files(tmp_path):
    entry = Entry(names.ID + "g", "决议\n.txt", "0" * 64, 1)
    write(tmp_path, [statement("one")], [entry])
    with closing(open_dataset(tmp_path)) as dataset:
        assert list(dataset.documents()) == [entry]


def test_a_closed_dataset_says_so(dataset):
    dataset.close()
    dataset.close()
    with pytest.raises(StoreError, match="was closed; open it again"):
        dataset.query("ASK {}")


# Replaced and removed


def test_a_graph_is_replaced_and_the_others_stay(tmp_path):
    kept, old, new = statement("kept"), statement("old", "h"), statement("new", "h")
    entries = [Entry(names.ID + each, f"{each}.txt", "0" * 64, 1) for each in "gh"]
    write(tmp_path, [kept, old], entries)
    with closing(open_dataset(tmp_path)) as dataset:
        dataset.replace(names.ID + "h", [new, statement("more", "h")])
        assert set(dataset.quads()) == {kept, new, statement("more", "h")}
        first, second = dataset.documents()
        assert first == entries[0]
        assert (second.sha256, second.quads) == ("", 2)
    assert words_in(tmp_path) == {"kept", "new", "more"}


def test_a_graph_is_removed_without_a_trace(tmp_path):
    entries = [Entry(names.ID + each, f"{each}.txt", "", 1) for each in "gh"]
    write(tmp_path, [statement("kept"), statement("gone", "h")], entries)
    with closing(open_dataset(tmp_path)) as dataset:
        dataset.remove(names.ID + "h")
        assert list(dataset.graphs()) == [names.ID + "g"]
        assert list(dataset.documents()) == entries[:1]
    assert words_in(tmp_path) == {"kept"}


def test_a_graph_may_be_made_from_what_it_was(tmp_path):
    write(tmp_path, [statement("one"), statement("two")])
    with closing(open_dataset(tmp_path)) as dataset:
        quads = dataset.quads(names.ID + "g")
        dataset.replace(names.ID + "g", (q for q in quads if q.object.value == "one"))
    assert words_in(tmp_path) == {"one"}


# Readers and builders at once


def test_a_reader_keeps_what_it_opened_and_is_not_blocked(tmp_path):
    write(tmp_path, [statement("first")])
    with closing(open_dataset(tmp_path)) as reader:
        for word in ("second", "third", "fourth"):
            with Draft(tmp_path) as draft:
                draft.load([statement(word)])
                assert words_in(tmp_path) != {word}
                draft.publish([])
            assert words_in(tmp_path) == {word}
        assert [quad.object.value for quad in reader.quads()] == ["first"]
        assert len(generations(tmp_path)) == 3
    write(tmp_path, [statement("fifth")])
    assert len(generations(tmp_path)) == 2


def test_of_two_builds_at_once_the_last_to_finish_wins(tmp_path):
    with Draft(tmp_path) as early, Draft(tmp_path) as late:
        early.load([statement("early")])
        late.load([statement("late")])
        late.publish([])
        assert words_in(tmp_path) == {"late"}
        early.publish([])
        assert words_in(tmp_path) == {"early"}
    assert words_in(tmp_path) == {"early"}


def test_a_draft_that_ends_late_takes_nothing_from_its_readers(tmp_path):
    draft = Draft(tmp_path)
    draft.load([statement("first")])
    draft.publish([])
    with closing(open_dataset(tmp_path)) as reader:
        write(tmp_path, [statement("second")])
        write(tmp_path, [statement("third")])
        draft.close()
        assert [quad.object.value for quad in reader.quads()] == ["first"]
        assert len(generations(tmp_path)) == 3
    assert words_in(tmp_path) == {"third"}


def test_many_builds_and_readers_at_once_see_whole_graphs_only(tmp_path):
    graphs = [{f"{build}-{n}" for n in range(50)} for build in range(4)]
    write(tmp_path, map(statement, graphs[0]))
    seen, ended = [], threading.Event()

    def read():
        while not ended.is_set():
            seen.append(words_in(tmp_path))

    readers = [threading.Thread(target=read) for _ in range(2)]
    builders = [
        threading.Thread(target=write, args=(tmp_path, map(statement, words)))
        for words in graphs
    ]
    for thread in (*readers, *builders):
        thread.start()
    for thread in builders:
        thread.join()
    ended.set()
    for thread in readers:
        thread.join()
    assert seen
    assert all(words in graphs for words in seen)
    assert len(generations(tmp_path)) <= 4


def test_what_fails_leaves_the_old_graph_and_nothing_else(tmp_path):
    write(tmp_path, [statement("old")])

    def come():
        yield statement("new")
        raise KeyboardInterrupt

    with Draft(tmp_path) as draft:
        with draft.write_aside("graph.ttl") as stream:
            stream.write(b"new")
        with pytest.raises(KeyboardInterrupt):
            draft.load(come())
    assert words_in(tmp_path) == {"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    assert len(generations(tmp_path)) == 1


def test_what_the_dead_left_is_removed_and_what_the_living_make_is_not(tmp_path):
    script = (
        "import sys, time; from pathlib import Path; from kg.graph.draft import Draft\n"
        f"draft = Draft(Path({str(tmp_path)!r}))\n"
        "with draft.write_aside('graph.ttl') as stream: stream.write(b'half')\n"
        "print('made', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout.readline() == b"made\n"
        write(tmp_path, [statement("beside")])
        assert len(generations(tmp_path)) == 2
        assert len(list(tmp_path.glob(".graph.ttl.*"))) == 1
        process.kill()
    write(tmp_path, [statement("after")])
    assert len(generations(tmp_path)) == 2
    assert list(tmp_path.glob(".graph.ttl.*")) == []


# Killed

BUILDS = """
import os, sys
from pathlib import Path
from kg.pipeline.build import Method, build
from kg.entities import find_in
from kg.graph.memory import MemoryDataset
from kg.views.pages import graph_page
from kg.writers.graph import turtle

out, *sources = map(Path, sys.argv[1:])
find_in("安全理事会")  # the words are loaded once, and every child has them
graph_page(MemoryDataset())  # so is what pages are made of
quick = Method(shared=())
print("ready", flush=True)
for line in sys.stdin:
    child = os.fork()
    if child:
        print(child, flush=True)
        os.waitpid(child, 0)
    else:
        for count in range(int(line), 1000):
            build([sources[count % 2]], out, method=quick)
"""


def test_killed_at_any_moment_the_store_holds_the_old_graph_or_the_new(tmp_path):
    sources = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for number, source in enumerate(sources):
        text = f"第 258{number}(2021)号决议\n\n安全理事会，\n\n1. 决定延长任务期限；\n"
        source.write_text(text, encoding="utf-8")
    out, moments = tmp_path / "out", random.Random(2584)
    command = [sys.executable, "-c", BUILDS, out, *sources]
    graphs, turtles = set(), set()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as parent:
        assert parent.stdout.readline() == b"ready\n"
        for count in range(100):
            parent.stdin.write(b"%d\n" % count)
            parent.stdin.flush()
            child = int(parent.stdout.readline())
            while not (out / "store" / "current").exists():
                time.sleep(0.01)
            time.sleep(moments.uniform(0, 0.4))
            os.kill(child, signal.SIGKILL)
            with closing(open_dataset(out)) as dataset:
                graphs.add(frozenset(map(str, dataset.quads())))
            turtles.add((out / "graph.ttl").read_bytes())
        parent.stdin.close()
    assert len(graphs) == 2
    assert len(turtles) == 2
    write(out, [statement("after")])
    assert len(generations(out)) == 2
    assert list(out.glob(".*")) == []


# Bad input


def complaint(folder: Path) -> str:
    with pytest.raises(StoreError) as caught:
        open_dataset(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{folder}: ")


def test_no_graph_is_told_with_the_way_to_build_one(tmp_path):
    gone = tmp_path / "gone"
    assert complaint(gone) == f"there is no such folder; run kg build -o {gone}"
    assert complaint(tmp_path) == f"holds no graph; run kg build -o {tmp_path}"
    file = tmp_path / "graph.ttl"
    file.write_text("")
    assert complaint(file) == "is a file; name the folder of a graph"
    below = file / "graph"
    assert complaint(below).startswith("there is no such folder")


def test_a_build_that_was_never_finished_is_no_graph(tmp_path):
    with Draft(tmp_path) as draft:
        draft.load([statement("one")])
        assert complaint(tmp_path).startswith("holds no graph")


def current(folder: Path) -> Path:
    name = (folder / "store" / "current").read_text().split()[0]
    return folder / "store" / name


@pytest.mark.parametrize(
    "version",
    [{"format": 0, "ontology": "0.1.0"}, {"format": 1, "ontology": "9"}, {}, [], "1"],
)
def test_a_store_of_another_version_is_told(graph, version):
    (current(graph) / "version.json").write_text(json.dumps(version))
    said = complaint(graph)
    assert said.startswith("was built by another kg (")
    assert said.endswith(f"; build it again: kg build -o {graph}")


def damage_pointer(folder):
    (folder / "store" / "current").write_bytes(b"\xff\xfe../..\n")


def damage_version(folder):
    (current(folder) / "version.json").write_text("{")


def remove_version(folder):
    (current(folder) / "version.json").unlink()


def remove_generation(folder):
    shutil.rmtree(current(folder))


def remove_table(folder):
    max((current(folder) / "data").glob("*.sst"), key=os.path.getsize).unlink()


def truncate_table(folder):
    os.truncate(max((current(folder) / "data").glob("*.sst"), key=os.path.getsize), 99)


def damage_index(folder):
    next((current(folder) / "data").glob("MANIFEST-*")).write_bytes(b"?" * 99)


@pytest.mark.parametrize(
    "damage",
    [
        damage_pointer,
        damage_version,
        remove_version,
        remove_generation,
        remove_table,
        truncate_table,
        damage_index,
    ],
)
def test_a_damaged_store_is_told_and_mended_by_a_build(graph, damage):
    damage(graph)
    assert complaint(graph).startswith("its graph is damaged; ")
    assert complaint(graph).endswith(f"kg build -o {graph}")
    write(graph, [statement("whole again")])
    assert words_in(graph) == {"whole again"}


def test_damage_that_is_met_while_reading_is_told(graph):
    for table in (current(graph) / "data").glob("*.sst"):
        whole = table.read_bytes()
        middle = len(whole) // 3
        table.write_bytes(whole[:middle] + b"\xff" * 64 + whole[middle + 64 :])
    with pytest.raises(StoreError, match="its graph is damaged; build it again"):
        words_in(graph)


@contextmanager
def without_rights():
    """As somebody who owns nothing, where the tests run as one who may do all."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.fixture
def open_folder():
    """A folder that others may enter, unlike those that pytest makes."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_folder_that_may_not_be_written_is_told_and_can_be_read(open_folder):
    write(open_folder, [statement("old")])
    for place in (open_folder, open_folder / "store"):
        place.chmod(0o555)
    (open_folder / "store" / "lock").chmod(0o444)
    try:
        with without_rights():
            with pytest.raises(StoreError) as caught:
                Draft(open_folder)
            assert words_in(open_folder) == {"old"}
    finally:
        for place in (open_folder, open_folder / "store"):
            place.chmod(0o755)
    said = f"{open_folder}: may not be written to; name another folder with -o"
    assert str(caught.value) == said


def test_a_folder_that_may_not_be_read_is_told(open_folder):
    write(open_folder, [statement("secret")])
    (open_folder / "store").chmod(0)
    try:
        with without_rights():
            said = complaint(open_folder)
    finally:
        (open_folder / "store").chmod(0o755)
    assert said == "may not be read; check its permissions"


@pytest.mark.parametrize("below", ["", "graph"])
def test_a_file_where_the_folder_should_be_is_told_and_stays(tmp_path, below):
    file = tmp_path / "file"
    file.write_text("mine")
    with pytest.raises(StoreError, match="a file stands where a folder should be"):
        Draft(file / below)
    assert file.read_text() == "mine"


def test_a_full_disk_is_told_and_the_old_graph_stays(tmp_path):
    """A bound on the size of files stands for the disk: it stops the same writes."""
    write(tmp_path, [statement("old")])
    script = (
        "import resource; from pathlib import Path; from kg.graph.draft import Draft\n"
        "from tests.makers.graph import make_quads\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        f"with Draft(Path({str(tmp_path)!r})) as draft:\n"
        "    draft.load(make_quads(30)); draft.publish([])"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, cwd=ROOT)
    last = done.stderr.decode().splitlines()[-1]
    assert last.startswith(
        f"kg.errors.StoreError: {tmp_path}: a file would grow larger"
    )
    assert last.endswith("; name another folder with -o")
    assert words_in(tmp_path) == {"old"}
    assert len(generations(tmp_path)) == 1


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device"), "the disk is full; free some space"),
        (OSError("IO error: No space left on device: x.sst"), "the disk is full; "),
        (OSError(30, "Read-only file system"), "may not be written to; "),
        (OSError(5, "Input/output error"), "input/output error; name another"),
    ],
)
def test_what_the_disk_says_is_one_line(tmp_path, error, said):
    with pytest.raises(StoreError) as caught, writing(tmp_path):
        raise error
    assert str(caught.value).startswith(f"{tmp_path}: {said}")


def test_an_error_of_the_program_is_not_blamed_on_the_disk(tmp_path):
    with pytest.raises(RuntimeError, match="mistake"), writing(tmp_path):
        raise RuntimeError("mistake")
