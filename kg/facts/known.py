"""What was found in a document before its directives are read: mandates, citations."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Fact


@dataclass(frozen=True, slots=True)
class Known:
    """Facts that the details of a directive are resolved by."""

    mandates: Sequence[Fact] = ()
    citations: Mapping[str, Sequence[Fact]] = field(default_factory=dict)  # by number


def known_from(facts: Iterable[Fact]) -> Known:
    """The mandates, and the citations by the number of their paragraph."""
    mandates = []
    citations = defaultdict(list)
    for fact in facts:
        if fact.kind == "Mandate":
            mandates.append(fact)
        elif fact.kind == "Citation":
            citations[fact.paragraph.number].append(fact)
    return Known(mandates, citations)
