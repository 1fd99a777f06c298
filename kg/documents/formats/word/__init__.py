"""Word files: the bytes of a .docx to a Source; for a .doc, the way to read it."""

from kg.documents.formats.source import Source
from kg.documents.formats.word.package import CONVERT, Package
from kg.errors import FormatError

LEGACY = CONVERT  # the way out for .doc and .rtf alike
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The streams that tell what an OLE file is, by the names its directory gives them.
KINDS = (
    ("EncryptedPackage", "is protected by a password", "save it without one"),
    ("WordDocument", "is in the old Word format (.doc)", LEGACY),
    ("Workbook", "is an old Excel file, no document", LEGACY),
    ("PowerPoint", "is an old PowerPoint file, no document", LEGACY),
)


def read_word(data: bytes, name: str) -> Source:
    """Read a .docx; FormatError or SizeError if it cannot be read."""
    from kg.documents.formats.word.body import WordReader

    if data.startswith(OLE):
        raise describe_ole(data, name)
    package = Package(data, name)
    try:
        return WordReader(package).read()
    except RecursionError:
        raise package.damaged() from None


def describe_ole(data: bytes, name: str) -> FormatError:
    """Say what an OLE compound file is: an old .doc, an encrypted .docx, another."""
    for stream, problem, mend in KINDS:
        if stream.encode("utf-16-le") in data:
            return FormatError(name, problem, mend)
    return FormatError(name, "is an old Office file without text", LEGACY)
