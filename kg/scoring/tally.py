"""What was right and what was not, counted: by label, by field, and error by error."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Span


@dataclass(slots=True)
class Counts:
    """How many there are in gold, how many were found, how many of these are right."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    lenient: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.gold + other.gold,
            self.found + other.found,
            self.strict + other.strict,
            self.lenient + other.lenient,
        )

    def figures(self, right: int) -> tuple[float, float, float]:
        """Precision, recall and F1; 1 where there is nothing to be found.

        >>> Counts(gold=4, found=2).figures(2)
        (1.0, 0.5, 0.6666666666666666)
        """
        precision = right / self.found if self.found else 1.0
        recall = right / self.gold if self.gold else 1.0
        total = self.gold + self.found
        return precision, recall, 2 * right / total if total else 1.0

    @property
    def f1(self) -> float:
        """The strict F1: what floors are of."""
        return self.figures(self.strict)[2]


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that is not as gold has it, with the text round it."""

    kind: str  # missed, spurious, wrong type, wrong span, wrong role
    passage: str
    expected: str
    found: str
    text: str
    span: Span  # in the text
    detail: str = ""


@dataclass(slots=True)
class Score:
    """What a gold file says of the program."""

    file: str
    task: str
    texts: int = 0
    labels: dict[str, Counts] = field(default_factory=dict)
    fields: dict[str, Counts] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)

    def label(self, name: str) -> Counts:
        """The counts of a type, a force or a kind."""
        return self.labels.setdefault(name, Counts())

    def field(self, name: str) -> Counts:
        """The counts of the values of a field, in what was found."""
        return self.fields.setdefault(name, Counts())

    @property
    def total(self) -> Counts:
        """All labels together."""
        return sum(self.labels.values(), Counts())

    def rows(self) -> Iterator[tuple[str, Counts]]:
        """The labels in order, and all together."""
        yield from sorted(self.labels.items())
        yield "all", self.total
