"""The gold is sound: its quotes are in its texts, and what is untouched stays so."""

import hashlib
import json
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from kg.documents import read
from tests.gold import align

GOLD = Path(__file__).with_name("gold")
MENTIONS = GOLD / "mentions"
FILES = ("shipped", "corpus-tuning", "corpus-untouched", "corpus-second")
TYPES = {
    *("agreement", "armed_group", "body", "date", "force", "government", "igo"),
    *("mission", "office", "operation", "person", "place", "state", "symbol"),
}
# How many mentions were annotated; a lost line would make every score look better.
COUNTS = {
    "shipped": 798,
    "corpus-tuning": 542,
    "corpus-untouched": 280,
    "corpus-second": 293,
}
# Nobody looks into these before the rules stand, and nobody mends them afterwards.
UNTOUCHED = {
    "corpus-untouched": (
        "52fe53b3de74f292b1ca499271186706fde9bbeb0d81a4c4581c2869eff82c12"
    ),
    "corpus-second": (
        "dfd1299d3620190a9890198869b5f51f3e870e41b5fb675f18e504f89fd5f5d6"
    ),
}


def load(name: str) -> list[dict]:
    lines = (MENTIONS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def outer(record: dict) -> list[dict]:
    return [each for each in record["mentions"] if each["level"] == 0]


def apart(spans: list[tuple[int, int]]) -> bool:
    return all(end <= start for (_, end), (start, _) in pairwise(sorted(spans)))


@pytest.fixture(params=FILES)
def records(request) -> list[dict]:
    return load(request.param)


@pytest.fixture(scope="module")
def texts(corpus) -> dict[str, str]:
    return {path.name: read(path).text for path in corpus}


@pytest.mark.parametrize("name", FILES)
def test_no_mention_was_lost(name):
    assert sum(len(each["mentions"]) for each in load(name)) == COUNTS[name]


@pytest.mark.parametrize("name", UNTOUCHED)
def test_what_is_untouched_is_as_it_was_annotated(name):
    content = (MENTIONS / f"{name}.jsonl").read_bytes()
    assert hashlib.sha256(content).hexdigest() == UNTOUCHED[name]


def test_ids_are_unique_over_all_files():
    ids = Counter(each["id"] for name in FILES for each in load(name))
    assert [each for each, count in ids.items() if count > 1] == []


def test_surfaces_are_what_stands_at_their_offsets(records):
    for record in records:
        for mention in record["mentions"]:
            quote = record["text"][mention["start"] : mention["end"]]
            assert quote == mention["surface"], record["id"]
            assert quote, record["id"]
            assert quote == quote.strip(), record["id"]


def test_types_and_levels_are_of_the_closed_lists(records):
    found = {each["type"] for record in records for each in record["mentions"]}
    levels = {each["level"] for record in records for each in record["mentions"]}
    assert found <= TYPES
    assert levels <= {0, 1}


@pytest.mark.parametrize("level", [0, 1])
def test_mentions_of_one_level_are_apart(records, level):
    for record in records:
        mentions = (each for each in record["mentions"] if each["level"] == level)
        spans = [(each["start"], each["end"]) for each in mentions]
        assert apart(spans), record["id"]


def test_a_nested_mention_is_smaller_and_lies_in_one_outer(records):
    for record in records:
        for inner in (each for each in record["mentions"] if each["level"] == 1):
            around = [
                each
                for each in outer(record)
                if each["start"] <= inner["start"] and inner["end"] <= each["end"]
            ]
            assert len(around) == 1, record["id"]
            assert len(inner["surface"]) < len(around[0]["surface"]), record["id"]


def test_shipped_segments_are_the_canonical_text(texts):
    for record in load("shipped"):
        text = texts[record["document"]]
        assert text[record["start"] : record["end"]] == record["text"], record["id"]
        assert record["id"] == f"{record['document']}:{record['start']}"


def test_segments_of_one_document_are_apart():
    spans = defaultdict(list)
    for record in load("shipped"):
        spans[record["document"]].append((record["start"], record["end"]))
    assert all(apart(each) for each in spans.values())


def test_alignment_leaves_what_stands_right(texts):
    for record in load("shipped"):
        assert align.move(record, texts[record["document"]]) == record


def test_alignment_follows_a_text_that_moved_and_changed_its_blanks():
    mention = {"start": 2, "end": 6, "surface": "7 月初", "type": "date", "level": 0}
    record = {"document": "d", "start": 0, "text": "于 7 月初 到"}
    record["mentions"] = [mention]
    moved = align.move(record, "此外，\n于7月初\t到。")
    assert moved == {
        "id": "d:4",
        "document": "d",
        "start": 4,
        "end": 10,
        "text": "于7月初\t到",
        "mentions": [mention | {"start": 1, "end": 4, "surface": "7月初"}],
    }
    assert align.move(record, "没有") is None
