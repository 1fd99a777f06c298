"""The gold of directives is sound, and its untouched thirds stay as they are."""

import datetime
import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from kg.documents import read

DIRECTIVES = Path(__file__).with_name("gold") / "directives"
# How many directives were annotated, by file.
COUNTS = {
    "shipped-tuning": 211,
    "shipped-untouched": 149,
    "corpus-tuning": 101,
    "corpus-untouched": 55,
    "corpus-second-untouched": 63,
}
# Nobody looks into these before the rules stand, and nobody mends them afterwards.
UNTOUCHED = {
    "shipped": "4c30e88d43be7cf365af6eeafb06c847a4eab59c6a9e38fad50155cb5a5362a4",
    "corpus": "43107c28684f7de7e5fc4c4475a4a903975aa8973750abf7114ae65904f3781c",
    "corpus-second": "68dc1b7b89a6aab50c8372d88942b9e4b0409221d51dec3e32ef3f72f0b28492",
}
FORCES = {
    *("decides", "authorizes", "demands", "requests", "urges", "calls-upon"),
    *("encourages", "invites", "recommends", "emphasizes", "reaffirms", "reiterates"),
    *("recalls", "recognizes", "welcomes", "commends", "supports", "notes"),
    *("expresses", "condemns", "deplores", "determines", "acts-under", "intends"),
    "other",
}
FIELDS = {
    *("verb", "start", "end", "force", "issuer", "addressees"),
    *("deadline", "recurrence", "chapeau"),
}
# S/RES/1325(2000), S/2021/519, S/PRST/2018/10
SYMBOL = re.compile(r"S/RES/\d+\(\d{4}\)|[SA]/(?:PRST/)?\d+/\d+")


def load(name: str) -> list[dict]:
    lines = (DIRECTIVES / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(params=COUNTS)
def records(request) -> list[dict]:
    return load(request.param)


@pytest.fixture(scope="module")
def shipped() -> dict[tuple[str, str], dict]:
    both = load("shipped-tuning") + load("shipped-untouched")
    return {(each["document"], each["paragraph"]): each for each in both}


@pytest.mark.parametrize("name", COUNTS)
def test_no_directive_was_lost(name):
    assert sum(len(each["directives"]) for each in load(name)) == COUNTS[name]


@pytest.mark.parametrize("name", UNTOUCHED)
def test_the_untouched_thirds_are_as_they_were_annotated(name):
    content = (DIRECTIVES / f"{name}-untouched.jsonl").read_bytes()
    assert hashlib.sha256(content).hexdigest() == UNTOUCHED[name]


def test_ids_are_unique_over_all_files():
    ids = Counter(each["id"] for name in COUNTS for each in load(name))
    assert [each for each, count in ids.items() if count > 1] == []


def test_quotes_are_what_stands_at_their_offsets(records):
    for record in records:
        directives = record["directives"]
        addressees = [each for one in directives for each in one["addressees"]]
        verbs = [one | {"surface": one["verb"]} for one in directives]
        for quote in [*verbs, *addressees, *record["citations"]]:
            if quote["start"] is not None:
                there = record["text"][quote["start"] : quote["end"]]
                assert there == quote["surface"], record["id"]


def test_values_are_of_the_closed_lists_and_forms(records):
    for record in records:
        for directive in record["directives"]:
            assert set(directive) == FIELDS, record["id"]
            assert directive["force"] in FORCES, record["id"]
            datetime.date.fromisoformat(directive["deadline"] or "2000-01-01")
            assert re.fullmatch(r"P\d+[DMWY]", directive["recurrence"] or "P1D")


def test_verbs_stand_in_order_and_before_their_addressees(records):
    for record in records:
        own = [each for each in record["directives"] if each["start"] is not None]
        assert own == sorted(own, key=lambda each: each["start"]), record["id"]
        for directive in own:
            starts = [each["start"] for each in directive["addressees"]]
            assert starts == sorted(starts), record["id"]
            assert all(start >= directive["end"] for start in starts), record["id"]


def test_citations_have_symbols_in_normal_form(records):
    for record in records:
        for citation in record["citations"]:
            symbol = citation["document"]
            assert symbol is None or SYMBOL.fullmatch(symbol), record["id"]


def test_what_is_inherited_stands_in_the_chapeau(shipped):
    inherited = 0
    for (document, number), record in shipped.items():
        for directive in record["directives"]:
            if directive["chapeau"] is None:
                assert directive["start"] is not None, record["id"]
                continue
            chapeau = shipped[document, directive["chapeau"]]
            assert number.startswith(directive["chapeau"]), record["id"]
            if directive["start"] is None:
                inherited += 1
                last = chapeau["directives"][-1]
                assert (directive["verb"], directive["force"], directive["issuer"]) == (
                    (last["verb"], last["force"], last["issuer"])
                )
                names = [each["surface"] for each in directive["addressees"]]
                assert names == [each["surface"] for each in last["addressees"]]
    assert inherited > 70


def test_no_sentence_is_open_in_one_gold_and_untouched_in_the_other():
    mentions = DIRECTIVES.with_name("mentions") / "corpus-untouched.jsonl"
    names = {
        json.loads(each)["id"] for each in mentions.read_text("utf-8").splitlines()
    }
    assert not names & {each["id"] for each in load("corpus-tuning")}


@pytest.mark.parametrize("name", ["shipped-tuning", "shipped-untouched"])
def test_a_paragraph_and_its_items_are_on_one_side(name):
    side = {each["id"] for each in load(name)}
    for record in load(name):
        for directive in record["directives"]:
            if directive["chapeau"]:
                assert f"{record['document']}:{directive['chapeau']}" in side


def test_texts_are_the_paragraphs_as_they_are_read(shipped, corpus):
    documents = {path.name: read(path) for path in corpus}
    for (document, number), record in shipped.items():
        assert documents[document].paragraph(number).text == record["text"]
