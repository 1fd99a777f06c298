"""What a build knows beside the documents: who is called what, how facts are read."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg import facts
from kg.graph.authority import is_entity, state_authority
from kg.graph.dataset import Dataset, rows
from kg.graph.reading import Reading
from kg.model import Document
from kg.seeds import authority

# The kinds of nodes whose names the authority files give.
POINTED = """
SELECT DISTINCT ?node
WHERE { GRAPH ?g { ?subject ?predicate ?node } FILTER(isIRI(?node)) }
"""


def resolve(name: str, kind: str) -> str | None:
    """The key of the entity that a name means wherever it stands."""
    return authority().by_name.get(name)


def understand(document: Document) -> Reading:
    """Read the names and the facts of a document."""
    return Reading(document, (), facts.extract(document))


def state_known(dataset: Dataset) -> Iterator[Quad]:
    """What the authority files say of the entities that the documents speak of."""
    nodes = (row["node"] for row in rows(dataset, POINTED))
    used = {node.value for node in nodes if isinstance(node, NamedNode)}
    return state_authority(iri for iri in used if is_entity(iri))
