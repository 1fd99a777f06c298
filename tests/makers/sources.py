"""What tests ask of a Source: what its lines say, and whether all is accounted for."""

from kg.documents.formats.html import read_html
from kg.documents.formats.source import Role, Source
from kg.documents.formats.word import read_word
from tests.makers.ooxml import make_package


def words(source: Source, *roles: Role) -> list[str]:
    """What the lines say, of these roles or of all."""
    return [
        source.text[line.start : line.end]
        for line in source.lines
        if not roles or line.role in roles
    ]


def read_package(body: str, **parts: str) -> Source:
    """A Word file with this body and these parts, read, and found to be lawful."""
    source = read_word(make_package(body, **parts), "a.docx")
    assert_lawful(source)
    return source


def assert_lawful(source: Source) -> None:
    """Every character is in one line, or furniture, or white space; marks in lines."""
    covered = [0] * len(source.text)
    for piece in (*source.lines, *source.furniture):
        assert piece.start < piece.end
        for index in range(piece.start, piece.end):
            covered[index] += 1
    bare = [char for char, count in zip(source.text, covered, strict=True) if not count]
    assert "".join(bare).strip() == ""
    assert max(covered, default=0) <= 1
    starts = [line.start for line in source.lines]
    assert starts == sorted(starts)
    for mark in source.marks:
        assert mark.note in source.text[mark.start : mark.end]
        assert all(covered[mark.start : mark.end])
    for text in words(source):
        assert "\n" not in text
        assert "\t" in text or text == text.strip()


def read_page(page: str) -> Source:
    """An HTML page, read, and found to be lawful."""
    source = read_html(page, "a.html")
    assert_transcribed(source, page)
    return source


def assert_transcribed(source: Source, page: str) -> None:
    """Each character of the page is in one run or one piece of furniture, and back."""
    transcript = source.transcript
    assert transcript.file == page
    covered = [0] * len(page)
    at = 0
    for text, file, length in transcript.runs:
        assert text >= at
        at = text + length
        for index in range(length):
            covered[file + index] += 1
            origin = page[file + index]
            assert origin == source.text[text + index] or origin in "& \t\n\r\f"
    for piece in transcript.furniture:
        for index in range(piece.start, piece.end):
            covered[index] += 1
        if piece.name == "white space":
            assert page[piece.start : piece.end].strip() in ("", "&")
    assert set(covered) <= {1}
    assert_lawful(source)
