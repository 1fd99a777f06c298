"""What things are called, in the language of the page where it has a name for them.

Concepts, classes and properties are called as ``ontology/`` calls them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.graph.dataset import Dataset, rows
from kg.graph.memory import MemoryDataset
from kg.graph.names import ID, ONTOLOGY
from kg.graph.terms import known, node
from kg.resources import ontology

MANY = 300  # IRIs that are asked about at once
# By how well they name a thing.
NAMING = "skos:prefLabel", "rdfs:label", "mg:symbol", "dcterms:title", "mg:fileName"
NAMES = [known(each).value for each in NAMING]
LABELS = """
SELECT ?thing ?naming ?name WHERE {{
  VALUES ?thing {{ {things} }}
  VALUES ?naming {{ {naming} }}
  GRAPH ?g {{ ?thing ?naming ?name }}
}}
"""
Label = dict[str, str]  # by language; "" of what has none


def find_labels(dataset: Dataset, iris: Collection[str]) -> dict[str, Label]:
    """The names of things by language, of those that have any."""
    wanted = sorted({iri for iri in iris if _is_node(iri)})
    found: dict[str, Label] = {}
    for start in range(0, len(wanted), MANY):
        part = wanted[start : start + MANY]
        found |= _ask(dataset, part)
        if rest := [iri for iri in part if iri not in found]:
            found |= _ask(schemes(), rest)
    return found


def choose(label: Label, language: str) -> str:
    """The name in a language, or else in Chinese, without one, or in any."""
    for each in (language, "zh", "", "en"):
        if each in label:
            return label[each]
    return next(iter(label.values()), "")


def spell(iri: str) -> str:
    """What a thing without a name is shown as: the end of its IRI."""
    key = iri.removeprefix(ONTOLOGY).removeprefix(ID)
    return key.partition("/")[2] or key


@cache
def schemes() -> MemoryDataset:
    """The ontology and its concepts, which no document has to state."""
    return MemoryDataset(_read())


def _read() -> Iterator[Quad]:
    graph = node(ONTOLOGY.rstrip("#"))
    for file in sorted(ontology().glob("*.ttl")):
        if file.stem != "shapes":
            for quad in parse(path=file, format=RdfFormat.TURTLE):
                yield Quad(quad.subject, quad.predicate, quad.object, graph)


def _ask(dataset: Dataset, iris: Collection[str]) -> dict[str, Label]:
    things = " ".join(str(NamedNode(iri)) for iri in iris)
    asked = LABELS.format(things=things, naming=" ".join(NAMING))
    said: dict[str, dict[str, Label]] = defaultdict(lambda: defaultdict(dict))
    for thing, naming, name in rows(dataset, asked):
        language = name.language if isinstance(name, Literal) else ""
        said[thing.value][naming.value].setdefault(language or "", name.value)
    return {iri: _merge(names) for iri, names in said.items()}


def _merge(names: dict[str, Label]) -> Label:
    """The best name of each language."""
    merged: Label = {}
    for naming in NAMES:
        merged = names.get(naming, {}) | merged
    return merged


def _is_node(iri: str) -> bool:
    try:
        NamedNode(iri)
    except ValueError:
        return False
    return True
