"""The same document, whatever the format it comes in."""

import re

import pytest

from kg.documents import account, read, read_bytes
from kg.errors import FormatError
from kg.model import Kind
from tests.makers.html import make_html
from tests.makers.office import convert
from tests.makers.pdf import Style, make_pdf
from tests.makers.reading import FILES, calls, heads_of, outline, to_blocks
from tests.makers.word import make_docx

# In two columns. Its tables are ruled, since the text does not say which of their cells
# stood in one column.
TWO_COLUMNS = "repertoire-2020-mali"
# Where a line ended between a number and Chinese, its blank comes back as the document
# sets them as a rule; one that it left out there, once, cannot be known.
BESIDE_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff，。；：、]) | (?=[\u4e00-\u9fff])")
FORMATS = {
    "pdf": lambda blocks, heads, style: make_pdf(blocks, heads, style),
    "docx": lambda blocks, heads, _: make_docx(blocks, heads),
    "docx that numbers by itself": lambda blocks, heads, _: make_docx(
        blocks, heads, automatic=True
    ),
    "html": lambda blocks, heads, _: make_html(blocks, heads).encode(),
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", FORMATS)
def test_reads_the_same_in_every_format(path, name):
    document = read(path)
    style = Style(columns=2, ruled="grid") if path.stem == TWO_COLUMNS else Style()
    data = FORMATS[name](to_blocks(document), heads_of(document), style)
    assert_same(document, read_bytes(data, f"file.{name[:4].strip()}"))


def assert_same(document, again):
    assert account(again).balances
    assert _tight(outline(again)) == _tight(outline(document))
    assert _words(outline(again)) == _words(outline(document))
    assert [each for _, each in calls(again)] == [each for _, each in calls(document)]


def _tight(paragraphs):
    return [
        (each.number, each.kind, each.parent, each.heading, "".join(each.text.split()))
        for each in paragraphs
    ]


def _words(paragraphs):
    """Western words stay apart; how cells are set apart is the format's."""
    single = (" ".join(each.text.split()) for each in paragraphs)
    return [BESIDE_CHINESE.sub("", text) for text in single]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reads_the_same_from_a_pdf_that_an_office_program_made(path, program, tmp_path):
    document = read(path)
    word = make_docx(to_blocks(document), heads_of(document))
    data = convert(program("soffice"), word, (".docx", ".pdf"), tmp_path)
    again = read_bytes(data, "file.pdf")
    if path.stem == TWO_COLUMNS:  # the program numbers notes from 1, and drops letters
        assert _tight(_body(outline(again))) == _tight(_body(outline(document)))
    else:
        assert_same(document, again)


def _body(paragraphs):
    return [each for each in paragraphs if each.kind is not Kind.FOOTNOTE]


def test_an_old_word_file_says_the_way_out(program, tmp_path):
    document = read(FILES[0])
    word = make_docx(to_blocks(document), heads_of(document))
    data = convert(program("soffice"), word, (".docx", ".doc"), tmp_path)
    with pytest.raises(FormatError, match="soffice --headless --convert-to docx"):
        read_bytes(data, "file.doc")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_pages_of_a_pdf_lead_back(path):
    document = read(path)
    data = make_pdf(to_blocks(document), heads_of(document), Style())
    again = read_bytes(data, "file.pdf")
    places = [again.origin.place(each.span.start) for each in again.paragraphs]
    assert places[0].page == 1
    assert all(place.page and place.line and place.column for place in places)
    pages = len(again.origin.page_starts)
    assert max(place.page for place in places) == pages
