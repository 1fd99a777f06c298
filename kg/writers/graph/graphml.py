"""The network of a graph to GraphML: for yEd, Cytoscape, igraph, networkx, Gephi."""

from typing import BinaryIO

from kg.graph.dataset import Graphs
from kg.writers.graph.network import to_printable


def write(dataset: Graphs, stream: BinaryIO) -> None:
    """Write nodes and edges with typed attributes."""
    from networkx import write_graphml_lxml

    network = to_printable(dataset)
    write_graphml_lxml(network, stream, edge_id_from_attribute="id")
