"""A graph to N-Triples: all statements without their documents, each once, sorted."""

from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from kg.graph.dataset import Graphs
from kg.writers.graph.sorting import in_order
from kg.writers.graph.subjects import triples_of


def write(dataset: Graphs, stream: BinaryIO) -> None:
    """Write the union of all graphs."""
    stream.writelines(lines_of(dataset))


def lines_of(dataset: Graphs) -> Iterator[bytes]:
    """A line a statement; what several graphs say is said once."""
    lines = in_order(
        triple + b" .\n"
        for graph in dataset.graphs()
        for triple in triples_of(dataset, graph)
    )
    return (line for line, _ in groupby(lines))
