"""A graph to N-Quads: all statements with their documents, sorted graph by graph."""

from typing import BinaryIO

from kg.graph.dataset import Graphs
from kg.writers.graph.subjects import quads_of


def write(dataset: Graphs, stream: BinaryIO) -> None:
    """Write all graphs, by their names; one is in memory at a time."""
    for graph in sorted(dataset.graphs()):
        stream.writelines(sorted(quads_of(dataset, graph)))
