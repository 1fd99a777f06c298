"""Laws of names, on any text: quotes, nesting, sameness, order, bounded time."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import entities
from kg.documents import read
from kg.entities.words.folding import fold

PIECES = st.sampled_from(
    [
        *(
            "安全理事会",
            "马里",
            "马里稳定团",
            "联合国",
            "各方",
            "发展中国家",
            "委员会",
            "政府",
        ),
        *(
            "总统",
            "特别代表",
            "问题",
            "部队",
            "北部",
            "加奥",
            "省",
            "村",
            "让·平",
            "先生",
        ),
        *(
            "第2584(2021)号",
            "决议",
            "和",
            "、",
            "，",
            "。",
            "(",
            ")",
            "《",
            "》",
            "“",
            "”",
        ),
        *(
            "2021年",
            "6月",
            "30日",
            "至",
            " ",
            "\n",
            "\t",
            "12",
            "名",
            "个月",
            "该",
            "的",
        ),
        *("S/RES/2584 (2021)", "Katiba Macina", "行动", "（", "）", "（西非经共体）"),
        *("\x00", "\u200b", "\u202e", "\ufeff", "😀", "𠀀", "・", "０", "阿", "尔"),
    ]
)
ANY = st.text(max_size=120)
MIXED = st.lists(PIECES | st.characters(codec="utf-8"), max_size=60).map("".join)
TEXTS = MIXED | ANY


def check(text: str, found) -> None:
    for each in found:
        assert text[each.span.start : each.span.end] == each.surface
        assert each.surface
        assert each.level in (0, 1)
    opened = []
    for each in found:
        while opened and opened[-1].span.end <= each.span.start:
            opened.pop()
        if opened:
            assert each.span in opened[-1].span
        opened.append(each)


@settings(max_examples=300)
@given(TEXTS)
def test_a_span_is_its_surface_and_spans_nest_or_are_apart(text):
    check(text, entities.find_in(text))


@given(TEXTS)
def test_the_same_text_gives_the_same_names(text):
    assert entities.find_in(text) == entities.find_in(text)


@given(TEXTS, TEXTS)
def test_the_order_of_texts_does_not_matter(one, other):
    first = entities.find_in(one), entities.find_in(other)
    entities.find_in(one)
    second = entities.find_in(other), entities.find_in(one)
    assert first == second[::-1]


@given(TEXTS)
def test_folding_leads_back_and_changes_nothing_twice(text):
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(set(folded.offsets))
    assert fold(folded.text).text == folded.text


def test_the_laws_hold_on_the_documents(corpus):
    for path in corpus:
        document = read(path)
        found = entities.find(document)
        check(document.text, found)
        assert found == entities.find(document)
        assert list(found) == sorted(
            found, key=lambda each: (each.span.start, -each.span.end)
        )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "The quick brown fox jumps over the lazy dog.",
        "\x00\x01\x02\x7f\x80",
        "👩‍👩‍👧‍👦🇲🇱",
        "\u202e\u200f\u2067\u2069",
        "\ud800",
        "·".join("阿" * 500),
    ],
)
def test_what_names_nobody_names_nobody(text):
    found = entities.find_in(text)
    check(text, found)
    assert len(found) <= 1


def test_marks_inside_a_name_do_not_hide_it():
    (found,) = entities.find_in("\u202e安全\u200b理事会\u202c😀")
    assert found.entity == "actor/security-council"
    assert found.surface == "安全\u200b理事会"


def time_of(text: str) -> float:
    begin = process_time()
    entities.find_in(text)
    return process_time() - begin


@pytest.mark.parametrize(
    "piece",
    [
        "安全理事会请马里稳定团与马里政府和联合国合作，",
        "《马",
        "“行动",
        "萨瓦纳安全委员会(萨委)",
        "阿·",
        "Abc Def ",
        "2020年1月1日至2日，",
        "委员会小组",
        "该团政府",
        "关于的",
        "1 234 ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece):
    short, long = (piece * (size // len(piece)) for size in (20_000, 200_000))
    time_of(short)
    assert time_of(long) < 30 * max(time_of(short), 0.02)


def test_a_sentence_of_a_megabyte_is_read():
    piece = "安全理事会请马里稳定团支持马里政府，"
    text = piece * (1_000_000 // len(piece))
    found = entities.find_in(text)
    assert len(found) == 3 * (len(text) // len(piece))
    assert {each.entity for each in found} == {
        *("actor/security-council", "actor/minusma", "actor/马里政府")
    }
