"""What a document is itself: how facts name it, and what it answers."""

import re

from kg.facts.parties import NOWHERE
from kg.model import Document, DocumentKind, Mention, Paragraph

DECISIONS = {DocumentKind.RESOLUTION, DocumentKind.PRESIDENTIAL_STATEMENT}
ANSWERS = {DocumentKind.REPORT, DocumentKind.LETTER}
# 本报告是根据第2584(2021)号决议第61段提交的, 谨根据……转递
ITSELF = re.compile("本(?:报告|信|函|文件)|谨")
# 安理会在第2480(2019)号决议 / 中要求我提交一封信函
ASKED = re.compile("[^。]{0,40}?(?:要求|请)(?:我|秘书长|委员会|专家[小组])")


def own_document(document: Document) -> Mention:
    """The document itself, as facts name documents."""
    return Mention(NOWHERE, "document", f"doc/{document.key}", document.key)


def decides(document: Document) -> bool:
    """Whether an organ decides in it: what it grants, it grants itself."""
    return document.metadata.kind in DECISIONS


def answers(document: Document, paragraph: Paragraph, words: str, place: int) -> bool:
    """Whether what is cited there asked for this report or letter."""
    if document.metadata.kind not in ANSWERS or paragraph.part:
        return False
    first = words.rfind("。", 0, place) + 1
    last = words.find("。", place)
    sentence = words[first : last if last >= 0 else len(words)]
    itself = ITSELF.search(sentence) is not None
    return itself or ASKED.search(sentence, place - first) is not None
