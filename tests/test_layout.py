"""Printed lines become paragraphs again, however the page was set."""

import itertools

import pytest

from kg.documents import account, read, read_bytes
from tests.makers.blocks import Block, Heads
from tests.makers.reading import FILES, calls, heads_of, outline, to_blocks
from tests.makers.text import make_text

# At other widths a list inside a paragraph of the letter of 2020 may happen to go on at
# the beginning of a line below a full one: nothing in a text without marks tells that
# from a list of its own, and the numbers come out the same.
MEASURES = {"letter-2020-06-01-secretary-general-minusma.txt": 33}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("trailing", "form_feeds"), list(itertools.product((True, False), repeat=2))
)
def test_set_anew_reads_the_same(path, trailing, form_feeds):
    """Lines of another width, pages with heads, footnotes at the foot of each."""
    document = read(path)
    text = make_text(
        to_blocks(document),
        heads_of(document),
        measure=MEASURES.get(path.name, 36),
        trailing=trailing,
        form_feeds=form_feeds,
    )
    again = read_bytes(text.encode(), "again.txt")
    assert account(again).balances
    assert _tight(outline(again)) == _tight(outline(document))
    assert [each for _, each in calls(again)] == [each for _, each in calls(document)]


def _tight(paragraphs):
    """Without blanks: a text that sets them both ways cannot say which it lost."""
    return [
        (each.number, each.kind, each.parent, each.heading, "".join(each.text.split()))
        for each in paragraphs
    ]


@pytest.mark.parametrize("path", FILES[:1] + FILES[2:], ids=lambda path: path.stem)
def test_blanks_lost_at_line_ends_come_back(path):
    """Where a text always sets its blanks the same way, the words are the same too."""
    document = read(path)
    text = make_text(to_blocks(document), heads_of(document), trailing=True)
    again = read_bytes(text.encode(), "again.txt")
    assert outline(again) == outline(document)


@pytest.mark.parametrize(
    "furniture",
    [
        "https://undocs.org/ch/S/RES/2991(2031)",
        "S/2031/36\n\n31-00265 8/24",
        "31-00265 8/24\n\nS/2031/36",
        "\f",
    ],
)
def test_furniture_in_mid_sentence_leaves_the_paragraph_whole(furniture):
    lines = [f"第{each}行写到这里还没有把一句话说完整就换行" for each in "一二三四五六"]
    ending = ["到此为止。 ", "2. 结束。 "]
    text = "\n".join(["1. 审查", *lines, furniture, *lines, *ending])
    document = read_bytes(text.encode(), "a.txt")
    whole = "1. 审查" + "".join(lines + lines) + "到此为止。"
    assert document.paragraph("1").text == whole


def test_a_symbol_in_a_table_is_no_page_head():
    text = "S/PV.9001\n2031 年 1 月 15 日\n主管和平行动副秘书长\nS/PRST/2031/1\n"
    document = read_bytes(text.encode(), "a.txt")
    assert [each.text.split("\t")[0] for each in document.paragraphs] == ["S/PV.9001"]


def test_running_title_that_repeats_is_furniture():
    pages = [
        f"第七十五届会议报告 {number}\n第一句话说到这里还没有说完\n直到这里。\n"
        for number in range(1, 6)
    ]
    document = read_bytes("\f".join(pages).encode(), "a.txt")
    assert "届会议报告" not in document.text


def test_words_are_joined_by_what_they_are():
    sentence = "{0}地团体 Katiba Macina 和 1 950 所学校在 2022 年 7 月{1}关闭。"
    block = Block("".join(sentence.format("东" * n, "全" * n) for n in range(1, 12)))
    for measure in range(16, 34):
        text = make_text([block], Heads(), measure=measure, trailing=True)
        assert read_bytes(text.encode(), "a.txt").paragraphs[0].text == block.text
