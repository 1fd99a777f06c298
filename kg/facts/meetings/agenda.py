"""What a meeting is about: the item it is held under, as headings print it."""

import re

from kg.model import Document, DocumentKind, Paragraph

# 12.  马里局势 · 会议：有关海地的问题
ITEM = re.compile(r"^\s*\d{1,3}[.．、]\s*(?P<item>\S.*?)\s*$")
TITLE = re.compile(r"^\s*(?:[^：:]{0,12}会[议議])[：:]\s*(?P<item>\S.*?)\s*$")
# 在题为“妇女与和平与安全”的项目下
UNDER = re.compile('[题題][为為][“"「](?P<item>[^”"」]+)[”"」]的(?:[项項]目|[议議]程)')


class Agenda:
    """The items of a document; only a chapter on practice is ordered by them."""

    def __init__(self, document: Document) -> None:
        self.ordered = document.metadata.kind is DocumentKind.PRACTICE_CHAPTER

    def of(self, paragraph: Paragraph) -> str:
        """The item that a paragraph stands under; empty where nothing tells it."""
        heading = paragraph.heading
        while heading is not None:
            found = TITLE.match(heading.text)
            if not found and self.ordered:
                found = ITEM.match(heading.text)
            if found:
                return found["item"]
            heading = heading.heading
        return ""


def named_item(sentence: str) -> str:
    """The item that a sentence itself names."""
    found = UNDER.search(sentence)
    return found["item"] if found else ""
