"""What is asked of a graph in tests, and the answers that were reviewed.

``tests/answers`` has a folder for each graph and in it a file for each question: the
commands that ask it, below each the answer as TSV. With KG_ACCEPT=1 the answers that
come now are written there, to be reviewed as a change.
"""

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.graph.dataset import Dataset
from kg.graph.names import PREFIXES
from kg.queries import answer, compose, find
from kg.queries.rows import TRIPLE, Rows, read

ACCEPT = bool(os.environ.get("KG_ACCEPT"))
ANSWERS = Path(__file__).parent / "answers"
COMMAND = "# kg query "
NOTHING = "-"
ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
Lines = tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A question with its parameters, and the lines that answer it."""

    question: str
    parameters: Mapping[str, str]
    answer: Lines = ()

    def __str__(self) -> str:
        given = [f"-p {name}={value}" for name, value in self.parameters.items()]
        return " ".join([self.question, *given])


def load(graph: str) -> list[Asked]:
    """All that is asked of a graph: ``world`` or ``corpus``."""
    files = sorted((ANSWERS / graph).iterdir())
    return [asked for file in files for asked in _read(file)]


def accept(graph: str, asked: Asked, now: Lines) -> None:
    """Write the answer that came in the place of the one that was expected."""
    file = ANSWERS / graph / f"{asked.question}.tsv"
    entries = [
        replace(each, answer=now) if str(each) == str(asked) else each
        for each in _read(file)
    ]
    file.write_text("\n".join(map(_write, entries)), encoding="utf-8")


def ask(dataset: Dataset, asked: Asked) -> Lines:
    """The lines that answer a question now."""
    return show(read(answer(dataset, write(dataset, asked))))


def write(dataset: Dataset, asked: Asked) -> str:
    """The query that asks it."""
    return compose(dataset, find(asked.question), asked.parameters)


def show(rows: Rows) -> Lines:
    """The names of the columns, and the rows; a graph's, which has no order, sorted."""
    lines = ["\t".join(map(_cell, row)) for row in rows]
    columns = "\t".join(rows.columns)
    return (columns, *(sorted(lines) if rows.columns == TRIPLE else lines))


def _cell(value: object) -> str:
    text = NOTHING if value in (None, "") else str(value).translate(ESCAPES)
    for prefix, iri in PREFIXES.items():
        text = re.sub(f"^{re.escape(iri)}", f"{prefix}:", text)
    return text


def _read(file: Path) -> Iterator[Asked]:
    """The entries of a file, of which each begins with its command."""
    text = file.read_text(encoding="utf-8")
    for entry in text.removeprefix(COMMAND).split(f"\n{COMMAND}"):
        command, *lines = entry.strip("\n").split("\n")
        question, *options = shlex.split(command)
        given = (option.partition("=") for option in options if option != "-p")
        parameters = {name: value for name, _, value in given}
        yield Asked(question, parameters, tuple(lines))


def _write(asked: Asked) -> str:
    options = [f"{name}={value}" for name, value in asked.parameters.items()]
    words = [asked.question, *(word for each in options for word in ("-p", each))]
    return "\n".join([COMMAND + shlex.join(words), *asked.answer]) + "\n"
