"""A PDF as an office program makes it: other fonts, other habits, the same reading."""

import pytest

from kg.documents.formats.pdf import read_pdf
from kg.documents.formats.source import Role, Source
from tests.makers.blocks import Setting
from tests.makers.examples import HEADS, RESOLUTION
from tests.makers.office import convert
from tests.makers.sources import assert_lawful, words
from tests.makers.word import make_docx
from tests.test_pdf import expected_flow, flow


@pytest.fixture(scope="module")
def source(program, tmp_path_factory) -> Source:
    room = tmp_path_factory.mktemp("office")
    word = make_docx(RESOLUTION, HEADS)
    data = convert(program("soffice"), word, (".docx", ".pdf"), room)
    return read_pdf(data, "a.pdf")


def test_all_is_accounted_for(source):
    assert_lawful(source)
    assert not source.notices


def test_the_text_is_read_in_its_order(source):
    blocks = [each for each in RESOLUTION if each.setting is not Setting.ROW]
    text, calls = flow(source)
    expected, places = expected_flow(blocks)
    assert text == expected
    assert [place for place, _ in calls] == [place for place, _ in places]


def test_footnotes_have_the_marks_they_are_called_by(source):
    notes = [line for line in source.lines if line.role is Role.NOTE]
    assert [line.note for line in notes] == [mark.note for mark in source.marks]
    assert [text.strip() for text in words(source, Role.NOTE)] == [
        note.text for block in RESOLUTION for note in block.notes
    ]


def test_tables_and_page_heads_are_told_from_the_text(source):
    rows = [each.text for each in RESOLUTION if each.setting is Setting.ROW]
    assert words(source, Role.ROW) == rows
    heads = words(source, Role.PAGE_HEAD)
    assert heads.count(HEADS.head) == len(source.page_starts)
    assert len([head for head in heads if HEADS.foot in head]) == len(
        source.page_starts
    )
