"""Graphs onto a server: by the Graph Store Protocol, or by updates where there is none.

A graph is replaced in one request, unless it is too large for one.
"""

from collections.abc import Iterable
from functools import cached_property
from itertools import islice

import httpx
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.graph.endpoints import Endpoints, find_update
from kg.graph.transport import Transport

TRIPLES = "application/n-triples"
LARGEST = 100_000  # statements in one request
BATCH = 1_000  # statements in one INSERT DATA


class GraphStore:
    """The graphs of a server as they are written to."""

    def __init__(self, transport: Transport, endpoints: Endpoints) -> None:
        self._transport = transport
        self._endpoints = endpoints
        self._dialect = endpoints.dialect

    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put these statements in the place of a graph's."""
        triples = (Triple(each.subject, each.predicate, each.object) for each in quads)
        batch = list(islice(triples, LARGEST))
        if not batch:
            self.remove(graph)
            return
        self._write(graph, batch, first=True)
        while batch := list(islice(triples, LARGEST)):
            self._write(graph, batch, first=False)

    def remove(self, graph: str) -> None:
        """Remove a graph; that it is not there is as good."""
        if not self._endpoints.store:
            self._update([_drop(graph)])
            return
        url, named = self._endpoints.store, {"graph": graph}
        answer = self._transport.send("DELETE", url, params=named)
        if answer.status_code != httpx.codes.NOT_FOUND:
            self._transport.check(answer)

    def _write(self, graph: str, triples: list[Triple], first: bool) -> None:
        """Write the first part of a graph in the place of the old one, or a further."""
        body = self._statements(triples)
        longest = max(map(len, body.splitlines()))
        if self._endpoints.store and longest <= self._dialect.longest:
            self._put("PUT" if first else "POST", graph, body)
        else:
            inserts = (
                self._insert(graph, triples[start : start + BATCH])
                for start in range(0, len(triples), BATCH)
            )
            self._update([_drop(graph), *inserts] if first else list(inserts))

    def _put(self, method: str, graph: str, body: bytes) -> None:
        url, named, kind = self._endpoints.store, {"graph": graph}, TRIPLES
        headers = {"Content-Type": kind}
        self._transport.demand(method, url, params=named, content=body, headers=headers)

    def _insert(self, graph: str, triples: list[Triple]) -> str:
        """One of several batches, since servers bound the size of an insertion."""
        body = self._statements(triples).decode()
        return f"INSERT DATA {{ GRAPH {NamedNode(graph)} {{\n{body}}} }}"

    def _update(self, changes: list[str]) -> None:
        data = {"update": " ;\n".join(changes)}
        self._transport.demand("POST", self._update_url, data=data)

    @cached_property
    def _update_url(self) -> str:
        return find_update(self._transport, self._endpoints)

    def _statements(self, triples: list[Triple]) -> bytes:
        body = serialize(triples, format=RdfFormat.N_TRIPLES)
        assert body is not None
        return self._dialect.to_server(body)


def _drop(graph: str) -> str:
    return f"DROP SILENT GRAPH {NamedNode(graph)}"
