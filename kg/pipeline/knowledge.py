"""What a build knows beside the documents: who is called what, how facts are read."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg import entities, facts
from kg.graph.authority import KINDS, state_authority
from kg.graph.dataset import Dataset, rows
from kg.graph.names import ID
from kg.graph.reading import Reading
from kg.model import Document
from kg.seeds import authority

ENTITY = " || ".join(f'STRSTARTS(STR(?node), "{ID}{kind}")' for kind in KINDS)
# Filtered on the server, since some cut an answer that is too long.
POINTED = f"""
SELECT DISTINCT ?node WHERE {{
  GRAPH ?g {{ ?subject ?predicate ?node }}
  FILTER(isIRI(?node) && ({ENTITY}))
}}
"""


def resolve(name: str, kind: str) -> str | None:
    """The key of the entity that a name means wherever it stands."""
    return authority().by_name.get(name)


def understand(document: Document) -> Reading:
    """Read the names and the facts of a document."""
    mentions = entities.find(document)
    return Reading(document, mentions, facts.extract(document, mentions))


def state_known(dataset: Dataset) -> Iterator[Quad]:
    """What the authority files say of the entities that the documents speak of."""
    nodes = (row["node"] for row in rows(dataset, POINTED))
    used = {node.value for node in nodes if isinstance(node, NamedNode)}
    return state_authority(used)
