"""Queries are kept from reaching out of the store: SERVICE would ask other servers."""

import re

from kg.errors import QueryError

# What can stand in a query, the longest first; a parser that does not ask for blanks
# between words finds SERVICE in ``1SERVICE<…>`` and in ``SERVICEmg:x`` as well.
TOKEN = re.compile(
    r"""
      \#[^\n\r]*
    | <[^<>"{}|^`\\\x00-\x20]*>
    | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3} | "{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3}
    | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*"
    | [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
    | (?P<prefixed> (?:[^\W\d_][\w.\-·]*)? : (?:[\w:%.\-·]|\\.)* )
    | (?P<word> [A-Za-z]+ )
    | (?P<open> \{ )
    | \d+ | .
    """,
    re.VERBOSE | re.DOTALL,
)


def refuse_service(sparql: str) -> None:
    """QueryError if the query would ask another server.

    >>> refuse_service("SELECT ?service { ?service ?p 'SERVICE <x> {}' } # SERVICE")
    >>> refuse_service("SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }")
    Traceback (most recent call last):
    ...
    kg.errors.QueryError: SERVICE is refused; load the data here and ask it here
    """
    if asks_outside(sparql):
        raise QueryError("SERVICE is refused; load the data here and ask it here")


def words_of(sparql: str) -> set[str]:
    """The words of a query that are no names, in small letters.

    >>> sorted(words_of("SELECT ?from FROM <urn:now> { BIND(NOW() AS ?x) }"))
    ['as', 'bind', 'from', 'now', 'select']
    """
    tokens = TOKEN.finditer(sparql)
    return {token.group().casefold() for token in tokens if token["word"]}


def asks_outside(sparql: str) -> bool:
    """Whether SERVICE stands in a query, as a word or run together with a name."""
    if "service" not in sparql.casefold():
        return False
    before = last = ""
    for token in TOKEN.finditer(sparql):
        text = token.group().casefold()
        if text.isspace() or text.startswith("#"):
            continue
        if token["word"] and "service" in text:
            return True
        # SERVICEmg:x { … } is a call; GRAPH service:x { … } is none
        if token["open"] and "service" in last.partition(":")[0] and before != "graph":
            return True
        before, last = last, text if token["prefixed"] or token["word"] else ""
    return False
