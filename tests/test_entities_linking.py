"""Short forms mean what was named; homonyms are refused, decisions honoured."""

import pytest

from kg import entities
from kg.entities.candidate import Candidate
from kg.entities.finders.known import find_known
from kg.entities.linking.decisions import read_decisions
from kg.entities.linking.linker import Linker
from kg.entities.overlaps import settle
from kg.entities.words.lexicon import Lexicon
from kg.entities.words.text import Text
from kg.errors import SeedError
from kg.seeds import load


def keys(text: str, surface: str) -> list[str]:
    return [each.entity for each in entities.find_in(text) if each.surface == surface]


@pytest.mark.parametrize(
    ("text", "short", "key"),
    [
        ("联黎部队和联塞部队。联黎部队报告", "联黎部队", "actor/unifil"),
        (
            "协议监测委员会开会。委员会决定",
            "委员会",
            "actor/agreement-monitoring-committee",
        ),
        ("马里稳定团在加奥，稳定团报告", "稳定团", "actor/minusma"),
        ("《罗马规约》缔约国。《规约》规定", "《规约》", "agreement/rome-statute"),
        ("设立了土地调解委员会。该委员会说", "该委员会", "actor/土地调解委员会"),
        ("几内亚比绍局势。政府表示", "政府", "actor/几内亚比绍政府"),
        ("乌干达请邻国合作，该国说", "该国", "actor/uganda"),
        ("乍得局势。过渡总统说", "过渡总统", "actor/乍得过渡总统"),
        ("联塞部队部队指挥官说，联塞部队报告", "联塞部队", "actor/unficyp"),
    ],
)
def test_what_a_short_form_means(text, short, key):
    found = keys(text, short)
    assert found, entities.find_in(text)
    assert found[-1] == key


def test_a_short_form_of_several_is_not_linked():
    assert keys("稳定团报告说", "稳定团") == [""]


def test_a_short_form_that_lies_in_another_land_is_not_linked():
    assert keys("赞比亚局势。先遣团报告说", "先遣团") == [""]
    assert keys("柬埔寨局势。先遣团报告说", "先遣团") == ["actor/unamic"]


def test_one_post_has_one_key_by_whichever_name_of_its_holder():
    text = (
        "联合国马里多层面综合稳定团团长说。马里稳定团团长说。马里局势，稳定团团长说。"
    )
    found = {each.entity for each in entities.find_in(text) if each.type == "office"}
    assert len(found) == 1


def test_names_of_a_state_meet_in_its_government_and_forces():
    long = keys("阿拉伯叙利亚共和国政府说", "阿拉伯叙利亚共和国政府")
    assert long == keys("叙利亚政府说", "叙利亚政府")
    assert keys("阿塞拜疆共和国武装部队", "阿塞拜疆共和国武装部队") == keys(
        "阿塞拜疆武装部队", "阿塞拜疆武装部队"
    )


def test_spellings_of_one_sound_meet():
    assert keys("在莫普蒂大区", "莫普蒂大区") == keys("在莫普提大区", "莫普提大区")


def test_a_discovered_name_has_a_key_of_its_own():
    assert keys("设立了土地调解委员会。", "土地调解委员会") == ["actor/土地调解委员会"]


# Decisions


def decide(folder, text: str):
    path = folder / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    return read_decisions(path)


def test_what_people_call_one_is_one(tmp_path):
    decided = decide(tmp_path, '[[same]]\nkeys = ["actor/a", "actor/b", "actor/c"]\n')
    assert [
        decided.key(key) for key in ("actor/a", "actor/b", "actor/c", "actor/d")
    ] == [*("actor/a", "actor/a", "actor/a", "actor/d")]


def test_what_people_keep_apart_does_not_meet(tmp_path):
    decided = decide(
        tmp_path, '[[never]]\nkeys = ["place/莫普蒂大区", "place/mopti-region"]\n'
    )
    assert not decided.may_be_one("place/mopti-region", "place/莫普蒂大区")
    text = Text("在莫普蒂大区")
    found = entities.find_in("在莫普蒂大区")
    assert found[0].entity == "place/mopti-region"
    candidate = Candidate(1, 6, "place", "place/莫普蒂大区")
    linker = Linker(text, settle(text, [candidate]), decided)
    assert [key for _, _, key in linker.link()] == ["place/莫普蒂大区"]


def test_decisions_that_ship_are_honoured():
    assert keys("法国军队撤出", "法国军队") == ["actor/french-forces"]


def test_no_file_is_no_decision(tmp_path):
    assert read_decisions(tmp_path / "decisions.toml").key("actor/a") == "actor/a"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("version = 1\n[[same]\n", 2, "is no TOML"),
        ('[[same]]\nkeys = ["actor/a"]\n', 1, "without two keys"),
        ('[[same]]\nkeys = ["actor/a", "b"]\n', 2, "no key"),
        ('[[sane]]\nkeys = ["actor/a", "actor/b"]\n', 1, "is no decision"),
        ("same = 1\n", 1, "no list of tables"),
        ("[[never]]\nreason = 'none'\n", 1, "without two keys"),
        (
            '[[same]]\nkeys = ["actor/a", "actor/b"]\n[[same]]\n'
            'keys = ["actor/c", "actor/b"]\n',
            2,
            "the same as two others",
        ),
        (
            '[[same]]\nkeys = ["actor/a", "actor/b"]\n[[never]]\n'
            'keys = ["actor/b", "actor/a"]\n',
            2,
            "contradicts",
        ),
    ],
)
def test_a_mistaken_decision_is_told_with_its_line(tmp_path, text, line, problem):
    with pytest.raises(SeedError, match=problem) as caught:
        decide(tmp_path, text)
    assert f"decisions.toml:{line}:" in str(caught.value)


# Another authority: nothing in the code knows the one that ships

TURTLE = """
@prefix mg: <https://w3id.org/mandate-graph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/mandate-graph/id/actor/utopia> a mg:State ;
    skos:prefLabel "乌托邦"@zh ; skos:example "乌托邦发言。"@zh .
<https://w3id.org/mandate-graph/id/actor/unmut> a mg:PeaceOperation ;
    skos:prefLabel "联合国乌托邦特派团"@zh ; skos:altLabel "联乌团"@zh ;
    mg:contextualLabel "特派团"@zh ;
    mg:locatedIn <https://w3id.org/mandate-graph/id/actor/utopia> ;
    skos:example "联乌团报告。"@zh .
"""


def test_an_authority_of_ones_own(tmp_path):
    (tmp_path / "actors.ttl").write_text(TURTLE, encoding="utf-8")
    text = Text("乌托邦请联乌团和特派团", Lexicon(load(tmp_path)))

    linker = Linker(
        text, settle(text, find_known(text)), read_decisions(tmp_path / "x")
    )
    assert [key for _, _, key in linker.link()] == [
        *("actor/utopia", "actor/unmut", "actor/unmut")
    ]
