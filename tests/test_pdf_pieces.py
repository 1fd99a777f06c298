"""Characters on paper to text: blanks that are seen, marks that are raised."""

import pytest

from kg.documents.formats.pdf.gaps import is_wide
from kg.documents.formats.pdf.glyphs import MENDED, Glyph
from kg.documents.formats.pdf.pieces import Piece, make_pieces
from kg.documents.formats.pdf.rules import Rule, join_rules
from kg.documents.formats.pdf.strips import segments, set_side_by_side

SIZE = 10.0


def typed(
    text: str, gap: float = 0.0, *, left: float = 0.0, **place: float
) -> list[Glyph]:
    """Characters side by side, ``gap`` apart; ``|`` is a gap of a whole character."""
    glyphs = []
    size = place.get("size", SIZE)
    for char in text:
        if char == "|":
            left += size
            continue
        width = size if is_wide(char) else size / 2
        glyphs.append(Glyph(char, left, left + width, place.get("base", 100.0), size))
        left += width + gap
    return glyphs


def line(*parts: list[Glyph]) -> str:
    pieces = make_pieces([glyph for part in parts for glyph in part])
    assert len({piece.base for piece in pieces}) == 1
    return set_side_by_side(pieces).text


@pytest.mark.parametrize(
    ("glyphs", "text"),
    [
        (typed("17.|决定延长任务期限"), "17. 决定延长任务期限"),
        (typed("一、|马里局势"), "一、 马里局势"),
        (typed("决定延长任务期限", 4.0), "决定延长任务期限"),
        (typed("联|合|国"), "联合国"),
        (typed("附||件"), "附件"),
        (typed("Je") + typed("Klere", left=12.5), "Je Klere"),
        (typed("13") + typed("289", left=12.0), "13 289"),
        (typed("2020") + typed("年", left=22.5), "2020年"),
        (typed("Original", 2.0), "Original"),
        (typed("年 6 月"), "年 6 月"),
        (typed("决定") + typed("决", left=0.3) + typed("定", left=10.3), "决定"),
    ],
)
def test_a_gap_that_is_meant_becomes_a_blank(glyphs, text):
    assert line(glyphs) == text


def test_the_order_is_that_of_the_paper():
    glyphs = typed("安全理事会决定延长任务")
    assert (
        line(glyphs[6:], glyphs[:6]) == line(glyphs[::-1]) == "安全理事会决定延长任务"
    )


def test_where_blanks_are_the_rule_a_gap_between_scripts_is_one():
    spaced = (
        typed("于 6 月 3 日和 7 月 1 日")
        + typed("至", left=120)
        + typed("9", left=132.5)
    )
    assert line(spaced).endswith("至 9")


@pytest.mark.parametrize(
    ("mark", "height", "calls"),
    [
        ("346", 3.5, ["346"]),
        ("a", 3.5, ["a"]),
        ("*", 3.0, ["*"]),
        ("12,13", 3.5, ["12", "13"]),
        ("th", 3.5, []),
        ("2", -1.5, []),
        ("2", 0.0, []),
    ],
)
def test_what_is_small_and_raised_is_a_mark(mark, height, calls):
    raised = typed(mark, left=30.5, base=100.0 - height, size=6.0)
    after = typed("下文", left=31.0 + 3 * len(mark))
    for glyphs in (typed("召开。") + raised + after, after + raised + typed("召开。")):
        strip = set_side_by_side(make_pieces(glyphs))
        assert strip.text == f"召开。{mark}下文"
        assert [strip.text[start:end] for start, end in strip.marks()] == calls


def test_a_line_drawn_down_parts_what_stands_close():
    glyphs = typed("马里稳定团联黎部队")
    wall = Rule(50.0, 50.0, 50.0, 150.0)
    assert [piece.text for piece in make_pieces(glyphs, [wall])] == [
        "马里稳定团",
        "联黎部队",
    ]
    assert len(make_pieces(glyphs, [Rule(50.0, 150.0, 50.0, 250.0)])) == 1


def test_a_marker_is_no_column():
    def pieces(*texts: tuple[str, float]) -> list[Piece]:
        return make_pieces([g for text, left in texts for g in typed(text, left=left)])

    for marker in ("(a)", "17.", "㈠", "–"):
        assert len(segments(pieces((marker, 0), ("决定延长", 60)), 1.0)) == 1
    assert len(segments(pieces(("2020", 0), ("决定延长", 60)), 1.0)) == 2


def test_lines_that_go_on_are_one():
    cells = [Rule(x, 10.0, x + 50, 10.4) for x in (0.0, 50.0, 101.0)]
    assert join_rules(cells) == [Rule(0.0, 10.0, 151.0, 10.4)]
    apart = [Rule(0.0, 10.0, 50.0, 10.0), Rule(80.0, 10.0, 99.0, 10.0)]
    assert join_rules(apart) == apart


def test_the_shape_of_a_character_is_read_as_the_character():
    assert (
        "".join(MENDED[ord(char)] for char in "⼀⾥⽇⻢")
        == "一里日⻢"[:3] + MENDED[0x2EE2]
    )
