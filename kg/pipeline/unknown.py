"""Names that no authority file holds: documents to a work list for those files."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from kg.model import Document, Mention

Find = Callable[[Document], Sequence[Mention]]
# What authority files hold entries of; not dates, symbols, quantities, pronouns.
NAMED = frozenset(
    {
        *("agreement", "armed_group", "body", "force", "government", "igo", "mission"),
        *("office", "operation", "person", "place", "project", "state"),
    }
)
# A sentence ends with one of these; in a resolution a clause does.
STOPS = re.compile("[。；;！？\n]")


@dataclass(slots=True)
class Unknown:
    """An entity found in texts: how often, by which names, and a sentence with it."""

    entity: str
    type: str
    sentence: str
    file: str
    paragraph: str
    count: int = 0
    names: Counter[str] = field(default_factory=Counter)
    files: set[str] = field(default_factory=set)


def find_unknown(
    documents: Iterable[Document], find: Find, known: Collection[str]
) -> list[Unknown]:
    """The entities that are not known, those named most often first."""
    found: dict[tuple[str, str], Unknown] = {}
    for document in documents:
        for mention in find(document):
            if _is_unknown(mention, known):
                key = (mention.type, mention.entity or mention.surface)
                if key not in found:
                    found[key] = _describe(document, mention)
                _count(found[key], document, mention)
    return sorted(
        found.values(), key=lambda each: (-each.count, each.type, each.entity)
    )


def _is_unknown(mention: Mention, known: Collection[str]) -> bool:
    """Not known; a rank, or a post of nobody in particular, is no entity to curate."""
    if mention.type not in NAMED or mention.entity in known:
        return False
    return bool(mention.entity) or mention.type != "office"


def _count(unknown: Unknown, document: Document, mention: Mention) -> None:
    unknown.count += 1
    unknown.names[mention.surface] += 1
    unknown.files.add(document.origin.file)


def _describe(document: Document, mention: Mention) -> Unknown:
    inside = [each for each in document.paragraphs if mention.span in each.span]
    paragraph = inside[-1] if inside else None
    return Unknown(
        entity=mention.entity,
        type=mention.type,
        sentence=_sentence(document.text, mention.span.start, mention.span.end),
        file=document.origin.file,
        paragraph=paragraph.number if paragraph else "",
    )


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence round a place, with its full stop."""
    begin = max((match.end() for match in STOPS.finditer(text, 0, start)), default=0)
    stop = STOPS.search(text, end)
    return text[begin : stop.end() if stop else len(text)].strip()
