"""Names are found where they stand, typed and linked: by cases, and on documents."""

import re
import tomllib
from pathlib import Path

import pytest

from kg import entities
from kg.documents import read

CASES = Path(__file__).with_name("cases") / "entities"
NAMES = {
    *("agreement", "armed_group", "body", "date", "force", "government", "igo"),
    *("mission", "office", "operation", "person", "place", "state", "symbol"),
}
MARK = re.compile(r"\[|\|(?P<type>[a-z_]+)(?:\|(?P<key>[^\]]+))?\]")


def unmark(marked: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """A case's text and its mentions: ``[安理会|body|actor/security-council]``."""
    text, expected, opened, at = "", [], [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match["type"]:
            expected.append((opened.pop(), len(text), match["type"], match["key"]))
        else:
            opened.append(len(text))
    assert opened == []
    return text + marked[at:], sorted(expected)


def cases() -> list:
    return [
        pytest.param(case["text"], id=f"{path.stem}: {case['text'][:30]}")
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]


@pytest.mark.parametrize("marked", cases())
def test_case(marked):
    text, expected = unmark(marked)
    types = NAMES | {kind for _, _, kind, _ in expected}
    keys = {(start, end, kind): key for start, end, kind, key in expected if key}
    found = [each for each in entities.find_in(text) if each.type in types]
    places = [(each.span.start, each.span.end, each.type) for each in found]
    shown = [(each.surface, each.type) for each in found]
    wanted = [(text[start:end], kind) for start, end, kind, _ in expected]
    assert sorted(shown) == sorted(wanted)
    assert sorted(places) == [each[:3] for each in expected]
    for each, place in zip(found, places, strict=True):
        assert each.entity == keys.get(place, each.entity)


def test_a_short_form_that_the_text_defines_is_found_everywhere_in_it():
    text = "萨瓦纳流域安全委员会(萨安委)开会。随后萨安委通过了决定。"
    found = [each for each in entities.find_in(text) if each.surface == "萨安委"]
    assert len(found) == 2
    assert {each.entity for each in found} == {"actor/萨瓦纳流域安全委员会"}


def test_a_place_in_brackets_defines_nothing():
    found = entities.find_in("主要集中在东区(加奥省)和中区(莫普提省)。")
    assert {each.type for each in found} == {"place"}


def test_full_width_half_width_and_blanks_are_one():
    forms = (
        "第2374(2017)号决议所设专家小组",
        "第2374（2017）号决议所设专家小组",
        "第 2374 (2017)号决议所设专家小组",
    )
    keys = [{each.entity for each in entities.find_in(form)} for form in forms]
    assert keys[0] == keys[1] == keys[2]
    assert "actor/panel-of-experts-mali" in keys[0]


def test_traditional_and_simplified_meet():
    simplified = entities.find_in(
        "安全理事会决定延长马里稳定团的任务期限，请秘书长报告。"
    )
    traditional = entities.find_in(
        "安全理事會決定延長馬里穩定團的任務期限，請秘書長報告。"
    )
    assert [each.entity for each in simplified] == [each.entity for each in traditional]
    assert traditional[0].surface == "安全理事會"


def test_a_document_dates_what_it_leaves_without_a_year(corpus):
    (path,) = (path for path in corpus if path.name.startswith("letter-2020"))
    dates = {each.surface: each for each in entities.find(read(path))}
    assert dates["4月26日"].entity == "date:2020-04-26"
    assert dates["1 月 23 日"].value.start.year == 2020  # after 2019 年 11 月


def test_time_and_quantity_are_values():
    found = entities.find_in(
        "在2021年6月30日前部署至多 13 289 名军事人员，每三个月报告"
    )
    day, amount, period = (each.value for each in found if each.value)
    assert (str(day.end), day.relation) == ("2021-06-30", "by")
    assert (amount.amount, amount.unit, amount.bound) == (13289, "名", "at most")
    assert (period.duration, period.relation) == ("P3M", "every")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("延长至2022年6月30日", "until"),
        ("不迟于2022年6月30日", "by"),
        ("在2022年6月30日前", "by"),
        ("自2022年6月30日以来", "since"),
        ("2022年6月30日后", "after"),
        ("于2022年6月30日举行", "on"),
    ],
)
def test_how_a_date_bears_on_what_is_said(text, relation):
    (found,) = (each for each in entities.find_in(text) if each.type == "date")
    assert found.value.relation == relation
