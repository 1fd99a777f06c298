"""Answers to people and machines: a table, W3C's formats for results, or a graph's.

``write`` takes an answer as the engine gives it, the name of a form, and a binary
stream. CSV, TSV, JSON and XML are exactly what SPARQL 1.1 says they are; the Turtle of
the same graph is the same bytes every time.
"""

from typing import BinaryIO

from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples

from kg.errors import QueryError
from kg.graph.dataset import Answer

RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
# An answer is a graph without a name: Turtle is TriG, and N-Triples are N-Quads.
GRAPHS = {
    "turtle": "turtle",
    "ntriples": "ntriples",
    "jsonld": "jsonld",
    "rdfxml": "rdfxml",
    "trig": "turtle",
    "nquads": "ntriples",
}


FORMS = ("table", *RESULTS, "turtle")


def write(answer: Answer, form: str, stream: BinaryIO, encoding: str = "utf-8") -> None:
    """Write an answer; QueryError where the form is for answers of another kind.

    The encoding is that of the screen, and of a table alone.
    """
    if form == "table":
        from kg.writers.answers import screen

        stream.write(screen.draw(answer).encode(encoding, "backslashreplace"))
    elif isinstance(answer, QueryTriples):
        if form not in GRAPHS:
            raise QueryError(f"the answer is a graph, no {form}; ask for turtle")
        from kg.writers.answers import triples

        triples.write(answer, stream, GRAPHS[form])
    elif form in GRAPHS:
        said = "yes or no" if isinstance(answer, QueryBoolean) else "rows"
        raise QueryError(f"the answer is {said}, no graph; ask for table or json")
    else:
        answer.serialize(stream, RESULTS[form])
        if form in ("json", "xml") or isinstance(answer, QueryBoolean):
            stream.write(b"\n")
