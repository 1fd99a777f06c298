"""The example shows every term in use, as it is meant, with true quotes."""

import pytest
from rdflib import RDF, RDFS, SDO, Namespace, URIRef

import kg
from tests.makers.ontology import (
    MG,
    RULES,
    SEEDS,
    above,
    as_graph,
    classes,
    derive,
    load,
    load_schemes,
    open_example,
    properties,
    read_example,
)

OA = Namespace("http://www.w3.org/ns/oa#")


@pytest.fixture(scope="module")
def graph():
    """The example with the edges that the rules derive from it."""
    whole, store = as_graph(read_example()), open_example()
    for rule in RULES.values():
        for edge in derive(store, rule):
            whole.add(tuple(map(URIRef, edge)))
    return whole


def test_every_term_is_in_use(graph):
    used = {each for type_ in graph.objects(None, RDF.type) for each in above(type_)}
    assert set(classes()) - used == set()
    assert set(properties()) - set((graph + load_schemes()).predicates()) == set()


def sides_of(graph):
    """Each end of each statement, with the classes it is meant to be of."""
    terms = load("kg")
    for subject, predicate, value in graph:
        for node, includes, side in (
            (subject, SDO.domainIncludes, RDFS.domain),
            (value, SDO.rangeIncludes, RDFS.range),
        ):
            meant = set(terms.objects(predicate, includes))
            meant = meant or set(terms.objects(predicate, side))
            yield node, predicate, meant & set(classes())


def test_every_property_is_used_of_what_it_is_meant_for(graph):
    wrong = {
        (node, predicate)
        for node, predicate, meant in sides_of(graph)
        if meant
        and not any(above(each) & meant for each in graph.objects(node, RDF.type))
    }
    assert wrong == set()


def test_every_quote_is_what_stands_at_its_offsets(graph):
    quotes = set(graph.subjects(RDF.type, MG.Evidence))
    assert len(quotes) > 50
    for quote in quotes:
        text = graph.value(graph.value(quote, MG.inParagraph), MG.text)
        start, end = (int(graph.value(quote, OA[each])) for each in ("start", "end"))
        assert str(text)[start:end] == str(graph.value(quote, OA.exact))


def test_paragraphs_of_real_documents_are_read_so(graph):
    compared = 0
    for document, file in graph.subject_objects(MG.fileName):
        path = SEEDS / "documents" / str(file)
        if not path.exists():
            continue
        read = {each.number: each.text.split() for each in kg.read(path).paragraphs}
        for paragraph in set(graph.subjects(MG.inDocument, document)):
            if (paragraph, RDF.type, MG.Paragraph) in graph:
                compared += 1
                number = str(graph.value(paragraph, MG.number))
                assert read[number] == str(graph.value(paragraph, MG.text)).split()
    assert compared > 30
