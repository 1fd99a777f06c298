"""What was read, and the graph, to people and machines: one file a form.

The modules here write documents, for ``kg read``: documents one by one and a text
stream, and none is held once it is written. Those of ``graph`` write a graph: a
``Dataset`` and a binary stream, and the same graph gives the same bytes; ``WRITERS``
names them.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from kg.graph.dataset import Graphs


class Writer(NamedTuple):
    """A format of graphs; what writes it is loaded when it is asked for."""

    function: str  # module.function, below kg.writers.graph
    suffix: str
    media_type: str
    summary: str
    is_text: bool = True

    def write(self, dataset: "Graphs", stream: BinaryIO) -> None:
        """Write the whole graph."""
        module, _, name = self.function.partition(".")
        getattr(import_module(f"kg.writers.graph.{module}"), name)(dataset, stream)


WRITERS = {
    "turtle": Writer(
        "turtle.write", ".ttl", "text/turtle", "Turtle in reading order, for people"
    ),
    "trig": Writer(
        "trig.write", ".trig", "application/trig", "as turtle, each document by itself"
    ),
    "ntriples": Writer(
        "ntriples.write", ".nt", "application/n-triples", "a statement a line"
    ),
    "nquads": Writer(
        "nquads.write",
        ".nq",
        "application/n-quads",
        "a statement a line, with its document",
    ),
    "rdfxml": Writer("rdfxml.write", ".rdf", "application/rdf+xml", "RDF/XML"),
    "jsonld": Writer(
        "jsonld.write", ".jsonld", "application/ld+json", "JSON with a context"
    ),
    "graphml": Writer(
        "graphml.write",
        ".graphml",
        "application/graphml+xml",
        "the network: who is linked to whom",
    ),
    "gexf": Writer(
        "gexf.write", ".gexf", "application/gexf+xml", "the network, for Gephi"
    ),
    "csv": Writer(
        "sheets.write",
        ".zip",
        "application/zip",
        "its nodes and edges, two tables in a zip file",
        False,
    ),
    "csv-nodes": Writer("sheets.write_nodes", ".csv", "text/csv", "the table of nodes"),
    "csv-edges": Writer("sheets.write_edges", ".csv", "text/csv", "the table of edges"),
}


def export(dataset: "Graphs", form: str, file: str | Path) -> None:
    """Write a graph to a file, whole or not at all.

    ``form`` is a name of ``WRITERS``; OutputError where the file cannot be written.
    """
    from kg.writers.output import open_whole

    with open_whole(file) as stream:
        WRITERS[form].write(dataset, stream)
