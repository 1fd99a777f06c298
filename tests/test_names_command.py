"""``kg names`` as people run it: marked text, unknown names, JSON."""

import io
import json
import re
import sys
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

import kg
from kg.cli import main
from kg.model import Mention, Span
from kg.pipeline.unknown import find_unknown
from kg.scoring.reading import write_down
from kg.writers import marked

LETTER = "第 1 段。安全理事会主席会见了示例阵线的代表。示例阵线没有回答；马里欢迎。\n"
# Words, type, entity: what the stub finds wherever the words stand, the outer first.
WORDS = {
    "安全理事会主席": ("office", "actor/president-of-the-security-council"),
    "安全理事会": ("body", "actor/security-council"),
    "示例阵线": ("armed_group", "actor/示例阵线"),
    "马里": ("state", "actor/mali"),
    "第 1 段": ("reference", ""),
}
MARK = re.compile(r"\]\{[a-z_]+\}|\[")


def find(document) -> tuple[Mention, ...]:
    found = [
        Mention(Span(*match.span()), kind, entity, words)
        for words, (kind, entity) in WORDS.items()
        for match in re.finditer(words, document.text)
    ]
    return tuple(sorted(found, key=lambda each: (each.span.start, -each.span.end)))


@pytest.fixture(autouse=True)
def stub(monkeypatch):
    """The command loads the finders where it needs them, and gets these."""
    monkeypatch.setitem(sys.modules, "kg.entities", SimpleNamespace(find=find))
    monkeypatch.setattr(kg, "entities", SimpleNamespace(find=find), raising=False)


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def run(*words: object, **options: object):
    return CliRunner().invoke(main, ["names", *map(str, words)], **options)


# Marked text


def test_names_stand_in_brackets_with_their_type(letter):
    lines = run(letter).output.splitlines()
    assert lines[1].endswith(
        "第 1 段。[[安全理事会]{body}主席]{office}会见了[示例阵线]{armed_group}的代表。"
        "[示例阵线]{armed_group}没有回答；[马里]{state}欢迎。"
    )
    assert lines[2] == "5 names  armed_group 2  body 1  office 1  state 1"


def test_without_its_marks_the_text_is_the_document(corpus):
    for file in corpus:
        document = kg.read(file)
        lines = run(file).output.splitlines()
        printed = [each for each in document.paragraphs if not each.inline]
        assert len(lines) == len(printed) + 3
        for line, paragraph in zip(lines[1:], printed, strict=False):
            number, _, words = line.partition("  ")
            assert number == paragraph.number
            plain = MARK.sub("", words) if "[" not in paragraph.text else None
            assert plain in (None, "".join(map(clean, paragraph.text)))


def clean(char: str) -> str:
    return char if char.isprintable() else " "


def test_a_terminal_gets_colours_and_lines_as_wide_as_it_is(letter, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    output = run(letter, color=True).output
    assert "\x1b[" in output
    assert "]{" not in output
    plain = re.sub(r"\x1b\[[\d;]*m", "", output)
    assert max(map(cell_len, plain.splitlines()[1:])) <= 40
    assert "安全理事会主席会见了示例阵线" in plain.replace("\n", "")
    first = plain.splitlines()[1]
    assert first.startswith("¶1  ")
    assert cell_len(first) > 30


def test_no_character_of_a_text_reaches_the_terminal_as_a_command():
    document = write_down("马里\x1b]0;x\x07政府\u202e\t在\n此")
    stream = io.StringIO()
    marked.write([(document, find(document))], stream)
    assert "[马里]{state} ]0;x 政府  在 此\n" in stream.getvalue()


def test_json_gives_every_name_with_its_place(letter):
    records = json.loads(run(letter, "--format", "json").output)
    assert len(records) == 6
    text = kg.read(letter).text
    for record in records:
        assert text[record["start"] : record["end"]] == record["surface"]
        assert record["paragraph"] == "¶1"
    assert records[1]["entity"] == "actor/president-of-the-security-council"


def test_json_of_items_names_the_innermost_paragraph(corpus):
    file = next(path for path in corpus if "2023-36" in path.name)
    document = kg.read(file)
    for record in json.loads(run(file, "--format", "json").output):
        span = Span(record["start"], record["end"])
        around = [each for each in document.paragraphs if span in each.span]
        assert record["paragraph"] == around[-1].number


# Unknown names


def test_unknown_names_are_counted_with_a_sentence(letter):
    lines = run("--unknown", letter).output.splitlines()
    assert lines == [
        " count  type          name",
        "     2  armed_group   示例阵线",
        "        安全理事会主席会见了示例阵线的代表。",
        "        letter.txt, ¶1",
    ]


def test_unknown_names_are_counted_over_files(letter, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("示例阵线在马里。\n", encoding="utf-8")
    (record,) = json.loads(run("--unknown", tmp_path, "--format", "json").output)
    assert (record["entity"], record["count"]) == ("actor/示例阵线", 3)
    assert record["names"] == {"示例阵线": 3}
    assert record["files"] == [str(letter), str(other)]
    assert record["sentence"] == "安全理事会主席会见了示例阵线的代表。"


def test_names_of_one_entity_are_one_line(letter):
    document = kg.read(letter)
    two = [
        Mention(Span(19, 23), "armed_group", "actor/front", "示例阵线"),
        Mention(Span(27, 31), "armed_group", "actor/front", "阵线"),
        Mention(Span(0, 2), "date", "date:2020", "2020"),
        Mention(Span(33, 35), "state", "actor/mali", "马里"),
        Mention(Span(5, 7), "body", "", "委员会"),
    ]
    found = find_unknown([document], lambda _: two, {"actor/mali"})
    assert [(each.count, each.type, len(each.names)) for each in found] == [
        (2, "armed_group", 2),
        (1, "body", 1),
    ]


def test_tables_fit_the_screen(tmp_path):
    path = tmp_path / f"{'名' * 50}.txt"
    path.write_text("很长的句子" * 30 + "，示例阵线" + "之后" * 40 + "。\n", "utf-8")
    lines = run("--unknown", path).output.splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert "示例阵线" in lines[2]


def test_no_unknown_name_is_an_empty_list(tmp_path):
    path = tmp_path / "known.txt"
    path.write_text("马里。\n", encoding="utf-8")
    assert run("--unknown", path, "--format", "json").output == "[]\n"
    assert run(path, "--format", "json").output.startswith("[\n{")


# Files


def test_a_file_that_cannot_be_read_does_not_end_the_rest(letter, tmp_path):
    done = run(tmp_path / "none.txt", letter)
    assert done.exit_code == 1
    assert "none.txt: is not there" in done.output
    assert "[马里]{state}" in done.output
    assert run().exit_code == 2


def test_standard_input_is_read():
    done = run("-", input=LETTER.encode())
    assert done.exit_code == 0
    assert done.output.startswith("standard input\n")
