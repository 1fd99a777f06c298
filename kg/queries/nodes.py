"""Nodes by their IRI or the end of it: ``actor/minusma``, ``id:fact/0a1b``.

>>> from kg.graph.memory import MemoryDataset
>>> from kg.resources import ontology
>>> dataset = MemoryDataset.read(ontology() / "example.trig")
>>> find_node(dataset, "id:place/abidjan", lambda iri: True)
'https://w3id.org/mandate-graph/id/place/abidjan'
"""

from collections.abc import Callable, Iterable

from pyoxigraph import NamedNode

from kg.graph.dataset import Dataset
from kg.graph.names import ID

NEAR = 5  # how many suggestions an error makes
KNOWN = """
ASK {{ {{ GRAPH ?g {{ {iri} ?p ?o }} }} UNION {{ GRAPH ?g {{ ?s ?p {iri} }} }} }}
"""


def find_node(
    dataset: Dataset,
    name: str,
    fits: Callable[[str], bool],
    kinds: Iterable[str] = ("",),
) -> str | None:
    """The IRI that a name is or is the end of, if the graph speaks of it."""
    bare = name.removeprefix("id:")
    whole = bare.startswith(("http://", "https://"))
    for iri in [bare] if whole else [f"{ID}{kind}{bare}" for kind in kinds]:
        term = _to_term(iri) if fits(iri) else None
        if term and dataset.query(KNOWN.format(iri=term)):
            return iri
    return None


def list_near(name: str, near: Iterable[str]) -> str:
    """The end of an error: what may have been meant, nothing if nothing is near."""
    others = [each for each in dict.fromkeys(near) if each != name][:NEAR]
    return f"; near: {', '.join(others)}" if others else ""


def _to_term(iri: str) -> NamedNode | None:
    """None for what no IRI can be, so that it never gets into a query."""
    try:
        return NamedNode(iri)
    except ValueError:
        return None
