"""Gold files to passages: takes the path of one, gives what is to be found where.

A file holds one text a line, as JSON; the key beside the text tells what was annotated:
``mentions``, ``directives`` or ``facts``. The forms are described where the project's
own gold is, in tests/gold/GUIDE.md.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import SeedError
from kg.model import Span
from kg.scoring.items import Item, Passage, Quote, Value, unify

Record = dict[str, Any]
UNTOUCHED = "untouched"  # in the name of a file that is scored only by its name
MEND = "write it as the guide of the gold shows"
# Parts of a directive that are quotes, and those that are plain.
PLAIN = ("deadline", "recurrence", "chapeau")
CITATION = "citation"


def find_gold(paths: tuple[str, ...]) -> list[Path]:
    """The files that are named, and those of folders that are not untouched."""
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            names = sorted(path.rglob("*.jsonl"))
            found += [each for each in names if UNTOUCHED not in each.name]
        else:
            found.append(path)
    return found


def read_gold(path: Path) -> tuple[str, list[Passage]]:
    """What the file is gold of, and its passages; SeedError where it is mistaken."""
    passages = []
    tasks = set()
    for number, line in enumerate(_read(path).splitlines(), 1):
        try:
            record = json.loads(line)
            task = next(each for each in READERS if each in record)
            passages.append(_passage(record, task, number))
        except (ValueError, KeyError, TypeError, AttributeError, StopIteration):
            raise SeedError(path, number, "is no line of gold", MEND) from None
        tasks.add(task)
    if len(tasks) != 1:
        problem = "holds gold of two kinds" if tasks else "holds no gold"
        raise SeedError(path, 1, problem, "give a file of one kind")
    return tasks.pop(), passages


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        problem = (error.strerror or "cannot be read").lower()
        raise SeedError(path, 1, problem, "check its name") from None
    except UnicodeDecodeError:
        raise SeedError(path, 1, "is not UTF-8", "save it as UTF-8") from None


def _passage(record: Record, task: str, line: int) -> Passage:
    return Passage(
        id=record["id"],
        text=record["text"],
        items=tuple(READERS[task](record)),
        line=line,
        document=record.get("document", ""),
        start=record.get("start"),
        paragraph=record.get("paragraph", ""),
    )


def _span(entry: Record, text: str) -> Span:
    """Where it stands; the whole text for what is inherited."""
    if entry["start"] is None:
        return Span(0, len(text))
    return Span(entry["start"], entry["end"])


def _quote(entry: Record) -> Quote:
    span = None if entry["start"] is None else Span(entry["start"], entry["end"])
    document = entry.get("document", "")
    return Quote(entry["surface"], span, entry.get("name", ""), document)


def _mentions(record: Record) -> Iterator[Item]:
    for entry in record["mentions"]:
        yield Item(entry["type"], _span(entry, record["text"]))


def _directives(record: Record) -> Iterator[Item]:
    for entry in record["directives"]:
        fields: dict[str, tuple[Value, ...]] = {
            name: (entry[name],) if entry[name] else () for name in PLAIN
        }
        fields["addressee"] = tuple(map(_quote, entry["addressees"]))
        if entry["issuer"]:
            fields["issuer"] = (Quote(entry["issuer"]),)
        yield Item(entry["force"], _span(entry, record["text"]), fields)
    for entry in record["citations"]:
        fields = {
            "cited": (entry["document"],) if entry["document"] else (),
            "citedParagraph": tuple(entry["paragraphs"]),
        }
        yield Item(CITATION, _span(entry, record["text"]), fields)


def _facts(record: Record) -> Iterator[Item]:
    for entry in record["facts"]:
        fields: dict[str, tuple[Value, ...]] = {
            name: tuple(map(_quote, value)) if isinstance(value, list) else (value,)
            for name, value in entry["roles"].items()
        }
        fields["factuality"] = (entry["factuality"] or "actual",)
        fields["attribution"] = tuple(map(_quote, entry["attribution"]))
        kind, span = entry["kind"], _span(entry["evidence"], record["text"])
        yield Item(kind, span, unify(kind, fields), entry["optional"])


READERS: Mapping[str, Callable[[Record], Iterator[Item]]] = {
    "mentions": _mentions,
    "directives": _directives,
    "facts": _facts,
}
