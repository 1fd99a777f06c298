"""Meetings, events, figures and sanctions: sentences with what they tell, and laws."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg import documents, entities, facts
from kg.facts.events.lexicon import frames
from kg.facts.meetings.told import identity_of, number_of
from kg.facts.parties import NOWHERE
from kg.facts.shape import Shape
from kg.graph import open_dataset
from kg.graph.names import ONTOLOGY
from kg.graph.reading import document_iri
from kg.model import Fact, Mention, Vote
from kg.pipeline.build import build
from kg.resources import seeds
from kg.scoring.reading import write_down
from kg.seeds import words

CASES = Path(__file__).parent / "cases" / "facts"
KINDS = {
    "events": "Event",
    "figures": "Figure",
    "meetings": "Meeting",
    "sanctions": "Sanction",
}
SCHEMES = ("event-type/", "factuality/", "bound/", "doc/")
LEFT_OUT = {"Event": {"heldOn"}, "Meeting": {"heldOn", "eventType"}}
EVIDENCE = NamedNode(f"{ONTOLOGY}evidence")
PRACTICE = seeds() / "documents" / "repertoire-2020-mali.txt"


def read(text: str) -> list[Fact]:
    return facts.extract(write_down(text), entities.find_in(text))


def cases():
    for name, kind in KINDS.items():
        for case in tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]:
            yield pytest.param(kind, case, id=f"{name}-{case['text'][:20]}")


def plain(value: object) -> object:
    """A value as the cases write it."""
    match value:
        case tuple():
            return [plain(each) for each in value]
        case Mention():
            return value.surface
        case Vote():
            return str(value)
        case str():
            scheme = next((each for each in SCHEMES if value.startswith(each)), "")
            return value.removeprefix(scheme)
    return value


@pytest.mark.parametrize(("kind", "case"), list(cases()))
def test_what_a_sentence_tells(kind, case):
    found = [
        {
            role: plain(value)
            for role, value in fact.roles.items()
            if role not in LEFT_OUT.get(kind, ())
        }
        for fact in read(case["text"])
        if fact.kind == kind
    ]
    assert found == case["facts"]


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_has_sentences_that_tell_nothing_and_say_why(name):
    known = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    silent = [case for case in known if not case["facts"]]
    assert len(silent) >= 3
    assert len(known) >= 18


def test_every_event_word_has_a_frame_and_an_example_that_holds_it():
    known = [word for word in words() if word.key.startswith("word/event-")]
    framed = {form for kinds in frames().values() for form in kinds}
    assert len(known) > 30
    for word in known:
        assert any(form in word.example for form in word.forms), word.key
        assert set(word.forms) <= framed, word.key


# Pieces of what documents say, in any order.
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "2014年5月3日",
                "5月",
                "2013年",
                "第8485次会议",
                "会议",
                "举行",
                "通过了",
            ),
            *("第2149(2014)号决议", "安理会", "马里", "班吉", "在", "于", "将", "被"),
            *("袭击", "政变", "340万人", "12%", "至少20名", "，", "。", "；", "(", ")"),
            *("制裁", "对", "的", "解除", "部署到", "南苏丹总统", "签署", "《协议》"),
            *("S/PV.8703", "(德国、尼日尔(还代表南非))", "\t", "15-0-0", "和", "、"),
            *("任命", "为", "500 万", "撤出", "新营地", "任期", "延长至", " "),
        ]
    ),
    max_size=24,
).map("".join)


@given(PIECES)
def test_any_words_are_read_and_evidence_lies_in_them(text):
    for fact in read(text):
        assert 0 <= fact.evidence.start < fact.evidence.end <= len(text)


@given(PIECES)
def test_signs_lead_back_to_the_words(text):
    shape = Shape(text, entities.find_in(text))
    assert len(shape.starts) == len(shape.text) + 1
    assert all(one < two for one, two in pairwise(shape.starts))
    for index, name in shape.names.items():
        assert shape.words(index, index + 1) == name.surface


@given(st.permutations([("meetingNumber", 8703), ("date", "2020-01-15")]))
def test_the_council_is_told_by_its_record_or_its_number_alike(roles):
    council = Mention(NOWHERE, "body", "actor/security-council", "")
    numbered = identity_of({**dict(roles), "participant": (council,)})
    assert numbered == identity_of({"record": "doc/S/PV.8703"}) != ()
    assert number_of("doc/S/PV.8703") == 8703


def meetings_in_practice() -> dict[str, dict[str, set[str]]]:
    document = documents.read(PRACTICE)
    known: dict[str, dict[str, set[str]]] = {}
    for fact in facts.extract(document, entities.find(document)):
        if fact.kind == "Meeting" and "record" in fact.roles:
            said = known.setdefault(str(fact.roles["record"]).removeprefix("doc/"), {})
            for role, value in fact.roles.items():
                given = plain(value)
                said.setdefault(role, set()).update(
                    map(str, given if isinstance(given, list) else [given])
                )
    return known


def test_tables_notes_and_text_tell_of_the_meetings_of_a_year():
    known = meetings_in_practice()
    council = {name for name in known if name.startswith("S/PV.87")}
    assert {"S/PV.8703", "S/PV.8765", "S/PV.8769", "S/PV.8777"} <= council
    assert {"S/2020/286", "S/2020/541", "S/2020/625", "S/2020/867"} <= set(known)
    assert known["S/2020/625"]["vote"] == {"15-0-0"}
    assert known["S/2020/867"]["outcome"] == {"S/RES/2541(2020)"}
    assert known["S/PV.8769"]["outcome"] == {"S/PRST/2020/10"}
    assert known["S/PV.8703"]["date"] == {"2020-01-15"}
    assert {"比利时", "中国", "主管和平行动副秘书长"} <= known["S/PV.8703"]["speaker"]
    assert known["S/PV.8703"]["represented"] == {"南非", "突尼斯", "马里"}
    assert known["S/2020/286"]["agendaItem"] == {"马里局势"}


def evidence_by_graph(place: Path) -> dict[str, dict[str, int]]:
    """How many pieces of evidence each fact has, document by document."""
    found: dict[str, dict[str, int]] = {}
    dataset = open_dataset(place)
    for graph in dataset.graphs():
        for quad in dataset.quads(graph):
            if quad.predicate == EVIDENCE:
                counts = found.setdefault(quad.subject.value, {})
                counts[graph] = counts.get(graph, 0) + 1
    return found


def test_an_event_told_in_two_documents_is_one_node_that_each_supports(tmp_path):
    told = "安理会2014年4月10日通过了第2149(2014)号决议。"
    for name, text in (("one", f"{told}\n"), ("two", f"{told}\n又一段文字。\n")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "one.txt", tmp_path / "two.txt"], tmp_path / "both")
    shared = [
        graphs
        for graphs in evidence_by_graph(tmp_path / "both").values()
        if len(graphs) == 2
    ]
    assert len(shared) == 1
    build([tmp_path / "two.txt"], tmp_path / "rest")
    left = documents.read(tmp_path / "one.txt")
    rest = evidence_by_graph(tmp_path / "rest")
    assert all(document_iri(left) not in graphs for graphs in rest.values())
    assert all(len(graphs) == 1 for graphs in rest.values())


def test_what_is_told_twice_in_one_document_has_two_pieces_of_evidence(tmp_path):
    text = (
        "2013年3月24日马里政变震惊各国。\n2013年3月24日马里政变后，马里动荡。马里。\n"
    )
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "one.txt"], tmp_path / "graph")
    counts = [
        sum(graphs.values())
        for graphs in evidence_by_graph(tmp_path / "graph").values()
    ]
    assert 2 in counts
