"""Which reader reads a file: its first bytes tell, and where they do not, its name."""

from collections.abc import Callable
from pathlib import PurePath

from kg.documents.formats.encoding import decode
from kg.documents.formats.source import Source
from kg.errors import DocumentError, FormatError, SizeError

TEXT_SUFFIXES = (".txt", ".text")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
WORD_SUFFIXES = (".docx", ".docm")
SUFFIXES = (*TEXT_SUFFIXES, *HTML_SUFFIXES, *WORD_SUFFIXES, ".pdf")
LIMIT = 32 * 2**20  # bytes: a hundred times the longest UN document
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what old Word files begin with
HEAD = 2048  # bytes in which a file shows what it is


def open_source(data: bytes, name: str) -> Source:
    """Choose the reader and let it read."""
    if not data.strip():
        raise DocumentError(name, "is empty", "check that it is the right file")
    if len(data) > LIMIT:
        raise SizeError(
            name,
            f"is larger than {LIMIT // 2**20} MiB, which no document is",
            "split it, or check that it is the right file",
        )
    return _reader(data, name)(data, name)


def _reader(data: bytes, name: str) -> Callable[[bytes, str], Source]:
    head = data[:HEAD].lstrip()
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in head or suffix == ".pdf":
        return _read_pdf
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", OLE)) or suffix in WORD_SUFFIXES:
        return _read_word
    if head.startswith(b"{\\rtf"):
        return _refuse_rtf
    if suffix in HTML_SUFFIXES or _looks_like_html(head):
        return _read_html
    return _read_text


def _looks_like_html(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))


def _read_text(data: bytes, name: str) -> Source:
    from kg.documents.formats.plain import read_plain

    decoded = decode(data, name)
    return read_plain(decoded.text, decoded.encoding, decoded.notices)


def _read_html(data: bytes, name: str) -> Source:
    from dataclasses import replace

    from kg.documents.formats.html import declared_charset, read_html

    decoded = decode(data, name, declared_charset(data))
    source = read_html(decoded.text, name)
    notices = (*decoded.notices, *source.notices)
    return replace(source, encoding=decoded.encoding, notices=notices)


def _read_pdf(data: bytes, name: str) -> Source:
    from kg.documents.formats.pdf import read_pdf

    return read_pdf(data, name)


def _read_word(data: bytes, name: str) -> Source:
    from kg.documents.formats.word import read_word

    return read_word(data, name)


def _refuse_rtf(data: bytes, name: str) -> Source:
    raise FormatError(
        name,
        "is an RTF file",
        "save it as .docx, for example: soffice --headless --convert-to docx FILE",
    )
