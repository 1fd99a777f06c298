"""What a server answers, as the store on disk would: bytes to results.

An answer is read to its end before any of it is given, because a server that runs out
of time may say 200 and break off in the middle. SyntaxError where it does.
"""

from collections import deque

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

JSON = QueryResultsFormat.JSON
ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def read_solutions(body: bytes) -> QuerySolutions:
    """The rows of a SELECT."""
    deque(_rows(body), maxlen=0)
    return _rows(body)


def _rows(body: bytes) -> QuerySolutions:
    rows = parse_query_results(body, JSON)
    if isinstance(rows, QuerySolutions):
        return rows
    raise SyntaxError("rows were asked for")


def read_truth(body: bytes) -> QueryBoolean:
    """The answer to an ASK; Virtuoso gives it as a row with a number in it.

    >>> read_truth(b'{"head": {}, "boolean": true}')
    <QueryBoolean true>
    """
    answer = parse_query_results(body, JSON)
    if isinstance(answer, QuerySolutions):
        values = [str(value.value) for row in answer for value in row]
        word = "true" if values in (["1"], ["true"]) else "false"
        answer = parse_query_results(f'{{"head": {{}}, "boolean": {word}}}', JSON)
    assert isinstance(answer, QueryBoolean)
    return answer


def read_triples(body: bytes) -> QueryTriples:
    """The triples of a CONSTRUCT or DESCRIBE."""
    store = Store()
    store.extend(parse(body, RdfFormat.N_TRIPLES))
    triples = store.query(ALL)
    assert isinstance(triples, QueryTriples)
    return triples
