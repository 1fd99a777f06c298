"""The terms of the ontology: complete, in both languages, and true of every use."""

import re
from collections import Counter

import pytest
from pyoxigraph import BlankNode, RdfFormat, parse
from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SKOS, XSD, URIRef

from kg.model import DocumentKind, Kind
from tests.makers.ontology import (
    CONTRACT,
    EXAMPLE,
    MG,
    ONTOLOGY,
    SCHEME_FILES,
    above,
    classes,
    load,
    name,
    properties,
    texts,
)

LANGUAGES = {"zh", "en"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_names_that_others_rely_on_are_declared():
    assert {MG[each] for each in CONTRACT["classes"]} - set(classes()) == set()
    assert {MG[each] for each in CONTRACT["properties"]} - set(properties()) == set()


@pytest.mark.parametrize("term", [*classes(), *properties()], ids=name)
def test_each_term_is_explained_in_both_languages(term):
    labels = texts(load("kg"), term, RDFS.label)
    comments = texts(load("kg"), term, RDFS.comment)
    assert set(labels) == set(comments) == LANGUAGES
    assert CHINESE.search(labels["zh"])
    assert not CHINESE.search(labels["en"])
    assert comments["zh"].endswith("。")
    assert comments["en"].endswith((".", "…"))
    assert (term, RDFS.isDefinedBy, URIRef(MG.rstrip("#"))) in load("kg")


@pytest.mark.parametrize("terms", [classes(), properties()], ids=["classes", "others"])
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_two_terms_have_one_label(terms, language):
    labels = Counter(texts(load("kg"), e, RDFS.label)[language] for e in terms)
    assert [each for each, count in labels.items() if count > 1] == []


def test_classes_begin_large_and_properties_small():
    assert all(re.fullmatch("[A-Z][A-Za-z]+", name(each)) for each in classes())
    assert all(re.fullmatch("[a-z][A-Za-z]+", name(each)) for each in properties())


@pytest.mark.parametrize("property_", properties(), ids=name)
def test_each_property_has_a_domain_and_a_range_that_always_hold(property_):
    graph = load("kg")
    (domain,) = graph.objects(property_, RDFS.domain)
    (range_,) = graph.objects(property_, RDFS.range)
    kinds = set(graph.objects(property_, RDF.type))
    assert len(kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}) == 1
    literal = range_ in {RDFS.Literal, RDF.langString} or range_.startswith(XSD)
    assert literal == (OWL.DatatypeProperty in kinds)
    for meant in graph.objects(property_, SDO.domainIncludes):
        assert domain in {*above(meant), RDFS.Resource}
    for meant in graph.objects(property_, SDO.rangeIncludes):
        assert range_ in {*above(meant), RDFS.Resource, RDFS.Literal}


def test_the_header_says_what_it_is_and_no_day_on_which_it_was_made():
    graph, ontology = load("kg"), URIRef(MG.rstrip("#"))
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert set(texts(graph, ontology, predicate)) == LANGUAGES
    version = graph.value(ontology, OWL.versionInfo)
    assert graph.value(ontology, OWL.versionIRI) == ontology + "/" + version
    assert str(graph.value(ontology, DCTERMS.creator)) == "Mandate Graph"
    assert graph.value(ontology, DCTERMS.license)
    dates = {XSD.date, XSD.dateTime}
    assert not any(getattr(each, "datatype", None) in dates for each in graph.objects())


FILES = [each for each in sorted(ONTOLOGY.glob("*.ttl")) if each.stem != "shapes"]


@pytest.mark.parametrize("path", [*FILES, EXAMPLE], ids=lambda path: path.name)
def test_no_blank_nodes(path):
    format_ = RdfFormat.TRIG if path == EXAMPLE else RdfFormat.TURTLE
    nodes = [node for each in parse(path=path, format=format_) for node in each.triple]
    assert nodes
    assert not any(isinstance(each, BlankNode) for each in nodes)


def test_files_are_terms_shapes_and_schemes():
    names = {path.stem for path in ONTOLOGY.glob("*.ttl")}
    assert names == {"kg", "shapes", *SCHEME_FILES}


def test_the_model_and_the_ontology_name_the_same_kinds():
    graph = load("kg")
    documents = set(graph.subjects(RDFS.subClassOf, MG.Document))
    assert documents == {MG[each.value] for each in DocumentKind}
    paragraphs = set(graph.subjects(RDFS.subClassOf, MG.Paragraph))
    notations = [str(graph.value(each, SKOS.notation)) for each in paragraphs]
    assert sorted(notations) == sorted(each.value for each in Kind)
