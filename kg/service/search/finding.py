"""What the index finds: things by their names, paragraphs by their words."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass

from kg.service.search.grams import fold, to_match

AROUND = 40  # characters before and after what was found
BY_NAME = """
SELECT entry.iri, entry.text FROM names JOIN entry ON entry.id = names.rowid
WHERE names MATCH ? ORDER BY LENGTH(entry.text), entry.text LIMIT 400
"""
BY_TEXT = """
SELECT entry.iri, entry.text, entry.place, entry.document
FROM texts JOIN entry ON entry.id = texts.rowid
WHERE texts MATCH ? ORDER BY rank, entry.id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A thing with the name that fits, or a paragraph with the words around it."""

    iri: str
    text: str
    number: str = ""
    document: str = ""


def find(file: str, text: str, most: int) -> tuple[list[Found], list[Found]]:
    """Things and paragraphs, the best first; sqlite3.Error where there is no index."""
    match = to_match(text)
    if not match:
        return [], []
    address = f"file:{file}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        names = connection.execute(BY_NAME, (match,)).fetchall()
        texts = connection.execute(BY_TEXT, (match, most)).fetchall()
    things: dict[str, str] = {}
    for iri, name in sorted(names, key=lambda each: _rank(each[1], fold(text))):
        things.setdefault(iri, name)
    return (
        [Found(iri, name) for iri, name in list(things.items())[:most]],
        [Found(iri, cut(words, text), *place) for iri, words, *place in texts],
    )


def cut(words: str, text: str) -> str:
    """The words around what was looked for.

    >>> cut("回顾其所有决议，" * 20 + "请秘书长提出报告。", "秘书长")[35:]
    '所有决议，请秘书长提出报告。'
    """
    at = max(0, fold(words).find(fold(text)))
    start, end = max(0, at - AROUND), at + len(text) + AROUND
    before, after = "…" if start else "", "…" if end < len(words) else ""
    return before + words[start:end] + after


def _rank(name: str, wanted: str) -> tuple[int, int, str]:
    """The same name, then names that begin so, then the shorter."""
    plain = fold(name)
    order = 0 if plain == wanted else 1 if plain.startswith(wanted) else 2
    return order, len(plain), name
