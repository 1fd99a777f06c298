"""Programs of others ask the endpoint: SPARQLWrapper, rdflib, curl, and our own."""

import json
import subprocess

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper

import kg
from tests.makers.serving import run_service, write_example

QUERY = "SELECT ?name { ?mission mg:acronym 'MINUSMA' ; skos:prefLabel ?name }"
NAME = "联合国马里多层面综合稳定团"
MISSION = "https://w3id.org/mandate-graph/id/actor/minusma"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with run_service(write_example(tmp_path_factory.mktemp("graph"))) as served:
        yield served


@pytest.fixture
def wrapper(served):
    return SPARQLWrapper(f"{served.url}/sparql")


def test_sparqlwrapper_by_get_and_by_post(wrapper):
    wrapper.setQuery(QUERY)
    wrapper.setReturnFormat(JSON)
    for method, way in (("GET", None), (POST, None), (POST, POSTDIRECTLY)):
        wrapper.setMethod(method)
        if way:
            wrapper.setRequestMethod(way)
        rows = wrapper.query().convert()["results"]["bindings"]
        assert NAME in {row["name"]["value"] for row in rows}


def test_sparqlwrapper_in_other_formats(wrapper):
    wrapper.setQuery(QUERY)
    wrapper.setReturnFormat(XML)
    assert NAME in wrapper.query().convert().toxml()
    wrapper.setReturnFormat(CSV)
    assert NAME in wrapper.query().convert().decode()
    wrapper.setQuery(f"DESCRIBE <{MISSION}>")
    wrapper.setReturnFormat(TURTLE)
    graph = Graph().parse(data=wrapper.query().convert(), format="turtle")
    assert (URIRef(MISSION), None, None) in graph


def test_sparqlwrapper_is_told_what_is_wrong(wrapper):
    wrapper.setQuery("SELECT nothing")
    with pytest.raises(Exception, match="line 1, column 8"):
        wrapper.query()


@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflib_asks(served, form):
    store = SPARQLStore(f"{served.url}/sparql", returnFormat=form)
    graph = Graph(store)
    assert NAME in {str(row[0]) for row in graph.query(QUERY)}
    if form in ("xml", "json"):  # in the others yes and no are not foreseen
        assert bool(graph.query("ASK { ?s ?p ?o }"))


def test_rdflib_reads_statements(served):
    graph = Graph(SPARQLStore(f"{served.url}/sparql"))
    assert (URIRef(MISSION), None, None) in graph
    assert len(list(graph.triples((URIRef(MISSION), None, None)))) > 3


def test_curl(served, program):
    command = [program("curl"), "-sf", "-H", "Accept: application/json"]
    command += ["--data-urlencode", f"query={QUERY}", f"{served.url}/sparql"]
    said = subprocess.run(command, capture_output=True, check=True).stdout
    rows = json.loads(said)["results"]["bindings"]
    assert NAME in {row["name"]["value"] for row in rows}


def test_our_own(served):
    """One service can be the store behind another."""
    with kg.open_graph(f"{served.url}/sparql") as graph:
        assert NAME in {row.name for row in graph.query(QUERY)}
        assert graph.ask("mandates", holder="MINUSMA")


def test_a_service_over_a_server(served):
    with run_service(f"{served.url}/sparql") as front:
        answer = front.client.get("/sparql", params={"query": QUERY})
        assert NAME in {
            row["name"]["value"] for row in answer.json()["results"]["bindings"]
        }
        assert answer.headers["cache-control"] == "no-store"
        wrong = front.client.get("/sparql", params={"query": "ASK {"})
        assert wrong.status_code == 400
