"""A graph on any server that speaks SPARQL 1.1, for those who outgrow a disk.

Takes the URL of a server, gives a ``Dataset``.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import cast

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
)

from kg.errors import ServerError
from kg.graph.dataset import Answer, Scope
from kg.graph.dialects import STANDARD
from kg.graph.endpoints import RESULTS, find_endpoints, is_page
from kg.graph.graph_store import TRIPLES, GraphStore
from kg.graph.names import BASE, PREFIXES
from kg.graph.results import read_solutions, read_triples, read_truth
from kg.graph.safety import refuse_service, words_of
from kg.graph.transport import Access, Transport

PROLOGUE = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
IN_UNION = "ASK { ?s ?p ?o }"
IN_A_GRAPH = "ASK { GRAPH ?g { ?s ?p ?o } }"
EVERYTHING = "SELECT ?s WHERE { ?s ?p ?o }"
CUT = "x-sparql-maxrows"  # Virtuoso's word that it left out the rest


def connect(url: str, access: Access | None = None) -> "ServerDataset":
    """Find a server's endpoints; ServerError where it cannot be asked."""
    transport = Transport(url, access or Access.from_environment())
    try:
        return ServerDataset(transport)
    except BaseException:
        transport.close()
        raise


class ServerDataset:
    """The graphs of a server; its default graph joins what others keep there too."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._endpoints = find_endpoints(transport)
        self._dialect = self._endpoints.dialect
        self._written = GraphStore(transport, self._endpoints)
        if self._dialect is STANDARD:
            self._check_union()

    def query(self, sparql: str, scope: Scope | None = None) -> Answer:
        """Answer a SPARQL 1.1 query; the default graph is the union of all graphs.

        It is parsed here first: an error in it is found as in the store on disk, and
        the form of the answer is known.
        """
        refuse_service(sparql)
        form = type(Store().query(sparql, prefixes=PREFIXES))
        body = self._ask(sparql, TRIPLES if form is QueryTriples else RESULTS, scope)
        try:
            if form is QueryTriples:
                self._check_whole(body)
                return read_triples(body)
            return read_truth(body) if form is QueryBoolean else read_solutions(body)
        except (SyntaxError, ValueError):
            problem = "broke off its answer, or gives no SPARQL results"
            mend = "ask for less, or raise its time limit"
            raise ServerError(self._endpoints.query, problem, mend) from None

    def graphs(self) -> Iterator[str]:
        """The IRIs of the named graphs; what others keep on the server is left out."""
        for row in cast(QuerySolutions, self.query(GRAPHS)):
            name = row["g"].value
            if name.startswith(BASE):
                yield name

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """The statements of one graph, or of all, one graph at a time."""
        for name in [graph] if graph else self.graphs():
            where = NamedNode(name)
            sparql = f"SELECT ?s ?p ?o WHERE {{ GRAPH {where} {{ ?s ?p ?o }} }}"
            for row in cast(QuerySolutions, self.query(sparql)):
                yield Quad(row["s"], row["p"], row["o"], where)

    def replace(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put these statements in the place of a graph's."""
        self._written.replace(graph, quads)

    def remove(self, graph: str) -> None:
        """Remove a graph without a trace."""
        self._written.remove(graph)

    def close(self) -> None:
        """Let go of the connections."""
        self._transport.close()

    def _ask(self, sparql: str, wanted: str, scope: Scope | None) -> bytes:
        data: dict[str, str | Sequence[str]] = {
            "query": self._dialect.query_to_server(PROLOGUE + sparql)
        }
        if scope is None and "from" not in words_of(sparql):
            data |= self._dialect.extra
        elif scope is not None:
            data |= {"default-graph-uri": scope.default, "named-graph-uri": scope.named}
        answer = self._transport.demand(
            "POST",
            self._endpoints.query,
            data=data,
            headers={"Accept": wanted},
        )
        if CUT in answer.headers:
            raise self._cut(answer.headers[CUT])
        if is_page(answer):
            problem = "answers with a page, not with SPARQL results"
            raise ServerError(self._endpoints.query, problem, "name its endpoint")
        return self._dialect.from_server(answer.content)

    def _check_whole(self, triples: bytes) -> None:
        """ServerError if a server that cuts triples in silence may have done so."""
        if not self._dialect.tells_cuts and triples.count(b" .\n") >= self._most_rows:
            raise self._cut(str(self._most_rows))

    @cached_property
    def _most_rows(self) -> int:
        """The rows that a server gives at most, if it has more."""
        url, headers = self._endpoints.query, {"Accept": RESULTS}
        heads = self._transport.peek(url, {"query": EVERYTHING}, headers)
        return int(heads.get(CUT, sys.maxsize))

    def _cut(self, rows: str) -> ServerError:
        problem = f"cuts its answers at {rows} rows"
        mend = "raise ResultSetMaxRows in its settings"
        return ServerError(self._endpoints.query, problem, mend)

    def _check_union(self) -> None:
        """A server that is not known must answer from all graphs, as the store does."""
        if self.query(IN_A_GRAPH) and not self.query(IN_UNION):
            problem = "does not answer from all graphs together"
            mend = "set its default graph to the union of its named graphs"
            raise ServerError(self._endpoints.query, problem, mend)
