"""What a name in the text is, and what a fact is, with the words that say it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.model.document import Paragraph, Span


@dataclass(frozen=True, slots=True)
class Time:
    """A date, a period or a recurrence; None where the text leaves it open."""

    start: datetime.date | None
    end: datetime.date | None
    precision: str  # day, part (初, 底), month, quarter, half, year; "" of a duration
    relation: str = ""  # until, by, since, before, after, every, within, past
    duration: str = ""  # ISO 8601: P18M


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that is said of something, with its unit as printed."""

    amount: float | int
    unit: str
    bound: str = ""  # about, at least, at most, more than, less than


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and what it stands for; no entity where it is not clear."""

    span: Span
    type: str
    entity: str
    surface: str
    level: int = 0  # 1 inside another name
    value: Time | Quantity | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What a paragraph says, with the words that say it.

    ``kind`` is the name of a class of the ontology, each role that of a property.
    ``identity`` tells what is the same wherever it is told: a meeting by its body and
    number. Without it a fact is what one place says.
    """

    kind: str
    roles: Mapping[str, object]
    paragraph: Paragraph
    evidence: Span
    rule: str = ""
    confidence: float = field(default=1.0)
    identity: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "roles", MappingProxyType(dict(self.roles)))
