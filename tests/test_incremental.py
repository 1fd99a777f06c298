"""Builds upon what was built before: the same graph as a clean build, to the byte."""

import io
import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from kg.errors import DamageError, StoreError
from kg.graph import names, open_dataset
from kg.graph.draft import Draft
from kg.graph.terms import mg, node, words
from kg.pipeline import program, work
from kg.pipeline.build import Options, build
from kg.writers.graph import nquads

EXAMPLES = int(os.environ.get("KG_TEST_EDITS", "15"))
PARAGRAPHS = (
    "决定延长第 {}(2021)号决议第 3 段规定的任务期限；",
    "请秘书长在 2022 年 3 月 31 日之前就联合国马里多层面综合稳定特派团提出报告；",
    "欢迎南苏丹政府与联合国南苏丹特派团(南苏丹特派团)合作；",
    "回顾其第 {}(2020)号决议和主席声明(S/PRST/2018/10)；",
    "注意到秘书长的报告(S/2021/{})；",
)


def text_of(number: int, paragraphs: list[tuple[int, int]]) -> str:
    said = [f"{PARAGRAPHS[kind].format(cited)}" for kind, cited in paragraphs]
    numbered = "\n\n".join(f"{at}. {each}" for at, each in enumerate(said, 1))
    return f"第 {number}(2021)号决议\n\n安全理事会，\n\n{numbered}\n"


# Few numbers, so that documents cite each other and two files are one document.
TEXTS = st.builds(
    text_of,
    st.integers(2600, 2604),
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(2600, 2604)), min_size=1, max_size=3
    ),
)
FILES = st.sampled_from(["a.txt", "b.txt", "c.txt", "sub/a.txt", "sub/d.txt"])
EDITS = st.lists(
    st.tuples(FILES, st.one_of(TEXTS, st.just(None), st.just(""))),
    min_size=1,
    max_size=4,
)


def contents(folder: Path) -> tuple[bytes, bytes]:
    stream = io.BytesIO()
    with closing(open_dataset(folder)) as dataset:
        nquads.write(dataset, stream)
    return (folder / "graph.ttl").read_bytes(), stream.getvalue()


def edit(folder: Path, edits) -> None:
    for name, text in edits:
        file = folder / name
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=2, max_size=4))
def test_after_any_edits_the_graph_is_that_of_a_clean_build(rounds):
    with tempfile.TemporaryDirectory() as name:
        source, out, clean = (Path(name, each) for each in ("in", "out", "clean"))
        source.mkdir()
        (source / "kept.txt").write_text(text_of(2605, [(0, 2600)]), encoding="utf-8")
        for edits in rounds:
            edit(source, edits)
            summary = build([source], out)
            again = build([source], clean, options=Options(fresh=True))
            assert contents(out) == contents(clean)
            summary.seconds = again.seconds
            summary.read = again.read
            assert str(summary) == str(again)
            shutil.rmtree(clean)


# What is read again, and what is not


@pytest.fixture
def source(tmp_path):
    """A folder with three resolutions that cite each other."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in (2600, 2601, 2602):
        text = text_of(number, [(0, number - 1), (1, 0), (3, number + 1)])
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def read_files(monkeypatch):
    """The names of the files that are read, as they are read."""
    seen = []
    read = work.documents.read_bytes

    def watch(data, name):
        seen.append(Path(name).name)
        return read(data, name)

    monkeypatch.setattr(work.documents, "read_bytes", watch)
    return seen


def test_only_what_has_changed_is_read(source, tmp_path, read_files):
    out = tmp_path / "out"
    assert build([source], out).read == 3
    read_files.clear()
    assert build([source], out).read == 0
    (source / "2600.txt").touch()
    (source / "2601.txt").write_text(text_of(2601, [(4, 9)]), encoding="utf-8")
    (source / "2602.txt").rename(source / "moved.txt")
    summary = build([source], out)
    assert (summary.documents, summary.read) == (3, 2)
    assert sorted(read_files) == ["2601.txt", "moved.txt"]


def test_a_file_is_known_by_its_name_and_its_content_wherever_it_lies(
    source, tmp_path, read_files
):
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    build([source], out)
    source.rename(elsewhere)
    read_files.clear()
    assert build([elsewhere], out).read == 0
    assert read_files == []
    with closing(open_dataset(out)) as dataset:
        assert {Path(each.file).parent for each in dataset.documents()} == {elsewhere}


def test_what_could_not_be_read_is_tried_again(source, tmp_path):
    bad = source / "bad.txt"
    bad.write_bytes(b"")
    assert len(build([source], tmp_path / "out").failures) == 1
    assert len(build([source], tmp_path / "out").failures) == 1
    bad.write_text(text_of(2603, [(1, 0)]), encoding="utf-8")
    summary = build([source], tmp_path / "out")
    assert (summary.failures, summary.read, summary.documents) == ([], 1, 4)


def test_another_program_reads_everything_again(source, tmp_path, monkeypatch):
    out = tmp_path / "out"
    build([source], out)
    monkeypatch.setattr("kg.pipeline.targets.digest", lambda: "another")
    assert build([source], out).read == 3
    assert build([source], out).read == 0


def test_the_program_is_its_code_its_words_and_its_ontology(tmp_path, monkeypatch):
    package, data = tmp_path / "kg", tmp_path / "data"
    for name in ("kg/facts/new.py", "kg/writers/new.py", "data/a.ttl", "data/doc.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    monkeypatch.setattr(program, "PACKAGE", package)
    monkeypatch.setattr(program, "seeds", lambda: data)
    monkeypatch.setattr(program, "ontology", lambda: data)

    def differs(name: str) -> bool:
        before = program.digest.__wrapped__()
        (tmp_path / name).write_text("two")
        return program.digest.__wrapped__() != before

    assert differs("kg/facts/new.py")
    assert differs("data/a.ttl")
    assert not differs("kg/writers/new.py")
    assert not differs("data/doc.md")
    monkeypatch.setattr(program, "version", lambda library: "0")
    assert program.digest.__wrapped__() != program.digest()


def test_all_is_read_again_if_one_asks(source, tmp_path):
    build([source], tmp_path / "out")
    assert build([source], tmp_path / "out", options=Options(fresh=True)).read == 3
    assert build([source], tmp_path / "out").read == 0


def test_a_store_that_was_mostly_emptied_is_filled_anew(source, tmp_path):
    build([source], tmp_path / "out")
    (tmp_path / "one").mkdir()
    only = tmp_path / "one" / "2600.txt"
    shutil.copy(source / "2600.txt", only)
    assert build([only], tmp_path / "out").read == 0
    assert build([only], tmp_path / "out").read == 1
    assert build([only], tmp_path / "out").read == 0


def test_what_others_put_into_the_graph_goes(source, tmp_path):
    build([source], tmp_path / "out")
    before = contents(tmp_path / "out")
    iri = names.document("S/RES/2600(2021)")
    stray = Quad(node(iri), mg("text"), words("stray"), node(f"{names.ID}doc/stray"))
    with closing(open_dataset(tmp_path / "out")) as dataset:
        dataset.replace(stray.graph_name.value, [stray])
        dataset.replace(iri, [Quad(*stray.triple, node(iri))])
        dataset.remove(names.AUTHORITY)
    assert build([source], tmp_path / "out").read == 1
    assert contents(tmp_path / "out") == before


# Ended, and damaged


def end_build(paths, out: Path, count: int) -> None:
    """Let a build end, as Ctrl-C does, when so many documents are in the store."""
    put, done = Draft.put, []

    def end(draft, entries, statements):
        if len(done) >= count:
            raise KeyboardInterrupt
        done.extend(entries)
        put(draft, entries, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Draft, "put", end)
        patch.setattr("kg.pipeline.targets.LOAD", 1)
        with pytest.raises(KeyboardInterrupt):
            build(paths, out)


def test_a_build_that_is_ended_is_taken_up_where_it_was(source, tmp_path):
    out = tmp_path / "out"
    end_build([source], out, 2)
    assert not (out / "store" / "current").exists()
    assert build([source], out).read == 1
    build([source], tmp_path / "clean")
    assert contents(out) == contents(tmp_path / "clean")
    assert len(list((out / "store").glob("g*"))) == 1


def test_what_changed_since_a_build_was_ended_is_read_again(source, tmp_path):
    out = tmp_path / "out"
    build([source], out)
    (source / "2600.txt").write_text(text_of(2600, [(1, 0)]), encoding="utf-8")
    (source / "2601.txt").write_text(text_of(2601, [(1, 0)]), encoding="utf-8")
    end_build([source], out, 1)
    (source / "2600.txt").write_text(text_of(2600, [(3, 2700)]), encoding="utf-8")
    assert build([source], out).read == 2
    build([source], tmp_path / "clean")
    assert contents(out) == contents(tmp_path / "clean")


def test_a_full_disk_leaves_nothing_behind(source, tmp_path, monkeypatch):
    def fail(*words):
        raise StoreError("out", "the disk is full")

    out = tmp_path / "out"
    build([source], out)
    before = contents(out)
    (source / "2600.txt").write_text(text_of(2600, [(1, 0)]), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(Draft, "put", fail)
        with pytest.raises(StoreError):
            build([source], out)
    assert contents(out) == before
    assert len(list((out / "store").glob("g*"))) == 1


def current(folder: Path) -> Path:
    name = (folder / "store" / "current").read_text().split()[0]
    return folder / "store" / name


def largest_table(folder: Path) -> Path:
    return max((current(folder) / "data").glob("*.sst"), key=os.path.getsize)


def flip(file: Path, *, keep_time: bool = False) -> None:
    status, data = file.stat(), bytearray(file.read_bytes())
    data[len(data) // 3] ^= 0xFF
    file.write_bytes(data)
    if keep_time:
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


DAMAGE = {
    "a bit of a table": lambda out: flip(largest_table(out)),
    "a lost table": lambda out: largest_table(out).unlink(),
    "a table cut short": lambda out: os.truncate(largest_table(out), 99),
    "a bit of the list": lambda out: flip(current(out) / "documents.jsonl"),
    "a bit of the seal": lambda out: flip(current(out) / "seal.json"),
    "a lost seal": lambda out: (current(out) / "seal.json").unlink(),
    "a bit of the version": lambda out: flip(current(out) / "version.json"),
    "the pointer": lambda out: (out / "store" / "current").write_bytes(b"\xff"),
    "the Turtle": lambda out: flip(out / "graph.ttl"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_damaged_is_noticed_and_built_again(source, tmp_path, damage):
    out = tmp_path / "out"
    build([source], out)
    before = contents(out)
    damage(out)
    build([source], out)
    assert contents(out) == before


def test_a_copy_of_a_graph_is_as_good_as_the_graph(source, tmp_path):
    build([source], tmp_path / "out")
    shutil.copytree(tmp_path / "out", tmp_path / "copy", copy_function=shutil.copyfile)
    assert build([source], tmp_path / "copy").read == 0


def test_damage_that_a_reader_met_is_not_built_upon(source, tmp_path):
    out = tmp_path / "out"
    build([source], out)
    before = contents(out)
    for table in (current(out) / "data").glob("*.sst"):
        flip(table, keep_time=True)
    with pytest.raises(DamageError, match="its graph is damaged; build it again"):
        contents(out)
    assert build([source], out).read == 3
    assert contents(out) == before


def test_what_an_ended_build_left_damaged_is_begun_anew(source, tmp_path):
    out = tmp_path / "out"
    end_build([source], out, 2)
    (left,) = (out / "store").glob("g*")
    for table in (left / "data").glob("*"):
        if table.is_file():
            os.truncate(table, table.stat().st_size // 2)
    summary = build([source], out)
    build([source], tmp_path / "clean")
    assert summary.documents == 3
    assert contents(out) == contents(tmp_path / "clean")
