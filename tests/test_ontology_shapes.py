"""The shapes pass what is whole, find what is missing or wrong, and say so in words."""

import tomllib
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH, XSD, BNode, Literal, URIRef

from tests.makers.ontology import ID, MG, SHAPE, load, load_whole, texts

CASES = tomllib.loads(
    (Path(__file__).parent / "cases/violations.toml").read_text("utf-8")
)["case"]
PREFIXES = {
    "mg": MG,
    "dcterms": rdflib.DCTERMS,
    "oa": "http://www.w3.org/ns/oa#",
    "skos": rdflib.SKOS,
    "xsd": XSD,
}
STRANGER = URIRef("https://example.org/stranger")
STRANGE = Literal("¿?", datatype=XSD.anyURI)
# What no value may be, by the demand that it breaks.
WRONG = {
    SH["class"]: STRANGER,
    SH.nodeKind: STRANGE,
    SH.datatype: STRANGE,
    SH.node: STRANGER,
    SH["or"]: STRANGE,
    SH.pattern: Literal("¿ ?"),
    SH.languageIn: Literal("jIyaj", lang="tlh"),
    SH.minInclusive: Literal(-1),
    SH.maxInclusive: Literal(2),
    SH.minLength: Literal(""),
    SH.lessThan: Literal(10**9),
    SH.lessThanOrEquals: Literal("9999-01-01", datatype=XSD.date),
    SH.equals: STRANGER,
}
# These are broken in the cases: they have no value that is wrong by itself.
BY_CASE = {SH.qualifiedMinCount, SH.qualifiedMaxCount, SH.hasValue}
DEMANDS = {SH.minCount, SH.maxCount, SH.uniqueLang, *WRONG, *BY_CASE}


def validate(graph) -> tuple[bool, rdflib.Graph]:
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=load("shapes"))
    return conforms, report


def results(report) -> set[tuple[URIRef, URIRef, URIRef]]:
    """Who broke which shape in which way."""
    return {
        (
            report.value(each, SH.focusNode),
            report.value(each, SH.sourceShape),
            report.value(each, SH.sourceConstraintComponent),
        )
        for each in report.objects(None, SH.result)
    }


def component(demand: URIRef) -> URIRef:
    """SH.minCount is checked by the MinCountConstraintComponent."""
    word = demand.removeprefix(str(SH))
    return SH[word[0].upper() + word[1:] + "ConstraintComponent"]


def targets() -> list[tuple[URIRef, URIRef]]:
    """Each property shape, with the class it is for."""
    shapes = load("shapes")
    return [
        (class_, shape)
        for node, class_ in shapes.subject_objects(SH.targetClass)
        for shape in shapes.objects(node, SH.property)
        if isinstance(shape, URIRef)
    ]


def instances(graph, class_) -> list[URIRef]:
    """What the shape for a class looks at."""
    kinds = graph.transitive_subjects(rdflib.RDFS.subClassOf, class_)
    return sorted({each for kind in kinds for each in graph.subjects(RDF.type, kind)})


@pytest.fixture(scope="module")
def whole() -> rdflib.Graph:
    return load_whole()


def test_the_example_is_valid(whole):
    conforms, report = validate(whole)
    assert conforms, report.serialize()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_what_is_broken_is_found_and_nothing_else(whole, case):
    graph = rdflib.Graph() + whole
    before = set(graph)
    graph.update(f"BASE <{ID}> " + case["update"], initNs=PREFIXES)
    assert set(graph) != before
    conforms, report = validate(graph)
    assert not conforms
    broken = {shape for _, shape, _ in results(report)}
    assert broken == {SHAPE[each] for each in case["shapes"]}


def test_every_value_that_is_missing_is_found(whole):
    graph, expected = rdflib.Graph() + whole, set()
    for class_, shape in targets():
        path = load("shapes").value(shape, SH.path)
        if (shape, SH.minCount, None) in load("shapes") and isinstance(path, URIRef):
            focus = instances(whole, class_)[0]
            graph.remove((focus, path, None))
            expected.add((focus, shape, component(SH.minCount)))
    assert len(expected) > 40
    assert expected - results(validate(graph)[1]) == set()


def test_every_value_that_is_wrong_or_one_too_many_is_found(whole):
    shapes, graph, expected = load("shapes"), rdflib.Graph() + whole, set()
    for class_, shape in targets():
        focus, path = instances(whole, class_)[-1], shapes.value(shape, SH.path)
        for demand in shapes.predicates(shape):
            for value in values_against(demand):
                graph.add((focus, first_step(path), value))
                expected.add((focus, shape, component(demand)))
    assert len(expected) > 200
    assert expected - results(validate(graph)[1]) == set()


def values_against(demand) -> list:
    """Values that break a demand: a wrong one, or more than there may be."""
    if demand == SH.maxCount:
        return [STRANGER, STRANGE]
    if demand == SH.uniqueLang:
        return [Literal("one", lang="en"), Literal("two", lang="en")]
    return [WRONG[demand]] if demand in WRONG else []


def first_step(path) -> URIRef:
    """The property of a path; of one in steps, the first."""
    return path if isinstance(path, URIRef) else load("shapes").value(path, RDF.first)


def test_no_demand_goes_untested():
    shapes, told = load("shapes"), {SH.path, SH.message, RDF.type}
    told.add(SH.qualifiedValueShape)
    made = {each for _, shape in targets() for each in shapes.predicates(shape)}
    assert made - told == DEMANDS & made
    wholes = {
        node for node in shapes.subjects(SH.targetClass) if "-" in node[len(SHAPE) :]
    }
    counted = {
        shape
        for _, shape in targets()
        if any((shape, each, None) in shapes for each in BY_CASE)
    }
    in_cases = {SHAPE[each] for case in CASES for each in case["shapes"]}
    assert (wholes | counted) - in_cases == set()


def test_every_shape_has_a_name_and_explains_itself_in_both_languages():
    shapes = load("shapes")
    named = {shape for _, shape in targets()} | set(shapes.subjects(SH.targetClass))
    assert not any(isinstance(each, BNode) for each in named)
    messages = {each: texts(shapes, each, SH.message) for each in named}
    assert all(set(each) == {"zh", "en"} for each in messages.values())
    assert all(each["en"][0].isupper() for each in messages.values())
    assert all(each["zh"].endswith("。") for each in messages.values())
    english = [each["en"] for each in messages.values()]
    assert len(english) == len(set(english))


def test_the_report_says_what_should_be(whole):
    graph = rdflib.Graph() + whole
    graph.remove((ID["fact/20-authorizes"], MG.force, None))
    _, report = validate(graph)
    (result,) = report.objects(None, SH.result)
    said = {str(each) for each in report.objects(result, SH.resultMessage)}
    assert said == set(
        texts(load("shapes"), SHAPE["Directive-force"], SH.message).values()
    )


def test_every_class_with_facts_and_every_role_is_looked_after():
    shapes = load("shapes")
    looked_at = {shapes.value(shape, SH.path) for _, shape in targets()}
    terms = load("kg")
    facts = set(terms.transitive_subjects(rdflib.RDFS.subClassOf, MG.Fact))
    roles = {
        role
        for role in terms.subjects(RDF.type, RDF.Property)
        for side in (rdflib.RDFS.domain, rdflib.SDO.domainIncludes)
        if set(terms.objects(role, side)) & facts
    }
    assert roles - looked_at == set()
    assert facts - set(shapes.objects(None, SH.targetClass)) == set()
