"""Pictures of named questions: a file of ``web/pictures`` each, which names them.

At its head a file says what it is called and which questions it draws, as questions do:
``//+ title`` in English, ``//+ 标题`` in Chinese, ``//+ questions``, ``//+ order``.

>>> [picture.name for picture in pictures()]
['timeline', 'matrix', 'ceilings', 'citations', 'calendar']
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import QueryError
from kg.graph.dataset import Dataset
from kg.graph.names import ID, PREFIXES
from kg.queries import Rows
from kg.queries import ask as ask_named
from kg.views.asking import ask, language_of, value_of
from kg.views.glossary import glossary

ROWS = 5_000  # of an answer that a page holds
FOLDER = Path(__file__).parent / "web" / "pictures"
HEADER = re.compile(r"^//\+ (\w+): (.+)$", re.MULTILINE)
LABEL, ISSUED = f"{PREFIXES['skos']}prefLabel", f"{PREFIXES['dcterms']}issued"


class Picture(NamedTuple):
    """A picture: its place among others, its name, its titles, its questions."""

    order: int
    name: str
    zh: str
    en: str
    questions: tuple[str, ...]
    script: str


@cache
def pictures() -> tuple[Picture, ...]:
    """All pictures, in their order."""
    return tuple(sorted(map(_read, FOLDER.glob("*.js"))))


def _read(path: Path) -> Picture:
    script = path.read_text(encoding="utf-8")
    said = dict(HEADER.findall(script))
    questions = tuple(said["questions"].split())
    names = path.stem, said["标题"], said["title"]
    return Picture(int(said["order"]), *names, questions, script)


def find_pictures(names: Iterable[str]) -> list[Picture]:
    """The pictures of these names, all of none; QueryError for a name unknown."""
    known = {picture.name: picture for picture in pictures()}
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            mend = (
                f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            )
            raise QueryError(f"no picture is called {name}; {mend}")
    return [known[name] for name in names] or list(known.values())


def collect(dataset: Dataset, chosen: Iterable[Picture]) -> dict[str, Any]:
    """What the pictures draw: the answers, and what their words are called."""
    shown = list(chosen)
    questions = dict.fromkeys(name for picture in shown for name in picture.questions)
    answers = {name: ask_named(dataset, name) for name in questions}
    words, dates = _read_words(dataset)
    return {
        "list": [
            {
                "name": each.name,
                "zh": each.zh,
                "en": each.en,
                "questions": each.questions,
            }
            for each in shown
        ],
        "answers": {name: _tabulate(rows) for name, rows in answers.items()},
        "words": _choose(words, answers.values()),
        "dates": _choose(dates, answers.values()),
    }


def _tabulate(rows: Rows) -> dict[str, Any]:
    return {
        "columns": rows.columns,
        "rows": [[_to_json(value) for value in row] for row in rows[:ROWS]],
        "count": len(rows),
    }


def _to_json(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, (int, bool)) else str(value)


def _choose(known: Mapping[str, Any], answers: Iterable[Rows]) -> dict[str, Any]:
    """Of all that is known, what the answers speak of."""
    spoken = {str(value) for rows in answers for row in rows for value in row}
    return {word: known[word] for word in sorted(spoken & known.keys())}


def _read_words(dataset: Dataset) -> tuple[dict[str, list[str]], dict[str, str]]:
    """What words of an answer are called in both languages; documents to their days."""
    both: dict[str, dict[str, str]] = {}
    dates: dict[str, str] = {}
    for thing, said, value in ask(dataset, "names"):
        if value_of(said) == LABEL:
            both.setdefault(value_of(thing), {})[language_of(value)] = value_of(value)
        elif value_of(said) == ISSUED:
            dates[value_of(thing).removeprefix(f"{ID}doc/")] = value_of(value)
    words = {key.rpartition("/")[2]: called for key, called in glossary().items()}
    words |= {called[0]: called for called in glossary().values()}
    names = (each for each in both.values() if {"zh", "en"} <= each.keys())
    return words | {each["zh"]: [each["zh"], each["en"]] for each in names}, dates
