"""Word files to Sources: headings, notes, page heads and tables as they are printed."""

import pytest

from kg.documents import read
from kg.documents.formats.source import Role
from kg.documents.formats.word import read_word
from kg.errors import FormatError
from tests.makers.blocks import Block, Note
from tests.makers.examples import HEADS, RESOLUTION
from tests.makers.office import convert
from tests.makers.ooxml import (
    call_xml,
    cell_xml,
    notes_xml,
    paragraph_xml,
    run_xml,
    section_xml,
    table_xml,
)
from tests.makers.reading import FILES, calls, heads_of, outline, to_blocks
from tests.makers.sources import assert_lawful, read_package, words
from tests.makers.word import make_docx


def said(body: str, **parts: str) -> list[str]:
    return words(read_package(body, **parts))


# Whole documents


@pytest.mark.parametrize("automatic", [False, True])
def test_a_document_is_read_as_it_is_printed(automatic):
    source = read_word(make_docx(RESOLUTION, HEADS, automatic=automatic), "a.docx")
    assert_lawful(source)
    assert words(source) == [
        "S/RES/2584 (2021)",
        "第 2584(2021)号决议",
        "安全理事会，",
        "一. 马里安全局势",
        "1. 决定将346任务期限延长至 6 月 30 日；",
        "见附件。",
        "2. 请秘书长：",
        "(a) 每三个月报告一次；",
        "(b) 通报情况：",
        "㈠ 北部；",
        "㈡ 中部。",
        "2020 年 7 月 8 日\tS/2020/686\t给秘书长的信",
        "2020 年 9 月 2 日\t\t同上",
        "附件",
        "1. 与会者强调347",
        "见 S/2020/223。",
        "21-08828 2/16",
    ]
    assert words(source, Role.HEADING) == ["一. 马里安全局势", "附件"]
    assert len(words(source, Role.ROW)) == 2
    assert words(source, Role.PAGE_HEAD) == ["S/RES/2584 (2021)", "21-08828 2/16"]
    assert [line.note for line in source.lines if line.role is Role.NOTE] == [
        "346",
        "347",
    ]
    assert [mark.note for mark in source.marks] == ["346", "347"]
    assert {each.name for each in source.furniture} == {"footnote mark"}
    assert [line.left for line in source.lines[6:10]] == [2, 2, 2, 4]
    assert all(line.whole for line in source.lines)
    assert (source.format, source.notices) == ("word", ())


@pytest.mark.parametrize("automatic", [False, True])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_document_is_the_same_in_word_and_in_text(path, automatic, tmp_path):
    document = read(path)
    blocks, heads = to_blocks(document), heads_of(document)
    file = tmp_path / "a.docx"
    file.write_bytes(make_docx(blocks, heads, automatic=automatic))
    again = read(file)
    assert outline(again) == outline(document)
    assert calls(again) == calls(document)


def test_what_another_program_saved_reads_the_same(program, tmp_path):
    notes = [Block("会议上主管", notes=(Note(3, "1", "见附件。"),))]
    blocks = [*RESOLUTION[:3], *RESOLUTION[4:7], *RESOLUTION[9:-1], *notes]
    data = make_docx(blocks, HEADS, automatic=True)
    again = convert(program("soffice"), data, (".docx", ".docx"), tmp_path)
    ours, theirs = read_word(data, "a.docx"), read_word(again, "b.docx")
    assert words(theirs)[:-1] == words(ours)[:-1]  # in the last, pages were counted
    assert [line.role for line in theirs.lines] == [line.role for line in ours.lines]
    assert [mark.note for mark in theirs.marks] == ["1"]


def test_an_old_word_file_gets_the_way_out(program, tmp_path):
    data = convert(
        program("soffice"), make_docx(RESOLUTION), (".docx", ".doc"), tmp_path
    )
    with pytest.raises(
        FormatError, match=r"a\.doc: is in the old .* --convert-to docx"
    ):
        read_word(data, "a.doc")


# Headings and indents


@pytest.mark.parametrize(
    ("style", "heading"),
    [
        ("heading 1", True),
        ("标题 3", True),
        ("_ H _Ch_G", True),
        ("Reg_H_2/3_G", True),
        ("_ Single Txt_G", False),
        ("Heading Base", False),
        ("Normal", False),
    ],
)
def test_headings_are_told_by_their_style(style, heading):
    styles = (
        f"<w:style w:type='paragraph' w:styleId='S'><w:name w:val='{style}'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='T'><w:basedOn w:val='S'/></w:style>"
    )
    source = read_package(paragraph_xml("马里", "<w:pStyle w:val='T'/>"), styles=styles)
    assert source.lines[0].role is (Role.HEADING if heading else Role.TEXT)


def test_headings_are_told_by_their_outline_level():
    levels = (0, 9)
    body = "".join(
        paragraph_xml("一", f"<w:outlineLvl w:val='{each}'/>") for each in levels
    )
    assert [line.role for line in read_package(body).lines] == [Role.HEADING, Role.TEXT]


@pytest.mark.parametrize(
    ("indent", "left"),
    [
        ("w:left='420' w:firstLine='210'", 3.0),
        ("w:left='840' w:hanging='420'", 2.0),
        ("w:firstLineChars='200' w:firstLine='1'", 2.0),
        ("w:left='twelve'", 0.0),
    ],
)
def test_indents_are_counted_in_characters(indent, left):
    size = "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr>"
    styles = f"{size}<w:sz w:val='21'/></w:rPr></w:style>"
    assert (
        read_package(paragraph_xml("一", f"<w:ind {indent}/>"), styles=styles)
        .lines[0]
        .left
        == left
    )


def test_blanks_in_front_count_as_indent():
    line = read_package(paragraph_xml("　　安全理事会，")).lines[0]
    assert (line.left, line.right) == (2.0, 8.0)


# Footnotes


def test_footnotes_are_numbered_in_the_order_of_their_calls():
    body = f"<w:p>{run_xml('甲。')}{call_xml('2')}{run_xml('乙')}{call_xml('1')}</w:p>"
    settings = "<w:footnotePr><w:numStart w:val='346'/></w:footnotePr>"
    source = read_package(body, footnotes=notes_xml("一注", "二注"), settings=settings)
    assert words(source) == ["甲。346乙347", "二注", "一注"]
    assert [line.note for line in source.lines] == ["", "346", "347"]


def test_footnotes_may_begin_anew_with_each_section():
    body = (
        f"<w:p>{call_xml('1')}{run_xml('甲')}{call_xml('2')}</w:p>"
        + section_xml("<w:footnotePr><w:numFmt w:val='lowerLetter'/></w:footnotePr>")
        + f"<w:p>{call_xml('3')}</w:p><w:sectPr><w:footnotePr>"
        "<w:numRestart w:val='eachSect'/><w:numFmt w:val='decimal'/>"
        "</w:footnotePr></w:sectPr>"
    )
    source = read_package(body, footnotes=notes_xml("一", "二", "三"))
    assert [mark.note for mark in source.marks] == ["a", "b", "1"]


def test_endnotes_are_roman_and_stand_after_the_footnotes():
    body = f"<w:p>{run_xml('甲')}{call_xml('1', 'endnote')}{call_xml('1')}</w:p>"
    parts = {
        "footnotes": notes_xml("脚注"),
        "endnotes": notes_xml("尾注", kind="endnote"),
    }
    source = read_package(body, **parts)
    assert words(source) == ["甲i1", "脚注", "尾注"]


def test_a_note_may_have_a_sign_of_its_own():
    reference = "<w:footnoteReference w:id='1' w:customMarkFollows='1'/>"
    body = (
        f"<w:p>{run_xml('信')}<w:r>{reference}<w:t>*</w:t></w:r>{call_xml('2')}</w:p>"
    )
    notes = f"<w:footnote w:id='1'><w:p>{run_xml('* 重新印发。')}</w:p></w:footnote>"
    notes += notes_xml("", "二").partition("</w:footnote>")[2]
    source = read_package(body, footnotes=notes)
    assert words(source) == ["信*1", "重新印发。", "二"]
    assert [mark.note for mark in source.marks] == ["*", "1"]


def test_a_note_of_several_paragraphs_is_one():
    paragraphs = paragraph_xml("见") + paragraph_xml("附件")
    note = f"<w:footnote w:id='1'>{paragraphs}</w:footnote>"
    assert said(f"<w:p>{run_xml('甲')}{call_xml('1')}</w:p>", footnotes=note) == [
        "甲1",
        "见附件",
    ]


def test_a_note_that_nothing_calls_is_told():
    deleted = f"<w:p>{run_xml('甲')}<w:del>{call_xml('1')}</w:del>{call_xml('2')}</w:p>"
    source = read_package(deleted, footnotes=notes_xml("一注", "二注"))
    assert words(source) == ["甲1", "二注"]
    assert source.notices == ("1 footnotes that nothing calls are left out",)


def test_notes_numbered_by_page_are_told():
    settings = "<w:footnotePr><w:numRestart w:val='eachPage'/></w:footnotePr>"
    body = f"<w:p>{run_xml('甲')}{call_xml('1')}</w:p>"
    source = read_package(body, footnotes=notes_xml("一注"), settings=settings)
    assert source.notices[0].startswith("footnotes are numbered by page")


# Page heads


def test_page_heads_are_read_once_and_only_if_printed():
    def section_with(*references: str) -> str:
        kinds = ("default", "first", "even")
        return "".join(
            f"<w:headerReference w:type='{kind}' r:id='{each}'/>"
            for kind, each in zip(kinds, references, strict=False)
        )

    heads = {"header1": paragraph_xml("S/2023/36"), "header2": paragraph_xml("联合国")}
    body = section_xml(section_with("header1", "header2")) + paragraph_xml("正文")
    assert said(body + f"<w:sectPr>{section_with('header1')}</w:sectPr>", **heads) == (
        ["S/2023/36", "正文"]
    )
    first = section_xml(section_with("header1", "header2") + "<w:titlePg/>")
    assert said(first + paragraph_xml("正文"), **heads) == [
        "S/2023/36",
        "联合国",
        "正文",
    ]
    even = section_with("header1", "header1", "header2")
    odd = "<w:evenAndOddHeaders/>"
    assert said(section_xml(even), settings=odd, **heads) == ["S/2023/36", "联合国"]


# Tables


def test_a_row_is_a_line_and_its_cells_stay_apart():
    body = table_xml(
        cell_xml("会议") + cell_xml("决定、表决", "和记录"),
        cell_xml("S/PV.8703", "2020 年 1 月 15 日") + cell_xml(""),
        cell_xml("") + cell_xml("第 2531(2020)号决议", "15-0-0"),
    )
    source = read_package(body + paragraph_xml("正文"))
    assert words(source, Role.ROW) == [
        "会议\t决定、表决和记录",
        "S/PV.8703 2020 年 1 月 15 日\t",
        "\t第 2531(2020)号决议 15-0-0",
    ]


def test_merged_cells_say_their_text_once():
    body = table_xml(
        cell_xml("甲", properties="<w:vMerge w:val='restart'/>") + cell_xml("一"),
        cell_xml("甲", properties="<w:vMerge/>") + cell_xml("二"),
        cell_xml("宽", properties="<w:gridSpan w:val='2'/>"),
        cell_xml("乙", properties="<w:hMerge w:val='restart'/>")
        + cell_xml("乙", properties="<w:hMerge w:val='continue'/>"),
    )
    assert said(body) == ["甲\t一", "\t二", "宽", "乙"]


@pytest.mark.parametrize(
    "body",
    [
        table_xml(cell_xml("正文一", "正文二")),
        table_xml(cell_xml("正文一"), cell_xml("正文二")),
        table_xml(cell_xml("") + cell_xml("正文一"), cell_xml("正文二") + cell_xml("")),
        table_xml(
            f"<w:tc>{table_xml(cell_xml('正文一'))}<w:p/></w:tc>" + cell_xml("正文二")
        ),
    ],
)
def test_a_table_that_only_places_text_gives_lines(body):
    source = read_package(body)
    assert words(source, Role.TEXT) == ["正文一", "正文二"] == words(source)


def test_the_box_on_a_title_page_gives_lines():
    box = table_xml(
        cell_xml("联合国") + cell_xml("S/2023/36"),
        cell_xml("安全理事会")
        + cell_xml("Distr.: General", "6 January 2023", "Chinese"),
        cell_xml("x") + cell_xml("y"),
    )
    assert words(read_package(box), Role.TEXT)[:4] == (
        ["联合国", "S/2023/36", "安全理事会", "Distr.: General"]
    )


def test_a_table_within_a_table_keeps_its_rows():
    inner = table_xml(cell_xml("甲") + cell_xml("一"), cell_xml("乙") + cell_xml("二"))
    body = table_xml(f"<w:tc>{inner}<w:p/></w:tc>" + cell_xml("旁注"))
    source = read_package(body)
    assert words(source, Role.ROW) == ["甲\t一", "乙\t二"]
    assert words(source, Role.TEXT) == ["旁注"]


def test_a_deleted_row_is_not_printed():
    gone = (
        "<w:tr><w:trPr><w:del/></w:trPr>" + cell_xml("丙") + cell_xml("三") + "</w:tr>"
    )
    body = table_xml(cell_xml("甲") + cell_xml("一"), cell_xml("乙") + cell_xml("二"))
    assert said(body.replace("</w:tbl>", gone + "</w:tbl>")) == ["甲\t一", "乙\t二"]
