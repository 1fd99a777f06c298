"""The documents of a page: their paragraphs, and where in them names stand.

Which paragraph names what is in the graph; where, is found by the labels of these
things. Items that are printed inside a paragraph are shown there, and not again.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.graph.dataset import Dataset
from kg.graph.names import ID
from kg.graph.schema import shorten
from kg.views.asking import ask, value_of
from kg.views.facts import units

CHARACTERS = 1_000_000  # of text that a page holds at most
NAMING = ("prefLabel", "altLabel", "acronym", "contextualLabel")
WITHIN_WORD = re.compile(r"[A-Za-z0-9]")


@dataclass(slots=True)
class Paragraph:
    """A paragraph, and the one above it."""

    iri: str
    number: str
    kind: str
    order: int
    text: str
    above: str = ""
    named: list[str] = field(default_factory=list)


def list_documents(
    dataset: Dataset, wanted: Collection[str] | None = None
) -> list[dict[str, Any]]:
    """Documents that were read, with their paragraphs; those that there is room for."""
    heads = [
        head for head in _read_heads(dataset) if wanted is None or head["key"] in wanted
    ]
    lengths = {
        _key(value_of(document)): int(value_of(length))
        for document, length in ask(dataset, "lengths")
    }
    chosen: list[dict[str, Any]] = []
    room = CHARACTERS
    for head in reversed(heads):  # the newest first
        room -= lengths.get(head["key"], 0)
        if room >= 0:
            chosen.insert(0, head)
    paragraphs = _read_paragraphs(dataset, [head["key"] for head in chosen])
    names = _read_names(dataset)
    return [
        head | {"paragraphs": _tabulate(paragraphs[head["key"]], names)}
        for head in chosen
    ]


def _read_heads(dataset: Dataset) -> list[dict[str, Any]]:
    """What is known of each, the narrowest class of several; by date, then symbol."""
    found: dict[str, dict[str, str]] = {}
    for document, kind, file, symbol, title, issued, page in ask(dataset, "heads"):
        head = {
            "key": _key(value_of(document)),
            "type": shorten(value_of(kind)),
            "symbol": value_of(symbol),
            "title": value_of(title),
            "date": value_of(issued),
            "file": value_of(file),
            "page": value_of(page),
        }
        known = {name: value for name, value in head.items() if value}
        before = found.setdefault(head["key"], known)
        found[head["key"]] = min(before, known, key=lambda each: sorted(each.items()))
    return sorted(found.values(), key=_by_date)


def _by_date(head: dict[str, Any]) -> tuple[bool, str, str]:
    """What is not dated comes last."""
    return "date" not in head, head.get("date", ""), head["key"]


def _read_paragraphs(
    dataset: Dataset, keys: Sequence[str]
) -> dict[str, list[Paragraph]]:
    """By the document, in the order of reading."""
    found: dict[str, list[Paragraph]] = {key: [] for key in keys}
    known: dict[str, Paragraph] = {}
    for row in ask(dataset, "paragraphs", keys):
        document, iri, kind, number, order, text, above = map(value_of, row)
        each = Paragraph(iri, number, shorten(kind), int(order), text, above)
        if iri not in known:
            known[iri] = each
            found[_key(document)].append(each)
    for paragraph, thing in ask(dataset, "mentions", keys):
        if value_of(paragraph) in known:
            known[value_of(paragraph)].named.append(_key(value_of(thing)))
    for several in found.values():
        several.sort(key=lambda each: (each.order, each.iri))
    return found


def _read_names(dataset: Dataset) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for thing, said, name in ask(dataset, "names"):
        if value_of(said).replace("#", "/").rpartition("/")[2] in NAMING:
            found[_key(value_of(thing))].append(value_of(name))
    return found


def _tabulate(
    paragraphs: Iterable[Paragraph], names: dict[str, list[str]]
) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    index: dict[str, int] = {}
    for each in paragraphs:
        above = rows.get(each.above)
        row = {
            "number": each.number,
            "kind": each.kind.removesuffix("Paragraph"),
            "depth": above["depth"] + 1 if above else 0,
            "text": each.text,
            "names": find_names(each.text, each.named, names),
        }
        at = above["text"].find(each.text) if above else -1
        if at >= 0 and above:
            row["inside"] = [index[each.above], units(above["text"][:at])]
        index[each.iri] = len(index)
        rows[each.iri] = row
    return list(rows.values())


def find_names(
    text: str, named: Iterable[str], names: dict[str, list[str]]
) -> list[list[Any]]:
    """Where the things that a paragraph names stand in it; the longest name counts.

    >>> names = {"actor/mali": ["马里"], "actor/minusma": ["马里稳定团"]}
    >>> find_names("请马里稳定团同马里合作", names, names)
    [[1, 6, 'actor/minusma'], [7, 9, 'actor/mali']]
    """
    means = {
        name: key
        for key in sorted(named)
        for name in names.get(key, ())
        if name.strip()
    }
    if not means:
        return []
    longest = sorted(means, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(map(re.escape, longest)))
    return [
        [units(text[: each.start()]), units(text[: each.end()]), means[each.group()]]
        for each in pattern.finditer(text)
        if _stands_alone(text, each.start(), each.end())
    ]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a Latin name is a word of its own, not a part of one."""
    before, after = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    return not any(
        len(pair) == 2 and all(map(WITHIN_WORD.match, pair)) for pair in (before, after)
    )


def _key(iri: str) -> str:
    return iri.removeprefix(ID)
