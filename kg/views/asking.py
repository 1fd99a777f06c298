"""The questions that pages ask the store themselves: files of SPARQL in ``queries``.

They give IRIs and every language, where the named questions give words for reading;
what a named question answers is asked by it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.graph.dataset import Dataset, rows
from kg.graph.names import ID
from kg.queries.parameters import fill

FOLDER = Path(__file__).parent / "queries"
Terms = tuple[object, ...]


def ask(
    dataset: Dataset, question: str, documents: Iterable[str] | None = None
) -> Iterator[Terms]:
    """The terms of each row, None where nothing is known; of some documents or all."""
    text = (FOLDER / f"{question}.rq").read_text(encoding="utf-8")
    if documents is not None:
        text = fill(text, "document", [NamedNode(f"{ID}{key}") for key in documents])
    for row in rows(dataset, text):
        yield tuple(row)


def value_of(term: object) -> str:
    """An IRI or a literal as text; nothing of None."""
    return getattr(term, "value", "")


def language_of(term: object) -> str:
    """The language of a literal; nothing where it has none."""
    return (term.language or "") if isinstance(term, Literal) else ""
