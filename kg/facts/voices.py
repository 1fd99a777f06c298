"""Whose text each part of a document is: the organ's, the author's, the signatory's."""

import re
from collections import Counter
from collections.abc import Sequence

from kg.facts.lexicon import NAME
from kg.facts.parties import named
from kg.facts.phrases import read_list
from kg.facts.words import Words
from kg.model import Document, DocumentKind, Kind, Mention, Paragraph, Part

ORGANS = {DocumentKind.RESOLUTION, DocumentKind.PRESIDENTIAL_STATEMENT}
TITLES = {Kind.TITLE, Kind.HEADING}
# 马里政府 / 对……的优先事项和期望, 秘书长 / 给安全理事会主席的信
TITLE = re.compile("[对對给給致的就]|关于|關於")
# 张先生(中国)：  主席(以英语发言)：
SPEECH = re.compile(
    r"(?P<who>[^，。：:()（）]{1,24}?)(?P<title>先生|女士|夫人|大使|博士)?"
    r"(?P<brackets>(?:[(（][^)）]{1,30}[)）]){0,2})\s*[：:]"
)
BRACKET = re.compile(r"[(（]([^)）]+)[)）]")
SPOKEN = re.compile("[发發]言")


def voices_of(document: Document, mentions: Sequence[Mention]) -> dict[str, Mention]:
    """The speaker of each part; none where nothing tells it."""
    meta = document.metadata
    own = meta.organ if meta.kind in ORGANS else meta.author or meta.organ
    voices = {"": named(own, "body")} if own else {}
    for part in document.parts:
        author = _author(document, part, mentions) if part.key else None
        if author:
            voices[part.key] = author
    return voices


def country_of(mentions: Sequence[Mention]) -> str | None:
    """The key of the state that is named most often."""
    count = Counter(each.entity for each in mentions if each.type == "state")
    count.pop("", None)
    return count.most_common(1)[0][0] if count else None


def speech_of(paragraph: Paragraph) -> Mention | None:
    """Whose speech begins with a paragraph of a record: the State, or the post."""
    found = SPEECH.match(paragraph.text)
    if not found or not (found["title"] or found["brackets"]):
        return None
    brackets = BRACKET.findall(found["brackets"])
    states = [each for each in brackets if not SPOKEN.search(each)]
    return named(states[0] if states else found["who"], "person")


def _author(
    document: Document, part: Part, mentions: Sequence[Mention]
) -> Mention | None:
    """Whoever signed a part, by office where the document tells it, or its title's."""
    if part.signatory:
        office = _office_of(document, part.signatory, mentions)
        return office or named(part.signatory, "person")
    titles = (
        _title_author(paragraph, mentions)
        for paragraph in document.paragraphs
        if paragraph.part == part.key and paragraph.kind in TITLES
    )
    return next((each for each in titles if each), None)


def _office_of(
    document: Document, person: str, mentions: Sequence[Mention]
) -> Mention | None:
    """非洲联盟委员会主席 / 让·平先生: the office that stands before the name."""
    ends = {each.span.end: each for each in mentions if each.type == "office"}
    place = document.text.find(person)
    while place >= 0:
        if place in ends:
            return named(ends[place].surface, "office")
        place = document.text.find(person, place + 1)
    return None


def _title_author(paragraph: Paragraph, mentions: Sequence[Mention]) -> Mention | None:
    span = paragraph.span
    inside = [each for each in mentions if each.span in span]
    words = Words(paragraph.text, inside, span.start)
    piece = words.at(0)
    if piece.bits & NAME and piece.name and TITLE.match(paragraph.text, piece.end):
        return piece.name
    found = read_list(words, 0)
    if found.items and TITLE.match(paragraph.text, found.end):
        return named(paragraph.text[slice(*found.items[0])])
    return None
