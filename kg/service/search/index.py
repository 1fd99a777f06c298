"""The index: every name and every paragraph, in a file of SQLite."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from pyoxigraph import Literal

from kg.errors import KgError
from kg.graph import open_dataset
from kg.graph.dataset import Dataset, rows
from kg.service.search.grams import to_grams

TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, iri TEXT, text TEXT, language TEXT, place TEXT, document TEXT
);
CREATE VIRTUAL TABLE names USING fts5(grams, content='', detail=full);
CREATE VIRTUAL TABLE texts USING fts5(grams, content='', detail=full);
"""
NAMES = """
SELECT DISTINCT ?thing ?name WHERE {
  VALUES ?naming {
    skos:prefLabel skos:altLabel mg:acronym mg:contextualLabel mg:symbol dcterms:title
  }
  GRAPH ?g { ?thing ?naming ?name }
}
"""
TEXTS = """
SELECT ?paragraph ?text ?number ?document WHERE {
  GRAPH ?g {
    ?paragraph mg:text ?text ; mg:number ?number ; mg:inDocument ?document .
  }
}
"""
Entry = tuple[str, str, str, str, str]  # as the table has it, after its number


def make_index(place: str | Path, file: Path) -> None:
    """Write the index of a graph to a file, whole or not at all."""
    draft = file.with_suffix(".draft")
    try:
        with closing(open_dataset(place)) as dataset:
            _write(dataset, draft)
    except KgError:
        return  # the workers say what is wrong
    draft.replace(file)


def _write(dataset: Dataset, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(TABLES)
        _add(connection, "names", _list_names(dataset))
        _add(connection, "texts", _list_texts(dataset))
        connection.commit()


def _add(connection: sqlite3.Connection, table: str, entries: Iterable[Entry]) -> None:
    for entry in entries:
        added = connection.execute(
            "INSERT INTO entry VALUES (NULL, ?, ?, ?, ?, ?)", entry
        )
        grams = " ".join(to_grams(entry[1]))
        connection.execute(
            f"INSERT INTO {table} (rowid, grams) VALUES (?, ?)",
            (added.lastrowid, grams),
        )


def _list_names(dataset: Dataset) -> Iterator[Entry]:
    for thing, name in rows(dataset, NAMES):
        language = name.language if isinstance(name, Literal) else ""
        yield thing.value, name.value, language or "", "", ""


def _list_texts(dataset: Dataset) -> Iterator[Entry]:
    for paragraph, text, number, document in rows(dataset, TEXTS):
        yield paragraph.value, text.value, "", number.value, document.value
