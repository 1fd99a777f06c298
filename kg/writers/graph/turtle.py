"""A graph to Turtle that is made to be compared: each change is a line, at one place.

Every statement has a line of its own, which stays the same whatever comes before or
after it. Types come first, then labels, the rest by name. Statements that several
documents make are written once: which document says what is for N-Quads and TriG.
"""

from collections.abc import Iterable
from typing import BinaryIO

from kg.graph.dataset import Graphs
from kg.graph.names import ID, PREFIXES
from kg.writers.graph.subjects import Subject, subjects_of
from kg.writers.graph.terms import ranked, short_iri, short_term

HEAD = f"@base <{ID}> .\n" + "".join(
    f"@prefix {prefix}: <{iri}> .\n"
    for prefix, iri in sorted(PREFIXES.items())
    if iri != ID
)


def write(dataset: Graphs, stream: BinaryIO) -> None:
    """Write the union of all graphs."""
    stream.write(HEAD.encode())
    for subject in subjects_of(dataset):
        stream.write(b"\n" + describe(subject))


def describe(subject: Subject, indent: bytes = b"") -> bytes:
    """A subject and its statements, a line each, with a point at the end.

    >>> print(describe((b"<urn:a>", [b'<urn:b> "1"', b'<urn:b> "2"'])).decode(), end="")
    <urn:a>
        <urn:b> "1" ;
        <urn:b> "2" ;
    .
    """
    name, statements = subject
    begin, end = indent + b"    ", b" ;\n"
    lines = [begin + line[1:] + end for line in sorted(_lines(statements))]
    return b"%b%b\n%b%b.\n" % (indent, short_iri(name), b"".join(lines), indent)


def _lines(statements: Iterable[bytes]) -> Iterable[bytes]:
    for statement in statements:
        predicate, value = statement.split(b" ", 1)
        yield ranked(predicate) + b" " + short_term(value)
