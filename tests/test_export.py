"""``kg export``: the command, and the file that appears whole or not at all."""

import io
import os
import resource
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import OutputError
from kg.graph import open_dataset
from kg.writers import WRITERS, export
from kg.writers.output import open_whole


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The graph of the documents that ship."""
    place = tmp_path_factory.mktemp("graph")
    command = [sys.executable, "-m", "kg", "build", "-o", place]
    subprocess.run(command, check=True, capture_output=True)
    return place


@pytest.mark.parametrize("form", WRITERS)
def test_every_format_goes_to_a_file_and_to_standard_output(
    form, folder, tmp_path, run_kg
):
    file = tmp_path / f"graph{WRITERS[form].suffix}"
    done = run_kg("export", form, "-g", folder, "-o", file)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    done = run_kg("export", form, "-g", folder)
    assert (done.returncode, done.stderr) == (0, b"")
    if form == "csv":  # a pipe cannot be sought in, so the frame of the file differs
        tables = [zipfile.ZipFile(each) for each in (file, io.BytesIO(done.stdout))]
        first, second = (
            [each.read(name) for name in each.namelist()] for each in tables
        )
        assert first == second
    else:
        assert done.stdout == file.read_bytes()
    assert file.stat().st_size > 1000
    assert list(tmp_path.iterdir()) == [file]


def test_turtle_is_what_the_build_wrote(folder, run_kg):
    written = (folder / "graph.ttl").read_bytes()
    assert run_kg("export", "turtle", "-g", folder, "-o", "-").stdout == written


def test_turtle_of_the_corpus_is_the_same_to_other_parsers(folder, program):
    file, dataset = folder / "graph.ttl", open_dataset(folder)
    stated = len({quad.triple for quad in dataset.quads()})
    dataset.close()
    command = [program("rapper"), "-q", "-i", "turtle", "-o", "ntriples", file]
    done = subprocess.run(command, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == stated > 1000


def test_help_names_every_format(run_kg):
    text = run_kg("export", "--help").stdout.decode()
    for form, writer in WRITERS.items():
        assert f"    {form:<9}  {writer.summary}\n" in text


def test_unknown_format_is_wrong_usage(run_kg):
    done = run_kg("export", "owl")
    assert done.returncode == 2
    assert b"'turtle', 'trig'" in done.stderr


def test_a_graph_that_is_missing_is_said_in_one_line(tmp_path, run_kg):
    done = run_kg("export", "turtle", "-g", tmp_path / "none", "-o", tmp_path / "x.ttl")
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "missing/x.ttl", "file/x.ttl"])
def test_a_place_that_cannot_be_written_is_said_in_one_line(
    name, folder, tmp_path, run_kg
):
    (tmp_path / "file").write_text("kept")
    done = run_kg("export", "turtle", "-g", folder, "-o", tmp_path / name)
    (line,) = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert line.startswith(f"{tmp_path / name}: ")
    assert "; check the folder" in line
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "kept"


def leave_no_room() -> None:
    """As a full disk: no file of this process may grow larger than this."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


def test_a_full_disk_keeps_the_file_that_was_there(folder, tmp_path, run_kg):
    file = tmp_path / "graph.nq"
    file.write_text("kept")
    done = run_kg(
        "export", "nquads", "-g", folder, "-o", file, preexec_fn=leave_no_room
    )
    assert done.returncode == 1
    assert done.stderr.decode() == (
        f"{file}: file too large; check the folder, its permissions and the room on "
        "the disk\n"
    )
    assert file.read_text() == "kept"
    assert list(tmp_path.iterdir()) == [file]


def test_full_standard_output_is_said_in_one_line(folder, tmp_path, run_kg):
    with (tmp_path / "graph.nq").open("wb") as output:
        done = run_kg(
            *("export", "nquads", "-g", folder),
            capture_output=False,
            stdout=output,
            stderr=subprocess.PIPE,
            preexec_fn=leave_no_room,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"standard output: file too large; check ")
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_leaves_is_no_failure(folder):
    command = f"{sys.executable} -m kg export nquads -g {folder} | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True)
    assert (len(done.stdout), done.stderr) == (10, b"")


def test_no_zip_file_is_thrown_at_a_terminal(monkeypatch):
    runner = CliRunner()
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True)
    done = runner.invoke(main, ["export", "csv"])
    assert done.exit_code == 2
    assert "name a file with -o" in done.output


# The file


def test_export_writes_what_the_writer_writes(folder, tmp_path):
    dataset, stream = open_dataset(folder), io.BytesIO()
    export(dataset, "ntriples", tmp_path / "graph.nt")
    WRITERS["ntriples"].write(dataset, stream)
    dataset.close()
    assert (tmp_path / "graph.nt").read_bytes() == stream.getvalue()


def test_media_types_and_suffixes_are_those_of_one_format():
    assert len({each.function for each in WRITERS.values()}) == len(WRITERS)
    named = {form: each for form, each in WRITERS.items() if not form.startswith("csv")}
    assert len({each.suffix for each in named.values()}) == len(named)
    assert len({each.media_type for each in named.values()}) == len(named)
    assert [form for form, each in WRITERS.items() if not each.is_text] == ["csv"]


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_a_file_half_written_leaves_the_one_before(failure, tmp_path):
    file = tmp_path / "graph.ttl"
    file.write_text("kept")

    def write_half() -> None:
        with open_whole(file) as stream:
            stream.write(b"half")
            stream.flush()
            assert file.read_text() == "kept"
            raise failure

    with pytest.raises(failure):
        write_half()
    assert file.read_text() == "kept"
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_may_be_read_by_whom_the_mask_lets(tmp_path):
    before = os.umask(0o027)
    try:
        with open_whole(tmp_path / "new.ttl") as stream:
            stream.write(b"new")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.ttl").stat().st_mode) == 0o640


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path):
    file = tmp_path / "graph.ttl"
    file.write_text("old")
    file.chmod(0o600)
    with open_whole(file) as stream:
        stream.write(b"new")
    assert (file.read_text(), stat.S_IMODE(file.stat().st_mode)) == ("new", 0o600)


def test_a_link_is_followed(tmp_path):
    file, link = tmp_path / "graph.ttl", tmp_path / "latest.ttl"
    file.write_text("old")
    link.symlink_to(file.name)
    with open_whole(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert file.read_text() == "new"


def test_a_pipe_is_written_to_and_stays(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        with open_whole(pipe) as stream:
            stream.write(b"new")
        assert reader.communicate()[0] == b"new"
    assert pipe.is_fifo()


def test_a_name_too_long_is_said_in_one_line(tmp_path):
    with (
        pytest.raises(OutputError, match="file name too long"),
        open_whole(tmp_path / ("n" * 300)),
    ):
        pytest.fail("it cannot be opened")
