"""``kg score`` as people run it: tables, errors in their text, floors."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from kg.cli import main
from kg.errors import SeedError
from kg.scoring import floors, program, score
from kg.scoring.tally import Counts, Score
from tests.makers.program import name, told

GOLD = Path(__file__).with_name("gold")
FLOORS = GOLD / "floor.toml"
TEXT = "安全理事会决定将马里稳定团任务期延长至2022年6月30日"
WRONG = [name(0, 5, "body"), name(8, 10, "state"), name(16, 19, "body")]


@pytest.fixture
def gold(tmp_path) -> Path:
    spans = [(0, 5, "body"), (8, 13, "mission"), (19, 29, "date")]
    entries = [
        {"start": start, "end": end, "type": kind, "surface": TEXT[start:end]}
        for start, end, kind in spans
    ]
    record = {"id": "un-1", "text": TEXT, "mentions": entries}
    path = tmp_path / "own" / "gold.jsonl"
    path.parent.mkdir()
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def run(monkeypatch):
    """Run the command on a program that finds certain names in any text."""

    def run(*words: object, found=WRONG):
        monkeypatch.setattr("kg.scoring.program", lambda: told(found))
        return CliRunner().invoke(main, ["score", *map(str, words)])

    return run


# What is printed


def test_a_table_tells_both_ways_of_counting(run, gold):
    done = run(gold)
    assert done.exit_code == 0
    rows = {line.split()[0]: line.split()[1:] for line in done.output.splitlines()[2:]}
    assert rows["gold"] == ["found", *("P", "R", "F1") * 2]
    assert rows["body"] == ["1", "2", *("0.500", "1.000", "0.667") * 2]
    assert rows["mission"] == ["1", "0", "-", "0.000", "0.000", "-", "0.000", "0.000"]
    assert rows["all"][:2] == ["3", "3"]


def test_errors_are_shown_with_the_text_round_them(run, gold):
    lines = run(gold, "--errors").output.splitlines()
    shown = dict(zip(lines[-6::2], lines[-5::2], strict=True))
    assert "missed     date  un-1" in shown
    assert shown["missed     date  un-1"].endswith("[2022年6月30日]")
    assert "spurious   body  un-1" in lines
    assert "wrong type mission not state  un-1" in lines


def test_lines_fit_the_screen_whatever_the_text(run, tmp_path, corpus):
    words = "马里稳定团\t和\x1b[31m平🌍 " * 60
    entries = [{"start": 0, "end": 300, "type": "mission", "surface": words[:300]}]
    record = {"id": "长" * 90, "text": words, "mentions": entries}
    path = tmp_path / f"{'名' * 60}.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    done = run(path, "--errors", found=[name(250, 260, "state")])
    assert max(map(cell_len, done.output.splitlines())) <= 80
    assert "\x1b" not in done.output
    assert "\t" not in done.output


def test_json_holds_all_that_the_tables_do(run, gold):
    (record,) = json.loads(run(gold, "--format", "json").output)
    assert record["labels"]["body"]["strict"] == {
        "precision": 0.5,
        "recall": 1.0,
        "f1": pytest.approx(2 / 3),
        "right": 1,
    }
    assert {each["kind"] for each in record["errors"]} == {
        *("missed", "spurious", "wrong type")
    }
    assert record["errors"][0]["span"] == {"start": 19, "end": 29}


def test_fields_are_told_of_what_was_found(run, tmp_path, monkeypatch):
    quote = {"surface": "马里", "start": 8, "end": 10}
    fact = {
        "kind": "Event",
        "evidence": quote,
        "roles": {"eventType": "visit", "place": [quote]},
        "factuality": None,
        "attribution": [],
        "optional": False,
    }
    path = tmp_path / "facts.jsonl"
    record = {"id": "x", "text": TEXT, "facts": [fact]}
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    roles = {"eventType": "event-type/visit", "place": "place/马里"}
    found = told((), [{"kind": "Event", "start": 8, "end": 10, "roles": roles}])
    monkeypatch.setattr("kg.scoring.program", lambda: found)
    done = CliRunner().invoke(main, ["score", str(path)])
    below = done.output.partition("values of what was found\n")[2].splitlines()
    assert [line.split()[0] for line in below] == [
        *("attribution", "eventType", "factuality", "place")
    ]
    assert below[-1].split()[1:] == ["1", "1", "1.000", "1.000", "1.000"]


# How it is asked


def test_wrong_use_is_told(run, gold, tmp_path):
    assert run().exit_code == 2
    assert "--floors FILE" in run(gold, "--raise-floors").output
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run(empty)
    assert (done.exit_code, "no gold" in done.output) == (2, True)


def test_a_mistaken_file_is_one_line(run, tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text("{}", encoding="utf-8")
    done = run(path)
    assert done.exit_code == 1
    assert done.output.count("\n") == 1
    assert "bad.jsonl:1: is no line of gold" in done.output


# Floors


def test_what_falls_below_its_floor_is_named(run, gold, tmp_path):
    file = tmp_path / "floor.toml"
    file.write_text('["own/gold"]\nbody = 0.9\nall = 0.1\n', encoding="utf-8")
    done = run(gold, "--floors", file)
    assert done.exit_code == 1
    assert "own/gold, body: 0.666 is below 0.900" in done.output
    assert "own/gold, all" not in done.output


def test_floors_rise_and_never_fall(run, gold, tmp_path):
    file = tmp_path / "floor.toml"
    assert run(gold, "--floors", file, "--raise-floors").exit_code == 0
    first = tomllib.loads(file.read_text("utf-8"))["own/gold"]
    assert first == {"all": 0.333, "body": 0.666, "date": 0.0, "mission": 0.0} | {
        "state": 0.0
    }
    best = [name(0, 5, "body"), name(8, 13, "mission"), name(19, 29, "date")]
    assert run(gold, "--floors", file, "--raise-floors", found=best).exit_code == 0
    assert run(gold, "--floors", file, "--raise-floors").exit_code == 1
    second = tomllib.loads(file.read_text("utf-8"))["own/gold"]
    assert {*second.values()} == {1.0, 0.0}
    assert second["all"] == 1.0


@pytest.mark.parametrize("text", ["body = ", "body = 1", '["a"]\nbody = "high"'])
def test_a_mistaken_file_of_floors_is_named(tmp_path, text):
    file = tmp_path / "floor.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SeedError, match="holds no floors"):
        floors.read_floors(file)
    with pytest.raises(SeedError, match="no such file"):
        floors.read_floors(tmp_path / "none.toml")


def test_floors_are_read_as_they_were_written():
    scores = [Score("a/b.jsonl", "facts", labels={"Event": Counts(3, 3, 1, 2)})]
    raised = floors.raise_floors({}, scores)
    assert raised == {"a/b": {"Event": 0.333, "all": 0.333}}
    assert tomllib.loads(floors.write_floors(raised)) == raised


def test_floors_are_of_open_gold_of_the_project():
    for file in floors.read_floors(FLOORS):
        assert (GOLD / f"{file}.jsonl").is_file()
        assert "untouched" not in file


@pytest.mark.parametrize("file", sorted(floors.read_floors(FLOORS)))
def test_the_program_holds_its_floors(file):
    """To raise them: kg score tests/gold --floors FILE --raise-floors."""
    now = score(GOLD / f"{file}.jsonl", program())
    assert [*map(str, floors.find_falls(floors.read_floors(FLOORS), [now]))] == []
