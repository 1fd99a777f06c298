"""The gold of relations and events is sound, and its untouched thirds stay so."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.documents import read
from kg.resources import ontology

FACTS = Path(__file__).with_name("gold") / "facts"
# How many facts were annotated, by file, without those that are optional.
COUNTS = {
    "shipped-tuning": 328,
    "shipped-untouched": 174,
    "corpus-tuning": 83,
    "corpus-untouched": 45,
}
# Nobody looks into these before the rules stand, and nobody mends them afterwards.
UNTOUCHED = {
    "shipped": "ecaa7d52ba67a500bd9fb9a96406e881bbaae1d94fda5f775277d9c58b43d2d2",
    "corpus": "0261db655dc1bca4d75e373cce893ffe5e590c019938bed3f369fe7cce9a86b6",
}
FIELDS = {"kind", "evidence", "roles", "factuality", "attribution", "optional"}
DATES = {
    *("date", "begin", "end", "heldOn", "from", "until", "asOf", "validUntil"),
    *("periodBegin", "periodEnd"),
}
VALUES = DATES | {"eventType", "bound", "amount", "meetingNumber", "vote"}
EVENT = {"eventType", "date", "begin", "end", "place", "agent", "participant", "target"}
# What must be there, and what may.
ROLES = {
    "Membership": ({"member", "organization"}, {"from", "until"}),
    "Adherence": ({"party", "agreement"}, {"date"}),
    "Affiliation": ({"subject", "object"}, set()),
    "Establishment": ({"established"}, {"establishedBy", "date"}),
    "Leadership": ({"leader", "led"}, {"as"}),
    "Composition": ({"component", "whole"}, set()),
    "Presence": ({"subject", "place"}, set()),
    "Tenure": ({"person", "office"}, {"organization", "asOf", "from", "until"}),
    "Support": ({"giver", "receiver"}, {"means"}),
    "Sanction": ({"measure"}, {"regime", "target", "imposedBy", "validUntil"}),
    "Event": ({"eventType"}, EVENT | {"outcome"}),
    "Meeting": (
        set(),
        (EVENT - {"eventType"})
        | {"meetingNumber", "heldOn", "record", "agendaItem", "speaker", "represented"}
        | {"outcome", "vote"},
    ),
    "Figure": (
        {"amount", "measure"},
        {"bound", "unit", "about", "place", "periodBegin", "periodEnd"},
    ),
}
IDENTITY = {"meetingNumber", "heldOn", "date", "begin", "record"}
# 2022-02-27, 2022-02, 2022; where the year is not known --02-27, --02
DATE = re.compile(r"(?:\d{4}|-)(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?")
# S/RES/1325(2000), S/PV.8703, S/2020/286, S/PRST/2020/10
SYMBOL = re.compile(r"S/RES/\d+\(\d{4}\)|S/PV\.\d+|S/(?:PRST/)?\d{4}/\d+")


def load(name: str) -> list[dict]:
    lines = (FACTS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def quotes(fact: dict) -> Iterator[dict]:
    """All that is quoted from the text, or inherited from what stands around it."""
    yield fact["evidence"]
    yield from fact["attribution"]
    for name, value in fact["roles"].items():
        if name not in VALUES:
            yield from value


def each_fact(records: list[dict]) -> Iterator[tuple[dict, dict]]:
    return ((record, fact) for record in records for fact in record["facts"])


@pytest.fixture(params=COUNTS)
def records(request) -> list[dict]:
    return load(request.param)


@pytest.fixture(scope="module")
def concepts() -> dict[str, set[str]]:
    """The concepts of a scheme by its prefix."""
    text = "".join(path.read_text("utf-8") for path in ontology().glob("*.ttl"))
    found: dict[str, set[str]] = {}
    for scheme, name in re.findall(r"^([\w-]+):([\w-]+) a skos:Concept ;", text, re.M):
        found.setdefault(scheme, set()).add(name)
    return found


@pytest.mark.parametrize("name", COUNTS)
def test_no_fact_was_lost(name):
    facts = [fact for _, fact in each_fact(load(name))]
    assert sum(not fact["optional"] for fact in facts) == COUNTS[name]


@pytest.mark.parametrize("name", UNTOUCHED)
def test_the_untouched_thirds_are_as_they_were_annotated(name):
    content = (FACTS / f"{name}-untouched.jsonl").read_bytes()
    assert hashlib.sha256(content).hexdigest() == UNTOUCHED[name]


def test_ids_are_unique_over_all_files():
    ids = Counter(each["id"] for name in COUNTS for each in load(name))
    assert [each for each, count in ids.items() if count > 1] == []


def test_quotes_are_what_stands_at_their_offsets(records):
    for record, fact in each_fact(records):
        for quote in quotes(fact):
            assert quote["surface"] == quote["surface"].strip(), record["id"]
            assert quote["surface"], record["id"]
            if quote["start"] is None:
                assert quote["end"] is None, record["id"]
            else:
                there = record["text"][quote["start"] : quote["end"]]
                assert there == quote["surface"], record["id"]


def test_evidence_is_quoted_and_in_order(records):
    for record in records:
        places = [
            (each["evidence"]["start"], each["evidence"]["end"])
            for each in record["facts"]
        ]
        assert places == sorted(places), record["id"]


def test_kinds_have_the_roles_they_need_and_no_other(records):
    for record, fact in each_fact(records):
        assert set(fact) == FIELDS, record["id"]
        needed, allowed = ROLES[fact["kind"]]
        assert needed <= set(fact["roles"]) <= needed | allowed, record["id"]
        if fact["kind"] == "Meeting":
            assert set(fact["roles"]) & IDENTITY, record["id"]
        if fact["kind"] == "Event" and not fact["optional"]:
            assert len(fact["roles"]) > 1, record["id"]


def test_roles_are_of_the_ontology_but_for_those_it_is_to_get():
    declared = set(
        re.findall(
            r"^mg:(\w+) a rdf:Property",
            (ontology() / "kg.ttl").read_text("utf-8"),
            re.M,
        )
    )
    used = set().union(*(needed | allowed for needed, allowed in ROLES.values()))
    assert used - declared <= {"represented"}


def test_values_are_of_their_forms(records, concepts):
    for record, fact in each_fact(records):
        roles = fact["roles"]
        for name in DATES & set(roles):
            assert DATE.fullmatch(roles[name]), record["id"]
        assert roles.get("eventType", "coup") in concepts["event-type"]
        assert roles.get("bound", "about") in concepts["bound"]
        assert (fact["factuality"] or "actual") in concepts["factuality"]
        assert fact["factuality"] != "actual", "is the same as null"
        assert re.fullmatch(r"\d+-\d+-\d+", roles.get("vote", "15-0-0"))
        assert roles.get("amount", 1) > 0


def test_dates_run_forward(records):
    for record, fact in each_fact(records):
        pairs = [("begin", "end"), ("from", "until"), ("periodBegin", "periodEnd")]
        for first, last in pairs:
            begin, end = fact["roles"].get(first), fact["roles"].get(last)
            assert not begin or not end or begin <= end[: len(begin)], record["id"]


def test_numbers_stand_in_their_evidence(records):
    """3 460 万 is 34600000, 1.01 亿 is 101000000."""
    scales = {"": 1, "万": 10**4, "亿": 10**8}
    pattern = re.compile(r"(\d{1,3}(?: \d{3})+|\d+(?:\.\d+)?)[\] 多]*([万亿]?)")
    for record, fact in each_fact(records):
        if fact["kind"] == "Figure" and not fact["optional"]:
            numbers = {
                float(digits.replace(" ", "")) * scales[scale]
                for digits, scale in pattern.findall(fact["evidence"]["surface"])
            }
            assert fact["roles"]["amount"] in numbers, record["id"]


def test_documents_have_symbols_in_normal_form(records):
    for record, fact in each_fact(records):
        for quote in quotes(fact):
            assert SYMBOL.fullmatch(quote.get("document", "S/2020/1")), record["id"]


def test_every_kind_is_in_both_parts_of_the_shipped_gold():
    for name in ("shipped-tuning", "shipped-untouched"):
        assert {fact["kind"] for _, fact in each_fact(load(name))} == set(ROLES)


def test_a_paragraph_and_its_items_are_on_one_side():
    sides: dict[tuple[str, str], set[str]] = {}
    for name in ("shipped-tuning", "shipped-untouched"):
        for record in load(name):
            root = re.sub(r"[(–].*", "", record["paragraph"])
            sides.setdefault((record["document"], root), set()).add(name)
    assert [root for root, names in sides.items() if len(names) > 1] == []


def test_no_sentence_is_open_in_one_gold_and_untouched_in_another():
    def ids(folder: str, part: str) -> set[str]:
        path = FACTS.with_name(folder) / f"corpus-{part}.jsonl"
        return {json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()}

    for other in ("mentions", "directives"):
        assert not ids("facts", "tuning") & ids(other, "untouched")
        assert not ids("facts", "untouched") & ids(other, "tuning")


def test_texts_are_the_paragraphs_as_they_are_read(corpus):
    documents = {path.name: read(path) for path in corpus}
    for name in ("shipped-tuning", "shipped-untouched"):
        for record in load(name):
            paragraph = documents[record["document"]].paragraph(record["paragraph"])
            assert paragraph.text == record["text"], record["id"]
