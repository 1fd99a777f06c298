"""What a generation of the store holds: its version, and the documents it came from."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.graph.names import ONTOLOGY
from kg.graph.terms import known, node
from kg.resources import ontology

FORMAT = 1  # of the store's folder; another number, another layout
VERSION = "version.json"
DOCUMENTS = "documents.jsonl"
DATA = "data"  # the folder of Oxigraph


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the graph, and the file it was read from."""

    iri: str
    file: str
    sha256: str  # of the file's bytes; empty where there is no file to read again
    quads: int


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


def write_entry(folder: Path, entry: Entry) -> None:
    """Add one document to a generation's list."""
    with (folder / DOCUMENTS).open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(asdict(entry)) + "\n")


def write_entries(folder: Path, entries: Iterable[Entry]) -> None:
    """Write a generation's list anew."""
    (folder / DOCUMENTS).unlink(missing_ok=True)
    for entry in entries:
        write_entry(folder, entry)


def read_entries(folder: Path) -> Iterator[Entry]:
    """The documents of a generation, in the order in which they were read."""
    path = folder / DOCUMENTS
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield Entry(**json.loads(line))
