"""The ontology as graphs: takes names of files, gives what rdflib or Oxigraph reads."""

import tomllib
from functools import cache
from pathlib import Path

import rdflib
from pyoxigraph import Quad, RdfFormat, Store, parse, serialize
from rdflib import OWL, RDF, RDFS, URIRef

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"
SEEDS = ROOT / "seeds"
EXAMPLE = ONTOLOGY / "example.trig"
SCHEME_FILES = ("force", "bindingness", "citations", "events", "quantities", "tasks")
RULES = {path.stem: path for path in sorted((ONTOLOGY / "rules").glob("*.rq"))}
CONTRACT = tomllib.loads((ROOT / "tests/cases/ontology.toml").read_text("utf-8"))

MG = rdflib.Namespace("https://w3id.org/mandate-graph/ontology#")
ID = rdflib.Namespace("https://w3id.org/mandate-graph/id/")
SHAPE = rdflib.Namespace("https://w3id.org/mandate-graph/shapes#")


@cache
def load(*names: str) -> rdflib.Graph:
    """Files of the ontology as one graph; it is shared, so nobody changes it."""
    graph = rdflib.Graph()
    for name in names:
        graph.parse(ONTOLOGY / f"{name}.ttl")
    return graph


def load_schemes() -> rdflib.Graph:
    """All concept schemes."""
    return load(*SCHEME_FILES)


def classes() -> list[URIRef]:
    """The classes that kg.ttl declares."""
    return sorted(load("kg").subjects(RDF.type, OWL.Class))


def properties() -> list[URIRef]:
    """The properties that kg.ttl declares."""
    return sorted(load("kg").subjects(RDF.type, RDF.Property))


def above(class_) -> set:
    """The class itself and everything it is a kind of."""
    return set(load("kg").transitive_objects(class_, RDFS.subClassOf))


def texts(graph, subject, predicate) -> dict[str, str]:
    """Texts by language; two in one language are a mistake."""
    values = list(graph.objects(subject, predicate))
    by_language = {each.language: str(each) for each in values}
    assert len(values) == len(by_language), (subject, predicate)
    return by_language


def name(term) -> str:
    """The last part of a term, for the names of tests."""
    return str(term).removeprefix(MG).removeprefix(ID)


def as_graph(quads) -> rdflib.Graph:
    """Quads as one rdflib graph, whatever graph they stood in."""
    triples = serialize((each.triple for each in quads), format=RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=triples, format="nt")


def read_example() -> list[Quad]:
    """The example, quad by quad, in the order of the file."""
    return list(parse(path=EXAMPLE, format=RdfFormat.TRIG))


def open_example() -> Store:
    """The example in a store, with its named graphs."""
    store = Store()
    store.load(path=EXAMPLE, format=RdfFormat.TRIG)
    return store


def derive(store: Store, rule: Path, **options) -> set[tuple[str, str, str]]:
    """The edges that a rule gives."""
    return {
        (each.subject.value, each.predicate.value, each.object.value)
        for each in store.query(rule.read_text("utf-8"), **options)
    }


def load_whole() -> rdflib.Graph:
    """What is validated: the example, the terms and the schemes in one graph."""
    return as_graph(read_example()) + load("kg") + load_schemes()
