"""The graph as a network of networkx: entities, documents, events, and their links.

It stands with the graph, below the pages and the exports that both draw from it: these
do not know each other, and must show the same network.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from pyoxigraph import Literal, Quad

from kg.graph.dataset import Graphs
from kg.graph.links import ISSUED, SYMBOL, TYPE, list_links, year_of
from kg.graph.names import ID, ONTOLOGY, PREFIXES
from kg.graph.schema import schema, shorten

if TYPE_CHECKING:
    from networkx import MultiDiGraph

LABEL = f"{PREFIXES['skos']}prefLabel"
TITLE = f"{PREFIXES['dcterms']}title"
ACRONYM, NUMBER, HAPPENED = (
    f"{ONTOLOGY}{name}" for name in ("acronym", "meetingNumber", "eventType")
)
DATES = [ISSUED, *(f"{ONTOLOGY}{name}" for name in ("date", "begin", "heldOn", "end"))]
DESCRIBING = {TYPE, LABEL, TITLE, SYMBOL, ACRONYM, NUMBER, HAPPENED, *DATES}
Said = dict[tuple[str, str], str]  # a predicate and a language to the value


class Node(NamedTuple):
    """An entity, a document or an event; what is not known is empty."""

    id: str  # actor/minusma
    label: str
    label_en: str = ""
    type: str = ""  # PeaceOperation
    acronym: str = ""
    symbol: str = ""
    title: str = ""
    year: int = 0
    iri: str = ""


def to_networkx(dataset: Graphs) -> "MultiDiGraph[str]":
    """The whole network; attributes that are not known are left out.

    Nodes have ``label``, ``label_en``, ``type``, ``acronym``, ``symbol``, ``title``,
    ``year`` and ``iri``; edges have all that a ``Link`` has, and their ``id`` as key.
    """
    from networkx import MultiDiGraph

    network: MultiDiGraph[str] = MultiDiGraph()
    links = sorted(list_links(dataset))
    ends = {end for link in links for end in (link.source, link.target)}
    for node in list_nodes(dataset, ends):
        attributes = {name: value for name, value in node._asdict().items() if value}
        network.add_node(attributes.pop("id"), **attributes)
    for link in links:
        attributes = {name: value for name, value in link._asdict().items() if value}
        source, target = attributes.pop("source"), attributes.pop("target")
        network.add_edge(source, target, key=link.id, id=link.id, **attributes)
    return network


def list_nodes(dataset: Graphs, ends: Iterable[str]) -> Iterator[Node]:
    """Entities and documents, and whatever else a link ends at, by their ids."""
    said: dict[str, Said] = {f"{ID}{end}" if _is_key(end) else end: {} for end in ends}
    for graph in sorted(dataset.graphs()):
        for subject, values in _describe(dataset.quads(graph)).items():
            if subject in said or _is_listed(values):
                _add(said.setdefault(subject, {}), values)
    yield from sorted(_make(*each) for each in said.items())


def _is_key(end: str) -> bool:
    return "://" not in end


def _describe(quads: Iterable[Quad]) -> dict[str, Said]:
    found: dict[str, Said] = defaultdict(dict)
    for subject, predicate, value, _ in quads:
        if predicate.value in DESCRIBING:
            language = value.language if isinstance(value, Literal) else None
            text = getattr(value, "value", "")
            said = {(predicate.value, language or ""): text}
            _add(found[subject.value], said)
    return found


def _add(known: Said, more: Said) -> None:
    """Of several classes the narrowest counts, else what comes first by its letters."""
    for what, value in more.items():
        if what[0] == TYPE:
            kinds = {shorten(known.get(what, value)), shorten(value)}
            known[what] = schema().narrowest(kinds)
        else:
            known[what] = min(known.get(what, value), value)


def _is_listed(said: Said) -> bool:
    """Events are many and say little alone: one is listed if a link ends at it."""
    kind = shorten(said.get((TYPE, ""), ""))
    return schema().is_drawn(kind) and not schema().is_a(kind, "Event")


def _make(iri: str, said: Said) -> Node:
    key = iri.removeprefix(ID)
    kind = said.get((TYPE, ""), "")
    date = next((said[each, ""] for each in DATES if (each, "") in said), "")
    symbol = said.get((SYMBOL, ""), "")
    title = said.get((TITLE, "zh"), "")
    if schema().is_a(kind, "Event"):
        label, english = (_call(said, kind, date, each) for each in ("zh", "en"))
    else:
        english = said.get((LABEL, "en"), "") or symbol
        label = said.get((LABEL, "zh"), "") or english or title
    return Node(
        key,
        label or _spell(key),
        english,
        kind,
        said.get((ACRONYM, ""), ""),
        symbol,
        title,
        year_of(date),
        iri,
    )


def _spell(key: str) -> str:
    """A name that is known only from an IRI: ``actor/Katiba_Macina``."""
    name = key.partition("/")[2] if _is_key(key) else key
    return unquote(name.replace("_", " "))


def _call(said: Said, kind: str, date: str, language: str) -> str:
    """What an event is called: 袭击 2019-03-23, 会议 8809."""
    what = said.get((HAPPENED, ""), ONTOLOGY + kind)
    which = said.get((NUMBER, ""), date)
    return f"{schema().label(what, language)} {which}".strip()
