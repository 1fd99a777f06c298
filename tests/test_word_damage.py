"""Files that are no Word files, or damaged, or hostile: refused in a line, or read."""

import itertools
import random
import time
import zipfile

import pytest

from kg.documents.formats.word import describe_ole, package, read_word
from kg.errors import FormatError, SizeError
from tests.makers.examples import HEADS, RESOLUTION
from tests.makers.ooxml import (
    NAMESPACES,
    level_xml,
    list_xml,
    make_package,
    make_zip,
    numbered_xml,
    paragraph_xml,
    section_xml,
    unpack,
)
from tests.makers.sources import assert_lawful, read_package, words
from tests.makers.word import make_docx


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
    assert "without a Word document" in refused(
        make_zip({"a.txt": "x", "b.xml": "<a/>"})
    )
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
    files = {
        f"word/part{index}.xml": random.Random(index).randbytes(99_999)
        for index in range(12)
    }
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
        f"<!ENTITY e{index} '{f'&e{index - 1};' * 9 if index else 'ha'}'>"
        for index in range(9)
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
    deep = (
        "<w:tbl><w:tr><w:tc>" * depth
        + paragraph_xml("底")
        + "</w:tc></w:tr></w:tbl>" * depth
    )
    assert words(read_package(deep)) == ["底"]


def test_a_part_that_is_missing_takes_only_its_own_away():
    data = unpack(make_docx(RESOLUTION, HEADS, automatic=True))
    main = ("word/document.xml", "_rels/.rels", "[Content_Types].xml")
    for path in data:
        rest = {each: content for each, content in data.items() if each != path}
        if path not in main:
            source = read_word(make_zip(rest), "a.docx")
            assert "与会者强调" in source.text
    assert "damaged" not in refused(
        make_zip({"word/styles.xml": data["word/styles.xml"]})
    )


MANY = 20_000
CALL = "<w:r><w:footnoteReference w:id='7'/></w:r>"
BOX = "<w:r><w:pict><w:txbxContent/></w:pict></w:r>"
HEAD = section_xml("<w:headerReference r:id='header1'/>")
HOSTILE = {
    "paragraphs": ("<w:p/>" * MANY, {}),
    "runs": (f"<w:p>{'<w:r/>' * MANY}</w:p>", {}),
    "breaks": (f"<w:p><w:r>{'<w:br/>' * MANY}</w:r></w:p>", {}),
    "cells": (f"<w:tbl><w:tr>{'<w:tc/>' * MANY}</w:tr></w:tbl>", {}),
    "boxes": (f"<w:p>{BOX * MANY}</w:p>", {}),
    "calls": (f"<w:p>{CALL * MANY}</w:p>", {"settings": "<w:a/>" * MANY}),
    "heads": (HEAD * MANY, {"header1": "<w:a/>" * MANY}),
    "items": (
        numbered_xml(*[0] * MANY),
        {"numbering": list_xml(level_xml(0, "%1" * MANY))},
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_time_grows_only_with_the_length(case, monkeypatch):
    """A file that repeats one thing; what grew with the square would take minutes."""
    monkeypatch.setattr(package, "RATIO", MANY)
    body, parts = HOSTILE[case]
    data = make_package(body + paragraph_xml("正文"), **parts)
    start = time.perf_counter()
    assert "正文" in words(read_word(data, "a.docx"))
    assert time.perf_counter() - start < 20


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
        source = read_word(data, "a.docx")
    except (FormatError, SizeError) as error:
        message = str(error)
    else:
        assert_lawful(source)
        return True
    assert "\n" not in message
    return False


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
        results.add(
            read_or_refuse(make_zip({**files, path: damage(files[path], chance)}))
        )
    assert results == {True, False}


def test_attributes_of_any_value_are_read():
    """Numbers, ids and types that no program would write."""
    chance = random.Random(36)
    files = unpack(make_docx(RESOLUTION, HEADS, automatic=True))
    values = [
        "",
        "-1",
        "99999999999999999999",
        "x",
        "²",
        "1e400",
        "nan",
        "%1%9",
        "continue",
        "0",
    ]
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
