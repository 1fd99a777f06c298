"""Whether the force read from the Chinese is that of the English verb beside it.

Two files of sentences, line by line translations of each other, are named in the
environment: ``KG_PAIRS=FILE.zh.txt:FILE.en.txt``. Of the pairs whose English opens with
a verb of resolutions the first directive of the Chinese is compared. Run alone, this
module prints the sentences on which the two disagree.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rich.console import Console

from kg import entities
from kg.facts import extract
from kg.scoring.reading import write_down
from tests.bench.row import Row

PAIRS = "KG_PAIRS"
GOAL = 0.97
# The stems of English verbs, by the force that they have.
STEMS = {
    "authorizes": "authoriz",
    "calls-upon": r"appeal|call(?=\w+ (?:on|upon|for))",
    "commends": "commend",
    "condemns": "condemn",
    "decides": "decid",
    "demands": "demand",
    "deplores": "deplor|regrett?",
    "determines": "determin",
    "emphasizes": "emphasiz|stress|underlin|underscor",
    "encourages": "encourag",
    "expresses": "express",
    "invites": "invit",
    "notes": r"not|tak(?=\w+ note)",
    "reaffirms": "affirm|reaffirm|reiterat",
    "recalls": "recall",
    "recognizes": "acknowledg|recogniz",
    "recommends": "recommend",
    "requests": "request",
    "supports": "endors|support",
    "urges": "urg",
    "welcomes": "welcom",
}
ADVERBS = (
    *("accordingly", "again", "also", "deeply", "firmly", "fully", "further", "hereby"),
    *("in this context", "in this regard", "once again", "strongly", "therefore"),
    "unequivocally",
)
OPENING = re.compile(
    r"(?:[\d.]+\s+|\([a-z]+\)\s+)?"
    r"(?:The (?:[A-Z]\w+ )*(?:Assembly|Board|Committee|Conference|Council),?\s+)?"
    rf"(?:(?:{'|'.join(ADVERBS)}),?\s+)*"
    rf"(?:{'|'.join(f'({stem})' for stem in STEMS.values())})(?:e?s|ing)\b(?!:)",
    re.IGNORECASE,
)


class Compared(NamedTuple):
    """One pair: what the English verb says, and what was read from the Chinese."""

    english: str
    chinese: str
    expected: str
    found: str


def compare(chinese: Path, english: Path) -> Iterator[Compared]:
    """The pairs whose English opens with a verb of resolutions."""
    lines = (path.read_text("utf-8").splitlines() for path in (chinese, english))
    for one, other in zip(*lines, strict=True):
        if opening := OPENING.match(other):
            expected = list(STEMS)[opening.lastindex - 1]
            yield Compared(other, one, expected, _read_force(one))


def _read_force(sentence: str) -> str:
    document = write_down(sentence)
    facts = extract(document, entities.find_in(sentence))
    forces = (str(fact.roles["force"]) for fact in facts if "force" in fact.roles)
    return next(forces, "").removeprefix("force/")


def given() -> tuple[Path, Path] | None:
    """The two files that the environment names."""
    named = os.environ.get(PAIRS, "").split(os.pathsep)
    return (Path(named[0]), Path(named[1])) if len(named) == 2 else None


def measure() -> Iterator[Row]:
    """The share of pairs that agree."""
    files = given()
    if files is None:
        yield Row("force as in the English beside it", f"not measured: set {PAIRS}")
        return
    pairs = list(compare(*files))
    same = sum(pair.expected == pair.found for pair in pairs)
    figure = f"{same / len(pairs):.3f} ({same} of {len(pairs)})"
    met = same / len(pairs) >= GOAL
    yield Row("force as in the English beside it", figure, f"{GOAL}", met)


def main() -> None:
    """Print the disagreements."""
    files = given()
    if files is None:
        raise SystemExit(f"set {PAIRS} to two files, with {os.pathsep!r} between them")
    console = Console()
    for pair in compare(*files):
        if pair.expected != pair.found:
            found = pair.found or "nothing"
            lines = f"{pair.expected} / {found}", pair.chinese, pair.english, ""
            console.print(*lines, sep="\n", markup=False)


if __name__ == "__main__":
    main()
