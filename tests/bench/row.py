"""A line of the table: what was measured, the figure, the goal, if it is met."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    figure: str
    goal: str = ""
    met: bool = True
