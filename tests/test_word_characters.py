"""The characters of Word files: what is printed is read, and nothing else."""

import pytest

from kg.documents.formats.word import read_word
from tests.makers.ooxml import (
    THREE,
    cell_xml,
    field_xml,
    list_xml,
    make_package,
    make_zip,
    paragraph_xml,
    run_xml,
    table_xml,
    unpack,
)
from tests.makers.sources import read_package, words


def said(body: str, **parts: str) -> list[str]:
    return words(read_package(body, **parts))


def test_tracked_changes_are_read_as_accepted():
    deleted = "<w:del><w:r><w:delText>敦促</w:delText></w:r></w:del>"
    inserted = f"<w:ins>{run_xml('促请')}</w:ins>"
    gone = f"<w:moveFrom>{run_xml('马里')}</w:moveFrom>"
    moved = f"<w:moveTo>{run_xml('各方')}</w:moveTo>"
    source = read_package(
        f"<w:p>{run_xml('1. ')}{deleted}{inserted}{gone}{moved}</w:p>"
    )
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
        (
            "<w:rStyle w:val='H'/>",
            "<w:style w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>",
        ),
    ],
)
def test_hidden_text_is_not_printed(run_properties, styles):
    body = f"<w:p>{run_xml('明')}{run_xml('暗处', run_properties)}{run_xml('文')}</w:p>"
    source = read_package(body, styles=styles)
    assert words(source) == ["明文"]
    assert source.notices == ("2 characters of hidden text are left out",)


def test_text_that_is_said_not_to_be_hidden_is_printed():
    shown = run_xml("明文", "<w:vanish w:val='0'/>")
    assert said(f"<w:p>{shown}</w:p>") == ["明文"]


def test_a_paragraph_that_is_wholly_hidden_has_no_number():
    number = "<w:numPr><w:numId w:val='1'/></w:numPr>"
    properties = f"<w:pPr>{number}<w:rPr><w:vanish/></w:rPr></w:pPr>"
    hidden = f"<w:p>{properties}{run_xml('暗', '<w:vanish/>')}</w:p>"
    body = paragraph_xml("甲", number) + hidden + paragraph_xml("乙", number)
    assert said(body, numbering=list_xml(*THREE)) == ["1. 甲", "2. 乙"]


def test_of_a_field_only_the_result_is_printed():
    inner = (
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>= </w:instrText></w:r>"
        + field_xml("NUMPAGES", "16")
        + "<w:r><w:instrText> - 1</w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        + run_xml("15")
        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    simple = f"<w:fldSimple w:instr='DATE'>{run_xml('1月')}</w:fldSimple>"
    assert said(f"<w:p>{run_xml('页')}{inner}{simple}</w:p>") == ["页151月"]


def test_a_field_that_never_ends_swallows_nothing():
    begin = (
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC</w:instrText></w:r>"
    )
    assert said(f"<w:p>{begin}{run_xml('目录')}</w:p>" + paragraph_xml("正文")) == [
        "目录",
        "正文",
    ]


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
    source = read_package(
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br/><w:br/><w:t>丙</w:t></w:r></w:p>"
    )
    assert words(source) == ["甲", "乙", "丙"]
    assert [line.whole for line in source.lines] == [False, True, True]


def test_a_page_break_ends_the_paragraph():
    source = read_package(
        "<w:p><w:r><w:t>甲</w:t><w:br w:type='page'/><w:t>乙</w:t></w:r></w:p>"
    )
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
    assert said(f"<w:p><w:r>{drawing}</w:r>{run_xml('正文')}</w:p>") == ["正文", "框内"]
    old = f"<w:p><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>"
    assert said(
        table_xml(cell_xml("甲") + f"<w:tc>{old}{paragraph_xml('乙')}</w:tc>")
    ) == (["甲\t乙", "框内"])


def test_what_is_left_out_is_told():
    comment = "<w:r><w:commentReference w:id='1'/></w:r>"
    chart = "<w:r><w:drawing><c:chart/></w:drawing></w:r>"
    source = read_package(
        f"<w:p>{run_xml('正文')}{comment}{chart}</w:p><w:altChunk r:id='x'/>"
    )
    assert words(source) == ["正文"]
    assert set(source.notices) == {
        "1 comments are left out",
        "1 charts or diagrams with text of their own are left out",
        "1 embedded documents are left out",
    }


def test_properties_are_no_text():
    tabs = "<w:tabs><w:tab w:pos='720'/><w:tab w:pos='1440'/></w:tabs>"
    source = read_package(paragraph_xml("正文", tabs))
    assert (source.text, source.lines[0].left) == ("正文\n", 0.0)


def test_what_is_not_known_is_walked_through():
    body = "<w:p><w:newer><w:r><w:t>正文</w:t></w:r></w:newer></w:p>"
    assert said(f"<w:newest>{body}</w:newest>") == ["正文"]


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
    assert read_package("<w:p/>").lines == []
