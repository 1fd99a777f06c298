"""Where documents are: folders, patterns, archives, and what fsspec reaches."""

import os
import zipfile

import fsspec
import pytest

from kg import documents
from kg.errors import DocumentError
from kg.pipeline import find_files, read_all, remote
from kg.pipeline.build import build
from kg.resources import seeds

RESOLUTION = seeds() / "documents" / "s-res-2584-2021.txt"
LETTER = seeds() / "documents" / "letter-2020-06-01-secretary-general-minusma.txt"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a file, one below it, one that is none, and one in an archive."""
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "docs"
    (place / "sub").mkdir(parents=True)
    for name in ("b.txt", "sub/a.txt"):
        (place / name).write_bytes(RESOLUTION.read_bytes())
    (place / "notes.md").write_text("none")
    with zipfile.ZipFile(place / "c.ZIP", "w") as archive:
        archive.write(LETTER, "信/letter.txt")
        archive.write(RESOLUTION, "read.me")
        archive.writestr("信/.hidden.txt", "none")
    return place


def found(*paths: object) -> list[str]:
    return [str(each) for each in find_files(map(str, paths))]


def texts(*paths: object) -> list[str]:
    return [each.text for each in read_all(map(str, paths))]


def failure(*paths: object) -> str:
    (error,) = (each for each in read_all(map(str, paths)))
    assert isinstance(error, DocumentError)
    assert "\n" not in str(error)
    return str(error)


def test_a_folder_gives_its_documents_and_those_in_its_archives(folder):
    assert found("docs") == ["docs/b.txt", "docs/c.ZIP/信/letter.txt", "docs/sub/a.txt"]
    assert texts("docs")[1] == documents.read(LETTER).text


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("docs/*.txt", ["docs/b.txt"]),
        ("docs/**/*.txt", ["docs/b.txt", "docs/sub/a.txt"]),
        ("docs/c.*", ["docs/c.ZIP/信/letter.txt"]),
        ("docs/[b].txt", ["docs/b.txt"]),
        ("docs/?.pdf", ["docs/?.pdf: matches no file; check the pattern"]),
    ],
)
def test_a_pattern_gives_what_it_matches(folder, pattern, files):
    assert found(pattern) == files


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(folder):
    file = folder / "[1].txt"
    file.write_bytes(RESOLUTION.read_bytes())
    assert found(file) == [str(file)]


# Archives


def test_a_document_in_an_archive_is_named_like_a_file(folder):
    assert texts("docs/c.ZIP/信/letter.txt") == [documents.read(LETTER).text]
    assert failure("docs/c.ZIP/gone.txt") == (
        "docs/c.ZIP/gone.txt: is not in the archive; check the name"
    )


@pytest.mark.parametrize(
    ("name", "encoding"), [("决议.txt", "utf-8"), ("第1决议.txt", "gb18030")]
)
def test_names_in_an_archive_are_read_as_chinese_programs_write_them(
    tmp_path, name, encoding
):
    """Without the flag that says which encoding it is."""
    raw = name.encode(encoding)
    stand_in = "x" * len(raw)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(stand_in, RESOLUTION.read_bytes())
    data = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(data.replace(stand_in.encode(), raw))
    assert found(tmp_path / "a.zip") == [f"{tmp_path / 'a.zip'}/{name}"]
    assert texts(tmp_path / "a.zip") == [documents.read(RESOLUTION).text]


def damage_nothing(data: bytearray) -> None:
    data[:] = b"no archive at all"


def damage_end(data: bytearray) -> None:
    del data[len(data) // 2 :]


@pytest.mark.parametrize("damage", [damage_nothing, damage_end])
def test_a_damaged_archive_is_one_failure(folder, damage):
    archive = folder / "c.ZIP"
    data = bytearray(archive.read_bytes())
    damage(data)
    archive.write_bytes(data)
    said = f"{archive}: is damaged, or no zip archive; get it once more"
    assert failure(archive) == said


def test_a_damaged_document_in_an_archive_costs_itself_alone(folder):
    with zipfile.ZipFile(folder / "two.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(LETTER, "bad.txt")
        archive.write(RESOLUTION, "good.txt")
    data = bytearray((folder / "two.zip").read_bytes())
    data[500] ^= 0xFF
    (folder / "two.zip").write_bytes(data)
    bad, good = read_all([folder / "two.zip"])
    assert str(bad).startswith(f"{folder / 'two.zip'}/bad.txt: is damaged, or ")
    assert good.metadata.symbol == "S/RES/2584(2021)"


def test_an_archive_without_documents_is_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    assert "no document in this archive; looked for .docm" in failure(
        tmp_path / "empty.zip"
    )


def test_an_archive_that_swells_is_bounded(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"x" * (documents.LIMIT + 10))
    assert "is larger than 32 MiB" in failure(tmp_path / "bomb.zip")


def test_an_archive_that_changes_is_opened_again(folder):
    first = texts("docs/c.ZIP")
    with zipfile.ZipFile(folder / "c.ZIP", "w") as archive:
        archive.write(RESOLUTION, "other.txt")
    assert texts("docs/c.ZIP") != first


# Elsewhere


@pytest.fixture
def memory():
    """A file system in memory, as fsspec has it."""
    system = fsspec.filesystem("memory")
    system.pipe("/un/2021/a.txt", RESOLUTION.read_bytes())
    system.pipe("/un/2020/b.txt", LETTER.read_bytes())
    system.pipe("/un/notes.md", b"none")
    yield system
    system.rm("/un", recursive=True)


def test_what_fsspec_reaches_is_read(memory, tmp_path):
    everything = ["memory:///un/2020/b.txt", "memory:///un/2021/a.txt"]
    assert found("memory://un") == everything
    assert found("memory://un/**/*.txt") == everything
    assert texts("memory://un/2021/a.txt") == [documents.read(RESOLUTION).text]
    build(["memory://un"], tmp_path / "far")
    assert build(["memory://un"], tmp_path / "far").read == 0


def test_archives_are_reached_by_urls_too(folder):
    assert found("zip://*/*.txt::docs/c.ZIP") == ["zip://信/letter.txt::docs/c.ZIP"]
    assert texts("zip://信/letter.txt::docs/c.ZIP") == [documents.read(LETTER).text]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("memory://gone", "is not there; check the address"),
        ("memory://gone/*.txt", "no document is there; check the address"),
        ("foo://x/y", "cannot be read: protocol not known: foo; try again"),
        ("s3://x/y", "cannot be reached: install s3fs to access s3; install it"),
    ],
)
def test_what_cannot_be_reached_is_one_line(url, said):
    assert failure(url).lower() == f"{url}: {said}"


def test_what_fails_for_a_moment_is_tried_again(memory, monkeypatch):
    times = []

    def fail_once(*words, **more):
        times.append(1)
        if len(times) == 1:
            raise ConnectionResetError("reset")
        return open_(*words, **more)

    open_ = type(memory).open
    monkeypatch.setattr(type(memory), "open", lambda *w, **m: fail_once(*w, **m))
    monkeypatch.setattr(remote, "PAUSE", 0)
    assert texts("memory://un/2021/a.txt") == [documents.read(RESOLUTION).text]


# Files that change


def test_a_file_that_changes_while_it_is_read_is_read_as_one_of_both(
    tmp_path, monkeypatch
):
    file = tmp_path / "a.txt"
    file.write_bytes(LETTER.read_bytes())
    fstat, calls = os.fstat, []

    def write_meanwhile(handle):
        calls.append(1)
        if len(calls) == 2:
            file.write_bytes(RESOLUTION.read_bytes())
        return fstat(handle)

    monkeypatch.setattr(documents.os, "fstat", write_meanwhile)
    assert documents.load(file) == RESOLUTION.read_bytes()
    assert len(calls) == 4


def test_a_file_that_does_not_stop_changing_is_told(tmp_path, monkeypatch):
    file = tmp_path / "a.txt"
    file.write_text("决")
    fstat = os.fstat

    def write_on(handle):
        with file.open("a") as stream:
            stream.write("议")
        return fstat(handle)

    monkeypatch.setattr(documents.os, "fstat", write_on)
    assert failure(file) == f"{file}: changes while it is read; wait until it is whole"
