"""What the endpoint can do (SPARQL 1.1 Service Description), and its data (VoID).

Counting takes a look at every statement; the answers are kept as all others are.
"""

import io
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.graph.dataset import Dataset, rows
from kg.graph.manifest import ontology_version
from kg.graph.names import BASE, ID, ONTOLOGY, PREFIXES
from kg.graph.terms import known, literal, node
from kg.graph.vocabulary import XSD
from kg.service.formats import GRAPHS, with_charset
from kg.service.messages import Reply
from kg.service.negotiation import choose
from kg.service.settings import Limits
from kg.service.tasks.refusals import RefusalError

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
SPACES = {"sd": SD, "void": VOID, "dcterms": PREFIXES["dcterms"], "mg": ONTOLOGY}
RESULT_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV"),
    *("SPARQL_Results_TSV", "Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG"),
    "N-Quads",
)
RDF_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
}
APACHE = "https://www.apache.org/licenses/LICENSE-2.0"
COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
    "documents": "SELECT (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s a mg:Document } }",
}
SIZES = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
CLASSES = """
SELECT ?x (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s a ?x } } GROUP BY ?x ORDER BY ?x
"""
PROPERTIES = """
SELECT ?x (COUNT(*) AS ?n) { GRAPH ?g { ?s ?x ?o } } GROUP BY ?x ORDER BY ?x
"""
Statements = Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]


def describe_service(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """The description of the endpoint at ``url``, in the form that is accepted."""
    return _write(
        [*_service(dataset, asked["url"]), *_void(dataset, asked["url"])], asked
    )


def describe_data(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """The VoID description alone."""
    return _write(list(_void(dataset, asked["url"])), asked)


def _write(statements: list[Any], asked: dict[str, Any]) -> Reply:
    media_type = choose(asked["accept"], list(GRAPHS.values()))
    if media_type is None:
        raise RefusalError(406, f"this is given as {', '.join(GRAPHS.values())}")
    form = next(name for name, each in GRAPHS.items() if each == media_type)
    stream = io.BytesIO()
    quads = (Quad(*each) for each in statements)
    serialize(quads, stream, RDF_FORMATS[form], prefixes=SPACES)
    return Reply(200, with_charset(media_type), stream.getvalue())


def _service(dataset: Dataset, url: str) -> Statements:
    sd = _terms(SD)
    endpoint, data = NamedNode(f"{url}/sparql"), NamedNode(f"{url}/sparql#dataset")
    graph = NamedNode(f"{url}/sparql#default")
    a = known("rdf:type")
    yield endpoint, a, sd("Service")
    yield endpoint, sd("endpoint"), endpoint
    yield endpoint, sd("supportedLanguage"), sd("SPARQL11Query")
    yield endpoint, sd("feature"), sd("UnionDefaultGraph")
    for name in RESULT_FORMATS:
        yield endpoint, sd("resultFormat"), NamedNode(FORMATS + name)
    yield endpoint, sd("defaultDataset"), data
    yield data, a, sd("Dataset")
    yield data, sd("defaultGraph"), graph
    yield graph, a, sd("Graph")
    yield graph, _terms(VOID)("triples"), literal(_count(dataset, COUNTS["triples"]))
    for row in rows(dataset, SIZES):
        name = row["g"]
        place = NamedNode(f"{url}/sparql#graph-{quote(name.value, '')}")
        yield data, sd("namedGraph"), place
        yield place, a, sd("NamedGraph")
        yield place, sd("name"), name
        yield place, sd("graph"), NamedNode(f"{place.value}-data")
        yield NamedNode(f"{place.value}-data"), a, sd("Graph")
        yield NamedNode(f"{place.value}-data"), _terms(VOID)("triples"), row["n"]


def _void(dataset: Dataset, url: str) -> Statements:
    void, data = _terms(VOID), NamedNode(f"{url}/void#graph")
    yield data, known("rdf:type"), void("Dataset")
    yield data, known("dcterms:title"), Literal("Mandate Graph", language="en")
    yield data, known("dcterms:title"), Literal("授权图谱", language="zh")
    yield data, known("dcterms:license"), NamedNode(APACHE)
    yield data, known("owl:versionInfo"), Literal(ontology_version())
    yield data, void("sparqlEndpoint"), NamedNode(f"{url}/sparql")
    yield data, void("uriSpace"), Literal(ID)
    yield data, void("vocabulary"), NamedNode(ONTOLOGY)
    yield data, void("rootResource"), NamedNode(BASE)
    for name in ("SPARQL_Results_JSON", "Turtle", "JSON-LD", "RDF_XML"):
        yield data, void("feature"), NamedNode(FORMATS + name)
    for name, query in COUNTS.items():
        yield data, void(name), literal(_count(dataset, query))
    yield from _parts(dataset, data, ("class", "entities", CLASSES))
    yield from _parts(dataset, data, ("property", "triples", PROPERTIES))


def _parts(dataset: Dataset, data: NamedNode, part: tuple[str, str, str]) -> Statements:
    """A partition by class or by property."""
    (kind, counted, query), void = part, _terms(VOID)
    for row in rows(dataset, query):
        node = NamedNode(f"{data.value}-{kind}-{quote(row['x'].value, '')}")
        yield data, void(f"{kind}Partition"), node
        yield node, void(kind), row["x"]
        yield node, void(counted), Literal(row["n"].value, datatype=INTEGER)


INTEGER = NamedNode(f"{XSD}integer")


def _count(dataset: Dataset, query: str) -> int:
    return next(int(row["n"].value) for row in rows(dataset, query))


def _terms(space: str) -> Callable[[str], NamedNode]:
    """The terms of a vocabulary by their names."""
    return lambda name: node(space + name)
