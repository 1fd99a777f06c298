"""Names to documents: a symbol in any printed form, a title, or the name of a file.

>>> from kg.graph.memory import MemoryDataset
>>> from kg.resources import ontology
>>> dataset = MemoryDataset.read(ontology() / "example.trig")
>>> names = "S/RES/2584 (2021)", "第2584号决议", "2584", "s-res-2584-2021.txt"
>>> {find_document(dataset, name) for name in names}
{'https://w3id.org/mandate-graph/id/doc/S/RES/2584(2021)'}
>>> find_document(dataset, "letter.txt")
Traceback (most recent call last):
...
kg.errors.ParameterError: no document letter.txt in the graph
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from pyoxigraph import QuerySolutions

from kg.documents.symbol import Symbol
from kg.errors import ParameterError, SymbolError
from kg.graph import names
from kg.graph.dataset import Dataset
from kg.graph.names import ID
from kg.queries.entities import fold
from kg.queries.nodes import find_node, list_near

DOCUMENT = f"{ID}doc/"
NAMED = """
SELECT DISTINCT ?document ?name
WHERE {
  VALUES ?naming { mg:symbol mg:fileName dcterms:title }
  GRAPH ?g { ?document a mg:Document ; ?naming ?name }
}
"""
# 2584(2021) · 2584（2021）号 · 2584
NUMBER = re.compile(r"\d{1,4}(?:\s*[(（]\d{4}[)）])?")


def find_document(dataset: Dataset, name: str) -> str:
    """The IRI of a document; ParameterError if there is none, or more than one."""
    if node := find_node(dataset, name, _is_document, ("", "doc/")):
        return node
    symbol = _parse(name)
    if symbol and (node := find_node(dataset, names.document(symbol), _is_document)):
        return node
    called = list(_ask(dataset))
    found = {iri for iri, each in called if _means(name, symbol, each)}
    if len(found) == 1:
        return found.pop()
    if found:
        several = ", ".join(sorted(iri.removeprefix(DOCUMENT) for iri in found))
        raise ParameterError(f"{name} may be any of {several}; give one of these")
    near = get_close_matches(symbol or name, [each for _, each in called], n=3)
    raise ParameterError(
        f"no document {symbol or name} in the graph{list_near(name, near)}"
    )


def _is_document(iri: str) -> bool:
    return iri.startswith(DOCUMENT)


def _parse(name: str) -> str:
    """The symbol that a name is; the number of a resolution may stand alone."""
    text = name.strip()
    try:
        return str(Symbol.parse(f"第{text}号决议" if NUMBER.fullmatch(text) else text))
    except SymbolError:
        return ""


def _ask(dataset: Dataset) -> Iterator[tuple[str, str]]:
    rows = dataset.query(NAMED)
    assert isinstance(rows, QuerySolutions)
    for document, name in rows:
        yield document.value, name.value


def _means(name: str, symbol: str, called: str) -> bool:
    """Whether a document so called is meant: S/RES/2584 is S/RES/2584(2021)."""
    stem = called.rpartition(".")[0]
    if symbol:
        return re.sub(r"\(\d{4}\)$", "", called) == symbol
    return fold(name) in {fold(called), fold(stem)}
