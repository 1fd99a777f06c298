"""The meeting at which a document was adopted or read out.

安全理事会 2021 年 6 月 29 日第 8809 次会议通过
"""

import re
from collections.abc import Iterator

from kg.documents.metadata.printed_date import find_date
from kg.facts.meetings.told import Told
from kg.facts.parties import named
from kg.facts.text import Text
from kg.model import Document, Fact, Kind, Paragraph

FIRST = 12  # paragraphs, where a document says how it came to be

# 安全理事会 2021 年 6 月 29 日第 8809 次会议以 15 票赞成通过
# 在 2020 年 10 月 15 日安全理事会第 8769 次会议上，安全理事会主席……发表声明如下
ADOPTION = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[^，。]{0,8}第\s*(?P<number>\d{1,5})"
    r"\s*次(?:全体)?会[议議]"
)
SIGNS = re.compile(r"通[过過]|代表安[^，。]{1,4}[发發]表")


def extract(text: Text) -> Iterator[Fact]:
    """The meeting that the dateline names, or the first words of a statement."""
    for paragraph in text.document.paragraphs[:FIRST]:
        yield from _read(text.document, paragraph)


def _read(document: Document, paragraph: Paragraph) -> Iterator[Fact]:
    if paragraph.kind not in (Kind.DATELINE, Kind.BODY):
        return
    found = ADOPTION.search(paragraph.text)
    day = find_date(found.group()) if found else None
    if found and day and SIGNS.search(paragraph.text):
        meta = document.metadata
        told = Told(paragraph, *found.span(), rule="adoption")
        told.roles = {
            "meetingNumber": int(found["number"]),
            "date": day.isoformat(),
            "participant": (named(meta.organ, "body"),) if meta.organ else (),
            "outcome": f"doc/{meta.symbol}" if meta.symbol else None,
            "vote": meta.vote,
        }
        yield told.fact()
