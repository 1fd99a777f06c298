"""Word files to Sources: what is printed is read, what cannot be read is refused."""

import itertools
import random
import zipfile

import pytest

from kg.documents.source import Line, Role, Source
from kg.documents.word import describe_ole, package, read_word
from kg.errors import FormatError, SizeError
from tests.makers.blocks import Block, Heads, Note, Setting
from tests.makers.word import (
    NAMESPACES,
    convert,
    field_xml,
    make_docx,
    make_package,
    make_zip,
    numbering_xml,
    paragraph_xml,
    run_text,
    unpack,
)

RESOLUTION = [
    Block("第 2584(2021)号决议"),
    Block("安全理事会，", indent=2),
    Block("一. 马里安全局势", Setting.HEADING),
    Block("1. 决定将任务期限延长至 2022 年 6 月 30 日；", notes=(Note(6, "346", "见附件。"),)),
    Block("2. 请秘书长：", indent=2),
    Block("(a) 每三个月报告一次；", left=2),
    Block("(b) 通报情况：", left=2),
    Block("㈠ 北部；", left=4),
    Block("㈡ 中部。", left=4),
    Block("2020 年 7 月 8 日\tS/2020/686\t给秘书长的信", Setting.ROW),
    Block("2020 年 9 月 2 日\t\t同上", Setting.ROW),
    Block("附件", Setting.HEADING, new_page=True),
    Block("1. 与会者强调", notes=(Note(8, "347", "见 S/2020/223。"),)),
]
HEADS = Heads("S/RES/2584 (2021)", "21-08828", page_numbers=True)


def words(source: Source, *roles: Role) -> list[str]:
    """What the lines say, of these roles or of all."""
    return [
        source.text[line.start : line.end]
        for line in source.lines
        if not roles or line.role in roles
    ]


def read(body: str, **parts: str) -> Source:
    source = read_word(make_package(body, **parts), "a.docx")
    assert_lawful(source)
    return source


def said(body: str, **parts: str) -> list[str]:
    return words(read(body, **parts))


def assert_lawful(source: Source) -> None:
    """Every character is in one line, or furniture, or white space; marks in lines."""
    covered = [0] * len(source.text)
    for piece in (*source.lines, *source.furniture):
        for index in range(piece.start, piece.end):
            covered[index] += 1
    bare = {char for char, count in zip(source.text, covered, strict=True) if not count}
    assert all(char.isspace() for char in bare)
    assert max(covered, default=0) <= 1
    for mark in source.marks:
        assert source.text[mark.start : mark.end] == mark.note
        assert sum(covered[mark.start : mark.end]) == mark.end - mark.start
    for line in source.lines:
        assert line.start < line.end
        assert line.role is Role.ROW or words_of(source, line).strip() == words_of(
            source, line
        )


def words_of(source: Source, line: Line) -> str:
    return source.text[line.start : line.end]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{run_text(text)}</w:r>"


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
        "1. 决定将346任务期限延长至 2022 年 6 月 30 日；",
        "2. 请秘书长：",
        "(a) 每三个月报告一次；",
        "(b) 通报情况：",
        "㈠ 北部；",
        "㈡ 中部。",
        "2020 年 7 月 8 日\tS/2020/686\t给秘书长的信",
        "2020 年 9 月 2 日\t\t同上",
        "附件",
        "1. 与会者强调347",
        "见附件。",
        "见 S/2020/223。",
        "21-08828 2/16",
    ]
    assert words(source, Role.HEADING) == ["一. 马里安全局势", "附件"]
    assert len(words(source, Role.ROW)) == 2
    assert words(source, Role.PAGE_HEAD) == ["S/RES/2584 (2021)", "21-08828 2/16"]
    assert [line.note for line in source.lines if line.role is Role.NOTE] == ["346", "347"]
    assert [mark.note for mark in source.marks] == ["346", "347"]
    assert {each.name for each in source.furniture} == {"footnote mark"}
    assert [line.left for line in source.lines[1:9]] == [0, 2, 0, 0, 2, 2, 2, 4]
    assert all(line.whole for line in source.lines)
    assert (source.format, source.notices) == ("word", ())


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
    data = convert(program("soffice"), make_docx(RESOLUTION), (".docx", ".doc"), tmp_path)
    with pytest.raises(FormatError, match=r"a\.doc: is in the old .* --convert-to docx"):
        read_word(data, "a.doc")


# Automatic numbers


def numbered(*levels: int, number: int = 1) -> str:
    """A paragraph at each of these levels of a list."""
    return "".join(
        paragraph_xml(
            "段",
            f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>",
        )
        for level in levels
    )


def level_xml(
    level: int, pattern: str, way: str = "decimal", start: int = 1, more: str = ""
) -> str:
    return (
        f"<w:lvl w:ilvl='{level}'><w:start w:val='{start}'/><w:numFmt w:val='{way}'/>"
        f"{more}<w:lvlText w:val='{pattern}'/></w:lvl>"
    )


def list_xml(*levels: str, numbers: str = "") -> str:
    return (
        f"<w:abstractNum w:abstractNumId='7'>{''.join(levels)}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>" + numbers
    )


def labels(body: str, **parts: str) -> list[str]:
    return [each.removesuffix("段").strip() for each in said(body, **parts)]


@pytest.mark.parametrize(
    ("way", "pattern", "start", "printed"),
    [
        ("decimal", "%1.", 62, ["62.", "63.", "64."]),
        ("lowerLetter", "(%1)", 25, ["(y)", "(z)", "(aa)"]),
        ("upperLetter", "%1.", 1, ["A.", "B.", "C."]),
        ("lowerRoman", "(%1)", 3, ["(iii)", "(iv)", "(v)"]),
        ("upperRoman", "%1", 9, ["IX", "X", "XI"]),
        ("chineseCounting", "%1.", 9, ["九.", "十.", "十一."]),
        ("chineseCountingThousand", "第%1条", 20, ["第二十条", "第二十一条", "第二十二条"]),
        ("taiwaneseCounting", "%1、", 1, ["一、", "二、", "三、"]),
        ("japaneseCounting", "%1", 100, ["一百", "一百零一", "一百零二"]),
        ("ideographDigital", "%1", 9, ["九", "一〇", "一一"]),
        ("chineseLegalSimplified", "%1", 10, ["壹拾", "壹拾壹", "壹拾贰"]),
        ("ideographLegalTraditional", "%1", 1, ["壹", "貳", "參"]),
        ("decimalEnclosedCircle", "%1", 19, ["⑲", "⑳", "21"]),
        ("decimalEnclosedParen", "%1", 1, ["⑴", "⑵", "⑶"]),
        ("ideographEnclosedCircle", "%1", 9, ["㈨", "㈩", "11"]),
        ("ideographTraditional", "%1", 1, ["甲", "乙", "丙"]),
        ("decimalFullWidth", "%1．", 9, ["９．", "１０．", "１１．"]),
        ("decimalZero", "%1", 9, ["09", "10", "11"]),
        ("thaiCounting", "%1", 4, ["4", "5", "6"]),
        ("bullet", "–", 1, ["–", "–", "–"]),
        ("bullet", "\uf0b7", 1, ["•", "•", "•"]),
        ("bullet", "\uf0aa", 1, ["•", "•", "•"]),
        ("none", "", 1, ["", "", ""]),
        ("lowerRoman", "%1", 999_999, ["999999", "1000000", "1000001"]),
    ],
)
def test_numbers_are_printed_in_their_way(way, pattern, start, printed):
    numbering = numbering_xml([(way, pattern, start)]).partition(">")[2]
    numbering = numbering.removesuffix("</w:numbering>")
    assert labels(numbered(0, 0, 0), numbering=numbering) == printed


THREE = (level_xml(0, "%1."), level_xml(1, "%1.%2"), level_xml(2, "(%3)", "lowerLetter"))


def test_lower_levels_begin_anew_after_a_higher_one():
    body = numbered(0, 1, 1, 2, 2, 0, 1, 2)
    assert labels(body, numbering=list_xml(*THREE)) == (
        ["1.", "1.1", "1.2", "(a)", "(b)", "2.", "2.1", "(a)"]
    )


def test_a_level_that_never_restarts_goes_on():
    second = level_xml(1, "%2)", more="<w:lvlRestart w:val='0'/>")
    numbering = list_xml(THREE[0], second)
    assert labels(numbered(0, 1, 0, 1), numbering=numbering) == ["1.", "1)", "2.", "2)"]


def test_a_level_may_restart_only_after_a_certain_one():
    third = level_xml(2, "%3)", more="<w:lvlRestart w:val='1'/>")
    numbering = list_xml(*THREE[:2], third)
    body = numbered(0, 2, 1, 2, 0, 2)
    assert labels(body, numbering=numbering) == ["1.", "1)", "1.1", "2)", "2.", "1)"]


def test_a_level_whose_upper_ones_never_came_shows_their_start():
    numbering = list_xml(level_xml(0, "%1.", start=3), THREE[1])
    assert labels(numbered(1, 1), numbering=numbering) == ["3.1", "3.2"]


def test_two_lists_of_one_definition_share_their_count():
    second = "<w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num>"
    body = numbered(0, 0) + numbered(0, number=2) + numbered(0)
    numbering = list_xml(*THREE, numbers=second)
    assert labels(body, numbering=numbering) == ["1.", "2.", "3.", "4."]


def test_a_list_that_says_so_starts_anew_once():
    second = (
        "<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>"
        "<w:startOverride w:val='5'/></w:lvlOverride></w:num>"
    )
    body = numbered(0, 0) + numbered(0, 0, number=2)
    numbering = list_xml(*THREE, numbers=second)
    assert labels(body, numbering=numbering) == ["1.", "2.", "5.", "6."]


def test_a_list_may_have_a_level_of_its_own():
    second = (
        "<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>"
        f"{level_xml(0, '第%1条')}</w:lvlOverride></w:num>"
    )
    numbering = list_xml(*THREE, numbers=second)
    assert labels(numbered(0, number=2), numbering=numbering) == ["第1条"]


def test_legal_numbers_are_all_decimal():
    numbering = list_xml(
        level_xml(0, "%1.", "upperRoman"), level_xml(1, "%1.%2", more="<w:isLgl/>")
    )
    assert labels(numbered(0, 1), numbering=numbering) == ["I.", "1.1"]


def test_what_stands_between_number_and_text():
    levels = [
        level_xml(level, f"%{level + 1}.", more=f"<w:suff w:val='{after}'/>")
        for level, after in enumerate(("tab", "space", "nothing"))
    ]
    assert said(numbered(0, 1, 2), numbering=list_xml(*levels)) == ["1. 段", "1. 段", "1.段"]


def test_a_style_brings_its_number_and_its_level():
    styles = (
        "<w:style w:type='paragraph' w:styleId='Base'><w:pPr><w:numPr>"
        "<w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Sub'><w:basedOn w:val='Base'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='Off'><w:basedOn w:val='Base'/><w:pPr>"
        "<w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:style>"
    )
    second = level_xml(1, "(%2)", "lowerLetter", more="<w:pStyle w:val='Sub'/>")
    body = "".join(
        paragraph_xml("段", f"<w:pStyle w:val='{style}'/>")
        for style in ("Base", "Sub", "Sub", "Off", "Base")
    )
    numbering = list_xml(level_xml(0, "%1."), second)
    assert labels(body, numbering=numbering, styles=styles) == ["1.", "(a)", "(b)", "", "2."]


def test_a_list_may_point_to_a_list_style():
    styles = (
        "<w:style w:type='numbering' w:styleId='Points'><w:pPr><w:numPr>"
        "<w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    )
    linked = (
        "<w:abstractNum w:abstractNumId='8'><w:numStyleLink w:val='Points'/>"
        "</w:abstractNum><w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>"
    )
    numbering = list_xml(*THREE) + linked
    assert labels(numbered(0, number=2), numbering=numbering, styles=styles) == ["1."]


def test_lists_and_styles_that_run_in_circles_end():
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='{one}'><w:basedOn w:val='{other}'/>"
        f"<w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>"
        for one, other in (("A", "B"), ("B", "A"))
    )
    circle = (
        "<w:abstractNum w:abstractNumId='8'><w:numStyleLink w:val='A'/></w:abstractNum>"
        "<w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>"
    )
    body = paragraph_xml("段", "<w:pStyle w:val='A'/>")
    assert said(body, styles=styles, numbering=circle) == ["段"]


def test_numbers_nobody_can_count_are_none():
    numbering = list_xml(level_xml(0, "%1.%9", start=int("9" * 30)))
    body = numbered(0) + numbered(44) + numbered(0, number=99)
    assert labels(body, numbering=numbering) == ["1.1", "", ""]


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
    source = read(paragraph_xml("马里", "<w:pStyle w:val='T'/>"), styles=styles)
    assert source.lines[0].role is (Role.HEADING if heading else Role.TEXT)


def test_headings_are_told_by_their_outline_level():
    levels = (0, 9)
    body = "".join(paragraph_xml("一", f"<w:outlineLvl w:val='{each}'/>") for each in levels)
    assert [line.role for line in read(body).lines] == [Role.HEADING, Role.TEXT]


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
    assert read(paragraph_xml("一", f"<w:ind {indent}/>"), styles=styles).lines[0].left == left


def test_blanks_in_front_count_as_indent():
    line = read(paragraph_xml("　　安全理事会，")).lines[0]
    assert (line.left, line.right) == (2.0, 8.0)


# Footnotes


def called(note: str, kind: str = "footnote") -> str:
    return f"<w:r><w:{kind}Reference w:id='{note}'/></w:r>"


def notes_xml(*notes: str, kind: str = "footnote") -> str:
    return "".join(
        f"<w:{kind} w:id='{index}'><w:p><w:r><w:{kind}Ref/></w:r>{run(f' {text}')}</w:p>"
        f"</w:{kind}>"
        for index, text in enumerate(notes, 1)
    )


def section(properties: str) -> str:
    return f"<w:p><w:pPr><w:sectPr>{properties}</w:sectPr></w:pPr></w:p>"


def test_footnotes_are_numbered_in_the_order_of_their_calls():
    body = f"<w:p>{run('甲。')}{called('2')}{run('乙')}{called('1')}</w:p>"
    settings = "<w:footnotePr><w:numStart w:val='346'/></w:footnotePr>"
    source = read(body, footnotes=notes_xml("一注", "二注"), settings=settings)
    assert words(source) == ["甲。346乙347", "二注", "一注"]
    assert [line.note for line in source.lines] == ["", "346", "347"]


def test_footnotes_may_begin_anew_with_each_section():
    body = (
        f"<w:p>{called('1')}{run('甲')}{called('2')}</w:p>"
        + section("<w:footnotePr><w:numFmt w:val='lowerLetter'/></w:footnotePr>")
        + f"<w:p>{called('3')}</w:p><w:sectPr><w:footnotePr>"
        "<w:numRestart w:val='eachSect'/><w:numFmt w:val='decimal'/></w:footnotePr></w:sectPr>"
    )
    source = read(body, footnotes=notes_xml("一", "二", "三"))
    assert [mark.note for mark in source.marks] == ["a", "b", "1"]


def test_endnotes_are_roman_and_stand_after_the_footnotes():
    body = f"<w:p>{run('甲')}{called('1', 'endnote')}{called('1')}</w:p>"
    parts = {"footnotes": notes_xml("脚注"), "endnotes": notes_xml("尾注", kind="endnote")}
    source = read(body, **parts)
    assert words(source) == ["甲i1", "脚注", "尾注"]


def test_a_note_may_have_a_sign_of_its_own():
    reference = "<w:footnoteReference w:id='1' w:customMarkFollows='1'/>"
    body = f"<w:p>{run('信')}<w:r>{reference}<w:t>*</w:t></w:r>{called('2')}</w:p>"
    notes = f"<w:footnote w:id='1'><w:p>{run('* 重新印发。')}</w:p></w:footnote>"
    notes += notes_xml("", "二").partition("</w:footnote>")[2]
    source = read(body, footnotes=notes)
    assert words(source) == ["信*1", "重新印发。", "二"]
    assert [mark.note for mark in source.marks] == ["*", "1"]


def test_a_note_of_several_paragraphs_is_one():
    note = f"<w:footnote w:id='1'><w:p>{run('见')}</w:p><w:p>{run('附件')}</w:p></w:footnote>"
    assert said(f"<w:p>{run('甲')}{called('1')}</w:p>", footnotes=note) == ["甲1", "见附件"]


def test_a_note_that_nothing_calls_is_told():
    deleted = f"<w:p>{run('甲')}<w:del>{called('1')}</w:del>{called('2')}</w:p>"
    source = read(deleted, footnotes=notes_xml("一注", "二注"))
    assert words(source) == ["甲1", "二注"]
    assert source.notices == ("1 footnotes that nothing calls are left out",)


def test_notes_numbered_by_page_are_told():
    settings = "<w:footnotePr><w:numRestart w:val='eachPage'/></w:footnotePr>"
    body = f"<w:p>{run('甲')}{called('1')}</w:p>"
    source = read(body, footnotes=notes_xml("一注"), settings=settings)
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
    body = section(section_with("header1", "header2")) + paragraph_xml("正文")
    assert said(body + f"<w:sectPr>{section_with('header1')}</w:sectPr>", **heads) == (
        ["S/2023/36", "正文"]
    )
    first = section(section_with("header1", "header2") + "<w:titlePg/>")
    assert said(first + paragraph_xml("正文"), **heads) == ["S/2023/36", "联合国", "正文"]
    even = section_with("header1", "header1", "header2")
    odd = "<w:evenAndOddHeaders/>"
    assert said(section(even), settings=odd, **heads) == ["S/2023/36", "联合国"]


# Tables


def cell(*paragraphs: str, properties: str = "") -> str:
    inside = "".join(paragraph_xml(text) for text in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def test_a_row_is_a_line_and_its_cells_stay_apart():
    body = table(
        cell("会议") + cell("决定、表决", "和记录"),
        cell("S/PV.8703", "2020 年 1 月 15 日") + cell(""),
        cell("") + cell("第 2531(2020)号决议", "15-0-0"),
    )
    source = read(body + paragraph_xml("正文"))
    assert words(source, Role.ROW) == [
        "会议\t决定、表决和记录",
        "S/PV.8703 2020 年 1 月 15 日\t",
        "\t第 2531(2020)号决议 15-0-0",
    ]


def test_merged_cells_say_their_text_once():
    body = table(
        cell("甲", properties="<w:vMerge w:val='restart'/>") + cell("一"),
        cell("甲", properties="<w:vMerge/>") + cell("二"),
        cell("宽", properties="<w:gridSpan w:val='2'/>"),
        cell("乙", properties="<w:hMerge w:val='restart'/>")
        + cell("乙", properties="<w:hMerge w:val='continue'/>"),
    )
    assert said(body) == ["甲\t一", "\t二", "宽", "乙"]


@pytest.mark.parametrize(
    "body",
    [
        table(cell("正文一", "正文二")),
        table(cell("正文一"), cell("正文二")),
        table(cell("") + cell("正文一"), cell("正文二") + cell("")),
        table(f"<w:tc>{table(cell('正文一') )}<w:p/></w:tc>" + cell("正文二")),
    ],
)
def test_a_table_that_only_places_text_gives_lines(body):
    source = read(body)
    assert words(source, Role.TEXT) == ["正文一", "正文二"] == words(source)


def test_the_box_on_a_title_page_gives_lines():
    box = table(
        cell("联合国") + cell("S/2023/36"),
        cell("安全理事会") + cell("Distr.: General", "6 January 2023", "Chinese"),
        cell("x") + cell("y"),
    )
    assert words(read(box), Role.TEXT)[:4] == (
        ["联合国", "S/2023/36", "安全理事会", "Distr.: General"]
    )


def test_a_table_within_a_table_keeps_its_rows():
    inner = table(cell("甲") + cell("一"), cell("乙") + cell("二"))
    body = table(f"<w:tc>{inner}<w:p/></w:tc>" + cell("旁注"))
    source = read(body)
    assert words(source, Role.ROW) == ["甲\t一", "乙\t二"]
    assert words(source, Role.TEXT) == ["旁注"]


def test_a_deleted_row_is_not_printed():
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + cell("丙") + cell("三") + "</w:tr>"
    body = table(cell("甲") + cell("一"), cell("乙") + cell("二"))
    assert said(body.replace("</w:tbl>", gone + "</w:tbl>")) == ["甲\t一", "乙\t二"]


# Characters


def test_tracked_changes_are_read_as_accepted():
    deleted = "<w:del><w:r><w:delText>敦促</w:delText></w:r></w:del>"
    inserted = f"<w:ins>{run('促请')}</w:ins>"
    moved = f"<w:moveFrom>{run('马里')}</w:moveFrom><w:moveTo>{run('各方')}</w:moveTo>"
    source = read(f"<w:p>{run('1. ')}{deleted}{inserted}{moved}</w:p>")
    assert words(source) == ["1. 促请各方"]
    assert source.notices == ("tracked changes: 4 deleted characters are left out",)


def test_a_paragraph_whose_end_is_deleted_goes_on():
    gone = "<w:rPr><w:del/></w:rPr>"
    numbering = list_xml(*THREE)
    number = "<w:numPr><w:numId w:val='1'/></w:numPr>"
    body = paragraph_xml("决定", number + gone) + paragraph_xml("延长", number)
    assert said(body + paragraph_xml("请", number), numbering=numbering) == (
        ["1. 决定延长", "2. 请"]
    )


@pytest.mark.parametrize(
    ("run_properties", "styles"),
    [
        ("<w:vanish/>", ""),
        ("<w:rStyle w:val='H'/>", "<w:style w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>"),
    ],
)
def test_hidden_text_is_not_printed(run_properties, styles):
    body = f"<w:p>{run('明')}{run('暗处', run_properties)}{run('文')}</w:p>"
    source = read(body, styles=styles)
    assert words(source) == ["明文"]
    assert source.notices == ("2 characters of hidden text are left out",)


def test_text_that_is_said_not_to_be_hidden_is_printed():
    shown = run("明文", "<w:vanish w:val='0'/>")
    assert said(f"<w:p>{shown}</w:p>") == ["明文"]


def test_a_paragraph_that_is_wholly_hidden_has_no_number():
    number = "<w:numPr><w:numId w:val='1'/></w:numPr>"
    hidden = f"<w:p><w:pPr>{number}<w:rPr><w:vanish/></w:rPr></w:pPr>{run('暗', '<w:vanish/>')}</w:p>"
    body = paragraph_xml("甲", number) + hidden + paragraph_xml("乙", number)
    assert said(body, numbering=list_xml(*THREE)) == ["1. 甲", "2. 乙"]


def test_of_a_field_only_the_result_is_printed():
    inner = (
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>= </w:instrText></w:r>"
        + field_xml("NUMPAGES", "16")
        + "<w:r><w:instrText> - 1</w:instrText><w:fldChar w:fldCharType='separate'/></w:r>"
        + run("15")
        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    simple = f"<w:fldSimple w:instr='DATE'>{run('1月')}</w:fldSimple>"
    assert said(f"<w:p>{run('页')}{inner}{simple}</w:p>") == ["页151月"]


def test_a_field_that_never_ends_swallows_nothing():
    begin = "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC</w:instrText></w:r>"
    assert said(f"<w:p>{begin}{run('目录')}</w:p>" + paragraph_xml("正文")) == ["目录", "正文"]


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", "甲 乙"),
        ("<w:t>S</w:t><w:noBreakHyphen/><w:t>2</w:t>", "S-2"),
        ("<w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t>", "甲乙"),
        ("<w:sym w:font='Symbol' w:char='F0B7'/><w:t>甲</w:t>", "•甲"),
        ("<w:sym w:char='4E2D'/><w:sym w:char='D800'/><w:sym w:char='zz'/>", "中"),
        ("<w:t>甲\n乙</w:t>", "甲 乙"),
        ("<w:ruby><w:rt><w:r><w:t>jiǎ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r>"
         "</w:rubyBase></w:ruby>", "甲"),
        ("<w:t>甲</w:t></w:r><w:hyperlink r:id='x'><w:r><w:t>S/2020/1</w:t></w:r>"
         "</w:hyperlink><w:r>", "甲S/2020/1"),
        ("</w:r><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt>"
         "<w:r>", "甲"),
        ("</w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:r>", "x"),
    ],
)  # fmt: skip
def test_characters_that_are_no_text_in_the_file(inside, printed):
    assert said(f"<w:p><w:r>{inside}</w:r></w:p>") == [printed]


def test_a_line_break_does_not_end_the_paragraph_and_two_do():
    source = read("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br/><w:br/><w:t>丙</w:t></w:r></w:p>")
    assert words(source) == ["甲", "乙", "丙"]
    assert [line.whole for line in source.lines] == [False, True, True]


def test_a_page_break_ends_the_paragraph():
    source = read("<w:p><w:r><w:t>甲</w:t><w:br w:type='page'/><w:t>乙</w:t></w:r></w:p>")
    assert [line.whole for line in source.lines] == [True, True]


def test_a_heading_is_one_line_whatever_its_breaks():
    heading = "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>"
    body = f"<w:p>{heading}<w:r><w:t>马里</w:t><w:br/><w:t>局势</w:t></w:r></w:p>"
    assert said(body) == ["马里局势"]


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph_xml('框内')}</w:txbxContent>"
    drawing = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert said(f"<w:p><w:r>{drawing}</w:r>{run('正文')}</w:p>") == ["正文", "框内"]
    old = f"<w:p><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>"
    assert said(table(cell("甲") + f"<w:tc>{old}{paragraph_xml('乙')}</w:tc>")) == (
        ["甲\t乙", "框内"]
    )


def test_what_is_left_out_is_told():
    comment = "<w:r><w:commentReference w:id='1'/></w:r>"
    chart = "<w:r><w:drawing><c:chart/></w:drawing></w:r>"
    source = read(f"<w:p>{run('正文')}{comment}{chart}</w:p><w:altChunk r:id='x'/>")
    assert words(source) == ["正文"]
    assert set(source.notices) == {
        "1 comments are left out",
        "1 charts or diagrams with text of their own are left out",
        "1 embedded documents are left out",
    }


def test_what_is_not_known_is_walked_through():
    body = "<w:novelty><w:p><w:newRun><w:r><w:t>正文</w:t></w:r></w:newRun></w:p></w:novelty>"
    assert said(body) == ["正文"]


def test_the_strict_variant_is_read():
    files = unpack(make_package(paragraph_xml("正文")))
    strict = {
        path: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for path, data in files.items()
    }
    assert words(read_word(make_zip(strict), "a.docx")) == ["正文"]


def test_a_document_of_nothing_gives_no_line():
    assert read("<w:p/>").lines == []


# What cannot be read


def refused(data: bytes, error: type[Exception] = FormatError) -> str:
    with pytest.raises(error) as caught:
        read_word(data, "a.docx")
    message = str(caught.value)
    assert message.startswith("a.docx: ")
    assert "\n" not in message
    return message


def test_what_is_no_word_file_is_refused():
    assert "no Word file" in refused(b"")
    assert "no Word file" in refused("第2584(2021)号决议".encode())
    assert "without a Word document" in refused(make_zip({"a.txt": "x", "b.xml": "<a/>"}))
    assert "Office file without text" in refused(make_zip({"xl/workbook.xml": "<a/>"}))
    odt = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}
    assert "--convert-to docx" in refused(make_zip(odt))
    assert "damaged" in refused(make_zip({"word/document.xml": "<a/>"}))


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        ("WordDocument", "--convert-to docx"),
        ("EncryptedPackage", "protected by a password"),
        ("Workbook", "old Excel file"),
        ("Nothing", "old Office file"),
    ],
)
def test_old_and_encrypted_files_get_the_way_out(stream, message):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")
    assert message in refused(data)
    assert message in str(describe_ole(data, "a.doc"))


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    bomb = make_zip({"word/document.xml": b" " * (8 << 20)})
    monkeypatch.setattr(zipfile.ZipFile, "open", None)  # whoever unpacks, fails
    assert "64 MiB" in refused(bomb, SizeError)


def test_many_parts_of_an_honest_size_are_refused(monkeypatch):
    monkeypatch.setattr(package, "LIMIT", 1 << 20)
    files = {f"word/part{index}.xml": random.Random(index).randbytes(99_999) for index in range(12)}
    refused(make_zip(files), SizeError)


def test_a_part_that_is_larger_than_it_says_is_not_unpacked():
    files = unpack(make_package(paragraph_xml("正文")))
    files["word/document.xml"] += b" " * (4 << 20)
    data = make_zip(files)
    size = (len(files["word/document.xml"])).to_bytes(4, "little")
    assert "damaged" in refused(data.replace(size, (900).to_bytes(4, "little")))


def test_pictures_do_not_count():
    files = unpack(make_package(paragraph_xml("正文")))
    files["word/media/image1.bmp"] = bytes(9 << 20)
    assert words(read_word(make_zip(files), "a.docx")) == ["正文"]


def test_an_encrypted_zip_is_refused():
    data = bytearray(make_package(paragraph_xml("正文")))
    entry = data.find(b"PK\x01\x02")
    while entry >= 0:
        data[entry + 8] |= 1
        entry = data.find(b"PK\x01\x02", entry + 1)
    assert "password" in refused(bytes(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding):
    laughs = "".join(
        f"<!ENTITY e{index} '{f'&e{index - 1};' * 9 if index else 'ha'}'>" for index in range(9)
    )
    secret = "<!ENTITY s SYSTEM 'file:///etc/passwd'>"
    for entity, use in ((laughs, "&e8;"), (secret, "&s;"), ("<!ENTITY x 'y'>", "")):
        part = (
            f"<!DOCTYPE w:document [{entity}]><w:document {NAMESPACES}><w:body>"
            f"<w:p><w:r><w:t>{use}</w:t></w:r></w:p></w:body></w:document>"
        )
        files = unpack(make_package(""))
        files["word/document.xml"] = part.encode(encoding)
        refused(make_zip(files))


def test_what_is_nested_too_deeply_is_refused():
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000
    assert "damaged" in refused(make_package(deep))


def test_tables_as_deep_as_xml_allows_are_read():
    depth = 60
    deep = "<w:tbl><w:tr><w:tc>" * depth + paragraph_xml("底") + "</w:tc></w:tr></w:tbl>" * depth
    assert said(deep) == ["底"]


def test_a_part_that_is_missing_takes_only_its_own_away():
    data = unpack(make_docx(RESOLUTION, HEADS, automatic=True))
    main = ("word/document.xml", "_rels/.rels", "[Content_Types].xml")
    for path in data:
        rest = {each: content for each, content in data.items() if each != path}
        if path not in main:
            source = read_word(make_zip(rest), "a.docx")
            assert "与会者强调" in source.text
    assert "damaged" not in refused(make_zip({"word/styles.xml": data["word/styles.xml"]}))


def damage(data: bytes, chance: random.Random) -> bytes:
    """Change some bytes, or cut the end off."""
    broken = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    cut = chance.random() < 0.2
    return bytes(broken[: chance.randrange(len(broken))] if cut else broken)


def read_or_refuse(data: bytes) -> bool:
    """Only these two may happen; whether it was read."""
    try:
        assert_lawful(read_word(data, "a.docx"))
    except (FormatError, SizeError) as error:
        assert "\n" not in str(error)
        return False
    return True


def test_damaged_files_are_read_or_refused():
    chance = random.Random(2584)
    data = make_docx(RESOLUTION, HEADS, automatic=True)
    results = {read_or_refuse(damage(data, chance)) for _ in range(300)}
    assert results == {True, False}


def test_damaged_parts_are_read_or_refused():
    """The zip is sound, what it holds is not."""
    chance = random.Random(2021)
    files = unpack(make_docx(RESOLUTION, HEADS, automatic=True))
    paths = [path for path in files if path.startswith(("word/", "_rels"))]
    results = set()
    for path in itertools.islice(itertools.cycle(paths), 300):
        results.add(read_or_refuse(make_zip({**files, path: damage(files[path], chance)})))
    assert results == {True, False}


def test_attributes_of_any_value_are_read():
    """Numbers, ids and types that no program would write."""
    chance = random.Random(36)
    files = unpack(make_docx(RESOLUTION, HEADS, automatic=True))
    values = ["", "-1", "99999999999999999999", "x", "²", "1e400", "nan", "%1%9", "continue", "0"]
    for _ in range(150):
        changed = dict(files)
        for path in ("word/document.xml", "word/numbering.xml", "word/styles.xml",
                     "word/settings.xml", "word/footnotes.xml"):  # fmt: skip
            pieces = changed[path].decode().split('w:val="')
            for index in range(1, len(pieces)):
                if chance.random() < 0.1:
                    rest = pieces[index].partition('"')[2]
                    pieces[index] = f'{chance.choice(values)}"{rest}'
            changed[path] = 'w:val="'.join(pieces).encode()
        assert read_or_refuse(make_zip(changed))
