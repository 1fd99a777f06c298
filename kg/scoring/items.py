"""What gold says and what the program says, in one form, so that they can be compared.

A name, an act of speech, a citation and a fact are all items: a label, the words they
stand in, and values by field.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A value in the words of the text.

    Without a span the text leaves it out. ``name`` is what a pronoun or a short form
    stands for, ``document`` the symbol of a document that is meant.
    """

    surface: str
    span: Span | None = None
    name: str = ""
    document: str = ""


# Gold holds quotes and plain values; what is found holds keys, texts, plain values.
Value = Quote | str | float


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is said, in offsets of its passage."""

    label: str  # type of a name, force of a directive, kind of a fact
    span: Span
    fields: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    optional: bool = False  # neither missed nor spurious


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with what is to be found in it: a sentence, or a part of a document."""

    id: str
    text: str
    items: tuple[Item, ...]
    line: int  # of the gold file
    document: str = ""  # the file's name; empty for a sentence
    start: int | None = None  # in the document's text, where it is no paragraph
    paragraph: str = ""


def unify(
    kind: str, fields: dict[str, tuple[Value, ...]]
) -> dict[str, tuple[Value, ...]]:
    """Under one name what has two: the day of a meeting is its date.

    >>> unify("Meeting", {"heldOn": ("2020-10-08",), "eventType": ("meeting",)})
    {'date': ('2020-10-08',)}
    """
    if kind != "Meeting":
        return fields
    rest = {
        name: value
        for name, value in fields.items()
        if name not in ("heldOn", "eventType")
    }
    day = fields.get("heldOn") or fields.get("date")
    return rest | {"date": day} if day else rest


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share.

    >>> overlap(Span(0, 5), Span(3, 9)), overlap(Span(0, 2), Span(2, 4))
    (2, 0)
    """
    return max(0, min(one.end, other.end) - max(one.start, other.start))
