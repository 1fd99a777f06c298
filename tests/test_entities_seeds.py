"""The authority files: sound, fast to read, and every name in them is found."""

import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest

from kg import entities
from kg.entities.kinds import CLASSES
from kg.entities.words.lexicon import lexicon
from kg.errors import SeedError
from kg.resources import seeds
from kg.seeds import authority, load

ROOT = Path(__file__).parent.parent
HEAD = """@prefix mg: <https://w3id.org/mandate-graph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
ID = "https://w3id.org/mandate-graph/id/"
MALI = f'<{ID}actor/mali> a mg:State ; skos:prefLabel "马里"@zh .\n'
ENTRIES = authority().entries


def write(folder, name: str, text: str) -> None:
    (folder / name).write_text(HEAD + text, encoding="utf-8")


def test_every_entry_is_found_in_its_own_example():
    missed = [entry for entry in ENTRIES.values() if not is_found(entry)]
    assert [(entry.file, entry.key, entry.example) for entry in missed] == []


def is_found(entry) -> bool:
    """By its key, or as a part of a longer name: 加共体 in 加共体名人小组."""
    return any(
        each.entity == entry.key or any(name in each.surface for name in entry.names)
        for each in entities.find_in(entry.example)
    )


def test_traditional_names_are_found_in_a_traditional_text():
    names = [
        (name, entry.key) for entry in ENTRIES.values() for name in entry.traditional
    ]
    text = "會議認為：\n" + "\n".join(f"{name}。" for name, _ in names)
    found = {(each.surface, each.entity) for each in entities.find_in(text)}
    missed = [each for each in names if each not in found]
    assert len(missed) < 0.01 * len(names), missed


def test_what_belongs_to_or_lies_in_something_names_what_is_there():
    for entry in ENTRIES.values():
        for other in (*entry.part_of, *entry.located_in):
            assert other in ENTRIES, (entry.file, entry.key, other)


def test_every_class_has_a_type():
    assert {entry.type for entry in ENTRIES.values()} <= set(CLASSES)


def test_an_unambiguous_name_has_one_type_and_one_entity():
    for key, entry in ENTRIES.items():
        for name in entry.names:
            assert authority().by_name[name] == key
    assert all(lexicon().types[key] for key in ENTRIES)


def test_two_entities_with_one_name_are_refused(tmp_path):
    write(tmp_path, "a.ttl", MALI)
    other = f'\n<{ID}actor/melle> a mg:State ; skos:prefLabel "马里"@zh .\n'
    write(tmp_path, "b.ttl", other)
    with pytest.raises(SeedError, match="马里 is the name of actor/mali") as caught:
        load(tmp_path)
    assert "b.ttl:4:" in str(caught.value)


def test_one_entity_in_two_files_is_refused(tmp_path):
    write(tmp_path, "a.ttl", MALI)
    write(tmp_path, "b.ttl", MALI)
    with pytest.raises(SeedError, match=r"is in a\.ttl already"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (f'\n<{ID}actor/a> a mg:State\n skos:prefLabel "甲"@zh .\n', 5, "expected"),
        (f"<{ID}actor/a> a mg:State .\n", 3, "0 skos:prefLabel@zh"),
        (f'{MALI}\n<{ID}actor/b> skos:prefLabel "乙"@zh .\n', 5, "no class"),
        ('<urn:x> a mg:State ; skos:prefLabel "甲"@zh .\n', 3, "is not below"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path, text, line, problem):
    write(tmp_path, "a.ttl", text)
    with pytest.raises(SeedError, match=problem) as caught:
        load(tmp_path)
    assert f"a.ttl:{line}:" in str(caught.value)


def test_reading_them_takes_less_than_a_quarter_of_a_second():
    seconds = []
    for _ in range(3):
        begin = process_time()
        load(seeds())
        seconds.append(process_time() - begin)
    assert min(seconds) < 0.25


def test_the_tool_tells_names_that_are_not_found(tmp_path):
    chinese = ["安全理事会决定。", "对非联合国部队的支持。", "特派团报告。"]
    english = ["The Security Council.", "Non-UN forces.", "MINUSMA reports."]
    paths = [tmp_path / "zh.txt", tmp_path / "en.txt"]
    for path, lines in zip(paths, (chinese, english), strict=True):
        path.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, ROOT / "tools/unfound_names.py", *paths]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert [line.split()[:2] for line in told.splitlines()] == [
        *(["1", "in"], ["1", "联合国"], ["1", "in"], ["1", "MINUSMA"])
    ]
