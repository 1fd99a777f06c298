"""The named questions: files of SPARQL that say what they answer, and what they take.

Each is a query that any SPARQL 1.1 server answers as it stands. Comments at its head
say the rest: ``#+ summary`` in English, ``#+ 概要`` in Chinese, and a line a parameter.

>>> question = find("tasks")
>>> question.summaries["en"], [each.name for each in question.parameters]
('All that an actor is to do, by deadline.', ['actor'])
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from kg.errors import QueryError

FOLDER = Path(__file__).parent / "questions"
SUMMARIES = {"summary": "en", "概要": "zh"}
# #+ 概要: 某行为体须做的一切，按期限排列。
HEADER = re.compile(r"^#\+ (?P<key>\w+): (?P<text>.+)$", re.MULTILINE)
# actor entity required who is to act · one|a entity the one
PARAMETER = re.compile(r"(\w+)(?:\|(\w+))? ([a-z]+)(?::([a-z-]+))?( required)? (.+)")
THINGS = ("entity", "document", "concept", "fact")
TYPES = (*THINGS, "paragraph", "date", "integer", "text", "language")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes: its name, what it must be, and what it means."""

    name: str
    short: str  # another name for it, if any
    type: str  # one of TYPES
    scheme: str  # of a concept: task, event-type, …
    required: bool
    helps: Mapping[str, str]  # by language

    @property
    def variable(self) -> str:
        """The variable of the query that it fills: ``actorId`` holds an IRI.

        That of a number of a paragraph is apart from the answer's column.
        """
        ends = {"paragraph": "Number"} | dict.fromkeys(THINGS, "Id")
        return self.name + ends.get(self.type, "")


@dataclass(frozen=True, slots=True)
class Question:
    """A named query."""

    name: str
    sparql: str
    summaries: Mapping[str, str]  # by language
    parameters: tuple[Parameter, ...]


def find(name: str) -> Question:
    """The question of this name; QueryError names those that are near."""
    path = FOLDER / f"{name}.rq"
    if name not in names():
        near = get_close_matches(name, names(), n=3)
        mend = f"did you mean {' or '.join(near)}?" if near else "kg query lists them"
        raise QueryError(f"no question is called {name}; {mend}")
    return _read(path)


def parse(name: str, sparql: str) -> Question:
    """A query with such comments at its head, from wherever it comes.

    QueryError where a line of them is not of the form.
    """
    lines = [(each["key"], each["text"]) for each in HEADER.finditer(sparql)]
    summaries = {SUMMARIES[key]: text for key, text in lines if key in SUMMARIES}
    chinese = dict(text.partition(" ")[::2] for key, text in lines if key == "参数")
    parameters = tuple(_parse(text, chinese) for key, text in lines if key == "param")
    return Question(name, sparql, summaries, parameters)


@cache
def names() -> tuple[str, ...]:
    """The names of all questions, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.rq")))


def questions() -> Iterator[Question]:
    """All questions, by name."""
    return map(find, names())


@cache
def _read(path: Path) -> Question:
    return parse(path.stem, path.read_text(encoding="utf-8"))


def _parse(line: str, chinese: Mapping[str, str]) -> Parameter:
    found = PARAMETER.fullmatch(line)
    if found is None or found[3] not in TYPES:
        mend = f"write: name type what it means; types are {', '.join(TYPES)}"
        raise QueryError(f"{line!r} describes no parameter; {mend}")
    name, short, type_, scheme, required, text = found.groups()
    helps = {"en": text, "zh": chinese.get(name, text)}
    return Parameter(name, short or "", type_, scheme or "", bool(required), helps)
