"""A PDF to a Source: characters in the order in which they are read, and their lines.

The file is read page by page, and of each page only its text in pieces is kept. What
repeats on the pages, how large the text is, where columns begin: that shows in all of
them together, and then each page is set in order.
"""

from collections.abc import Iterator
from contextlib import closing
from threading import Lock
from typing import TYPE_CHECKING

from kg.documents.formats.pdf.page import Page, read_page
from kg.documents.formats.pdf.streams import is_swollen
from kg.documents.formats.pdf.writing import write_source
from kg.documents.formats.source import Source
from kg.errors import FormatError, SizeError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

CHARACTERS = 20_000_000
PAGE_CHARACTERS = 100_000
PAGES = 50_000
SAMPLE = 5000  # characters
UNREADABLE = 0.5  # of the characters
TAIL = 2048  # bytes at the end of a file, in which its end is marked
DAMAGED = "is a damaged PDF", "get the file again"
OCR = "run OCR first, e.g. ocrmypdf"
SPLIT = "split it, or check that it is the right file"

_library = Lock()  # the library does not bear two threads


def read_pdf(data: bytes, name: str) -> Source:
    """Read a PDF file; ``name`` stands in front of what is wrong with it."""
    if b"%%EOF" not in data.rstrip(b"\0\r\n ")[-TAIL:]:
        raise FormatError(name, "is a PDF that is cut off", "get the file again")
    if is_swollen(data):
        raise SizeError(name, "unpacks to more than any document holds", SPLIT)
    with _library, closing(_open(data, name)) as document:
        pages = list(_read_pages(document, name))
    notices = tuple(_check(pages, name))
    return write_source(pages, notices)


def _open(data: bytes, name: str) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            problem = "is protected by a password"
            mend = "save it without one, e.g. qpdf --decrypt --password=… IN OUT"
            raise FormatError(name, problem, mend) from None
        raise FormatError(name, *DAMAGED) from None
    if len(document) > PAGES:
        document.close()
        raise SizeError(name, f"has more than {PAGES} pages", SPLIT)
    return document


def _read_pages(document: "PdfDocument", name: str) -> Iterator[Page]:
    """Read page by page; of each, its pieces are kept, not its characters."""
    left, sample = CHARACTERS, ""
    for index in range(len(document)):
        page = _read_page(document, index, sample, name)
        left -= page.characters
        if left < 0:
            problem = f"has more than {CHARACTERS // 10**6} million characters"
            raise SizeError(name, problem, SPLIT)
        sample = "\n".join([sample, *(piece.text for piece in page.pieces)])[-SAMPLE:]
        yield page


def _read_page(document: "PdfDocument", index: int, sample: str, name: str) -> Page:
    from pypdfium2 import PdfiumError

    try:
        with closing(document[index]) as sheet:
            page = read_page(sheet, index + 1, PAGE_CHARACTERS, sample)
    except PdfiumError:
        raise FormatError(name, *DAMAGED) from None
    if page is None:
        problem = f"has more than {PAGE_CHARACTERS} characters on page {index + 1}"
        raise SizeError(name, problem, SPLIT)
    return page


def _check(pages: list[Page], name: str) -> Iterator[str]:
    """Refuse a file without words; say of which pages something is missing."""
    if not any(page.pieces or page.turned for page in pages):
        raise FormatError(name, "has no text layer", OCR)
    unknown = sum(page.unknown for page in pages)
    total = sum(page.characters for page in pages)
    if unknown > UNREADABLE * total:
        raise FormatError(name, "does not say what its letters are", OCR)
    if unknown:
        yield f"of {total} characters the file does not say what {unknown} are"
    for page in pages:
        if page.pictured and not (page.pieces or page.turned):
            yield f"page {page.number} is a picture without a text layer; {OCR}"
