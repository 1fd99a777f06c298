"""``kg audit``: every paragraph and verb ends as facts, as left out, or as unread."""

import json

import pytest

from kg.documents import read
from kg.facts.audit import REASONS, UNREAD
from kg.pipeline.auditing import audit_all
from kg.resources import seeds

TEXT = """S/RES/2999(2024)
安全理事会
第 2999(2024)号决议
安全理事会 2024 年 3 月 14 日第 9599 次会议通过

安全理事会，

回顾其以往决议，

1. 敦促各方不再要求对方让步；

2. 该地区的粮食收成逐年下降；

3. 请秘书长提交报告，说明：
(a) 有关决定的情况；

4. 决定继续处理此案。
"""


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "gap.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_what_is_unread_and_what_is_left_out_for_a_reason(document):
    (audited,) = audit_all([read(document)])
    told = {
        (each.paragraph.number, each.opening): each.reason for each in audited.silences
    }
    assert told["2", "该地区的"] == UNREAD
    assert told["1", "要求"] == "denied here"
    assert told["3(a)", "有关决定"] == "topic of a report that is asked for"
    assert told["opening-1", "安全理事"] == "names who speaks"
    assert [key for key, reason in told.items() if not reason] == [("2", "该地区的")]


@pytest.mark.parametrize(
    "path", sorted((seeds() / "documents").glob("*.txt")), ids=lambda path: path.stem
)
def test_each_paragraph_has_facts_or_is_in_the_audit(path):
    (audited,) = audit_all([read(path)])
    silent = {each.paragraph.number for each in audited.silences if not each.verb}
    unread = [each for each in audited.silences if not (each.verb or each.reason)]
    numbers = {each.number for each in audited.document.paragraphs}
    assert silent <= numbers
    assert audited.facts
    assert all(each.paragraph.kind not in REASONS for each in unread)
    decisions = [each for each in unread if each.paragraph.kind.endswith("operative")]
    assert decisions == []


def test_command(document, run_kg):
    shown = run_kg("audit", document, text=True)
    assert shown.returncode == 0
    assert "1  该地区的" in shown.stdout
    assert "2: 该地区的粮食收成逐年下降；" in shown.stdout
    assert "denied here)" not in shown.stdout
    assert "1 (denied here): " in run_kg("audit", "--all", document, text=True).stdout
    lines = run_kg("audit", "--format", "json", document, text=True).stdout.splitlines()
    assert {"unit": "verb", "reason": "denied here"}.items() <= max(
        map(json.loads, lines), key=lambda each: each["reason"] == "denied here"
    ).items()


def test_a_file_that_cannot_be_read_is_named(run_kg, tmp_path):
    shown = run_kg("audit", tmp_path / "none.txt", text=True)
    assert shown.returncode == 1
    assert "none.txt" in shown.stderr
    assert "Traceback" not in shown.stderr
