"""Word's automatic numbers, which stand nowhere in the file, as they are printed."""

import pytest

from tests.makers.ooxml import (
    THREE,
    level_xml,
    list_xml,
    numbered_xml,
    numbering_xml,
    paragraph_xml,
)
from tests.makers.sources import read_package, words


def said(body: str, **parts: str) -> list[str]:
    return words(read_package(body, **parts))


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
        (
            "chineseCountingThousand",
            "第%1条",
            20,
            ["第二十条", "第二十一条", "第二十二条"],
        ),
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
    assert labels(numbered_xml(0, 0, 0), numbering=numbering) == printed


def test_lower_levels_begin_anew_after_a_higher_one():
    body = numbered_xml(0, 1, 1, 2, 2, 0, 1, 2)
    assert labels(body, numbering=list_xml(*THREE)) == (
        ["1.", "1.1", "1.2", "(a)", "(b)", "2.", "2.1", "(a)"]
    )


def test_a_level_that_never_restarts_goes_on():
    second = level_xml(1, "%2)", more="<w:lvlRestart w:val='0'/>")
    numbering = list_xml(THREE[0], second)
    assert labels(numbered_xml(0, 1, 0, 1), numbering=numbering) == [
        "1.",
        "1)",
        "2.",
        "2)",
    ]


def test_a_level_may_restart_only_after_a_certain_one():
    third = level_xml(2, "%3)", more="<w:lvlRestart w:val='1'/>")
    numbering = list_xml(*THREE[:2], third)
    body = numbered_xml(0, 2, 1, 2, 0, 2)
    assert labels(body, numbering=numbering) == ["1.", "1)", "1.1", "2)", "2.", "1)"]


def test_a_level_whose_upper_ones_never_came_shows_their_start():
    numbering = list_xml(level_xml(0, "%1.", start=3), THREE[1])
    assert labels(numbered_xml(1, 1), numbering=numbering) == ["3.1", "3.2"]


def test_two_lists_of_one_definition_share_their_count():
    second = "<w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num>"
    body = numbered_xml(0, 0) + numbered_xml(0, number=2) + numbered_xml(0)
    numbering = list_xml(*THREE, numbers=second)
    assert labels(body, numbering=numbering) == ["1.", "2.", "3.", "4."]


def test_a_list_that_says_so_starts_anew_once():
    second = (
        "<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>"
        "<w:startOverride w:val='5'/></w:lvlOverride></w:num>"
    )
    body = numbered_xml(0, 0) + numbered_xml(0, 0, number=2)
    numbering = list_xml(*THREE, numbers=second)
    assert labels(body, numbering=numbering) == ["1.", "2.", "5.", "6."]


def test_a_list_may_have_a_level_of_its_own():
    second = (
        "<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>"
        f"{level_xml(0, '第%1条')}</w:lvlOverride></w:num>"
    )
    numbering = list_xml(*THREE, numbers=second)
    assert labels(numbered_xml(0, number=2), numbering=numbering) == ["第1条"]


def test_legal_numbers_are_all_decimal():
    numbering = list_xml(
        level_xml(0, "%1.", "upperRoman"), level_xml(1, "%1.%2", more="<w:isLgl/>")
    )
    assert labels(numbered_xml(0, 1), numbering=numbering) == ["I.", "1.1"]


def test_what_stands_between_number_and_text():
    levels = [
        level_xml(level, f"%{level + 1}.", more=f"<w:suff w:val='{after}'/>")
        for level, after in enumerate(("tab", "space", "nothing"))
    ]
    assert said(numbered_xml(0, 1, 2), numbering=list_xml(*levels)) == [
        "1. 段",
        "1. 段",
        "1.段",
    ]


def test_a_style_brings_its_number_and_its_level():
    styles = (
        "<w:style w:type='paragraph' w:styleId='Base'><w:pPr><w:numPr>"
        "<w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Sub'>"
        "<w:basedOn w:val='Base'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='Off'><w:basedOn w:val='Base'/><w:pPr>"
        "<w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:style>"
    )
    second = level_xml(1, "(%2)", "lowerLetter", more="<w:pStyle w:val='Sub'/>")
    body = "".join(
        paragraph_xml("段", f"<w:pStyle w:val='{style}'/>")
        for style in ("Base", "Sub", "Sub", "Off", "Base")
    )
    numbering = list_xml(level_xml(0, "%1."), second)
    assert labels(body, numbering=numbering, styles=styles) == [
        "1.",
        "(a)",
        "(b)",
        "",
        "2.",
    ]


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
    assert labels(numbered_xml(0, number=2), numbering=numbering, styles=styles) == [
        "1."
    ]


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
    body = numbered_xml(0) + numbered_xml(44) + numbered_xml(0, number=99)
    assert labels(body, numbering=numbering) == ["1.1", "", ""]
