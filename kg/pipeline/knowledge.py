"""What a build knows beside the documents: who is called what, how facts are read."""

from collections.abc import Iterator, Sequence

from pyoxigraph import Quad

from kg import entities, facts
from kg.graph.authority import state_authority
from kg.graph.dataset import Dataset, rows
from kg.graph.derive import SOME, batched
from kg.graph.names import AUTHORITY, ID
from kg.graph.reading import Reading
from kg.model import Document
from kg.seeds import authority

# Asked of each entity by itself: to look for all that is named is to read the graph.
NAMED = """
SELECT ?node WHERE {
  VALUES ?node { %s }
  FILTER EXISTS { GRAPH ?g { ?subject ?predicate ?node } FILTER(?g != <%s>) }
}
"""


def resolve(name: str, kind: str) -> str | None:
    """The key of the entity that a name means wherever it stands."""
    return authority().by_name.get(name)


def understand(document: Document) -> Reading:
    """Read the names and the facts of a document."""
    mentions = entities.find(document)
    return Reading(document, mentions, facts.extract(document, mentions))


def state_known(dataset: Dataset, about: Sequence[str] | None = None) -> Iterator[Quad]:
    """What the authority files say of the entities that the documents speak of."""
    known = sorted(ID + key for key in authority().entries)
    used: set[str] = set()
    for iris in batched(known, SOME):
        some = " ".join(f"<{iri}>" for iri in iris)
        answer = rows(dataset, NAMED % (some, AUTHORITY))
        used.update(row["node"].value for row in answer)
    return state_authority(used)
