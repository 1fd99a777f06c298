"""The concept schemes: each concept in its place, explained in both languages."""

import re
from collections import Counter

import pytest
from rdflib import RDF, RDFS, SKOS

from tests.makers.ontology import (
    CONTRACT,
    ID,
    MG,
    RULES,
    load,
    load_schemes,
    name,
    texts,
)

LANGUAGES = {"zh", "en"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
CONCEPTS = sorted(load_schemes().subjects(RDF.type, SKOS.Concept))


@pytest.mark.parametrize("concept", CONCEPTS, ids=name)
def test_each_concept_is_explained_and_has_its_place(concept):
    graph = load_schemes()
    (scheme,) = graph.objects(concept, SKOS.inScheme)
    assert re.fullmatch(re.escape(scheme) + "[a-z]+(-[a-z0-9]+)*", concept)
    labels = texts(graph, concept, SKOS.prefLabel)
    assert set(labels) == LANGUAGES
    assert CHINESE.search(labels["zh"])
    notes = texts(graph, concept, SKOS.scopeNote)
    task = scheme == ID["task/"]
    assert set(notes) == LANGUAGES or (task and notes == {})
    top = (concept, SKOS.topConceptOf, scheme) in graph
    assert top == ((scheme, SKOS.hasTopConcept, concept) in graph)
    broader = list(graph.objects(concept, SKOS.broader))
    assert len(broader) == (0 if top else 1)
    chain = set(graph.transitive_objects(concept, SKOS.broader))
    assert all((each, SKOS.inScheme, scheme) in graph for each in chain)
    assert len(chain & set(graph.objects(scheme, SKOS.hasTopConcept))) == 1


def test_no_two_concepts_of_a_scheme_have_one_label():
    graph = load_schemes()
    labels = Counter(
        (scheme, label)
        for concept, scheme in graph.subject_objects(SKOS.inScheme)
        for label in graph.objects(concept, SKOS.prefLabel)
    )
    assert [each for each, count in labels.items() if count > 1] == []


def test_each_scheme_is_where_its_property_points():
    schemes = set(load_schemes().subjects(RDF.type, SKOS.ConceptScheme))
    pointed = set(load("kg").objects(None, RDFS.seeAlso))
    assert schemes == pointed
    for scheme in schemes:
        assert set(texts(load_schemes(), scheme, SKOS.prefLabel)) == LANGUAGES
        assert set(texts(load_schemes(), scheme, SKOS.definition)) == LANGUAGES


def test_forces_stand_below_their_five_classes():
    graph, force = load_schemes(), ID["force/"]
    assert set(graph.objects(force, SKOS.hasTopConcept)) == {
        force + e for e in CONTRACT["forces"]
    }
    for class_, names in CONTRACT["forces"].items():
        below = set(graph.subjects(SKOS.broader, force + class_))
        assert below == {force + each for each in names}


def test_reasons_of_bindingness_stand_below_three():
    graph, scheme = load_schemes(), ID["bindingness/"]
    tops = {scheme + each for each in ("binding", "non-binding", "disputed")}
    assert set(graph.objects(scheme, SKOS.hasTopConcept)) == tops
    assert all(any(graph.subjects(SKOS.broader, each)) for each in tops)


def test_every_variable_of_the_coded_mandates_has_its_task():
    graph = load_schemes()
    codes = [str(each) for each in graph.objects(None, MG.pemaCode)]
    assert len(codes) == len(set(codes)) == 41
    protection = ID["task/protection-of-un-personnel"]
    assert graph.value(protection, MG.tammCode, any=False) is not None


def test_asking_forces_are_those_that_want_another_to_act():
    named = set(re.findall(r"force:([a-z-]+)", RULES["asks"].read_text("utf-8")))
    own = {"determines", "acts-under", "intends"}  # these ask nothing of anybody
    forces = CONTRACT["forces"]
    assert named == {*forces["deciding"], *forces["directive"]} - own
