"""Takes a paragraph with its names, gives who is what to whom: one file a kind.

To add a kind: write its file with a function ``read``, name it in READERS, declare its
class and its roles in ``ontology/kg.ttl``.
"""

from collections.abc import Callable, Iterator

from kg.facts.line import Line, read_lines
from kg.facts.relations import (
    adherences,
    affiliations,
    compositions,
    establishments,
    leaderships,
    memberships,
    presences,
    supports,
    tenures,
)
from kg.facts.text import Text
from kg.model import Fact

Reader = Callable[[Line], Iterator[Fact]]

READERS: tuple[Reader, ...] = (
    adherences.read,
    affiliations.read,
    compositions.read,
    establishments.read,
    leaderships.read,
    memberships.read,
    presences.read,
    supports.read,
    tenures.read,
)


def extract(text: Text) -> Iterator[Fact]:
    """The relations of a document, paragraph by paragraph."""
    for line in read_lines(text):
        for read in READERS:
            yield from read(line)
