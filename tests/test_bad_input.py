"""What people really give a reader: each a clear error or a right reading."""

import io
import os
import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.documents import account, read, read_bytes, read_stream
from kg.errors import DocumentError, FormatError, SizeError
from tests.makers.reading import FILES, outline

SIMPLIFIED = FILES[-1].read_text(encoding="utf-8")
TRADITIONAL = "1. 決定將聯合國南蘇丹特派團的任務延長；\n2. 決定繼續積極處理此案。\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", SIMPLIFIED),
        ("utf-8-sig", SIMPLIFIED),
        ("utf-16", SIMPLIFIED),
        ("utf-16-le", SIMPLIFIED),
        ("utf-16-be", SIMPLIFIED),
        ("gb18030", SIMPLIFIED),
        ("big5", TRADITIONAL),
        ("gb18030", TRADITIONAL),
        ("utf-8", TRADITIONAL),
        ("gb18030", "1. 决定继续处理此案。"),
        ("big5", "1. 決定繼續處理此案。"),
        ("utf-16-le", "1. 决定继续处理此案。"),
    ],
)
def test_every_encoding_reads_the_same(encoding, text):
    plain = read_bytes(text.encode("utf-8"), "plain.txt")
    other = read_bytes(text.encode(encoding), "other.txt")
    assert outline(other) == outline(plain)
    assert account(other).balances
    assert not other.origin.notices


def test_line_ends_of_all_systems_read_the_same():
    plain = read_bytes(SIMPLIFIED.encode(), "plain.txt")
    for ending in ("\r\n", "\r"):
        other = read_bytes(SIMPLIFIED.replace("\n", ending).encode(), "other.txt")
        assert outline(other) == outline(plain)
        assert account(other).balances


def test_invalid_bytes_in_the_middle_are_told_and_the_rest_is_read():
    data = (
        "1. 决定延长任务期限；\n2. 请秘书长".encode() + b"\xff\xfe" + "报告。".encode()
    )
    document = read_bytes(data, "a.txt")
    assert document.paragraph("1").text == "1. 决定延长任务期限；"
    assert document.paragraph("2").text.endswith("报告。")
    assert document.origin.notices == (
        "2 places are no valid utf-8, the first in line 2",
    )


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", DocumentError, "is empty"),
        (b" \n\n\t ", DocumentError, "is empty"),
        ("\ufeff\n".encode(), DocumentError, "holds no text"),
        (b"https://undocs.org/A\n", DocumentError, "holds no text"),
        (b"\x00" * 5000, FormatError, "is no text"),
        (random.Random(1).randbytes(9000), FormatError, "is no text"),
        (b"{\\rtf1\\ansi text}", FormatError, "RTF"),
        (
            b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(9000),
            FormatError,
            "no text",
        ),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(data, error, says):
    with pytest.raises(error) as caught:
        read_bytes(data, "some/file.txt")
    message = str(caught.value)
    assert says in message
    assert message.startswith("some/file.txt: ")
    assert "\n" not in message


class Endless(io.RawIOBase):
    """A stream that never ends, and counts what was asked of it."""

    taken = 0

    def read(self, size=-1):
        assert size > 0, "all of an endless stream was asked for"
        self.taken += size
        return b"1234567890"[:size] * (size // 10 + 1)


def test_a_text_of_200_megabytes_is_refused_without_being_read_whole(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20)
    with pytest.raises(SizeError, match="larger than 32 MiB"):
        read(path)
    endless = Endless()
    with pytest.raises(SizeError):
        read_stream(endless, "-")
    assert endless.taken < 64 * 2**20


def test_paths_that_cannot_be_read(tmp_path):
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    for name, says in (
        ("gone.txt", "is not there"),
        ("dangling.txt", "link to nothing"),
    ):
        with pytest.raises(DocumentError, match=says):
            read(tmp_path / name)
    with pytest.raises(DocumentError, match="is a folder"):
        read(tmp_path)


def test_a_file_one_may_not_read(tmp_path, monkeypatch):
    """Root may read anything, so the refusal is the system's word, put in its mouth."""

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "closed.txt"
    path.write_text("1. 决定。", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        monkeypatch.setattr("kg.documents.FileIO", refuse)
    with pytest.raises(DocumentError, match="may not be read"):
        read(path)


def test_a_document_without_paragraphs_of_its_own_still_reads():
    document = read_bytes("附件".encode(), "a.txt")
    assert [each.number for each in document.paragraphs] == ["annex/heading-1"]


def test_one_line_of_a_million_characters_reads():
    text = "1. " + "请秘书长向安全理事会报告，" * 80_000 + "并继续报告。"
    document = read_bytes(text.encode(), "a.txt")
    assert len(document.paragraph("1").text) == len(text)


def test_control_characters_leave_the_text_and_are_named():
    document = read_bytes(
        "1. 决定\x07继续\x00处理\x1b此案，并请秘书长向安理会报告有关情况。".encode(),
        "a.txt",
    )
    assert (
        document.paragraph("1").text
        == "1. 决定继续处理此案，并请秘书长向安理会报告有关情况。"
    )
    reckoning = account(document)
    assert reckoning.balances
    assert ("control character", 3) in [
        (entry.name, entry.characters) for entry in reckoning.entries
    ]


# Pieces of real documents, so that what is made by chance looks like one.
PIECES = st.sampled_from(
    [
        "\n",
        " \n",
        "\n\n",
        "\f",
        "\r\n",
        " ",
        "\t",
        "　",
        "1. ",
        "2. ",
        "(a) ",
        "(b) ",
        "㈠ ",
        "㈡",
        "– ",
        "一. ",
        "A. ",
        "附件\n",
        "附件二 \n",
        "附文\n",
        "表 1 \n",
        "__________________\n",
        " 346 见 S/PV.8703。 \n",
        "，346 ",
        "。1",
        "a 比利时。\n",
        "S/2023/36\n",
        "23-00265 8/24\n",
        "https://undocs.org/ch/S/2023/21\n",
        "S/PV.8703 \n",
        "2020 年 1 月 15 日 \n",
        "安全理事会，\n",
        "第 2584(2021)号决议 \n",
        "安全理事会 2021 年 6 月 29 日第 8809 次会议通过 \n",
        "潘基文(签名) \n",
        "[原件：法文] \n",
        "决定继续处理此案；",
        "请秘书长报告，包括：",
        "马里局势",
        "联合国\nDistr.: General\n29 June 2021\n",
        "\x00",
        "\x1c",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u200f",
        "😀",
        "\U00020000",
        "“",
        "”",
        "13 289 名",
        "Katiba Macina",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), min_size=1, max_size=120).map("".join))
@example("a 比利时。\n\x08 \x80")  # a line of controls and a blank is no paragraph
def test_the_account_balances_for_any_text(text):
    data = text.encode("utf-8", "surrogatepass")
    try:
        document = read_bytes(data, "a.txt")
    except DocumentError:
        return
    check_laws(document)


def check_laws(document):
    assert account(document).balances
    numbers = [each.number for each in document.paragraphs]
    assert len(numbers) == len(set(numbers))
    for each in document.paragraphs:
        assert document.text[each.span.start : each.span.end] == each.text
        assert each.text.strip()
    for start, source, length in document.origin.runs:
        there = document.origin.text[source : source + length]
        assert document.text[start : start + length] == there
    for call in document.calls:
        assert document.paragraph(call.footnote)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_damaged_bytes_are_read_or_refused(path):
    chance = random.Random(path.name)
    whole = path.read_bytes()
    refusals: list[str] = []
    for _ in range(30):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 5, 200))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        start = chance.randrange(len(data))
        del data[start : start + chance.choice((0, 1, 7, 5000))]
        try:
            document = read_bytes(bytes(data), path.name)
        except DocumentError as error:
            refusals.append(str(error))
        else:
            check_laws(document)
    assert not any("\n" in refusal for refusal in refusals)
