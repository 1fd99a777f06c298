"""In what servers differ: where they are written to, and what they cannot hold.

A server is known by what it calls itself. One that is not known is asked and told by
the standard alone.
"""

import re
import sys
from dataclasses import dataclass, field

from kg.graph.names import ONTOLOGY
from kg.graph.safety import TOKEN
from kg.graph.vocabulary import XSD

DURATION = f"{XSD}duration".encode()
HELD = f"{ONTOLOGY}duration".encode()  # stands for xsd:duration where that is not kept
# { "type": "typed-literal", "datatype": "…#boolean", "value": "1" }
NUMBER_FOR_TRUTH = re.compile(rb'(#boolean", "value": ")([01])(")')


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one kind of server is spoken to."""

    extra: dict[str, str] = field(default_factory=dict)  # sent with each query
    opening: str = ""  # stands before each query
    update: str = ""  # the address for updates, beside that for queries
    store: str = ""  # the address of the Graph Store Protocol
    keeps_durations: bool = True
    longest: int = sys.maxsize  # bytes of a statement in the Graph Store Protocol
    tells_cuts: bool = True  # whether it says so when it leaves out triples

    def to_server(self, statements: bytes) -> bytes:
        """N-Triples as the server can hold them."""
        if self.keeps_durations:
            return statements
        return statements.replace(b"^^<%s>" % DURATION, b"^^<%s>" % HELD)

    def query_to_server(self, sparql: str) -> str:
        """A query of what the server holds."""
        held = sparql if self.keeps_durations else TOKEN.sub(_hold, sparql)
        return self.opening + held

    def from_server(self, answer: bytes) -> bytes:
        """Results or N-Triples as they were before the server held them."""
        if self.keeps_durations:
            return answer
        for form in (b"<%s>", b'"%s"'):  # in N-Triples, in JSON
            answer = answer.replace(form % HELD, form % DURATION)
        return NUMBER_FOR_TRUTH.sub(_tell_truth, answer)


STANDARD = Dialect()
OXIGRAPH = Dialect({"union-default-graph": "true"}, update="update", store="store")
# Virtuoso 7 turns "P3M"^^xsd:duration into "3"^^xsd:duration, and true into 1. It
# refuses to load a literal of 64 KB, but not to insert it. Triples it cuts in silence.
# It describes next to nothing, unless it is told how.
VIRTUOSO = Dialect(
    opening='define sql:describe-mode "CBD" ',
    update="sparql-auth",
    store="sparql-graph-crud-auth",
    keeps_durations=False,
    longest=60_000,
    tells_cuts=False,
)
KNOWN = {"oxigraph": OXIGRAPH, "virtuoso": VIRTUOSO}


def dialect_of(server: str) -> Dialect:
    """By the name that a server gives itself in its answers.

    >>> dialect_of("Oxigraph/0.5.13") is OXIGRAPH, dialect_of("nginx") is STANDARD
    (True, True)
    """
    for name, dialect in KNOWN.items():
        if name in server.casefold():
            return dialect
    return STANDARD


def _hold(token: re.Match[str]) -> str:
    known = token.group() in {"xsd:duration", f"<{DURATION.decode()}>"}
    return f"<{HELD.decode()}>" if known else token.group()


def _tell_truth(found: re.Match[bytes]) -> bytes:
    return found[1] + (b"true" if found[2] == b"1" else b"false") + found[3]
