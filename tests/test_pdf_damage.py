"""What is no sound PDF: a clear error or a lawful reading, and no traceback."""

import io
import random
import threading
import zlib
from contextlib import suppress

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import kg.documents.formats.pdf as pdf
from kg.documents.formats.pdf import read_pdf
from kg.errors import DocumentError, FormatError, SizeError
from tests.makers.blocks import Block
from tests.makers.examples import HEADS, RESOLUTION
from tests.makers.pdf import Style, make_pdf, make_scan
from tests.makers.sources import assert_lawful, words

SOUND = make_pdf(RESOLUTION, HEADS)
EMPTY = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj
trailer <</Root 1 0 R /Size 3>>
%%EOF
"""


def print_plain(text: str, font: str = "Times-Roman", *, pages: int = 1) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=0)
    for _ in range(pages):
        canvas.setFont(font, 12)
        canvas.drawString(70, 700, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (
            make_pdf(RESOLUTION, HEADS, Style(password="peace")),
            "protected by a password",
        ),
        (make_scan(2), "no text layer; run OCR first, e.g. ocrmypdf"),
        (print_plain(""), "no text layer"),
        (EMPTY, "damaged"),
        (b"", "cut off"),
        (b"%PDF-1.7\n%%EOF\n", "damaged"),
        (b"no PDF at all %%EOF", "damaged"),
        (SOUND[: len(SOUND) // 2], "cut off"),
        (SOUND[:-200], "cut off"),
    ],
)
def test_each_has_its_own_error(data, says):
    with pytest.raises(FormatError, match=says) as caught:
        read_pdf(data, "folder/a.pdf")
    assert str(caught.value).startswith("folder/a.pdf: ")
    assert "\n" not in str(caught.value)


def test_a_file_that_anyone_may_open_is_read_though_it_is_encrypted():
    from reportlab.lib.pdfencrypt import StandardEncryption

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("", "owner", canPrint=0))
    canvas.drawString(70, 700, "Security Council")
    canvas.save()
    assert words(read_pdf(stream.getvalue(), "a.pdf")) == ["Security Council"]


def test_more_characters_than_a_document_has_are_refused(monkeypatch):
    monkeypatch.setattr(pdf, "PAGE_CHARACTERS", 90)
    monkeypatch.setattr(pdf, "CHARACTERS", 100)
    read_pdf(print_plain("x" * 90), "a.pdf")
    with pytest.raises(SizeError, match="characters on page 1; split it"):
        read_pdf(print_plain("x" * 91), "a.pdf")
    with pytest.raises(SizeError, match="characters; split it"):
        read_pdf(print_plain("x" * 60, pages=2), "a.pdf")


def test_a_file_that_swells_is_refused_before_it_is_unpacked():
    packed = zlib.compress(b"(aaaaaaaa) Tj " * 2_000_000, 9)
    page = b"<</Length %d /Filter /FlateDecode>>\nstream\n" % len(packed) + packed
    data = b"%PDF-1.4\n1 0 obj\n" + page + b"\nendstream\nendobj\n%%EOF"
    assert len(data) < 100_000
    with pytest.raises(SizeError, match="unpacks to more than any document"):
        read_pdf(data, "a.pdf")


def test_more_pages_than_a_document_has_are_refused(monkeypatch):
    monkeypatch.setattr(pdf, "PAGES", 2)
    read_pdf(print_plain("x", pages=2), "a.pdf")
    with pytest.raises(SizeError, match="more than 2 pages"):
        read_pdf(print_plain("x", pages=3), "a.pdf")


def test_a_page_that_is_a_picture_is_told():
    both = pypdfium2.PdfDocument.new()
    for data in (print_plain("Security Council"), make_scan()):
        with pypdfium2.PdfDocument(data) as part:
            both.import_pages(part)
    stream = io.BytesIO()
    both.save(stream)
    both.close()
    source = read_pdf(stream.getvalue(), "a.pdf")
    assert words(source) == ["Security Council"]
    assert len(source.page_starts) == 2
    assert len(source.notices) == 1
    assert source.notices[0].startswith("page 2 is a picture")


def test_characters_that_the_file_does_not_name_are_told():
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    nameless = print_plain("Malémana", "Vera").replace(b"/ToUnicode", b"/NoUnicode")
    source = read_pdf(nameless, "a.pdf")
    assert words(source) == ["Mal\ufffdmana"]
    assert len(source.notices) == 1
    assert source.notices[0].startswith("of 8 characters")
    nameless = print_plain("é" * 9, "Vera").replace(b"/ToUnicode", b"/NoUnicode")
    with pytest.raises(FormatError, match="run OCR"):
        read_pdf(nameless, "a.pdf")


def test_text_that_is_printed_upwards_is_read_last():
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.saveState()
    canvas.rotate(90)
    canvas.drawString(300, -40, "GE.21-08828")
    canvas.restoreState()
    canvas.drawString(70, 700, "Security Council")
    canvas.save()
    source = read_pdf(stream.getvalue(), "a.pdf")
    assert_lawful(source)
    assert words(source) == ["Security Council", "GE.21-08828"]


def test_text_inside_a_form_is_read_and_its_rules_are_seen():
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.beginForm("table")
    canvas.grid([100, 200, 300], [600, 620, 640])
    for x, y, text in (
        (105, 625, "A"),
        (205, 625, "B"),
        (105, 605, "C"),
        (205, 605, "D"),
    ):
        canvas.drawString(x, y, text)
    canvas.endForm()
    canvas.translate(20, -100)
    canvas.doForm("table")
    canvas.save()
    assert words(read_pdf(stream.getvalue(), "a.pdf")) == ["A\tB", "C\tD"]


def test_a_picture_of_many_lines_takes_little_time():
    stream = io.BytesIO()
    canvas = Canvas(stream)
    chance = random.Random(7)
    for _ in range(20_000):
        x, y = chance.random() * 500, chance.random() * 800
        canvas.line(x, y, x + 30, y)
        canvas.line(x, y, x, y + 30)
    canvas.drawString(70, 700, "Security Council")
    canvas.save()
    assert words(read_pdf(stream.getvalue(), "a.pdf")) == ["Security Council"]


def read_or_refuse(data: bytes) -> None:
    with suppress(DocumentError):
        assert_lawful(read_pdf(data, "a.pdf"))


def test_damaged_files_are_read_or_refused():
    chance = random.Random(2584)
    for _ in range(150):
        broken = bytearray(SOUND)
        for _ in range(chance.choice((1, 5, 50))):
            broken[chance.randrange(len(broken) - 8)] = chance.randrange(256)
        read_or_refuse(bytes(broken))


def test_files_with_a_part_missing_are_read_or_refused():
    chance = random.Random(2480)
    for _ in range(50):
        start = chance.randrange(len(SOUND))
        read_or_refuse(SOUND[:start] + SOUND[start + chance.randrange(2000) :])


TEXT = st.text(st.characters(codec="gb2312", exclude_categories=["Cc"]), min_size=1)


@settings(max_examples=60)
@given(st.lists(TEXT, min_size=1, max_size=12), st.integers(1, 2), st.booleans())
def test_no_character_is_lost(texts, columns, shuffled):
    blocks = [Block(text) for text in texts if text.strip()]
    if not blocks:
        return
    style = Style(columns=columns, shuffled=shuffled)
    source = read_pdf(make_pdf(blocks, None, style), "a.pdf")
    assert_lawful(source)
    printed = "".join("".join(block.text.split()) for block in blocks)
    assert sorted("".join(source.text.split())) == sorted(printed)


def test_threads_take_their_turns():
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: found.append(words(read_pdf(SOUND, "a.pdf"))))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [words(read_pdf(SOUND, "a.pdf"))] * 4
