"""Footnotes of HTML pages, in the many ways they are written; declared encodings."""

import pytest

from kg.documents.formats.html import declared_charset
from kg.documents.formats.source import Role
from tests.makers.blocks import Block, Note
from tests.makers.office import convert
from tests.makers.sources import read_page, words
from tests.makers.word import make_docx


def test_footnotes_as_a_word_processor_saves_them(program, tmp_path):
    blocks = [Block("会议上主管", notes=(Note(3, "1", "见附件。"),)), Block("又及。")]
    data = convert(program("soffice"), make_docx(blocks), (".docx", ".html"), tmp_path)
    source = read_page(data.decode(declared_charset(data)))
    assert words(source) == ["会议上1主管", "又及。", "见附件。"]
    assert [(line.role, line.note) for line in source.lines[2:]] == [(Role.NOTE, "1")]
    assert [mark.note for mark in source.marks] == ["1"]


@pytest.mark.parametrize(
    ("page", "note"),
    [
        ("文<sup><a href='#fn1'>1</a></sup><ol class=footnotes><li id=fn1><p>注 "
         "<a href='#fnref1'>↩</a></p></ol>", "1"),
        ("文<a href='#_ftn1' name=_ftnref1><sup>[1]</sup></a><div id=ftn1><p class="
         "MsoFootnoteText><a href='#_ftnref1'><sup>[1]</sup></a> 注</p></div>", "1"),
        ("文<a class=sdfootnoteanc href='#sdfootnote7sym'><sup>7</sup></a>"
         "<div id=sdfootnote7><p class=sdfootnote><a class=sdfootnotesym"
         " href='#sdfootnote7anc'>7</a> 注</div>", "7"),
        ("文<sup class=reference><a href='#cite_note-X-3'>[3]</a></sup><ol start=3"
         " class=references><li id=cite_note-X-3><a href='#cite_ref-X_3'>^</a> 注</ol>",
         "3"),
        ("文<a role=doc-noteref href='#n'>12</a><aside role=doc-footnote>12 注</aside>",
         "12"),
        ("文<sup>346</sup><p class=footnote>346 注", "346"),
        ("文<sup>a</sup><p id=fn-a><sup>a</sup> 注</p>", "a"),
        ("文<a href='#user-content-fn-2'>2</a><section class=footnotes><ol start=2>"
         "<li id=user-content-fn-2>注</ol></section>", "2"),
    ],
)  # fmt: skip
def test_footnotes_are_told_in_whatever_way_they_are_written(page, note):
    source = read_page(page)
    assert [line.role for line in source.lines] == [Role.TEXT, Role.NOTE]
    assert words(source)[1] == "注"
    assert source.lines[1].note == note
    assert [mark.note for mark in source.marks] == [note]
    mark = source.marks[0]
    assert source.text[: mark.start] == "文"
    assert source.lines[0].end == mark.end


def test_a_note_of_several_paragraphs_is_one():
    table = "<table><tr><td>丙<td>丁</table>"
    note = f"<li id=fn1><p>甲</p><p>乙</p>{table}"
    source = read_page(f"<ol class=footnotes>{note}</ol>尾")
    assert words(source) == ["甲乙丙丁", "尾"]
    assert [line.note for line in source.lines] == ["1", ""]


def test_small_figures_that_are_no_notes_stay_text():
    text = "面积 10 km<sup>2</sup>，第 1<sup>st</sup>，<sup>9</sup>Be"
    source = read_page(f"{text}<p id=fn2><sup>2</sup> 注")
    assert words(source) == ["面积 10 km2，第 1st，9Be", "注"]
    assert source.marks == ()


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (
            b"<META content='text/html; charset=gb2312'>",
            "gb18030",
        ),
        (b"<meta charset = 'Big5'>", "big5hkscs"),
        (b"<?xml version='1.0' encoding='GBK'?>", "gb18030"),
        (b"<!-- <meta charset=big5> --><meta charset=gbk>", "gb18030"),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<meta charset=rot13>", None),
        (b"<meta charset=klingon>", None),
        (b"<meta charset=unicode_escape>", None),
        (b"<meta charset=windows-1252>", "windows-1252"),
        (b"<p>charset=gbk", None),
        (b"", None),
    ],
)
def test_the_declared_encoding(head, charset):
    assert declared_charset(head) == charset
