"""Every error the program raises, on one screen.

KgError
├── DocumentError       a file cannot be read
│   ├── FormatError         its format is not one that can be read
│   └── SizeError           it is larger than a document can be
├── SymbolError         a text is no UN symbol
├── SeedError           an authority file holds a mistake
├── OntologyError       a fact is of a kind, or has a role, that the ontology lacks
├── QueryError          a query is malformed, or asks for what is refused
│   ├── ParameterError      a value means nothing to the question it is given to
│   ├── QuerySyntaxError    a query is no SPARQL, at a place of it
│   └── QueryTimeoutError   a query takes longer than it may
├── ServiceError        the graph cannot be served at an address
├── OutputError         a result cannot be written where, or as, it was asked for
├── FetchError          a document cannot be had from the UN's service
│   └── OfflineError        nothing can: the service does not answer
├── ClusterError        a cluster that is to read is not there, or is another kg
└── StoreError          a graph's store is missing, or cannot be written
    ├── DamageError         what is on the disk is not what was written
    └── ServerError         a SPARQL server is down, too slow, or refuses

A message is one line: what is wrong, and the way out. The file's name stands in front.
"""

from pathlib import Path


class KgError(Exception):
    """Something a person can mend; the command line prints it in one line."""


class DocumentError(KgError):
    """A file cannot be read as a document."""

    def __init__(self, file: str | Path, problem: str, mend: str = "") -> None:
        self.file = str(file)
        self.problem = problem
        self.mend = mend
        super().__init__(file, problem, mend)

    def __str__(self) -> str:
        mend = f"; {self.mend}" if self.mend else ""
        return f"{self.file}: {self.problem}{mend}"


class FormatError(DocumentError):
    """The file is of a format that cannot be read, or a damaged one."""


class SizeError(DocumentError):
    """The file is larger than a document can be."""


class SeedError(KgError):
    """An authority file holds a mistake, at a line of it."""

    def __init__(self, file: str | Path, line: int, problem: str, mend: str) -> None:
        super().__init__(f"{file}:{line}: {problem}; {mend}")


class OntologyError(KgError):
    """A fact does not fit the ontology: the program and its data disagree."""


class SymbolError(KgError, ValueError):
    """The text is no UN document symbol."""


class QueryError(KgError):
    """A query is malformed, or asks for what is refused."""


class ParameterError(QueryError):
    """A value means nothing, or more than one thing, to the question it is given to."""


class QuerySyntaxError(QueryError):
    """A query is no SPARQL, at a line and a column of it, both counted from 1."""

    def __init__(self, problem: str, line: int, column: int, pointer: str) -> None:
        super().__init__(f"line {line}, column {column}: {problem}")
        self.line = line
        self.column = column
        self.pointer = pointer  # the line of the query, and below it a caret


class QueryTimeoutError(QueryError):
    """A query takes longer than it may."""

    def __init__(self, seconds: float) -> None:
        mend = "give it more time, or ask for less"
        super().__init__(f"no answer within {seconds:g} s; {mend}")


class ServiceError(KgError):
    """The graph cannot be served at an address."""


class OutputError(KgError):
    """A result cannot be written where, or in the format that, it was asked for."""

    def __init__(self, place: str | Path, problem: str, mend: str) -> None:
        super().__init__(f"{place}: {problem}; {mend}")


class StoreError(KgError):
    """The store of a graph is missing, damaged, or cannot be written."""

    def __init__(self, place: str | Path, problem: str, mend: str = "") -> None:
        super().__init__(f"{place}: {problem}" + (f"; {mend}" if mend else ""))


class DamageError(StoreError):
    """What is on the disk is not what was written there."""


class FetchError(KgError):
    """A document cannot be had from the UN's service."""

    def __init__(self, symbol: str, problem: str, mend: str) -> None:
        super().__init__(f"{symbol}: {problem}; {mend}")


class OfflineError(FetchError):
    """Nothing can be had: the service does not answer, or wants to be left alone."""


class ClusterError(KgError):
    """A cluster that is to read documents is not there, or runs another kg."""


class ServerError(StoreError):
    """A SPARQL server is down, too slow, or refuses."""
