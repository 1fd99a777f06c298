"""What a service answered: the document, a page that says no, or half of a document.

The bytes tell, not what the service calls them: it answers 200 with a page that says
that there is no such document.
"""

import io
import zipfile
from enum import StrEnum

FORMATS = ("pdf", "docx")
TAIL = 2048  # bytes; the mark of its end stands there in a PDF that is whole


class Verdict(StrEnum):
    """What an answer is."""

    WHOLE = ""
    ABSENT = "absent"
    HALF = "half"
    OTHER = "other"


def judge(data: bytes, kind: str, form: str) -> Verdict:
    """Whether these bytes, called this kind, are a whole document of a format.

    >>> judge(b"<!DOCTYPE html><p>no such document", "text/html", "pdf").name
    'ABSENT'
    >>> judge(b"%PDF-1.7 and no end", "application/pdf", "pdf").name
    'HALF'
    """
    head = data[:1024].lstrip()
    if form == "pdf" and head.startswith(b"%PDF-"):
        return Verdict.WHOLE if b"%%EOF" in data[-TAIL:] else Verdict.HALF
    if form == "docx" and head.startswith(b"PK"):
        return Verdict.WHOLE if _is_archive(data) else Verdict.HALF
    if "html" in kind.lower() or head[:1] == b"<":
        return Verdict.ABSENT
    return Verdict.OTHER if data else Verdict.HALF


def _is_archive(data: bytes) -> bool:
    return zipfile.is_zipfile(io.BytesIO(data))
