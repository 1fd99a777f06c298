"""Documents with their facts to RDF, and the store or server that holds it.

Takes a ``Document`` with mentions and facts, gives quads; ``open_dataset`` gives what
was built, to be asked in SPARQL.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph.dataset import Dataset


def is_server(place: str | Path) -> bool:
    """Whether a place is the URL of a server, not a folder."""
    return str(place).startswith(("http://", "https://"))


def open_dataset(place: str | Path) -> "Dataset":
    """Open the graph of a folder that ``kg build`` wrote, or of a SPARQL server.

    A server is named by its URL. StoreError where there is none, or none to be read.
    """
    if is_server(place):
        from kg.graph.server import connect

        return connect(str(place))
    from kg.graph.store import open_store

    return open_store(Path(place))
