"""UN document symbols: the forms they are printed in, their order, and their laws."""

import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.documents.symbol import Symbol, find_symbols
from kg.documents.symbol.notation import PRINTED
from kg.errors import SymbolError

CASES = tomllib.loads(
    Path(__file__).with_name("cases").joinpath("symbols.toml").read_text("utf-8")
)
SEEDS = sorted((Path(__file__).parents[1] / "seeds" / "documents").glob("*.txt"))
LINK = re.compile(r"https?://\S+")
FIELDS = ("organ", "series", "number", "year", "session", "suffix", "kind", "link")

# What symbols and their like are made of, so that noise comes near to them.
MORSELS = (
    *"SAE/()（）.第号、和0129 \n",
    *("RES", "PV.", "Add.1", "CN.4", "Sub", "(XXIX)", "(2021)", "2584", "75/1", "S-10"),
    *(
        "决议",
        "大会",
        "安理会",
        "委员会",
        "以及",
        "https://undocs.org/",
        "（Resumption 1）",
    ),
)
morsels = st.lists(st.sampled_from(MORSELS), max_size=20).map("".join)
printed = st.from_regex(re.compile(PRINTED, re.ASCII), fullmatch=True)


def found(text):
    return [
        [text[span.start : span.end], str(symbol)]
        for span, symbol in find_symbols(text)
    ]


@pytest.mark.parametrize("case", CASES["symbol"], ids=lambda case: case["form"])
def test_printed_symbol_is_read(case):
    symbol = Symbol.parse(case["text"])
    told = {name: getattr(symbol, name) for name in FIELDS if name in case}
    assert str(symbol) == case["form"]
    # In the table, 0 and "" stand for what is not there.
    assert {name: told[name] or type(case[name])() for name in told} == {
        name: case[name] for name in told
    }
    assert Symbol.parse(str(symbol)) == symbol


@pytest.mark.parametrize(
    "text", [text for case in CASES["noise"] for text in case["texts"]]
)
def test_noise_is_no_symbol(text):
    with pytest.raises(SymbolError, match="is no UN symbol; write it as in"):
        Symbol.parse(text)


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case.get("why"))
def test_symbols_are_found_in_running_text(case):
    assert found(case["text"]) == case["symbols"]


def test_error_is_one_short_line():
    with pytest.raises(SymbolError) as caught:
        Symbol.parse("a\nb" * 1000)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "text", ["S/RES/2584 (2021)", "s/2023/36", "第1号", "S/PV", ""]
)
def test_only_a_normal_form_makes_a_symbol(text):
    with pytest.raises(SymbolError, match="normal form"):
        Symbol(text)


def test_order_is_by_organ_series_session_and_number():
    names = [
        *("A/9/3", "A/75/2", "A/75/2/Add.1", "A/75/10", "A/ES-10/1"),
        *("A/RES/217(III)A", "A/RES/3314(XXIX)", "A/RES/31/1", "A/RES/75/1"),
        *("A/RES/3201(S-VI)", "A/RES/S-10/2", "E/2020/1", "S/2019/1004", "S/2020/99"),
        *("S/2020/223", "S/PRST/2018/10", "S/PV.99", "S/PV.8703"),
        *("S/PV.8703(Resumption1)", "S/RES/999(1995)", "S/RES/2584"),
        *("S/RES/2584(2021)", "S/RES/2585(2021)", "SC/14563"),
    ]
    assert [str(each) for each in sorted(map(Symbol, reversed(names)))] == names


def test_symbol_without_year_is_another_one():
    whole, incomplete = Symbol("S/RES/2584(2021)"), Symbol("S/RES/2584")
    assert whole != incomplete
    assert len({whole, incomplete, Symbol.parse("第2584号决议")}) == 2
    assert incomplete <= whole
    assert not whole <= incomplete


def test_symbol_is_not_compared_with_text():
    assert Symbol("S/2023/36") != "S/2023/36"
    with pytest.raises(TypeError):
        _ = Symbol("S/2023/36") < "S/2023/37"


@given(printed)
@example("S/RES/1 A (IV)")
@example("A/RES/S-1/1 A")
def test_what_is_read_and_written_is_read_again(text):
    try:
        symbol = Symbol.parse(text)
    except SymbolError:  # a body, a series: nothing with a number
        return
    assert Symbol.parse(str(symbol)) == symbol
    assert " " not in str(symbol)
    assert symbol.number >= 0
    assert symbol <= Symbol(str(symbol))
    if symbol.link:
        assert Symbol.parse(symbol.link) == symbol


@given(st.text() | morsels)
def test_noise_raises_nothing_but_symbol_error(text):
    try:
        symbol = Symbol.parse(text)
    except SymbolError:
        return
    assert Symbol.parse(str(symbol)) == symbol


@given(st.text() | morsels)
@example("S/RES/ 2584(2021)号决议")
def test_places_lie_in_the_text_in_order_and_apart(text):
    end = 0
    for span, symbol in find_symbols(text):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert str(symbol.number) in re.sub(r"\s", "", text[span.start : span.end])
        end = span.end


@given(st.lists(st.sampled_from([case["form"] for case in CASES["symbol"]])))
def test_every_symbol_in_a_sentence_is_found(forms):
    text = "见" + "、".join(forms) + "所述"
    assert found(text) == [[form, form] for form in forms]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_no_symbol_of_the_corpus_is_missed(path):
    text = path.read_text("utf-8")
    places = [span for span, _ in find_symbols(text)]
    bare = LINK.sub(lambda link: " " * len(link[0]), text)
    missed = [
        bare[like.start() - 9 : like.end() + 9]
        for like in re.finditer(r"[A-Z]+/(?=[0-9A-Z])|\d+ ?\(\d{4}\)", bare)
        if not any(place.start <= like.start() < place.end for place in places)
    ]
    assert missed == []
    assert [
        like for like in LINK.findall(text) if str(Symbol.parse(like)) not in like
    ] == []


# Each is refused late, so that a pattern that tries all ways would never end.
@pytest.mark.parametrize(
    "morsel",
    [
        "第",
        "第 ",
        "1(2000)、",
        "A/",
        "A / ",
        "AA-",
        "S/RES/1",
        "1 ",
        "(I",
        "会第1号决议 ",
    ],
)
def test_time_does_not_explode(morsel):
    text = morsel * (200_000 // len(morsel))
    before = time.process_time()
    places = found(text)
    assert len(places) <= len(text)
    assert time.process_time() - before < 10
