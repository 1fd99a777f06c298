"""Documents to what in them gave no fact: the flow of a build, seen from its gaps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg import entities, facts
from kg.facts.audit import Silence, audit
from kg.facts.text import Text
from kg.model import Document


@dataclass(frozen=True, slots=True)
class Audited:
    """One document: how much of it was read, and what was not."""

    document: Document
    facts: int
    silences: Sequence[Silence]


def audit_all(documents: Iterable[Document]) -> Iterator[Audited]:
    """Audit documents, one after the other."""
    for document in documents:
        mentions = sorted(entities.find(document), key=lambda each: each.span)
        found = tuple(facts.extract(document, mentions))
        text = Text(document, mentions, found)
        yield Audited(document, len(found), tuple(audit(text)))
