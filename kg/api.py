"""The graph as Python sees it: build or open it, ask it, take it away.

>>> import tempfile
>>> folder = tempfile.mkdtemp()
>>> graph = build(["seeds/documents/s-res-2584-2021.txt"], folder)
>>> graph.ask("documents")[0].document
'S/RES/2584(2021)'
>>> graph.query("SELECT ?day { ?m mg:meetingNumber 8809 ; mg:heldOn ?day }")[0].day
datetime.date(2021, 6, 29)
>>> [len(list(graph.validate())), graph.export("turtle", f"{folder}/copy.ttl")]
[0, None]
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.graph import open_dataset
from kg.graph.dataset import Dataset

if TYPE_CHECKING:
    import networkx

    from kg.graph.validation import Violation
    from kg.queries import Rows

EXPORTS = "exports"


class Graph:
    """A graph that was built: in a folder, or on a SPARQL server.

    It shows itself in a notebook, and closes itself as a context manager.
    """

    def __init__(self, place: str | Path, dataset: Dataset) -> None:
        self.place = place
        self.dataset = dataset

    def query(self, sparql: str, *, timeout: float | None = None) -> "Rows":
        """Ask in SPARQL; the rows are named tuples of plain values."""
        from kg.queries import select

        return select(self.dataset, sparql, timeout=timeout)

    def ask(
        self, question: str, *, timeout: float | None = None, **parameters: object
    ) -> "Rows":
        """Ask a named question, as ``kg query NAME -p key=value`` does."""
        from kg.queries import ask

        return ask(self.dataset, question, timeout=timeout, **parameters)

    def export(self, form: str, file: str | Path) -> None:
        """Write the graph to a file, in one of the formats of ``kg export``."""
        from kg.writers import export

        export(self.dataset, form, file)

    def validate(self, language: str = "en") -> "Iterator[Violation]":
        """What does not keep to the shapes of the ontology, in words."""
        from kg.graph.validation import validate

        return validate(self.dataset, language)

    def why(self, name: str) -> list[tuple[str, str]]:
        """The words, the paragraph and the rule that a fact was read from."""
        from kg.graph.tracing import trace

        return list(trace(self.dataset, name))

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """Who is linked to whom, as a network with labels, kinds and quotes."""
        from kg.graph.network import to_networkx

        return to_networkx(self.dataset)

    def view(self, file: str | Path, focus: str = "", hops: int = 2) -> None:
        """Write the graph as a page, or what is around one thing, as ``kg view``."""
        from kg.views.pages import graph_page
        from kg.writers.output import open_whole

        with open_whole(file) as stream:
            stream.write(graph_page(self.dataset, focus, hops))

    def close(self) -> None:
        """Let go of the files or the connection."""
        self.dataset.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Graph of {len(self.ask('documents'))} documents in {self.place}>"

    def _repr_html_(self) -> str:
        """How a notebook shows it: as the page of ``kg view``."""
        from kg.views.notebook import show

        return show(self.dataset, repr(self))


def build(
    paths: Iterable[str | Path] = (), place: str | Path = EXPORTS, *, jobs: int = 1
) -> Graph:
    """Build the graph of documents and open it; without paths, of those that ship.

    With ``jobs`` it is read in so many processes, each of which loads the program that
    asks: that has to begin with ``if __name__ == "__main__"``.
    """
    from kg.pipeline.build import Options
    from kg.pipeline.build import build as build_graph
    from kg.pipeline.pools import choose
    from kg.resources import seeds

    named = list(paths) or [seeds() / "documents"]
    build_graph(named, place, options=Options(choose(jobs)))
    return open_graph(place)


def open_graph(place: str | Path = EXPORTS) -> Graph:
    """Open a graph that was built before: a folder, or the URL of a server."""
    return Graph(place, open_dataset(place))
