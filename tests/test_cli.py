"""The command as people run it: what it prints, where, and how it ends."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

import kg
from kg import documents
from kg.cli import COMMANDS, main
from kg.errors import DocumentError
from kg.resources import seeds
from kg.writers import record, tree

HEAVY = {
    *(
        "docx",
        "httpx",
        "jieba",
        "lxml",
        "networkx",
        "pandas",
        "pypdfium2",
        "pyoxigraph",
    ),
    *("pyshacl", "rdflib", "rich"),
}
RESOLUTION = seeds() / "documents" / "s-res-2584-2021.txt"
ENCODINGS = ["ascii", "cp1252", "gbk", "utf-8"]


def lines_of(output: bytes) -> list[str]:
    return output.decode("utf-8").splitlines()


# Start


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)])
def test_help_loads_no_heavy_library(words):
    script = (
        "import sys, kg.cli\n"
        f"try: kg.cli.main([*{words}, '--help'])\n"
        "except SystemExit: print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True)
    loaded = set(lines_of(done.stdout)[-1].split())
    assert "click" in loaded
    assert not loaded & HEAVY


def test_help_answers_at_once(run_kg):
    def once() -> float:
        begin = time.perf_counter()
        assert run_kg("--help").returncode == 0
        return time.perf_counter() - begin

    assert min(once() for _ in range(5)) < 0.2


def test_version_is_that_of_the_package(run_kg):
    assert lines_of(run_kg("--version").stdout) == [f"kg, version {kg.__version__}"]


# The tree


def test_tree_fits_the_screen_and_shows_every_paragraph(run_kg, corpus):
    for file in corpus:
        done = run_kg("read", file)
        lines = lines_of(done.stdout)
        assert max(map(cell_len, lines)) <= 80
        words = " ".join(lines)
        for paragraph in kg.read(file).paragraphs:
            assert f" {paragraph.number}  " in words


def test_tree_keeps_a_long_title_on_its_line():
    document = kg.read(RESOLUTION)
    metadata = replace(document.metadata, title="Terms and 条件 " * 20)
    stream = io.StringIO()
    tree.write([replace(document, metadata=metadata)], stream)
    lines = stream.getvalue().splitlines()
    place = next(index for index, line in enumerate(lines) if "Terms" in line)
    assert cell_len(lines[place]) <= 80
    assert lines[place + 1].startswith("  date ")


def test_tree_begins_with_what_the_document_says_of_itself(run_kg):
    head = lines_of(run_kg("read", RESOLUTION).stdout)[:6]
    assert head[0].endswith("s-res-2584-2021.txt")
    assert "  kind              Resolution" in head
    assert "  symbol            S/RES/2584(2021)" in head


def test_tree_hangs_items_under_their_paragraph(run_kg):
    lines = lines_of(run_kg("read", RESOLUTION).stdout)
    depth = {
        words[0]: line.index(words[0])
        for line in lines
        if (words := line.lstrip("│├└─ ").split())
    }
    assert depth["30"] < depth["30(a)"] < depth["30(a)(i)"]


def test_tree_shows_brackets_as_they_stand(run_kg, tmp_path):
    (tmp_path / "a.txt").write_text("1. 决定[bold]延长[/bold]任务期限。\n", "utf-8")
    assert "决定[bold]延长[/bold]任务" in run_kg("read", "a.txt").stdout.decode()


def test_nothing_in_a_document_reaches_the_terminal_as_a_command(run_kg, tmp_path):
    (tmp_path / "a.txt").write_text("1. 决定\x1b]0;x\x07延长任务期限。\n", "utf-8")
    for form in ([], ["--brief"], ["--audit"]):
        done = run_kg("read", "a.txt", *form)
        assert not {b"\x1b", b"\x07"} & {bytes([byte]) for byte in done.stdout}


# The table and the account


def test_brief_is_a_line_a_document(run_kg, corpus):
    lines = lines_of(run_kg("read", "--brief", *corpus).stdout)
    assert len(lines) == 1 + len(corpus)
    assert max(map(cell_len, lines)) <= 80
    assert lines[-1].split()[:5] == [
        "s-res-2584-2021.txt", "Resolution", "S/RES/2584(2021)", "2021-06-29", "63",
    ]  # fmt: skip


def test_brief_shows_long_names_on_a_wide_screen(run_kg, corpus):
    done = run_kg("read", "--brief", *corpus, env={"COLUMNS": "160"})
    assert all(file.name in done.stdout.decode() for file in corpus)


def test_audit_adds_up(run_kg, corpus):
    done = run_kg("read", "--audit", *corpus)
    assert done.returncode == 0
    accounts = done.stdout.decode("utf-8").strip().split("\n\n")
    assert len(accounts) == len(corpus)
    for file, account in zip(corpus, accounts, strict=True):
        *rows, total, whole = [line[21:31].strip() for line in account.splitlines()[1:]]
        assert sum(map(int, rows)) == int(total) == int(whole)
        assert int(whole) == len(file.read_bytes().decode("utf-8"))


def test_audit_fails_where_a_character_is_lost(monkeypatch):
    lossy = type("Lossy", (), {"balances": False})
    monkeypatch.setattr(documents, "account", lambda document: lossy)
    done = CliRunner().invoke(main, ["read", "--audit", str(RESOLUTION)])
    assert done.exit_code == 1
    assert done.stderr == f"{RESOLUTION}: the account does not balance\n"


# JSON


def test_json_of_one_file_is_an_object(run_kg):
    read = json.loads(run_kg("read", "--format", "json", RESOLUTION).stdout)
    assert read["metadata"]["symbol"] == "S/RES/2584(2021)"
    assert read["account"]["balances"] is True
    for paragraph in read["paragraphs"]:
        span = slice(paragraph["start"], paragraph["end"])
        assert read["text"][span] == paragraph["text"]


def test_json_places_lead_back_to_the_file(run_kg):
    read = json.loads(run_kg("read", "--format", "json", RESOLUTION).stdout)
    lines = RESOLUTION.read_text("utf-8").split("\n")
    for paragraph in read["paragraphs"]:
        rest = lines[paragraph["line"] - 1][paragraph["column"] - 1 :]
        assert rest.startswith(paragraph["text"][:4].strip())


def test_json_links_notes_items_and_headings(run_kg, corpus):
    read = json.loads(run_kg("read", "--format", "json", *corpus).stdout)
    for document in read:
        numbers = {each["number"] for each in document["paragraphs"]}
        links = {each[key] for each in document["paragraphs"] for key in LINKS}
        assert links - {None} <= numbers
        assert {call["footnote"] for call in document["calls"]} <= numbers
    assert any(document["calls"] for document in read)


LINKS = ("parent", "heading")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_of_many_is_an_array(count):
    stream = io.StringIO()
    record.write_array([kg.read(RESOLUTION)] * count, stream)
    assert len(json.loads(stream.getvalue())) == count


def test_json_of_a_folder_is_an_array_even_of_one(run_kg, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(RESOLUTION.read_bytes())
    assert len(json.loads(run_kg("read", "--format", "json", "in").stdout)) == 1


def test_json_is_written_document_by_document():
    stream = io.StringIO()

    def come():
        yield kg.read(RESOLUTION)
        assert "S/RES/2584(2021)" in stream.getvalue()

    record.write_array(come(), stream)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_json_is_the_same_in_every_encoding(run_kg, encoding):
    done = run_kg(
        "read", "--format", "json", RESOLUTION, env={"PYTHONIOENCODING": encoding}
    )
    assert json.loads(done.stdout.decode(encoding)) == json.loads(
        run_kg("read", "--format", "json", RESOLUTION).stdout
    )


# Encodings of the terminal


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("form", [[], ["--brief"], ["--audit"], ["--help"]])
def test_no_encoding_stops_it(run_kg, corpus, encoding, form):
    done = run_kg("read", *corpus, *form, env={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    done.stdout.decode(encoding)


def test_the_plain_locale_stops_nothing(run_kg, tmp_path):
    (tmp_path / "决议.txt").write_bytes(RESOLUTION.read_bytes())
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for words in (["决议.txt"], ["--brief", "."], ["--format", "json", "."]):
        done = run_kg("read", *words, env=plain)
        assert (done.returncode, done.stderr) == (0, b"")


# Where documents come from


def test_standard_input_is_read(run_kg):
    done = run_kg("read", "--format", "json", "-", input=RESOLUTION.read_bytes())
    read = json.loads(done.stdout)
    assert read["metadata"]["symbol"] == "S/RES/2584(2021)"
    assert read["file"] == "standard input"


def test_folder_is_read_in_order_without_what_is_no_document(run_kg, tmp_path):
    for name in ("b.txt", "a.txt", "c/d.TXT", "README.md", ".e.txt", ".git/f.txt"):
        file = tmp_path / "in" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(RESOLUTION.read_bytes())
    done = run_kg("read", "--brief", "in")
    assert [line.split()[0] for line in lines_of(done.stdout)[1:]] == [
        "a.txt",
        "b.txt",
        "d.TXT",
    ]
    assert done.stderr == b""


# Failures


def test_failure_is_one_line_and_exit_1(run_kg):
    done = run_kg("read", "gone.txt")
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = lines_of(done.stderr)
    assert line.startswith("gone.txt: ")


def test_failures_of_a_batch_are_told_at_once_and_listed_at_the_end(run_kg, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    done = run_kg("read", "--brief", "gone.txt", RESOLUTION, "empty", "link.txt")
    assert done.returncode == 1
    assert "s-res-2584-2021.txt" in done.stdout.decode()
    told, listed = done.stderr.decode().split("\n\n")
    assert [line.split(":")[0] for line in told.splitlines()] == [
        "gone.txt",
        "empty",
        "link.txt",
    ]
    head, *rest = listed.splitlines()
    assert head == "3 of 4 files failed:"
    assert [line.strip() for line in rest] == told.splitlines()


def test_failures_leave_a_whole_array(run_kg):
    done = run_kg("read", "--format", "json", "gone.txt", RESOLUTION, "gone.pdf")
    assert done.returncode == 1
    assert len(json.loads(done.stdout)) == 1


def test_a_word_processors_file_in_a_folder_is_not_passed_over(run_kg, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99)
    (tmp_path / "in" / "rich.rtf").write_bytes(b"{\\rtf1 }")
    done = run_kg("read", "in")
    assert (done.returncode, done.stdout) == (1, b"")
    assert [line.split(": ")[0] for line in lines_of(done.stderr)[:2]] == [
        str(Path("in", "old.doc")),
        str(Path("in", "rich.rtf")),
    ]


def test_closed_standard_input_is_a_failure(run_kg):
    done = run_kg("read", "-", preexec_fn=lambda: os.close(0))
    assert done.returncode == 1
    assert lines_of(done.stderr) == [
        "standard input: is closed; name a file instead of -"
    ]


def test_folder_that_may_not_be_listed_is_a_failure(monkeypatch, tmp_path):
    def refuse(folder: str):
        raise PermissionError(13, "Permission denied", folder)

    monkeypatch.setattr(os, "scandir", refuse)
    done = CliRunner().invoke(main, ["read", str(tmp_path)])
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{tmp_path}: permission denied; ")
    assert done.stderr.count("\n") == 1


def test_message_stays_one_line_whatever_the_name(run_kg):
    done = run_kg("read", "a\nb\x1b[31m.txt")
    assert len(lines_of(done.stderr)) == 1
    assert b"\x1b" not in done.stderr


def test_error_prints_the_file_the_problem_and_the_way_out():
    error = DocumentError("a.doc", "is an old Word file", "save it as .docx")
    assert str(error) == "a.doc: is an old Word file; save it as .docx"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["read"],
        ["read", "--format", "xml", "a.txt"],
        ["read", "--brief", "--audit", "a.txt"],
        ["read", "--brief", "--format", "json", "a.txt"],
        ["write"],
    ],
)
def test_wrong_usage_is_exit_2(run_kg, words):
    done = run_kg(*words)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Usage: kg" in done.stderr


# Interruptions


@pytest.mark.parametrize("form", [[], ["--brief"], ["--format", "json"]])
def test_a_closed_pipe_ends_it_quietly(corpus, form):
    command = [sys.executable, "-m", "kg", "read", *form, *corpus * 20]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def _heed_interruptions():
    """Those that a shell starts in the background are told to pass them over."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interruption_ends_it_without_a_traceback():
    command = [sys.executable, "-m", "kg", "read", "-"]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, **pipes, preexec_fn=_heed_interruptions) as process:
        process.stdin.write(b"1. ")
        process.stdin.flush()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        output, said = process.communicate(timeout=20)
        assert process.returncode != 0
        assert (output, said.strip()) == (b"", b"Aborted!")
