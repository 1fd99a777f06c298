"""A graph to RDF/XML, by Oxigraph's serializer, from sorted statements."""

import tempfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pyoxigraph import Literal, RdfFormat, Triple, parse, serialize

from kg.errors import OutputError
from kg.graph.dataset import Graphs
from kg.graph.names import ID, PREFIXES
from kg.writers.graph import ntriples
from kg.writers.graph.xml import FORBIDDEN, NAME


def write(dataset: Graphs, stream: BinaryIO) -> None:
    """Write the union of all graphs; OutputError where XML cannot hold it."""
    with tempfile.TemporaryFile() as lines:
        ntriples.write(dataset, lines)
        lines.seek(0)
        triples = (quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES))
        prefixes = {name: iri for name, iri in PREFIXES.items() if iri != ID}
        output: BinaryIO = _Escaped(stream)  # type: ignore[assignment]
        serialize(_check(triples), output, RdfFormat.RDF_XML, prefixes=prefixes)


def _check(triples: Iterable[Triple]) -> Iterator[Triple]:
    for triple in triples:
        value = triple.object
        if isinstance(value, Literal) and (found := FORBIDDEN.search(value.value)):
            _refuse(triple, f"the character U+{ord(found.group()):04X}")
        if not NAME.search(triple.predicate.value):
            _refuse(triple, f"<{triple.predicate.value}> as an element")
        yield triple


def _refuse(triple: Triple, what: str) -> None:
    problem = f"RDF/XML cannot hold {what}"
    raise OutputError(str(triple.subject), problem, "export turtle instead")


class _Escaped:
    """A stream on which a carriage return survives: readers of XML drop a bare one."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def write(self, data: bytes) -> int:
        self.stream.write(data.replace(b"\r", b"&#13;"))
        return len(data)

    def flush(self) -> None:
        self.stream.flush()
