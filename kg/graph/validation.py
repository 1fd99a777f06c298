"""Checks a graph against ``ontology/shapes.ttl`` and tells each violation in words.

Takes a Dataset, gives Violations. Documents are checked in batches, with what their
statements point to in other graphs, so that memory does not grow with the corpus.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyshacl
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.graph.authority import KINDS
from kg.graph.dataset import Dataset, rows
from kg.graph.names import ID, ONTOLOGY, PREFIXES
from kg.resources import ontology

BATCH = 20_000  # statements: what pySHACL checks in a few seconds
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
OA = rdflib.Namespace(PREFIXES["oa"])
MG = rdflib.Namespace(ONTOLOGY)
TYPE = NamedNode(f"{PREFIXES['rdf']}type")
WHOLE = "SELECT ?p ?o WHERE {{ <{iri}> ?p ?o }}"
NEIGHBOUR = (
    "SELECT ?p ?o WHERE {{ <{iri}> ?p ?o . "
    "FILTER(?p IN (rdf:type, skos:prefLabel, skos:inScheme, skos:broader, mg:number, "
    "mg:inDocument, mg:symbol)) }}"
)


SHARED = tuple(
    ID + kind for kind in (*KINDS, "doc/", "fact/")
)  # told of in several graphs


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong, with which node, and the words it stands by."""

    node: str
    message: str
    value: str = ""
    quote: str = ""

    def __str__(self) -> str:
        value = f" (here: {self.value})" if self.value else ""
        quote = f" “{self.quote}”" if self.quote else ""
        return f"{self.node}: {self.message}{value}{quote}"


def validate(dataset: Dataset, language: str = "en") -> Iterator[Violation]:
    """Check every graph of the dataset; nothing comes where all is well."""
    for batch in _batches(dataset):
        typed = (quad.subject for quad in batch if quad.predicate == TYPE)
        own = {node.value for node in _ours(typed)}
        found = _check(_with_neighbours(batch, dataset), language)
        yield from (each for each in found if ID + each.node in own)


def _batches(dataset: Dataset) -> Iterator[list[Quad]]:
    batch: list[Quad] = []
    for graph in dataset.graphs():
        batch += dataset.quads(graph)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _with_neighbours(batch: list[Quad], dataset: Dataset) -> rdflib.Graph:
    """The batch, and of the nodes it only points to, what they are."""
    triples = {quad.triple for quad in batch}
    subjects = _ours(triple.subject for triple in triples)
    # What one document says of an entity or of another document is not all.
    told = {node for node in subjects if node.value.startswith(SHARED)}
    triples |= _ask(dataset, WHOLE, told)
    pointed = _ours(triple.object for triple in triples) - subjects
    triples |= _ask(dataset, NEIGHBOUR, pointed)
    graph = rdflib.Graph()
    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    graph.parse(data=data, format="nt")
    for triple in _ontology():
        graph.add(triple)
    return graph


def _ask(dataset: Dataset, query: str, nodes: set[NamedNode]) -> set[Triple]:
    return {
        Triple(node, row["p"], row["o"])
        for node in nodes
        for row in rows(dataset, query.format(iri=node.value))
    }


def _ours(terms: Iterable[object]) -> set[NamedNode]:
    """The nodes of the graph among these terms."""
    return {
        term
        for term in terms
        if isinstance(term, NamedNode) and term.value.startswith(ID)
    }


@cache
def _ontology() -> rdflib.Graph:
    """The classes and the concept schemes: what types and concepts are looked up in."""
    graph = rdflib.Graph()
    for path in sorted(ontology().glob("*.ttl")):
        if path.name != "shapes.ttl":
            graph.parse(path, format="turtle")
    return graph


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology() / "shapes.ttl", format="turtle")


def _check(graph: rdflib.Graph, language: str) -> Iterator[Violation]:
    _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), advanced=False)
    found = set()
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        messages = {
            getattr(each, "language", None): str(each)
            for each in report.objects(result, SH.resultMessage)
        }
        node = report.value(result, SH.focusNode)
        value = report.value(result, SH.value)
        found.add(
            Violation(
                str(node).removeprefix(ID),
                messages.get(language) or next(iter(messages.values()), ""),
                "" if value is None or value == node else str(value).removeprefix(ID),
                _quote(graph, node),
            )
        )
    yield from sorted(found, key=str)


def _quote(graph: rdflib.Graph, node: rdflib.term.Node | None) -> str:
    """The words a fact rests on, or those of the paragraph."""
    evidence = graph.value(node, MG.evidence)
    words = graph.value(evidence, OA.exact) or graph.value(node, MG.text)
    return str(words or "")
