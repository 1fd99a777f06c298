"""Relations: sentences about other countries, as data, and laws that hold for any."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import entities
from kg.facts import extract
from kg.facts.cues import find_cues
from kg.facts.factuality import MOODS
from kg.scoring.reading import write_down
from kg.seeds import words

FOLDER = Path(__file__).parent / "cases" / "facts"
KINDS = {
    kind.lower(): kind
    for kind in (
        *("Adherence", "Affiliation", "Composition", "Establishment", "Leadership"),
        *("Membership", "Presence", "Support", "Tenure"),
    )
}
UNTOLD = {"asOf"}  # a sentence has no date of its own


def load(name):
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"]


CASES = [
    pytest.param(name, case, id=f"{name}: {case['text']}")
    for name in sorted(KINDS)
    for case in load(name)
]
SENTENCES = sorted({case["text"] for name in KINDS for case in load(name)})


def understand(text):
    document = write_down(text)
    return document, extract(document, entities.find_in(text))


def show(value):
    """A role as the cases write it: names as printed, concepts without their scheme."""
    if isinstance(value, tuple):
        return [show(each) for each in value]
    return getattr(value, "surface", None) or str(value).removeprefix("factuality/")


def roles_of(fact):
    return {name: show(each) for name, each in fact.roles.items() if name not in UNTOLD}


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_sentence_tells_who_is_what_to_whom(name, case):
    _, facts = understand(case["text"])
    found = [roles_of(fact) for fact in facts if fact.kind == KINDS[name]]
    assert sorted(found, key=str) == sorted(case["facts"], key=str)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_has_sentences_that_tell_nothing(name):
    told = [bool(case["facts"]) for case in load(name)]
    assert True in told
    assert False in told


texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("".join)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_evidence_stands_in_its_paragraph(text):
    document, facts = understand(text)
    for fact in facts:
        assert fact.evidence in fact.paragraph.span
        assert len(fact.evidence)
        assert document.text[fact.evidence.start : fact.evidence.end].strip()


@settings(max_examples=30, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_facts(text):
    assert understand(text)[1] == understand(text)[1]


@settings(max_examples=60, deadline=None)
@given(texts)
def test_names_in_roles_are_entities_and_moods_are_concepts(text):
    for fact in understand(text)[1]:
        for name, value in fact.roles.items():
            for each in value if isinstance(value, tuple) else (value,):
                assert getattr(each, "entity", "known")
            if name == "factuality" and fact.kind in KINDS.values():
                assert value in MOODS


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="由的和、，。支持设立任命为在不将甲乙联合国马里总统", max_size=40)
)
def test_no_text_is_too_odd_to_be_read(text):
    understand(text)


@pytest.mark.parametrize(
    "word",
    [
        each
        for each in words()
        if each.broader[0].startswith(("factuality/", "relation/"))
    ],
    ids=lambda word: word.key,
)
def test_the_example_of_a_word_holds_it(word):
    assert {cue.concept for cue in find_cues(word.example)} & set(word.broader)
