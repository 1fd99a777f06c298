"""Documents to their accounts: where every character of the file went."""

from collections.abc import Iterable
from typing import TextIO

from rich.cells import cell_len, set_cell_size

from kg.documents.account import Entry, account
from kg.model import Document
from kg.writers.line import one_line

EXAMPLE = 34  # how much of an example is shown, in Latin letters


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write what is text and what is furniture, and whether it adds up."""
    for document in documents:
        stream.write(describe(document) + "\n\n")


def describe(document: Document) -> str:
    """The account of one document, a line each."""
    balance = account(document)
    furniture = sum(entry.characters for entry in balance.entries)
    lost = f"{balance.unnamed} lost, {balance.overlaps} counted twice"
    rows = [
        one_line(document.origin.file),
        _row("text", balance.canonical, note=f"and {balance.inserted} put in"),
        *(_row(*_values(entry)) for entry in balance.entries),
        _row("sum", balance.canonical + furniture),
        _row("file", balance.source, note="balances" if balance.balances else lost),
    ]
    return "\n".join(rows)


def _values(entry: Entry) -> tuple[str, int, int, str]:
    return entry.name, entry.characters, entry.pieces, entry.example


def _row(name: str, characters: int, pieces: int | None = None, note: str = "") -> str:
    """``  page number               118       20 x  23-00265 2/24``."""
    count = "" if pieces is None else f"{pieces} x"
    words = one_line(note)
    if cell_len(words) > EXAMPLE:
        words = set_cell_size(words, EXAMPLE - 1) + "…"
    return f"  {name:<18} {characters:>9} {count:>9}  {words}".rstrip()
