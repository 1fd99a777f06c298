"""Names to entities: any label, short form or acronym finds the one thing it means.

What a name means is asked of the graph itself. A name that several entities have is
refused, and so is one that nobody has; both errors say what could have been meant.

>>> from kg.graph.memory import MemoryDataset
>>> from kg.resources import ontology
>>> dataset = MemoryDataset.read(ontology() / "example.trig")
>>> {find_entity(dataset, name) for name in ("马里稳定团", "minusma", "actor/minusma")}
{'https://w3id.org/mandate-graph/id/actor/minusma'}
>>> find_entity(dataset, "马里稳定")
Traceback (most recent call last):
...
kg.errors.ParameterError: nothing is called 马里稳定; near: 马里稳定团, 马里
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pyoxigraph import Literal, QuerySolutions

from kg.errors import ParameterError
from kg.graph.authority import is_entity
from kg.graph.dataset import Dataset
from kg.graph.names import ID
from kg.queries.nodes import find_node, list_near

# How surely a property's value means the entity: a full name before other names, and
# these before what means it only where a document has made it clear.
RANKS = {
    "skos:prefLabel": 0,
    "skos:altLabel": 1,
    "mg:acronym": 1,
    "mg:contextualLabel": 2,
    "mg:demonym": 2,
}
LANGUAGES = ("@zh", "@en", "@fr", "@zh-Hant", "")
# In this order labels are looked up first, of which few are asked for.
NAMED = """
SELECT DISTINCT ?entity ?rank ?label
WHERE {{
  {labels}
  GRAPH ?g {{ ?entity ?naming ?label }}
  VALUES (?naming ?rank) {{ {ranks} }}
}}
"""
Found = tuple[str, int, str]  # the entity, the rank of its name, the name


def find_entity(dataset: Dataset, name: str) -> str:
    """The IRI of what a name means; ParameterError if that is none, or not one.

    Full width and half width, capitals and small letters, accents, blanks and quotation
    marks make no difference; simplified and traditional forms are as the labels have
    them.
    """
    if node := find_node(dataset, name, is_entity):
        return node
    found = list(_ask(dataset, _spell(name)))
    if not found:
        every = list(_ask(dataset, ""))
        found = [each for each in every if fold(each[2]) == fold(name)]
        if not found:
            near = list_near(name, _suggest(name, every))
            raise ParameterError(f"nothing is called {name}{near}")
    return _choose(dataset, name, found)


def fold(name: str) -> str:
    """A name without what makes no difference.

    >>> fold("《马里 和平与和解协议》"), fold("Côte d’Ivoire")
    ('马里和平与和解协议', 'cotedivoire')
    """
    apart = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in apart if char.isalnum())


def _spell(name: str) -> str:
    """A name as the labels may have it, so that it need not be looked for in all."""
    forms = dict.fromkeys((name, unicodedata.normalize("NFKC", name), name.upper()))
    terms = (f"{Literal(form)}{tag}" for form in forms for tag in LANGUAGES)
    return f"VALUES ?label {{ {' '.join(terms)} }}"


def _ask(dataset: Dataset, labels: str) -> Iterator[Found]:
    ranks = " ".join(f"({naming} {rank})" for naming, rank in RANKS.items())
    rows = dataset.query(NAMED.format(ranks=ranks, labels=labels))
    assert isinstance(rows, QuerySolutions)
    for entity, rank, label in rows:
        if is_entity(entity.value):
            yield entity.value, int(rank.value), label.value


def _choose(dataset: Dataset, name: str, found: Iterable[Found]) -> str:
    """The entity whose name it is most surely."""
    ranked = defaultdict(set)
    for entity, rank, _ in found:
        ranked[rank].add(entity)
    entities = sorted(ranked[min(ranked)])
    if len(entities) > 1:
        keys = ", ".join(iri.removeprefix(ID) for iri in entities)
        raise ParameterError(f"{name} may be any of {keys}; give one of these instead")
    return entities[0]


def _suggest(name: str, every: Iterable[Found]) -> list[str]:
    """Names that are spelt alike, or that hold it or are held by it."""
    folded = {fold(label): label for _, _, label in every}
    wanted = fold(name)
    near = get_close_matches(wanted, folded, n=3, cutoff=0.6)
    near += sorted((each for each in folded if wanted and wanted in each), key=len)
    return [folded[each] for each in dict.fromkeys(near)]
