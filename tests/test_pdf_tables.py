"""Tables of a PDF become rows, ruled or not; columns of prose never do."""

import pytest

from kg.documents import read
from kg.documents.formats.source import Role
from tests.makers.blocks import Block, Heads, Note, Setting
from tests.makers.reading import FILES, heads_of, to_blocks
from tests.makers.sources import words
from tests.test_pdf import PROSE, expected_flow, flow, read_blocks

REPORT = "秘书长关于马里局势的报告"
TITLE = "2020 年 4 月 9 日安全理事会主席给秘书长和安全理事会成员国常驻代表的信"
SPEAKERS = "11 个安理会成员、所有受邀者、负责马里问题秘书长特别代表兼稳定团团长"
MEETINGS = [
    "会议记录和日期\t分项\t其他文件\t发言者\t决定和表决(赞成-反对-弃权)",
    f"S/PV.8703 2020 年 1 月 15 日\t{REPORT}(S/2019/983)\t\t主管和平行动副秘书长\t",
    f"S/PV.8765 2020 年 10 月 8 日\t{REPORT}(S/2020/952)\tS/2020/950\t{SPEAKERS}\t",
    "S/PV.8769 2020 年 10 月 15 日\t\t\t\tS/PRST/2020/10",
]
LETTERS = [
    "视频会议日期\t视频会议记录\t标题",
    f"2020 年 4 月 7 日\tS/2020/286\t{TITLE}",
    f"2020 年 6 月 11 日\tS/2020/541\t{TITLE}",
    "2020 年 6 月 29 日\tS/2020/625\t同上",
]
FIGURES = [
    "特派团\t军事人员\t警察",
    "马里稳定团\t13 289\t1 920",
    "联刚稳定团\t14 000\t591",
    "联黎部队\t10 500\t0",
]


def as_rows(texts: list[str]) -> list[Block]:
    return [Block(text, Setting.ROW) for text in texts]


def without_blanks(rows: list[str]) -> list[list[str]]:
    """Cell by cell; where a cell's line was broken, a blank may have been lost."""
    return [["".join(cell.split()) for cell in row.split("\t")] for row in rows]


@pytest.mark.parametrize("ruled", ["grid", "lines", ""])
@pytest.mark.parametrize("rows", [MEETINGS, LETTERS, FIGURES])
@pytest.mark.parametrize("columns", [1, 2])
def test_a_table_is_read_row_by_row(rows, ruled, columns):
    blocks = [
        Block(PROSE * 3, indent=2),
        Block("表 1", Setting.HEADING),
        *as_rows(rows),
        Block(PROSE * 3, indent=2),
    ]
    source = read_blocks(*blocks, ruled=ruled, columns=columns)
    assert without_blanks(words(source, Role.ROW)) == without_blanks(rows)
    prose = [block for block in blocks if block.setting is not Setting.ROW]
    assert flow(source) == expected_flow(prose)


def test_the_lines_of_a_cell_are_joined_as_those_of_a_paragraph():
    rows = words(read_blocks(*as_rows(LETTERS), ruled="grid"), Role.ROW)
    assert rows[1].split("\t")[2] == LETTERS[1].split("\t")[2]
    assert rows[3] == LETTERS[3]


@pytest.mark.parametrize("ruled", ["grid", "lines", ""])
def test_a_table_goes_on_over_the_page(ruled):
    rows = (
        LETTERS
        + [f"2020 年 7 月 {day} 日\tS/2020/{700 + day}\t同上" for day in range(1, 31)]
        * 2
    )
    source = read_blocks(
        *as_rows(rows), heads=Heads("S/2020/1", "21-08828", True), ruled=ruled
    )
    assert len(source.page_starts) > 1
    assert without_blanks(words(source, Role.ROW)) == without_blanks(rows)


@pytest.mark.parametrize("ruled", ["grid", "lines", ""])
def test_a_tables_notes_stand_below_it_and_are_called_from_its_cells(ruled):
    notes = (Note(9, "a", "比利时、中国、多米尼加共和国、爱沙尼亚。"),)
    rows = [
        *as_rows(FIGURES),
        Block("联苏综合援助团\t0\t28", Setting.ROW, notes=notes),
    ]
    source = read_blocks(Block(PROSE), *rows, Block(PROSE), ruled=ruled)
    found = [(line.note, source.text[line.start : line.end]) for line in source.lines]
    assert ("a", "比利时、中国、多米尼加共和国、爱沙尼亚。") in found
    assert [mark.note for mark in source.marks] == ["a"]


def test_two_columns_of_labels_and_words_are_a_table():
    rows = [f"第 {number} 段\t说明{'说明' * number}" for number in range(1, 9)]
    source = read_blocks(Block(PROSE), *as_rows(rows), Block(PROSE), ruled="")
    assert without_blanks(words(source, Role.ROW)) == without_blanks(rows)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("gutter", [14.0, 30.0])
def test_prose_in_two_columns_is_no_table(path, gutter):
    document = read(path)
    blocks = [each for each in to_blocks(document) if each.setting is not Setting.ROW]
    source = read_blocks(
        *blocks[:40], heads=heads_of(document), columns=2, gutter=gutter
    )
    assert not words(source, Role.ROW)


def test_a_framed_paragraph_is_no_table():
    source = read_blocks(Block(PROSE), *as_rows([PROSE]), Block(PROSE), ruled="grid")
    assert not words(source, Role.ROW)
