"""Documents to what they ask, and from one to the next what has changed.

A document is a file that is read now, or one of the graph by any of its names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kg import documents, entities, facts
from kg.facts.differences import Pair, compare
from kg.facts.provisions import Provision, provisions_of
from kg.graph import open_dataset
from kg.graph.reading import file_name
from kg.queries.documents import find_document
from kg.queries.provisions import read_provisions


@dataclass(frozen=True, slots=True)
class Side:
    """A document by its name, with all that it asks."""

    name: str
    provisions: Sequence[Provision]


@dataclass(frozen=True, slots=True)
class Step:
    """From one document to the next: what was kept, reworded, added, dropped."""

    before: Side
    after: Side
    pairs: Sequence[Pair]


def compare_all(names: Sequence[str], place: str | Path) -> Iterator[Step]:
    """Compare each document with the next; KgError where one is not to be had."""
    sides = [_open(name, place) for name in names]
    for before, after in pairwise(sides):
        yield Step(before, after, compare(before.provisions, after.provisions))


def _open(name: str, place: str | Path) -> Side:
    if Path(name).is_file():
        return _read(Path(name))
    dataset = open_dataset(place)
    try:
        iri = find_document(dataset, name)
        title, provisions = read_provisions(dataset, iri)
    finally:
        dataset.close()
    return Side(title, provisions)


def _read(path: Path) -> Side:
    document = documents.read(path)
    found = facts.extract(document, entities.find(document))
    title = document.metadata.symbol or file_name(document)
    return Side(title, tuple(provisions_of(found)))
