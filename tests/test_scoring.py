"""What scoring counts: who is right, by how much, and what is held against whom."""

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SeedError
from kg.model import Span, Time
from kg.scoring import find_gold, score
from kg.scoring.alignment import by_words, pair
from kg.scoring.found import plain, plain_all
from kg.scoring.items import Item
from tests.makers.program import name, oracle, told

GOLD = Path(__file__).with_name("gold")
OPEN = sorted(path for path in GOLD.rglob("*.jsonl") if "untouched" not in path.name)
TEXT = "安全理事会决定将马里稳定团任务期延长至2022年6月30日"


@pytest.fixture
def write(tmp_path):
    def write(*records: dict | str, name: str = "gold.jsonl") -> Path:
        lines = (
            each if isinstance(each, str) else json.dumps(each, ensure_ascii=False)
            for each in records
        )
        path = tmp_path / name
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


def mentions(*spans: tuple[int, int, str], text: str = TEXT) -> dict:
    entries = [
        {"start": start, "end": end, "type": kind, "surface": text[start:end]}
        for start, end, kind in spans
    ]
    return {"id": "one", "text": text, "mentions": entries}


def quote(surface: str, text: str = TEXT, **more: str) -> dict:
    start = text.find(surface)
    place = {"start": start, "end": start + len(surface)} if start >= 0 else {}
    return {"surface": surface, "start": None, "end": None} | place | more


def fact(kind: str, evidence: str, optional: bool = False, **roles: object) -> dict:
    return {
        "kind": kind,
        "evidence": quote(evidence),
        "roles": roles,
        "factuality": None,
        "attribution": [],
        "optional": optional,
    }


def facts(*entries: dict, text: str = TEXT) -> dict:
    return {"id": "one", "text": text, "facts": list(entries)}


def said(kind: str, evidence: str = TEXT, **roles: object) -> dict:
    start = TEXT.find(evidence)
    return {"kind": kind, "start": start, "end": start + len(evidence), "roles": roles}


def kinds_of(result) -> list[str]:
    return [error.kind for error in result.errors]


# Names


def test_names_are_right_strictly_or_by_overlap(write):
    gold = write(mentions((0, 5, "body"), (8, 13, "mission"), (20, 30, "date")))
    found = told([name(0, 5, "body"), name(8, 10, "mission"), name(16, 19, "state")])
    result = score(gold, found)
    assert result.total.figures(result.total.strict) == pytest.approx((1 / 3,) * 3)
    assert result.total.figures(result.total.lenient) == pytest.approx((2 / 3,) * 3)
    assert kinds_of(result) == ["missed", "spurious", "wrong span"]
    assert result.errors[2].detail == "not 马里"


def test_a_wrong_type_counts_against_both_types(write):
    gold = write(mentions((8, 13, "mission")))
    result = score(gold, told([name(8, 13, "force")]))
    assert (result.label("mission").gold, result.label("mission").found) == (1, 0)
    assert (result.label("force").gold, result.label("force").found) == (0, 1)
    assert kinds_of(result) == ["wrong type"]
    assert result.total.lenient == 0


def test_an_exact_name_wins_over_one_that_overlaps(write):
    gold = write(mentions((0, 5, "body"), (0, 7, "office")))
    result = score(gold, told([name(0, 7, "office"), name(0, 5, "body")]))
    assert result.total.f1 == 1
    assert result.errors == []


def test_types_that_nobody_annotated_are_not_counted(write):
    gold = write(mentions((0, 5, "body")))
    result = score(gold, told([name(0, 5, "body"), name(5, 7, "quantity")]))
    assert result.total.f1 == 1


# Facts


def test_a_fact_is_right_by_its_main_roles(write):
    gold = write(
        facts(
            fact(
                "Membership",
                TEXT,
                member=[quote("马里")],
                organization=[quote("安全理事会")],
            )
        )
    )
    right = told(
        [
            name(0, 5, "body", "actor/security-council"),
            name(8, 10, "state", "actor/mali"),
        ],
        [
            said(
                "Membership", member="actor/mali", organization="actor/security-council"
            )
        ],
    )
    assert score(gold, right).total.f1 == 1
    wrong = told(
        (), [said("Membership", member="actor/chad", organization="actor/安全理事会")]
    )
    result = score(gold, wrong)
    assert (result.total.strict, result.total.lenient) == (0, 1)
    assert [(each.kind, each.detail) for each in result.errors] == [
        ("wrong role", "member")
    ]
    assert (result.field("member").strict, result.field("organization").strict) == (
        0,
        1,
    )


def test_factuality_that_is_wrong_makes_a_fact_wrong(write):
    gold = write(facts(fact("Event", TEXT, eventType="election", date="2022-06-30")))
    roles = {"eventType": "event-type/election", "date": datetime.date(2022, 6, 30)}
    assert score(gold, told((), [said("Event", **roles)])).total.f1 == 1
    planned = roles | {"factuality": "factuality/planned"}
    result = score(gold, told((), [said("Event", **planned)]))
    assert result.errors[0].detail == "factuality"


def test_an_optional_fact_is_neither_missed_nor_spurious(write):
    gold = write(facts(fact("Event", TEXT, optional=True, eventType="visit")))
    given = told((), [said("Event", eventType="event-type/visit")])
    for program in (told(), given):
        result = score(gold, program)
        assert (result.total.gold, result.total.found, result.errors) == (0, 0, [])


def test_one_of_the_actors_of_an_event_must_be_right(write):
    gold = write(facts(fact("Event", TEXT, eventType="visit", agent=[quote("马里")])))
    other = told((), [said("Event", eventType="event-type/visit", agent="actor/chad")])
    assert score(gold, other).errors[0].detail == "agent"
    same = told((), [said("Event", eventType="event-type/visit", agent="actor/马里")])
    assert score(gold, same).total.f1 == 1


def test_facts_of_other_kinds_are_missed_and_spurious(write):
    gold = write(facts(fact("Event", TEXT, eventType="visit")))
    result = score(gold, told((), [said("Tenure", person="actor/x", office="actor/y")]))
    assert kinds_of(result) == ["missed", "spurious"]


def test_a_pronoun_means_what_it_stands_for(write):
    subject = [quote("该团", name="马里稳定团")]
    gold = write(facts(fact("Presence", TEXT, subject=subject, place=[quote("马里")])))
    roles = {"subject": "actor/minusma", "place": "actor/mali"}
    named = [name(8, 10, "state", "actor/mali", "马里")]
    elsewhere = name(8, 13, "mission", "actor/minusma", "马里稳定团")
    result = score(gold, told([*named, elsewhere], [said("Presence", **roles)]))
    assert result.total.f1 == 1


def test_a_meeting_has_one_day_whatever_the_role_is_called(write):
    gold = write(facts(fact("Meeting", TEXT, heldOn="2022-06-30")))
    roles = {"date": datetime.date(2022, 6, 30), "eventType": "event-type/meeting"}
    assert score(gold, told((), [said("Meeting", **roles)])).total.f1 == 1


def test_numbers_and_bounds_are_compared_as_such(write):
    figure = fact(
        "Figure", TEXT, amount=3680, bound="at-least", measure=[quote("任务期")]
    )
    gold = write(facts(figure))
    roles = {"amount": 3680.0, "bound": "bound/at-least", "measure": "任务期延长"}
    assert score(gold, told((), [said("Figure", **roles)])).total.f1 == 1
    less = told((), [said("Figure", **roles | {"amount": 368})])
    assert score(gold, less).errors[0].detail == "amount"


def test_what_an_item_repeats_counts_once(write):
    gold = write(facts(fact("Event", TEXT, eventType="visit")))
    twice = [said("Event", eventType="event-type/visit")] * 2
    assert score(gold, told((), twice)).total.found == 1


def test_values_are_made_plain():
    month = Time(datetime.date(2022, 2, 1), datetime.date(2022, 2, 28), "month")
    assert plain_all([month, "doc/S/2023/36", 3]) == ("2022-02", "S/2023/36", 3)
    assert plain(name(0, 2, "state", "actor/mali", "马里")) == "actor/mali"
    assert plain_all(None) == ()


# The gold of the project


@pytest.mark.parametrize(
    "file", OPEN, ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_a_program_that_finds_the_gold_is_right_everywhere(file):
    result = score(file, oracle(file))
    assert result.errors == []
    assert result.total.f1 == 1
    assert result.total.gold > 50
    wrong = {name for name, each in result.fields.items() if each.strict < each.found}
    assert wrong == set()


@pytest.mark.parametrize(
    "file", OPEN, ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_a_program_that_finds_nothing_misses_everything(file):
    result = score(file, told())
    assert (result.total.found, result.total.strict) == (0, 0)
    assert set(kinds_of(result)) == {"missed"}
    assert len(result.errors) == result.total.gold


# Laws

spans = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(
    lambda each: Span(each[0], each[0] + each[1])
)
items = st.lists(
    st.builds(Item, st.sampled_from(["state", "place"]), spans), max_size=8
)


@given(items, items)
def test_each_thing_is_paired_at_most_once(gold, found):
    pairs, missed, spurious = pair(gold, found, by_words)
    assert sorted([one for one, _ in pairs] + missed) == list(range(len(gold)))
    assert sorted([other for _, other in pairs] + spurious) == list(range(len(found)))


@given(items)
def test_the_same_things_are_all_paired_with_their_equals(gold):
    pairs, missed, spurious = pair(gold, gold, by_words)
    assert not missed
    assert not spurious
    assert all(gold[one] == gold[other] for one, other in pairs)


# Files


def test_untouched_files_are_scored_by_name_alone():
    found = find_gold((str(GOLD),))
    assert found == OPEN
    untouched = GOLD / "facts" / "shipped-untouched.jsonl"
    assert find_gold((str(untouched),)) == [untouched]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([mentions((0, 5, "body")), "{"], "gold.jsonl:2: is no line of gold"),
        (['{"id": "x", "text": "马里"}'], "gold.jsonl:1: is no line of gold"),
        (['{"id": "x", "text": "马里", "mentions": [{}]}'], ":1: is no line of gold"),
        (["[]"], "gold.jsonl:1: is no line of gold"),
        ([], "gold.jsonl:1: holds no gold"),
        ([mentions(), facts()], "gold.jsonl:1: holds gold of two kinds"),
    ],
)
def test_a_mistake_is_named_by_file_and_line(write, lines, problem):
    with pytest.raises(SeedError) as error:
        score(write(*lines), told())
    assert problem in str(error.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "latin.jsonl").write_bytes(b"\xff\xfe\xfa")
    for file, problem in (("none.jsonl", "no such file"), ("latin.jsonl", "not UTF-8")):
        with pytest.raises(SeedError, match=problem):
            score(tmp_path / file, told())


def test_a_document_may_lie_beside_the_gold(write, tmp_path):
    (tmp_path / "own.txt").write_text(f"{TEXT}。\n", encoding="utf-8")
    record = mentions((0, 5, "body")) | {"document": "own.txt", "start": 0, "end": 30}
    assert score(write(record), told([name(0, 5, "body")])).total.f1 == 1


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        ({"document": "none.txt", "start": 0}, "its document none.txt is not there"),
        (
            {"document": "own.txt", "start": 3},
            "its text is not that of own.txt any more",
        ),
        ({"document": "own.txt", "paragraph": "99"}, "its text is not that of own.txt"),
    ],
)
def test_gold_that_has_lost_its_document_is_not_scored(write, tmp_path, place, problem):
    (tmp_path / "own.txt").write_text(f"{TEXT}。\n", encoding="utf-8")
    with pytest.raises(SeedError) as error:
        score(write(mentions((0, 5, "body")) | place), told())
    assert f"gold.jsonl:1: {problem}" in str(error.value)
