"""How good the program must stay: a file of floors, which only rise.

A floor is a strict F1, by the gold file (its folder and name) and by label. The file
is TOML and is meant to be read, but written by ``raise_floors`` alone.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SeedError
from kg.scoring.tally import Score

DIGITS = 3
HEAD = """\
# The strict F1 that each kind of thing must reach, by gold file. Floors only rise:
# kg score --raise-floors writes what is higher now.
"""
Floors = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that lies below its floor."""

    file: str
    label: str
    floor: float
    now: float

    def __str__(self) -> str:
        where = f"{self.file}, {self.label}"
        return f"{where}: {self.now:.{DIGITS}f} is below {self.floor:.{DIGITS}f}"


def read_floors(path: Path) -> Floors:
    """The floors of a file; SeedError where it is mistaken."""
    try:
        floors = tomllib.loads(path.read_text("utf-8"))
        return {
            file: {label: float(floor) for label, floor in labels.items()}
            for file, labels in floors.items()
        }
    except OSError as error:
        problem = (error.strerror or "cannot be read").lower()
        raise SeedError(path, 1, problem, "check its name") from None
    except (ValueError, TypeError, AttributeError):
        mend = 'write ["mentions/shipped"] and below it person = 0.95'
        raise SeedError(path, 1, "holds no floors", mend) from None


def find_falls(floors: Floors, scores: Iterable[Score]) -> Iterator[Fall]:
    """What lies below its floor now."""
    for score in scores:
        now = measure(score)
        for label, floor in floors.get(name_of(score.file), {}).items():
            if now.get(label, 0.0) < floor:
                yield Fall(name_of(score.file), label, floor, now.get(label, 0.0))


def raise_floors(floors: Floors, scores: Iterable[Score]) -> Floors:
    """The floors as they stand, and those of the scores where these are higher."""
    raised = {file: dict(labels) for file, labels in floors.items()}
    for score in scores:
        labels = raised.setdefault(name_of(score.file), {})
        for label, now in measure(score).items():
            labels[label] = max(labels.get(label, 0.0), now)
    return raised


def measure(score: Score) -> dict[str, float]:
    """The figures that floors are of, rounded down."""
    scale = 10**DIGITS
    return {name: int(counts.f1 * scale) / scale for name, counts in score.rows()}


def name_of(file: str) -> str:
    """A gold file by its folder and name.

    >>> name_of("tests/gold/mentions/shipped.jsonl")
    'mentions/shipped'
    """
    path = Path(file)
    return f"{path.parent.name}/{path.stem}"


def write_floors(floors: Floors) -> str:
    """The text of a file of floors."""
    parts = [HEAD]
    for file, labels in sorted(floors.items()):
        lines = [f"{name} = {floor}\n" for name, floor in sorted(labels.items())]
        parts.append(f'\n["{file}"]\n' + "".join(lines))
    return "".join(parts)
