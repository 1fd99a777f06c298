"""How documents are read, and what is stated beside them when all are there.

What a document's own graph says hangs on that document alone: so it can be kept while
the file stays the same, and made anywhere. What needs several documents goes into a
graph of its own, which is stated anew at the end of every build from what is in the
store; of such a graph, what hangs on single documents and on those that cite them is
stated only of the documents that have come or gone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.graph import names
from kg.graph.chain import state_chain
from kg.graph.dataset import Dataset
from kg.graph.derive import state_cited
from kg.graph.reading import Reading
from kg.graph.statements import Resolve
from kg.model import Document
from kg.pipeline import knowledge


@dataclass(frozen=True, slots=True)
class Shared:
    """A graph that is stated from the whole corpus.

    ``state`` is given the documents it is to speak of, or None for all there is to say.
    """

    graph: str
    state: Callable[[Dataset, Sequence[str] | None], Iterable[Quad]]
    by_document: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """How a document is read and understood, and what follows from all of them."""

    resolve: Resolve = knowledge.resolve
    understand: Callable[[Document], Reading] = knowledge.understand
    shared: tuple[Shared, ...] = (
        Shared(names.CITED, state_cited, by_document=True),
        Shared(names.CHAIN, state_chain),
        Shared(names.AUTHORITY, knowledge.state_known),
    )


HOUSE = Method()
