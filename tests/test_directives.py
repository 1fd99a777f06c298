"""Directives: who asks, decides or judges what; by cases, documents and laws.

A directive is written ``issuer · verb = force · addressee、addressee · action``; nobody
before the first point is the text's own speaker.
"""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import entities
from kg.documents import read
from kg.facts import extract
from kg.facts.lexicon import lexicon
from kg.facts.tasks import KINDS, rank_of, roles_of
from kg.model import Kind
from kg.scoring.reading import write_down
from kg.seeds import words

CASES = Path(__file__).with_name("cases") / "directives"


def kind_of(key: str) -> str:
    return key.partition("/")[0]


VERBS = [word for word in words() if word.key.startswith("verb/")]
TASKS = [word for word in words() if {*map(kind_of, word.broader)} & {*KINDS}]
UNNAMED = "本文件的作者"


def load(name: str) -> list[dict]:
    return tomllib.loads((CASES / name).read_text("utf-8"))["case"]


def find(text: str, kind: str = "body") -> list:
    """The directives of a sentence, read as a paragraph of this kind."""
    document = write_down(text)
    paragraph = replace(document.paragraphs[0], kind=Kind(kind))
    document = replace(document, paragraphs=(paragraph,))
    facts = extract(document, entities.find_in(text))
    return [fact for fact in facts if fact.kind in ("Directive", "ReportingDuty")]


def surfaces(fact, role: str) -> str:
    return "、".join(each.surface for each in fact.roles.get(role, ()))


def show(fact) -> str:
    issuers = surfaces(fact, "issuer").replace(UNNAMED, "")
    force = fact.roles["force"].removeprefix("force/")
    action = fact.roles.get("action", "")
    said = f"{fact.roles['verb']} = {force}"
    return " · ".join([issuers, said, surfaces(fact, "addressee"), action]).strip()


@pytest.mark.parametrize("case", load("sentences.toml"), ids=lambda case: case["text"])
def test_sentence(case):
    found = find(case["text"], case.get("kind", "body"))
    assert [show(fact) for fact in found] == case["facts"]


@pytest.mark.parametrize("case", load("documents.toml"), ids=lambda case: case["why"])
def test_document(case, tmp_path):
    path = tmp_path / "document.txt"
    path.write_text(case["text"], encoding="utf-8")
    document = read(path)
    facts = [
        fact
        for fact in extract(document, entities.find(document))
        if fact.kind in ("Directive", "ReportingDuty")
    ]
    found = [f"{fact.paragraph.number}: {show(fact)}" for fact in facts]
    assert found == case["facts"]
    for role in ("binding", "chapeau", "reportedBy", "priority"):
        assert tell(facts, role) == case.get(role, {}), role


def tell(facts: list, role: str) -> dict[str, str]:
    """What a role says, by paragraph; where a case tells nothing of it, nothing."""
    told = {}
    for fact in facts:
        value = fact.roles.get(role)
        if role == "chapeau":
            value = value and value.paragraph.number
        elif role == "reportedBy":
            value = value and value.surface
        if value:
            told.setdefault(fact.paragraph.number, str(value).rpartition("/")[2])
    return told


@pytest.mark.parametrize("word", VERBS, ids=lambda word: word.key)
def test_each_verb_is_an_act_in_its_own_example(word):
    forces = {fact.roles["force"] for fact in find(word.example, "operative")}
    forces |= {fact.roles["force"] for fact in find(word.example)}
    assert word.broader[0] in forces


@pytest.mark.parametrize("word", TASKS, ids=lambda word: word.key)
def test_each_word_of_a_task_is_found_in_its_own_example(word):
    roles = roles_of(word.example)
    found = {*roles.get("task", ()), *roles.get("modality", ()), rank_of(word.example)}
    kinds = {key for key in word.broader if kind_of(key) in KINDS}
    assert kinds <= found


def test_every_force_is_a_concept_of_the_scheme():
    schemes = Path(__file__).parents[1] / "ontology" / "force.ttl"
    known = set(re.findall(r"^force:([a-z-]+)", schemes.read_text("utf-8"), re.M))
    assert {
        verb.force.removeprefix("force/") for verb in lexicon().verbs.values()
    } <= known


PARTS = st.sampled_from(
    [
        *(
            "安理会",
            "秘书长",
            "各方",
            "也门政府",
            "会员国",
            "他们",
            "我",
            "特派团",
            "(简称)",
        ),
        *(
            "请",
            "敦促",
            "还呼吁",
            "强烈谴责",
            "决定",
            "对",
            "表示关切",
            "建议",
            "欢迎",
            "根据",
        ),
        *(
            "提交报告",
            "停火",
            "延长至2023年6月30日",
            "第七章采取行动",
            "在这方面",
            "包括",
        ),
        *("，", "。", "；", "：", "、", "和", "的", "所", "“", "”", "不", "x", " "),
    ]
)


@given(
    st.lists(PARTS, max_size=30).map("".join), st.sampled_from(["body", "operative"])
)
def test_evidence_holds_the_verb_and_stays_in_its_paragraph(text, kind):
    for fact in find(text, kind) if text else ():
        start, end = fact.evidence.start, fact.evidence.end
        assert 0 <= start < end <= len(text)
        assert fact.roles["verb"] in text[start:end] or "chapeau" in fact.roles
        assert fact.roles["issuer"]
        assert fact.roles.get("action", "") in text


@given(st.lists(PARTS, max_size=30).map("".join))
def test_the_same_text_says_the_same(text):
    if text:
        assert [show(fact) for fact in find(text)] == [
            show(fact) for fact in find(text)
        ]
