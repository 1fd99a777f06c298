"""The network of a graph as two tables, nodes and edges, that spreadsheets can open.

CSV as RFC 4180 has it, in UTF-8 with the mark at the start without which Excel shows
Chinese as noise; pandas, R and Gephi know the mark too. The first columns are called as
Gephi expects them: ``id`` and ``label``, ``source`` and ``target``.

A document's words are not ours: a cell that a spreadsheet would take for a formula gets
an apostrophe before it, and does nothing but show its words.

The tables are the same bytes everywhere; how a zip file packs them is up to zlib.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kg.graph.dataset import Graphs
from kg.graph.links import Link, list_links
from kg.graph.network import Node, list_nodes
from kg.writers.graph.xml import FORBIDDEN

MARK = b"\xef\xbb\xbf"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
EDGES = ("source", "target", "id", *Link._fields[2:])
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file knows: no clock in it
BATCH = 64 * 1024

Row = Sequence[str | int]


def write(dataset: Graphs, stream: BinaryIO) -> None:
    """Write both tables into one zip file."""
    with ZipFile(stream, "w") as archive:
        for name, lines in (
            ("nodes.csv", _node_lines(dataset)),
            ("edges.csv", _edge_lines(dataset)),
        ):
            info = ZipInfo(name, EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3  # the same on Windows
            info.external_attr = 0o644 << 16
            with archive.open(info, "w", force_zip64=True) as file:
                file.writelines(lines)


def write_nodes(dataset: Graphs, stream: BinaryIO) -> None:
    """Write the table of entities, documents and events."""
    stream.writelines(_node_lines(dataset))


def write_edges(dataset: Graphs, stream: BinaryIO) -> None:
    """Write the table of links, one document after another."""
    stream.writelines(_edge_lines(dataset))


def _node_lines(dataset: Graphs) -> Iterator[bytes]:
    ends = {end for link in list_links(dataset) for end in (link.source, link.target)}
    yield from _lines(Node._fields, list_nodes(dataset, ends))


def _edge_lines(dataset: Graphs) -> Iterator[bytes]:
    rows = ((*link[:2], link.id, *link[2:]) for link in list_links(dataset))
    yield from _lines(EDGES, rows)


def _lines(names: Row, rows: Iterable[Row]) -> Iterator[bytes]:
    """The lines of a table, some at a time."""
    buffer = io.StringIO()
    sheet = csv.writer(buffer)
    sheet.writerow(names)
    yield MARK
    for row in rows:
        sheet.writerow(map(_disarm, row))
        if buffer.tell() > BATCH:
            yield _empty(buffer)
    yield _empty(buffer)


def _empty(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def _disarm(value: str | int) -> str | int:
    """What is not known is empty; what looks like a formula is marked as words.

    >>> _disarm("=1+1"), _disarm("-2"), _disarm(0), _disarm(2021)
    ("'=1+1", "'-2", '', 2021)
    """
    if not isinstance(value, str):
        return value or ""
    text = FORBIDDEN.sub("\ufffd", value)  # not all readers of CSV take them either
    return f"'{text}" if text.startswith(FORMULA) else text
