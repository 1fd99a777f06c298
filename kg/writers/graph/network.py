"""The network of a graph, with nothing in its words that XML cannot hold."""

from typing import TYPE_CHECKING

from kg.graph.dataset import Graphs
from kg.graph.network import to_networkx
from kg.writers.graph.xml import FORBIDDEN

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def to_printable(dataset: Graphs) -> "MultiDiGraph[str]":
    """The network; U+FFFD stands for each character that no XML file can hold."""
    network = to_networkx(dataset)
    for _, attributes in network.nodes(data=True):
        _mend(attributes)
    for *_, attributes in network.edges(data=True):
        _mend(attributes)
    return network


def _mend(attributes: dict[str, object]) -> None:
    for name, value in attributes.items():
        if isinstance(value, str):
            attributes[name] = FORBIDDEN.sub("\ufffd", value)
