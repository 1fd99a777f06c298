"""The network of a graph to GEXF, the format of Gephi."""

from typing import BinaryIO
from xml.etree.ElementTree import Element, ElementTree

from networkx.readwrite.gexf import GEXFWriter

from kg.graph.dataset import Graphs
from kg.writers.graph.network import to_printable

Attributes = dict[str, object]


def write(dataset: Graphs, stream: BinaryIO) -> None:
    """Write nodes and edges with labels and typed attributes."""
    writer = _Writer(to_printable(dataset), version="1.2draft")
    meta = writer.xml.find("meta")
    meta.attrib.clear()  # today's date would make every file another
    meta.find("creator").text = "Mandate Graph"
    writer.indent(writer.xml)
    ElementTree(writer.xml).write(stream, encoding="utf-8", xml_declaration=True)


class _Writer(GEXFWriter):
    """Leaves out an edge's key, which is its id once more."""

    def add_attributes(
        self, what: str, element: Element, data: Attributes, default: Attributes
    ) -> Attributes:
        data.pop("key", None)
        super().add_attributes(what, element, data, default)  # type: ignore[no-untyped-call]
        return data
