"""Figures: numbers that count something, of whom, where and in which period.

Numbers in words (两个), votes, and stretches of time are none. Tables are left to those
who know their columns.
"""

from collections.abc import Iterator

from kg.facts.figures.amounts import Amount, find_amounts
from kg.facts.figures.context import about, period, places
from kg.facts.figures.measures import measure_of
from kg.facts.figures.telling import telling
from kg.facts.line import Line, read_lines
from kg.facts.shape import Shape
from kg.facts.text import Text
from kg.model import Fact, Kind

UNREAD = {Kind.ROW, Kind.HEADING, Kind.TITLE}
RULE = "a number with what it counts"
LONGEST = 60  # characters of a clause that is shown whole


def extract(text: Text) -> Iterator[Fact]:
    """Yield the figures of a document."""
    for line in read_lines(text):
        if line.paragraph.kind not in UNREAD:
            shape = line.shape
            for amount in find_amounts(shape):
                fact = _read(line, shape, amount)
                if fact:
                    yield fact


def _read(line: Line, shape: Shape, amount: Amount) -> Fact | None:
    measure = measure_of(line, shape, amount)
    if measure is None:
        return None
    start, end = shape.place(amount.start, amount.end)
    roles: dict[str, object] = {
        "amount": amount.value,
        "bound": amount.bound,
        "unit": amount.unit,
        "measure": shape.words(*measure),
        "about": about(shape, amount.start),
        "place": places(shape, amount.start),
        **period(shape, amount.start),
        **telling(line, amount, shape.words(*measure)),
    }
    kept = {role: value for role, value in roles.items() if value or role == "amount"}
    first, last = shape.place(*measure)
    evidence = line.paragraph.place(min(first, start), max(last, end))
    return Fact("Figure", kept, line.paragraph, evidence, RULE)
