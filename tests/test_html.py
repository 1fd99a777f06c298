"""HTML pages to Sources: what a browser shows is read, with the place of each word."""

from dataclasses import replace

import pytest

from kg.documents import read as read_document
from kg.documents.formats.html import declared_charset
from kg.documents.formats.source import Role
from tests.makers.blocks import Block, Heads, Note, Setting
from tests.makers.html import make_html
from tests.makers.office import convert
from tests.makers.reading import FILES, calls, heads_of, outline, to_blocks
from tests.makers.sources import read_page, words

RESOLUTION = [
    Block("第 2584(2021)号决议"),
    Block("安全理事会，", indent=2),
    Block("一. 马里 <安全> 局势 & 前景", Setting.HEADING),
    Block("1. 决定将任务期限延长；", notes=(Note(6, "346", "见 S/2020/223。"),)),
    Block("(a) 每三个月报告一次；", left=2),
    Block("2020 年 7 月 8 日\tS/2020/686\t给秘书长的信", Setting.ROW),
    Block("2020 年 9 月 2 日\t\t同上", Setting.ROW),
    Block("2. 与会者强调", notes=(Note(8, "*", "重新印发。"),)),
]


def said(page: str) -> list[str]:
    return words(read_page(page))


def test_a_document_is_read_as_it_is_shown():
    source = read_page(make_html(RESOLUTION, Heads("S/RES/2584 (2021)", "21-08828")))
    assert words(source) == [
        "S/RES/2584 (2021)",
        "第 2584(2021)号决议",
        "安全理事会，",
        "一. 马里 <安全> 局势 & 前景",
        "1. 决定将346任务期限延长；",
        "(a) 每三个月报告一次；",
        "2020 年 7 月 8 日\tS/2020/686\t给秘书长的信",
        "2020 年 9 月 2 日\t\t同上",
        "2. 与会者强调*",
        "见 S/2020/223。",
        "重新印发。",
        "21-08828",
    ]
    assert words(source, Role.HEADING) == ["一. 马里 <安全> 局势 & 前景"]
    assert words(source, Role.PAGE_HEAD) == ["S/RES/2584 (2021)", "21-08828"]
    assert [line.note for line in source.lines if line.role is Role.NOTE] == [
        "346",
        "*",
    ]
    assert [mark.note for mark in source.marks] == ["346", "*"]
    assert [line.left for line in source.lines[1:6]] == [0, 2, 0, 0, 2]
    assert all(line.whole for line in source.lines)
    names = {piece.name for piece in source.transcript.furniture}
    assert names == {
        *("markup", "comment", "page title", "style", "script"),
        *("white space", "reference", "footnote mark"),
    }
    assert source.notices == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_document_is_the_same_in_html_and_in_text(path, tmp_path):
    """But for the blanks in a row, of which browsers show one."""
    document = read_document(path)
    file = tmp_path / "a.html"
    page = make_html(to_blocks(document), heads_of(document))
    file.write_text(page.replace("  ", " "), encoding="utf-8")
    again = read_document(file)
    single = [
        replace(each, text=each.text.replace("  ", " ")) for each in outline(document)
    ]
    assert outline(again) == single
    assert calls(again) == calls(document)


def test_every_character_leads_back_to_its_place():
    page = "<p>第&nbsp;17\n&#27573;：<b>决定</b></p>"
    source = read_page(page)
    places = {
        source.text[text + index]: file + index
        for text, file, length in source.transcript.runs
        for index in range(length)
    }
    assert source.text == "第\xa017 段：决定\n"
    for char, origin in (("第", "第"), ("7", "7"), ("段", "&#27573;"), ("定", "定")):
        assert page.startswith(origin, places[char])


def test_what_a_word_processor_saved_reads_the_same(program, tmp_path):
    page = make_html([block for block in RESOLUTION if not block.notes])
    data = convert(program("soffice"), page.encode(), (".html", ".html"), tmp_path)
    again = read_page(data.decode(declared_charset(data)))
    assert words(again) == words(read_page(page))
    assert words(again, Role.ROW) == words(read_page(page), Role.ROW)


# White space and lines


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>安全理事\n会，</p>", ["安全理事会，"]),
        ("<p>第\n2584\n(2021)号</p>", ["第 2584 (2021)号"]),
        ("<p> a  <b> b</b>\t c </p>", ["a b c"]),
        ("<p>安<b>全</b>会</p>", ["安全会"]),
        ("<p>a&nbsp;&nbsp;b</p>", ["a\xa0\xa0b"]),
        ("a<div>b</div>c", ["a", "b", "c"]),
        ("<div><div>a</div></div>b", ["a", "b"]),
        ("<p>a<p>b", ["a", "b"]),
        ("a</p>b", ["a", "b"]),
        ("<p>a<hr>b", ["a", "b"]),
        ("<dl><dt>a<dd>b</dl>", ["a", "b"]),
        ("<p>&nbsp;</p><p>a</p>", ["a"]),
        (
            "<p>《协议》&#12298;&#x300a;&lt;&amp;&quot;&bogus;&</p>",
            ['《协议》《《<&"&bogus;&'],
        ),
        ("<p>a &lt b &#38 c &#0; &#xD800; &#1;.</p>", ["a < b & c � � ."]),
        ("<p>a<wbr>b<!-- c -->d</p>", ["abd"]),
        ("", []),
        ("  \n ", []),
        ("a < b <> c </> d", ["a < b <> c d"]),
    ],
)
def test_text_flows_as_in_a_browser(page, lines):
    assert said(page) == lines


def test_a_line_break_does_not_end_the_paragraph_and_two_do():
    source = read_page("<p>甲<br>乙<br/>\n<br>丙<br></p>丁")
    assert words(source) == ["甲", "乙", "丙", "丁"]
    assert [line.whole for line in source.lines] == [False, True, True, True]


def test_a_heading_is_one_line_whatever_its_breaks():
    assert said("<h2>马里<br>局势</h2>") == ["马里局势"]


def test_preformatted_text_keeps_its_lines():
    source = read_page("<pre>\n  一行\n二行\n\n 三  行\t尾\n</pre>")
    assert words(source) == ["一行", "二行", "三  行 尾"]
    assert [line.whole for line in source.lines] == [False, True, True]
    assert [line.left for line in source.lines] == [1.0, 0.0, 0.5]


# What is not text


@pytest.mark.parametrize(
    ("page", "name", "text"),
    [
        ("<script>x</p>y</script>甲", "script", "x</p>y"),
        ("<style>p{}</style>甲", "style", "p{}"),
        ("<title>题</title>甲", "page title", "题"),
        ("甲<!-- 注 -->", "comment", "<!-- 注 -->"),
        ("<!DOCTYPE html>甲", "comment", "<!DOCTYPE html>"),
        ("<?xml version='1.0'?>甲", "comment", "<?xml version='1.0'?>"),
        ("<![if !supportLists]>甲", "comment", "<![if !supportLists]>"),
        ("甲<p hidden>乙</p>", "hidden", "乙"),
        ("甲<span style='color:red; display: none'>乙</span>", "hidden", "乙"),
        ("甲<div style='visibility:hidden'><p>乙</div>", "hidden", "乙"),
        ("甲<select><option>乙<option>丙</select>", "form", "乙"),
        ("甲<textarea><p></textarea>", "form", "<p>"),
        ("<ruby>甲<rp>(</rp><rt>jiǎ</rt></ruby>", "pronunciation", "jiǎ"),
        ("甲<del>乙</del>", "deleted", "乙"),
        ("甲<svg><title>乙</title></svg>", "page title", "乙"),
        ("甲<svg><text>乙</text></svg>", "picture", "乙"),
        ("甲<script>乙", "script", "乙"),
        ("甲<!-- 乙", "comment", "<!-- 乙"),
        ("甲<a href='x", "markup", "<a href='x"),
    ],
)
def test_what_is_not_shown_is_furniture_with_a_name(page, name, text):
    source = read_page(page)
    assert words(source) == ["甲"]
    named = [page[each.start : each.end] for each in source.transcript.furniture
             if each.name == name]  # fmt: skip
    assert text in named


def test_what_a_reader_might_miss_is_told():
    source = read_page("甲<p hidden>乙丙</p><del>丁</del>")
    assert source.notices == (
        "2 characters of hidden text are left out",
        "1 characters of deleted text are left out",
    )


def test_page_heads_are_told_from_the_heads_of_sections():
    source = read_page(
        "<header>联合国<h1>决议</h1></header><nav><h2>目录</h2></nav><article>"
        "<header>摘要</header>正文</article><div role=contentinfo>版权</div>"
        "<footer>页脚</footer>"
    )
    assert words(source, Role.PAGE_HEAD) == ["联合国", "目录", "版权", "页脚"]
    assert words(source, Role.HEADING) == ["决议"]
    assert words(source, Role.TEXT) == ["摘要", "正文"]


# Lists


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        (
            "<ol start=17><li>甲</li><li value=20>乙</li><li>丙</ol>",
            ["17. 甲", "20. 乙", "21. 丙"],
        ),
        ("<ol type=a start=26><li>甲<li>乙</ol>", ["z. 甲", "aa. 乙"]),
        ("<ol type=I><li>甲<li type=i>乙</ol>", ["I. 甲", "ii. 乙"]),
        ("<ol style='list-style-type: simp-chinese-informal'><li>甲</ol>", ["一、甲"]),
        ("<ol style='list-style: none'><li>1. 甲</ol>", ["1. 甲"]),
        ("<ol start=x><li value=-1>甲</ol>", ["-1. 甲"]),
        ("<ul><li>甲<li><p>乙</p><p>丙</p></ul>", ["– 甲", "– 乙", "丙"]),
        ("<ol><li>甲<ul><li>乙</ul><li>丙</ol>", ["1. 甲", "– 乙", "2. 丙"]),
        ("<ol><li><ol type=a><li>甲</ol></ol>", ["1. a. 甲"]),
        ("<ol><li></li><li>乙</ol>", ["2. 乙"]),
        ("<li>甲", ["甲"]),
    ],
)
def test_lists_are_numbered_as_they_are_shown(page, lines):
    assert said(page) == lines


def test_lists_are_set_in():
    source = read_page("<ol><li>甲<ul><li>乙</ul></ol><blockquote>丙</blockquote>")
    assert [line.left for line in source.lines] == [2.5, 5.0, 2.5]


# Tables


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


DATA = "<td>甲<td>乙"


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        (table("<th>会议<th>决定", "<td>S/PV.1<td>"), ["会议\t决定", "S/PV.1\t"]),
        (table("<td>甲<td>第 1 号<br>15-0-0<p>通过</p><p>记录", DATA, DATA),
         ["甲\t第 1 号 15-0-0 通过记录", "甲\t乙", "甲\t乙"]),
        (table("<td rowspan=2>甲<td>一", "<td>二", DATA), ["甲\t一", "\t二", "甲\t乙"]),
        (table("<td>一<td rowspan=3>甲", "<td>二", "<td>三", DATA),
         ["一\t甲", "二\t", "三\t", "甲\t乙"]),
        (table("<td colspan=2>宽", DATA, "<td rowspan=0 colspan=x>甲<td>乙"),
         ["宽", "甲\t乙", "甲\t乙"]),
        (table("<td>甲<td><ul><li>一<li>二</ul>"), ["甲\t– 一 – 二"]),
        ("<table><thead><tr><th>a<th>b</thead><tbody>" + f"<tr>{DATA}</tbody></table>",
         ["a\tb", "甲\t乙"]),
        ("<table><td>a<td>b</table>", ["a\tb"]),
        ("<table><tr><td>a</td></p><td>b</div></table>", ["a\tb"]),
        ("<table><tr><td>a<td>b", ["a\tb"]),
    ],
)  # fmt: skip
def test_a_row_is_a_line_and_its_cells_stay_apart(page, rows):
    source = read_page(page)
    assert words(source) == rows == words(source, Role.ROW)


@pytest.mark.parametrize(
    "page",
    [
        table("<td>正文一<p>正文二"),
        table("<td>正文一", "<td>正文二"),
        table("<td>&nbsp;<td>正文一", "<td>正文二<td> "),
        table("<td>" + table("<td>正文一") + "<td>正文二"),
        table("<td>正文一<td>正文二").replace("<table", "<table role=presentation"),
        table("<td>正文一<td><h3>正文二</h3>"),
    ],
)
def test_a_table_that_only_places_text_gives_lines(page):
    assert said(page) == ["正文一", "正文二"]


def test_the_box_on_a_title_page_gives_lines():
    box = table(
        "<td>联合国<td>S/2023/36", "<td>安全理事会<td>Distr.: General<br>Chinese", DATA
    )
    assert words(read_page(box), Role.TEXT)[1:4] == [
        "S/2023/36",
        "安全理事会",
        "Distr.: General",
    ]


def test_a_table_within_a_table_keeps_its_rows():
    source = read_page(table(f"<td>{table(DATA, DATA)}<td>旁注"))
    assert words(source, Role.ROW) == ["甲\t乙", "甲\t乙"]
    assert words(source, Role.TEXT) == ["旁注"]


def test_what_stands_between_rows_is_not_lost():
    assert said("<table>散<caption>题</caption><tr>落<td>甲<td>乙</table>") == (
        ["散", "题", "落", "甲\t乙"]
    )
