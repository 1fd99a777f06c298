"""Mandates, ceilings, citations, duties to report, and what dates and limits a request.

The cases are sentences of our own, in the style of the Council, about many missions.
"""

import re
import tomllib
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import entities
from kg.entities.finders.periods import add
from kg.facts.paragraph_numbers import PARAGRAPHS, read_numbers
from kg.facts.personnel import find_changes, find_personnel
from kg.facts.spells import before
from kg.graph import names
from kg.graph.chain import state_chain
from kg.graph.derive import state_cited
from kg.graph.memory import MemoryDataset
from kg.graph.reading import Reading
from kg.graph.statements import state
from kg.graph.validation import validate
from kg.model import Document, DocumentKind, Fact, Mention, Paragraph
from kg.pipeline.knowledge import resolve, state_known
from tests.makers.paragraphs import extract, write

FOLDER = Path(__file__).parent / "cases" / "facts"
FILES = ("mandates", "ceilings", "citations", "reporting", "deadlines")
CASES = [
    (name, case)
    for name in FILES
    for case in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["case"]
]
KINDS = {
    "mandates": ("Mandate",),
    "ceilings": ("Ceiling",),
    "citations": ("Citation",),
    "reporting": ("ReportingDuty",),
    "deadlines": ("Directive", "ReportingDuty"),
}
ROLES = {
    "deadlines": ("deadline", "recurrence", "firstDue", "condition", "refersTo"),
    "reporting": ("addressee", "recipient", "topic", "answeredBy"),
}
PREFIX = re.compile("^.*/mandate-graph/(?:id/|ontology#)")
SCHEME = re.compile("^(?:function|category|bound|change)/")
ALONE = ("citing",)  # the paragraph, which is where the case is


def plain(value: object) -> object:
    """A value of a role as a case writes it."""
    match value:
        case Mention():
            return value.entity.removeprefix("actor/").removeprefix("doc/")
        case Fact():
            return plain(value.roles.get("validUntil") or value.roles.get("amount"))
        case Paragraph():
            return value.number
        case date():
            return value.isoformat()
        case tuple() | list():
            return [plain(each) for each in value]
    return SCHEME.sub("", value) if isinstance(value, str) else value


def show(fact: Fact, name: str) -> dict[str, object]:
    """The roles of a fact that the cases of a file are about."""
    wanted = ROLES.get(name)
    return {
        role: plain(value)
        for role, value in fact.roles.items()
        if (role in wanted if wanted else role not in ALONE)
    }


@pytest.mark.parametrize(("name", "case"), CASES, ids=lambda each: str(each)[:60])
def test_cases_give_what_is_expected(name, case):
    kind = DocumentKind(case.get("document", "Resolution"))
    symbol = case.get("symbol", "S/RES/2700(2023)")
    facts = extract(write(case["text"].strip().split("\n"), kind, symbol))
    found = [show(each, name) for each in facts if each.kind in KINDS[name]]
    if name in ROLES:
        found = [each for each in found if each]
    assert found == case["facts"]


NUMBERS = st.lists(st.integers(1, 99), min_size=1, max_size=5)
MARKS = st.sampled_from(["", "(a)", "(b)", "(a)(ii)"])


@given(NUMBERS, MARKS)
def test_numbers_of_paragraphs_are_read_as_they_are_cited(numbers, mark):
    cited = [f"{number}{mark}" for number in numbers]
    printed = "、".join(cited[:-1]) + ("和" if cited[1:] else "") + cited[-1]
    printed = printed.replace("(ii)", "㈡")
    assert read_numbers(PARAGRAPHS.search(f"上文第{printed}段所述")) == tuple(cited)


@given(st.integers(1, 200), st.integers(1, 90))
def test_ranges_of_paragraphs_hold_each_of_them(first, count):
    found = read_numbers(PARAGRAPHS.search(f"第{first}至{first + count}段"))
    assert found == tuple(map(str, range(first, first + count + 1)))


@given(
    st.dates(date(1946, 1, 1), date(2100, 1, 1)),
    st.integers(1, 60),
    st.sampled_from("YMWD"),
)
def test_a_length_of_time_leads_back_to_its_first_day(day, count, unit):
    day = day.replace(day=min(day.day, 28)) if unit in "YM" else day
    later = add(day, f"P{count}{unit}")
    assert before(later, f"P{count}{unit}") in (day, _last_of_month(day))


def _last_of_month(day: date) -> date | None:
    """What a last day of February leads back to: the last of its month."""
    return add(day.replace(day=1), "P1M") - (date(2, 1, 2) - date(2, 1, 1))


@given(st.integers(1, 30_000), st.integers(1, 30_000))
def test_what_changes_from_one_number_to_another_rises_by_the_difference(old, new):
    words = f"将军事人员从{old}人增至{new}人"
    (change,) = find_changes(find_personnel(words, entities.find_in(words), 0))
    amount, rise = change.measure(None)
    assert amount == new
    assert (rise or 0) == new - old


def dataset_of(*documents: Document) -> MemoryDataset:
    """The graph of some documents, without what links them."""
    quads = (
        state(Reading(each, entities.find(each), extract(each)), resolve)
        for each in documents
    )
    return MemoryDataset(chain.from_iterable(quads))


def links(dataset: MemoryDataset) -> set[tuple[str, str, str]]:
    """What the chain says, by the days and the documents that it links."""
    dataset.replace(names.CHAIN, state_chain(dataset))
    answer = dataset.query(f"""
        SELECT ?role ?one ?other WHERE {{
          GRAPH <{names.CHAIN}> {{ ?fact ?role ?value }}
          OPTIONAL {{ ?fact mg:validUntil ?until }}
          OPTIONAL {{ ?value mg:validUntil ?last }}
          OPTIONAL {{ ?fact mg:statedIn/mg:number ?number }}
          BIND(COALESCE(?until, ?number) AS ?one)
          BIND(COALESCE(?last, ?value) AS ?other)
        }}
    """)
    return {tuple(PREFIX.sub("", each.value) for each in row) for row in answer}


def resolution(symbol: str, day: date, *texts: str) -> Document:
    return write(texts, symbol=symbol, day=day)


FIRST = resolution(
    "S/RES/2612(2021)",
    date(2021, 12, 20),
    "1. 决定将联刚稳定团的任务期限延长至2022年12月20日；",
)
SECOND = resolution(
    "S/RES/2666(2022)",
    date(2022, 12, 20),
    "1. 决定将联刚稳定团的任务期限延长至2023年12月20日；",
    "2. 请秘书长每三个月向安理会报告执行情况；",
    "3. 请秘书长在2023年7月1日前向安理会提交一份书面报告；",
)


def test_mandates_renew_those_that_end_before_them():
    other = resolution(
        "S/RES/2650(2022)",
        date(2022, 8, 31),
        "1. 决定将联黎部队的任务期限延长至2023年8月31日；",
    )
    found = links(dataset_of(SECOND, other, FIRST))
    assert found == {("renews", "2023-12-20", "2022-12-20")}


def test_a_period_that_is_missing_is_no_link():
    later = resolution(
        "S/RES/2765(2024)",
        date(2024, 12, 20),
        "1. 决定将联刚稳定团的任务期限延长至2025年12月20日；",
    )
    assert links(dataset_of(FIRST, later)) == set()


def test_reports_answer_the_duty_whose_paragraph_they_name():
    report = write(
        ["1. 本报告是根据安全理事会第2666(2022)号决议第2段提交的。"],
        DocumentKind.REPORT,
        "S/2023/208",
        date(2023, 3, 20),
    )
    found = links(dataset_of(SECOND, report))
    assert found == {("answeredBy", "2", "doc/S/2023/208")}


def test_a_report_that_names_no_paragraph_answers_none_of_two():
    report = write(
        ["1. 本报告是根据安全理事会第2666(2022)号决议提交的。"],
        DocumentKind.REPORT,
        "S/2023/208",
        date(2023, 3, 20),
    )
    assert links(dataset_of(SECOND, report)) == set()


def test_the_chapter_is_the_documents_where_it_acts_itself():
    acts = write(["根据《联合国宪章》第七章采取行动，"])
    tells = write(
        ["安理会根据《宪章》第七章采取行动，通过第2541(2020)号决议。"],
        DocumentKind.REPORT,
        "S/2023/500",
    )
    answer = dataset_of(acts, tells).query(
        "SELECT ?document ?chapter { ?document mg:actsUnder ?chapter }"
    )
    found = [tuple(each.value.partition("/id/")[2] for each in row) for row in answer]
    assert found == [("doc/S/RES/2700(2023)", "charter/chapter-vii")]


def test_what_cases_say_breaks_no_shape():
    documents = [
        write(
            case["text"].strip().split("\n"),
            DocumentKind(case.get("document", "Resolution")),
            f"S/2023/{number}",
        )
        for number, (_, case) in enumerate(CASES, 1)
    ]
    dataset = dataset_of(*documents)
    dataset.replace(names.CITED, state_cited(dataset))
    dataset.replace(names.AUTHORITY, state_known(dataset))
    assert [str(each) for each in validate(dataset)] == []


def test_a_report_that_cites_its_own_paragraphs_stays_a_report():
    report = write(["1. 见下文第1段。"], DocumentKind.REPORT, "S/2023/36")
    answer = dataset_of(report).query(
        "SELECT ?kind { ?document a ?kind ; mg:symbol ?s }"
    )
    kinds = {row["kind"].value.rpartition("#")[2] for row in answer}
    assert kinds == {"Document", "Report"}
