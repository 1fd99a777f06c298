"""The pages: which blocks of data each is made of.

>>> from kg.graph.memory import MemoryDataset
>>> from kg.resources import ontology
>>> dataset = MemoryDataset.read(ontology() / "example.trig")
>>> graph_page(dataset) == graph_page(dataset)
True
>>> graph_page(dataset, "MINUSMA", hops=2)[:15]
b'<!DOCTYPE html>'
"""

from collections.abc import Sequence
from typing import Any

from kg.errors import ParameterError
from kg.graph.dataset import Dataset
from kg.graph.names import ID
from kg.graph.network import list_nodes
from kg.queries.documents import find_document
from kg.queries.entities import find_entity
from kg.views.calendar import make_calendar
from kg.views.drawn import Drawn, draw
from kg.views.facts import Fact, list_facts, read_facts
from kg.views.page import compose
from kg.views.pictures import collect, find_pictures
from kg.views.reading import list_documents
from kg.views.shown import show
from kg.views.statements import tabulate

CALENDAR, DUE = "calendar", "deadlines"
MANY_DUE = 2_000  # beyond these a page leaves the calendar file to kg picture
Blocks = dict[str, Any]


def graph_page(
    dataset: Dataset, focus: str = "", hops: int = 1, language: str = ""
) -> bytes:
    """The graph with its documents and pictures, or what is around one thing of it.

    ``focus`` is any name of an entity or a document; ParameterError where nothing is
    called so.
    """
    start: Blocks = {}
    drawn = draw(dataset)
    if focus:
        key = _find(dataset, focus)
        start = {"focus": key, "depth": hops, "select": key}
        drawn = drawn.around(key, hops)
    facts = list_facts(dataset, drawn.edges)
    blocks = {
        "start": start,
        "graph": show(dataset, drawn, facts),
        "documents": list_documents(dataset),
        "pictures": _collect(dataset, ()),
        "facts": tabulate(facts),
    }
    return compose(blocks, language)


def reader_page(
    dataset: Dataset, documents: Sequence[str] = (), language: str = ""
) -> bytes:
    """Documents as they read, all or those named by symbol, title or file."""
    keys = [find_document(dataset, name).removeprefix(ID) for name in documents]
    read = list_documents(dataset, keys or None)
    if missing := [key for key in keys if key not in {each["key"] for each in read}]:
        symbol = missing[0].removeprefix("doc/")
        raise ParameterError(f"{symbol} is only cited; give kg build its text to read")
    shown = {each["key"] for each in read}
    facts = [fact for fact in read_facts(dataset) if fact.document in shown]
    named = shown | _list_named(read, facts)
    nodes = tuple(node for node in list_nodes(dataset, ()) if node.id in named)
    blocks = {
        "start": {"view": "reader"},
        "graph": show(dataset, Drawn(nodes, ()), facts),
        "documents": read,
        "facts": tabulate(facts),
    }
    return compose(blocks, language)


def picture_page(
    dataset: Dataset, names: Sequence[str] = (), language: str = ""
) -> bytes:
    """Pictures of named questions, all or those of these names."""
    blocks = {"start": {"view": "pictures"}, "pictures": _collect(dataset, names)}
    return compose(blocks, language)


def _find(dataset: Dataset, name: str) -> str:
    """The key of an entity or a document."""
    try:
        return find_entity(dataset, name).removeprefix(ID)
    except ParameterError as error:
        try:
            return find_document(dataset, name).removeprefix(ID)
        except ParameterError:
            raise error from None


def _collect(dataset: Dataset, names: Sequence[str]) -> Blocks:
    chosen = find_pictures(names)
    found = collect(dataset, chosen)
    due = len(found["answers"].get(DUE, {"rows": ()})["rows"])
    if any(picture.name == CALENDAR for picture in chosen) and due <= MANY_DUE:
        found["ics"] = make_calendar(dataset).decode("utf-8")
    return found


def _list_named(read: Sequence[Blocks], facts: Sequence[Fact]) -> set[str]:
    """The keys of all that documents and their facts speak of."""
    rows = [row for each in read for row in each["paragraphs"]]
    values = [
        value for fact in facts for several in fact.roles.values() for value in several
    ]
    return {name[2] for row in rows for name in row["names"]} | {
        value.removeprefix("id:") for value in values
    }
