"""The classes of things."""

from collections import defaultdict
from collections.abc import Collection

from pyoxigraph import NamedNode

from kg.graph.dataset import Dataset, rows

TYPES = """
SELECT DISTINCT ?thing ?type WHERE {{
  VALUES ?thing {{ {things} }} GRAPH ?g {{ ?thing a ?type }}
}}
"""


def find_types(dataset: Dataset, iris: Collection[str]) -> dict[str, list[str]]:
    """The IRIs of the classes of each thing that has any."""
    things = " ".join(str(NamedNode(iri)) for iri in iris)
    found: dict[str, list[str]] = defaultdict(list)
    for thing, kind in rows(dataset, TYPES.format(things=things)):
        found[thing.value].append(kind.value)
    return dict(found)
