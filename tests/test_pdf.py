"""Reading PDF: the words in their order, and where each line stands."""

from itertools import pairwise, product

import pytest

from kg.documents import read
from kg.documents.formats.pdf import read_pdf
from kg.documents.formats.source import Role, Source
from tests.makers.blocks import Block, Heads, Note, Setting
from tests.makers.examples import HEADS
from tests.makers.pdf import Style, make_pdf
from tests.makers.reading import FILES, heads_of, to_blocks
from tests.makers.sources import assert_lawful, words

PROSE = (
    "在本文件所述期间，安理会就题为“马里局势”的项目举行了 4 次会议。其中 3 次会议采取"
    "通报会形式，还有一次是为通过决定而召开的。2020 年，安理会根据《宪章》第七章通过了"
    "第 2531(2020)号决议，并发布了一项主席声明(S/PRST/2020/10)。"
)
LETTER = {"width": 612.0, "height": 792.0}
MASTHEAD = ("联合国", HEADS.head, "安全理事会", "Distr.: General", "29 June 2021")


def read_blocks(*blocks: Block, heads: Heads | None = None, **style: object) -> Source:
    source = read_pdf(make_pdf(blocks, heads, Style(**style)), "a.pdf")
    assert_lawful(source)
    return source


def only_black(text: str) -> str:
    return "".join(text.split())


def flow(source: Source) -> tuple[str, list[tuple[int, str]]]:
    """What the text says, without blanks and rules, and where each note is called."""
    marks = {mark.start: mark for mark in source.marks}
    inside = {index for each in source.marks for index in range(each.start, each.end)}
    text, calls = "", []
    for line in source.lines:
        for index in range(line.start, line.end) if line.role is Role.TEXT else ():
            if index in marks:
                calls.append((len(text), marks[index].note))
            if index not in inside and source.text[index] != "_":
                text += source.text[index].strip()
    return text, calls


def expected_flow(blocks: list[Block]) -> tuple[str, list[tuple[int, str]]]:
    text, calls = "", []
    for block in blocks:
        for note in block.notes:
            before = only_black(block.text[: note.offset])
            calls.append((len(text) + len(before), note.number))
        text += only_black(block.text)
    return text, calls


def notes(source: Source) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in source.lines:
        if line.role is Role.NOTE:
            mark, before = (line.note, "") if line.note else found.pop()
            text = only_black(source.text[line.start : line.end])
            found.append((mark, before + text))
    return found


STYLES = [
    {},
    {"columns": 2, "margin": 70.0},
    {"columns": 2, "margin": 60.0, "drawn_rule": False, **LETTER},
    {"shuffled": True, "size": 9.0},
    {"columns": 2, "shuffled": True, "blanks": False},
    {"turned": 90, "width": 842.0, "height": 595.0},
    {"turned": 270, "columns": 2, "drawn_rule": False},
]


CASES = [*product(FILES, STYLES[:2]), *product(FILES[:3:2], STYLES[2:])]


@pytest.mark.parametrize(
    ("path", "style"), CASES, ids=[f"{path.stem} {style}" for path, style in CASES]
)
def test_all_is_read_in_its_order_however_it_is_set(path, style):
    """The body, the footnotes and their calls; tables are looked at by themselves."""
    document = read(path)
    blocks = [each for each in to_blocks(document) if each.setting is not Setting.ROW]
    source = read_blocks(*blocks, heads=heads_of(document), **style)
    assert flow(source) == expected_flow(blocks)
    printed = [note for block in blocks for note in block.notes]
    assert notes(source) == [(each.number, only_black(each.text)) for each in printed]


def test_blanks_are_those_of_the_file():
    source = read_blocks(
        Block("决定第 2531(2020)号决议和2012年 S/PV.8703 会议 Je Klere 完")
    )
    assert words(source) == [
        "决定第 2531(2020)号决议和2012年 S/PV.8703 会议 Je Klere 完"
    ]


def test_blanks_that_are_only_gaps_stand_between_latin_words():
    source = read_blocks(
        Block("代表 Je Klere 基金会的 Katiba Macina 组织"), blanks=False
    )
    assert words(source) == ["代表Je Klere基金会的Katiba Macina组织"]


def test_justified_lines_get_no_blanks():
    text = "关于马里的第2374(2017)号决议所设委员会主席的一次通报，" * 6
    source = read_blocks(Block(text), columns=2)
    assert "".join(words(source)) == text


def test_measures_are_in_characters_from_the_margin_of_the_column():
    item = Block("(a) " + PROSE, left=4, indent=-2)
    for style in ({}, {"columns": 2, "margin": 60.0}):
        paragraphs = [Block(PROSE, indent=2), item] * 12
        source = read_blocks(*paragraphs, **style)
        width = Style(**style).measure / 10.5
        for line in source.lines:
            text = source.text[line.start : line.end]
            first = text.startswith(("在本文件", "(a)"))
            lefts = (2, 2) if first else (0, 4)
            assert min(abs(line.left - left) for left in lefts) < 0.1
            assert line.right <= width + 0.1
            if not text.endswith("。"):
                assert line.right == pytest.approx(width, abs=0.1)


def test_gaps_are_in_lines_and_begin_anew_on_each_page_and_column():
    source = read_blocks(
        *[Block(PROSE), Block("一. 导言", Setting.HEADING)] * 20, columns=2
    )
    lines = [line for line in source.lines if line.role is Role.TEXT]
    assert lines[0].gap == 0
    for before, line in pairwise(lines):
        text = source.text[line.start : line.end]
        anew = line.page != before.page or line.gap == 0
        if text.startswith("一."):
            assert anew or 0.6 < line.gap < 1.0
            assert line.size == pytest.approx(1.15, abs=0.01)
        elif text.startswith("在本文件"):
            assert anew or 0.3 < line.gap < 0.5
        else:
            assert line.gap == 0
        assert not line.trailing
        assert not line.whole


def test_pages_are_parted_by_a_form_feed():
    source = read_blocks(*[Block(PROSE)] * 30, heads=HEADS)
    assert len(source.page_starts) > 1
    assert source.text.count("\f") == len(source.page_starts) - 1
    for page, start in enumerate(source.page_starts, 1):
        first = next(line for line in source.lines if line.page == page)
        assert first.start == start
        assert page == 1 or source.text[start - 2 : start] == "\n\f"


def test_running_heads_and_page_numbers_are_told_from_the_text():
    blocks = [Block("1. " + PROSE), Block("S/PV.8703"), Block("2012 年")] * 15
    source = read_blocks(*blocks, heads=HEADS)
    pages = len(source.page_starts)
    heads = words(source, Role.PAGE_HEAD)
    assert heads.count("S/RES/2584 (2021)") == pages
    feet = [set(head.split()) for head in heads if "21-08828" in head]
    assert feet == [{f"{page}/{pages}", "21-08828"} for page in range(1, pages + 1)]
    assert len(heads) == 2 * pages
    assert words(source, Role.TEXT).count("S/PV.8703") == 15
    assert words(source, Role.TEXT).count("2012 年") == 15


def test_a_single_page_has_its_number_and_symbol_at_the_edge():
    source = read_blocks(Block(PROSE), Block("结束"), heads=HEADS)
    assert words(source, Role.PAGE_HEAD) == ["S/RES/2584 (2021)", "21-08828 1/1"]
    assert words(source, Role.TEXT)[-1] == "结束"


def varied(count: int) -> list[str]:
    """Paragraphs that have nothing in common."""
    lines = FILES[0].read_text(encoding="utf-8").split()
    long = [line for line in lines if len(line) > 30 and line.isalpha() is False]
    return ["".join(long[3 * at : 3 * at + 3]) for at in range(count)]


def test_text_that_begins_every_page_alike_is_no_head():
    blocks = [
        block
        for text in varied(6)
        for block in (
            Block("马里局势", new_page=True),
            Block("S/2020/952 号文件"),
            Block(text),
        )
    ]
    source = read_blocks(*blocks, heads=Heads(foot="21-08828", page_numbers=True))
    assert flow(source) == expected_flow(blocks)


def test_footnotes_that_end_every_page_alike_are_no_feet():
    blocks = [
        Block(
            text,
            notes=(Note(8, str(350 + page), f"见 S/PV.87{page}3。"),),
            new_page=True,
        )
        for page, text in enumerate(varied(6), 1)
    ]
    source = read_blocks(*blocks, heads=HEADS)
    assert [mark for mark, _ in notes(source)] == [
        str(page) for page in range(351, 357)
    ]
    assert flow(source) == expected_flow(blocks)


@pytest.mark.parametrize("columns", [1, 2])
def test_the_masthead_is_read_line_by_line(columns):
    source = read_blocks(
        *[Block(PROSE)] * 25, heads=HEADS, masthead=MASTHEAD, columns=columns
    )
    lines = words(source, Role.TEXT)
    assert set(MASTHEAD) <= set(lines[: len(MASTHEAD)])
    assert lines[len(MASTHEAD)].startswith("在本文件所述期间")


def test_a_paragraphs_marker_stays_with_it():
    source = read_blocks(
        Block("17.  决定延长任务期限"), Block("㈠ 北部"), Block("– 中部")
    )
    assert [text.split() for text in words(source)] == [
        ["17.", "决定延长任务期限"],
        ["㈠", "北部"],
        ["–", "中部"],
    ]


def test_a_small_raised_number_after_a_unit_is_no_footnote():
    source = read_blocks(
        Block("面积为 1 240 km，有人", notes=(Note(12, "2", "无。"),)),
        Block("报告所述", notes=(Note(2, "355", "见 S/2020/952。"),)),
    )
    assert [mark.note for mark in source.marks] == ["355"]
