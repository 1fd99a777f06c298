"""What a page says of each thing: its names, its type, where else it is known."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from kg.graph.dataset import Dataset
from kg.graph.names import ID, PREFIXES
from kg.graph.network import Node
from kg.graph.schema import shorten
from kg.views.asking import ask, value_of

SKOS = PREFIXES["skos"]
NAMES = {f"{SKOS}prefLabel", f"{SKOS}altLabel", "contextualLabel"}
OTHER = {
    f"{SKOS}exactMatch": "same",
    f"{PREFIXES['foaf']}page": "page",
    f"{PREFIXES['dcterms']}issued": "date",
}


KINDS = {"doc": "Document", "place": "Place", "agreement": "Agreement", "fact": "Event"}


def describe(dataset: Dataset, nodes: Sequence[Node]) -> list[dict[str, Any]]:
    """A record a node, in their order; what is not known is left out.

    ``key`` and ``type``, ``zh`` and ``en`` to be shown, ``names`` to be found by.
    """
    wanted = {f"{ID}{node.id}" for node in nodes} | {node.iri for node in nodes}
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for thing, predicate, value in ask(dataset, "names"):
        if (iri := value_of(thing)) in wanted:
            word = shorten(value_of(predicate))
            said[iri]["names" if word in NAMES else word].append(value_of(value))
    return [_record(node, said.get(node.iri, {})) for node in nodes]


def _record(node: Node, said: dict[str, list[str]]) -> dict[str, Any]:
    shown = {node.label, node.label_en, node.acronym}
    names = [*said.get("names", ()), *said.get("acronym", ()), node.title]
    found = {
        "key": node.id,
        "type": shorten(node.type) or _guess(node.id),
        "zh": _call(node, said),
        "en": node.label_en,
        "acronym": node.acronym,
        "title": node.title,
        "names": sorted({name for name in names if name} - shown),
        "found": "discovered" in said,
        "read": "true" in said.get("inCorpus", ()),
        **{
            name: min(said[iri], default="")
            for iri, name in OTHER.items()
            if iri in said
        },
    }
    return {name: value for name, value in found.items() if value}


def _call(node: Node, said: dict[str, list[str]]) -> str:
    """A document that has neither symbol nor title is called by its file."""
    named = node.symbol or node.title or not node.id.startswith("doc/")
    return node.label if named else min(said.get("fileName", (node.label,)))


def _guess(key: str) -> str:
    """What a thing is of which nothing is said: its key tells the kind of node."""
    return KINDS.get(key.partition("/")[0], "Actor")
