"""A query in SPARQL to the bytes of its answer, in the form that the client takes."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from pyoxigraph import QueryTriples, Triple

from kg.graph.dataset import Answer, Dataset, Scope
from kg.queries import answer
from kg.service.formats import (
    GRAPHS,
    GRAPHS_TOO,
    RESULTS,
    RESULTS_TOO,
    with_charset,
)
from kg.service.messages import Reply
from kg.service.negotiation import choose
from kg.service.settings import MEGABYTE, Limits
from kg.service.tasks.refusals import BEYOND, RefusalError
from kg.writers.answers import GRAPHS as WRITTEN
from kg.writers.answers import triples, write

if TYPE_CHECKING:
    from typing_extensions import Buffer

SHORTEST = 3  # bytes of a row: {},
MEND = "ask for less, or in parts by LIMIT and OFFSET"


def answer_query(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """``query``; ``accept`` or ``format``; the graphs in ``default`` and ``named``."""
    scope = None
    if asked["default"] or asked["named"]:
        scope = Scope(tuple(asked["default"]), tuple(asked["named"]))
    found = answer(dataset, asked["query"], scope)
    form, media_type = _choose(found, asked["accept"], asked["format"])
    return Reply(200, with_charset(media_type), write_within(found, form, limits))


def write_within(found: Answer, form: str, limits: Limits) -> bytes:
    """The answer in bytes; RefusalError if it is longer than it may be."""
    stream = Sheet(limits.size)
    if isinstance(found, QueryTriples):
        triples.write(_take(found, limits.rows), stream, WRITTEN[form])
        return stream.getvalue()
    write(found, form, stream)
    body = stream.getvalue()
    if len(body) > SHORTEST * limits.rows and count_rows(body, form) > limits.rows:
        raise RefusalError(
            BEYOND, f"the answer has more than {limits.rows:,} rows; {MEND}"
        )
    return body


def _take(found: Iterable[Triple], most: int) -> Iterator[Triple]:
    rest = iter(found)
    yield from islice(rest, most)
    if next(rest, None) is not None:
        raise RefusalError(BEYOND, f"the answer has more than {most:,} triples; {MEND}")


class Sheet(io.BytesIO):
    """Paper of a size; RefusalError when it is full."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.room = size

    def write(self, data: "Buffer", /) -> int:
        """Write on, if there is room."""
        size = memoryview(data).nbytes
        self.room -= size
        if self.room < 0:
            most = self.tell() + self.room + size
            raise RefusalError(
                BEYOND, f"the answer has more than {most // MEGABYTE:,} MB; {MEND}"
            )
        return super().write(data)


def count_rows(body: bytes, form: str) -> int:
    """How many rows an answer has.

    >>> count_rows(b'a,b\\r\\n1,2\\r\\n"3\\n4",5\\r\\n', "csv")
    2
    """
    if form == "json":
        return len(json.loads(body).get("results", {}).get("bindings", ()))
    if form == "xml":
        return body.count(b"<result>")
    if form == "tsv":
        return body.count(b"\n") - 1
    return sum(1 for _ in csv.reader(io.StringIO(body.decode(), newline=""))) - 1


def _choose(found: Answer, accept: str, form: str) -> tuple[str, str]:
    """The form, and what it is called to the client."""
    graph = isinstance(found, QueryTriples)
    kinds, others = (GRAPHS, GRAPHS_TOO) if graph else (RESULTS, RESULTS_TOO)
    if form:
        if form not in kinds:
            known = ", ".join(kinds)
            raise RefusalError(
                406, f"this answer is not given as {form}, but as {known}"
            )
        return form, kinds[form]
    names = {media_type: name for name, media_type in kinds.items()} | others
    media_type = choose(accept, list(names))
    if media_type is None:
        known = ", ".join(kinds.values())
        raise RefusalError(
            406, f"this answer is given as {known}; ask for one of these"
        )
    return names[media_type], media_type
