"""Figures: numbers that count something, of whom, where and in which period.

Numbers in words (两个), votes, and stretches of time are none. Tables are left to those
who know their columns.
"""

from collections.abc import Iterator

from kg.facts.clauses import clause_start
from kg.facts.factuality import MANDATED, PLANNED, reported, told
from kg.facts.figures.amounts import Amount, find_amounts
from kg.facts.figures.context import about, period, places
from kg.facts.figures.measures import measure_of
from kg.facts.line import Line, read_lines
from kg.facts.shape import Shape
from kg.facts.text import Text
from kg.model import Fact, Kind

UNREAD = {Kind.ROW, Kind.HEADING, Kind.TITLE}
RULE = "a number with what it counts"
GIVEN = ("的", "这", "該", "该", "其余")  # 被宣布为不合格的 / 400 名前战斗人员
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
        **_telling(line, shape, amount),
    }
    kept = {role: value for role, value in roles.items() if value or role == "amount"}
    first, last = shape.place(*measure)
    evidence = line.paragraph.place(min(first, start), max(last, end))
    return Fact("Figure", kept, line.paragraph, evidence, RULE)


def _telling(line: Line, shape: Shape, amount: Amount) -> dict[str, object]:
    """Whether it is told as a fact; what is agreed (商定了) or estimated is one."""
    place, _ = shape.place(amount.start, amount.end)
    if shape.text[: amount.start].endswith(GIVEN):
        return reported(line, place)
    roles = told(line, place)
    begin = clause_start(line.words, place, 0)
    plans = [cue for cue in line.cues.of(PLANNED) if begin <= cue.start < place]
    done = not plans or line.text.startswith("了", plans[-1].end)
    if roles.get("factuality") == PLANNED and done:
        roles.pop("factuality")
    if roles.get("factuality") == MANDATED and _is_agreed(line, place):
        roles.pop("factuality")
    return roles


def _is_agreed(line: Line, place: int) -> bool:
    """Whether the verb of the act says that it is done: 商定了 / 16 个项目."""
    act = line.act_at(place)
    if act is None:
        return False
    begin = act.evidence.start - line.paragraph.span.start
    verb = str(act.roles["verb"])
    return line.text.startswith(f"{verb}了", begin)
