"""A graph to TriG: as Turtle, with each document's statements in a block of its own."""

from typing import BinaryIO

from kg.graph.dataset import Graphs
from kg.writers.graph.subjects import subjects_in
from kg.writers.graph.terms import short_iri
from kg.writers.graph.turtle import HEAD, describe


def write(dataset: Graphs, stream: BinaryIO) -> None:
    """Write all graphs, by their names."""
    stream.write(HEAD.encode())
    for graph in sorted(dataset.graphs()):
        stream.write(b"\n" + short_iri(f"<{graph}>".encode()) + b" {\n")
        for subject in subjects_in(dataset, graph):
            stream.write(describe(subject, b"  "))
        stream.write(b"}\n")
