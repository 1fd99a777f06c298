"""The account of a reading: every character of the file, in the text or named."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Document, Origin

EXAMPLE = 40  # characters of an example


@dataclass(frozen=True, slots=True)
class Entry:
    """A class of furniture: how much of it there is, and what it looks like."""

    name: str
    characters: int
    pieces: int
    example: str


@dataclass(frozen=True, slots=True)
class Account:
    """How many characters went where."""

    source: int  # characters of the file
    canonical: int  # of them in the canonical text
    inserted: int  # characters of the canonical text that are not in the file
    entries: tuple[Entry, ...]
    overlaps: int  # characters that were counted twice
    unnamed: int  # characters that are nowhere

    @property
    def balances(self) -> bool:
        """Whether each character of the file is in the text or named, and once."""
        furniture = sum(entry.characters for entry in self.entries)
        return (
            self.canonical + furniture == self.source
            and not self.overlaps
            and not self.unnamed
        )


def account(document: Document) -> Account:
    """Add up a document's characters by where they went."""
    origin = document.origin
    canonical = sum(length for _, _, length in origin.runs)
    overlaps, unnamed = _seams(origin)
    return Account(
        source=len(origin.text),
        canonical=canonical,
        inserted=len(document.text) - canonical,
        entries=tuple(_entries(origin)),
        overlaps=overlaps,
        unnamed=unnamed,
    )


def _seams(origin: Origin) -> tuple[int, int]:
    """Characters covered twice, and those covered by nothing."""
    pieces = [(start, start + length) for _, start, length in origin.runs]
    pieces += [(each.start, each.end) for each in origin.furniture]
    end = overlaps = unnamed = 0
    for start, stop in sorted(pieces):
        overlaps += max(0, min(end, stop) - start)
        unnamed += max(0, start - end)
        end = max(end, stop)
    return overlaps, unnamed + len(origin.text) - end


def _entries(origin: Origin) -> Iterator[Entry]:
    by_name: dict[str, list[str]] = {}
    for each in origin.furniture:
        by_name.setdefault(each.name, []).append(origin.text[each.start : each.end])
    for name, pieces in sorted(by_name.items()):
        example = max(pieces, key=len)[:EXAMPLE]
        yield Entry(name, sum(map(len, pieces)), len(pieces), example)
