"""What a generation of the store holds: its version, its documents, its files.

The documents are a journal, a line each as they come and go, so that a build that was
ended in whatever way can be taken up where it was.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.graph.names import ONTOLOGY
from kg.graph.terms import known, node
from kg.resources import ontology

FORMAT = 2  # of the store's folder; another number, another layout
VERSION = "version.json"
PROGRAM = "program"
GONE = "gone"
DOCUMENTS = "documents.jsonl"
DATA = "data"  # the folder of Oxigraph


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the graph, and the file it was read from."""

    iri: str
    file: str
    sha256: str  # of the file's bytes; empty where there is no file to read again
    quads: int
    counts: dict[str, int] = field(default_factory=dict)  # paragraphs, mentions, …
    facts: dict[str, int] = field(default_factory=dict)  # by their kinds


def version() -> dict[str, object]:
    """The version that this program writes, and reads."""
    return {"format": FORMAT, "ontology": ontology_version()}


@cache
def ontology_version() -> str:
    """The version that ``ontology/kg.ttl`` gives itself."""
    subject, predicate = node(ONTOLOGY.rstrip("#")), known("owl:versionInfo")
    for triple in parse(path=ontology() / "kg.ttl", format=RdfFormat.TURTLE):
        if triple.subject == subject and triple.predicate == predicate:
            return str(getattr(triple.object, "value", ""))
    return ""


def write_version(folder: Path) -> None:
    """Write the version into a generation's folder: it is whole now."""
    (folder / VERSION).write_text(json.dumps(version()), encoding="utf-8")


def read_version(folder: Path) -> object:
    """The version that a generation was written in; ValueError if it is no JSON."""
    return json.loads((folder / VERSION).read_text(encoding="utf-8"))


def write_program(folder: Path, program: str) -> None:
    """Say which program's readings are in a generation: it may be built upon now."""
    (folder / PROGRAM).write_text(program, encoding="ascii")


def read_program(folder: Path) -> str:
    """The digest of the program that a generation was made by; empty if unknown."""
    try:
        return (folder / PROGRAM).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def write_entries(folder: Path, entries: Iterable[Entry]) -> None:
    """Write a generation's list anew."""
    with (folder / DOCUMENTS).open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(map(_line, entries))


def note_entries(folder: Path, entries: Iterable[Entry]) -> None:
    """Add documents to a generation's list: their statements are there."""
    _append(folder, map(_line, entries))


def note_removal(folder: Path, iri: str) -> None:
    """Take a document off a generation's list, before its statements go."""
    _append(folder, [json.dumps({GONE: iri}) + "\n"])


def read_entries(folder: Path) -> Iterator[Entry]:
    """The documents of a generation, in the order in which they came."""
    entries: dict[str, Entry] = {}
    for line in _read_lines(folder):
        said = json.loads(line)
        if GONE in said:
            entries.pop(said[GONE], None)
        else:
            entries[said["iri"]] = Entry(**said)
    yield from entries.values()


def is_worn(folder: Path) -> bool:
    """Whether as many documents have gone from a generation as are in it.

    What they said leaves traces on the disk, so that it is better filled anew.
    """
    lines = _read_lines(folder)
    gone = sum(line.startswith(f'{{"{GONE}"') for line in lines)
    return 0 < len(lines) <= 3 * gone  # one that has gone had come before


def _read_lines(folder: Path) -> list[str]:
    path = folder / DOCUMENTS
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [line for line in text.split("\n") if line]


def _line(entry: Entry) -> str:
    return json.dumps(asdict(entry)) + "\n"


def _append(folder: Path, lines: Iterable[str]) -> None:
    with (folder / DOCUMENTS).open("a", encoding="utf-8", newline="\n") as stream:
        stream.writelines(lines)
