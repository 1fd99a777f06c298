"""The rules derive the edges that the facts explain, and no other, on every engine."""

import re

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, Variable, serialize
from rdflib import URIRef

from tests.makers.ontology import (
    CONTRACT,
    ID,
    MG,
    RULES,
    derive,
    load_schemes,
    open_example,
)

# The edges of the example, by rule: from whom to whom.
EDGES = {
    "affiliatedWith": ["actor/example-brigade actor/example-front"],
    "asks": [
        "actor/participants actor/military-junta",
        "actor/security-council actor/minusma",
        "actor/security-council actor/secretary-general",
    ],
    "cites": [
        "doc/S/RES/2584(2021) doc/S/RES/2374(2017)",
        "doc/S/RES/2584(2021) doc/S/RES/2391(2017)",
        "doc/S/RES/2584(2021) doc/S/RES/2531(2020)",
        "doc/example doc/S/RES/9901(2097)",
        "doc/example doc/SC/99999",
        "doc/letter-2020-06-01 doc/S/RES/2480(2019)",
        "doc/repertoire-2020-mali doc/S/PV.8777",
    ],
    "establishedBy": [
        "actor/committee-2374 doc/S/RES/2374(2017)",
        "actor/panel-of-experts-2374 doc/S/RES/2374(2017)",
        "actor/support-and-follow-up-group "
        "actor/african-union-peace-and-security-council",
    ],
    "holdsOffice": [
        "actor/el-ghassim-wane actor/special-representative-for-mali",
        "actor/jean-ping actor/chairperson-of-the-african-union-commission",
    ],
    "leads": [
        "actor/example-foundation project/example",
        "actor/jean-ping actor/support-and-follow-up-group",
    ],
    "locatedIn": [
        "actor/example-security place/example-province",
        "actor/g5-sahel-joint-force place/ndjamena",
    ],
    "mandates": [
        "doc/S/RES/2547(2020) actor/binuh",
        "doc/S/RES/2584(2021) actor/minusma",
        "doc/S/RES/9901(2097) actor/example-mission",
        "doc/S/RES/9902(2098) actor/example-mission",
    ],
    "memberOf": [
        "actor/example-state actor/example-organization",
        "actor/mali actor/g5-sahel",
    ],
    "partOf": ["actor/example-police actor/example-mission"],
    "participatedIn": [
        "actor/african-union-peace-and-security-council fact/16-lifted",
        "actor/chair-of-committee-2374 fact/meeting-8777",
        "actor/el-ghassim-wane fact/wane-appointment",
        "actor/mali fact/mali-departure",
        "actor/ohchr fact/x-visit",
        "actor/security-council fact/meeting-8809",
        "actor/support-and-follow-up-group fact/support-group-first-meeting",
        "actor/外交和国际合作部长 fact/meeting-8703",
    ],
    "partyTo": ["actor/example-state agreement/example"],
    "sanctions": ["actor/african-union-peace-and-security-council actor/mali"],
    "supports": [
        "actor/example-foundation actor/example-movement",
        "actor/minusma actor/g5-sahel-joint-force",
    ],
}
RULE = pytest.mark.parametrize("rule", RULES)


def expected(rule: str) -> set[tuple[str, str, str]]:
    pairs = (line.split() for line in EDGES[rule])
    return {(str(ID[one]), str(MG[rule]), str(ID[other])) for one, other in pairs}


@pytest.fixture(scope="module")
def dataset() -> rdflib.Dataset:
    """The example as rdflib holds it."""
    store, dataset = open_example(), rdflib.Dataset()
    for graph in store.named_graphs():
        quads = store.quads_for_pattern(None, None, None, graph)
        triples = serialize((q.triple for q in quads), format=RdfFormat.N_TRIPLES)
        dataset.graph(URIRef(graph.value)).parse(data=triples, format="nt")
    return dataset


def ask_rdflib(dataset, rule, **options) -> set[tuple[str, str, str]]:
    result = dataset.query(RULES[rule].read_text("utf-8"), **options)
    return {tuple(map(str, triple)) for triple in result.graph}


def test_there_is_a_rule_for_every_edge_and_an_answer_for_every_rule():
    derived = "asks mandates memberOf holdsOffice affiliatedWith establishedBy partyTo "
    derived += "leads supports participatedIn locatedIn sanctions cites"
    assert set(derived.split()) | {"partOf"} == set(RULES) == set(EDGES)
    assert set(derived.split()) <= set(CONTRACT["properties"])


@RULE
def test_oxigraph_gives_the_edges_that_are_expected(rule):
    assert derive(open_example(), RULES[rule]) == expected(rule)


@RULE
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_rdflib_gives_the_same(rule, dataset):
    assert ask_rdflib(dataset, rule) == expected(rule)


@RULE
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_graph_by_graph_the_same_edges_come(rule, dataset):
    """So that each edge can be put into the graph of the document it comes from."""
    store, one, other = open_example(), set(), set()
    for graph in store.named_graphs():
        one |= derive(store, RULES[rule], substitutions={Variable("g"): graph})
        bound = {"g": URIRef(graph.value)}
        other |= ask_rdflib(dataset, rule, initBindings=bound)
    assert one == other == expected(rule)


@RULE
def test_it_does_not_matter_what_the_default_graph_is(rule):
    union = derive(open_example(), RULES[rule], use_default_graph_as_union=True)
    assert union == expected(rule)


@RULE
def test_every_edge_goes_when_the_facts_that_name_both_ends_go(rule):
    rdf_type = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for edge in expected(rule):
        store = open_example()
        ends = {NamedNode(edge[0]), NamedNode(edge[2])}
        facts = store.quads_for_pattern(None, rdf_type, NamedNode(MG.Fact), None)
        for fact in {each.subject for each in facts}:
            quads = list(store.quads_for_pattern(fact, None, None, None))
            named = {fact, *(each.object for each in quads)}
            homes = [
                each.object
                for paragraph in list(named)
                if isinstance(paragraph, NamedNode)
                for each in store.quads_for_pattern(
                    paragraph, NamedNode(MG.inDocument), None, None
                )
            ]
            if ends <= named.union(homes):
                for quad in quads:
                    store.remove(quad)
        assert edge not in derive(store, RULES[rule])


TELLINGS = sorted(
    str(each)
    for each in load_schemes().subjects(None, ID["factuality/"])
    if each != ID["factuality/"]
)


@pytest.mark.parametrize("telling", TELLINGS)
def test_what_is_not_told_as_a_fact_gives_no_edge(telling):
    """Support is an edge already when it is mandated; a citation is always one."""
    kept = {
        ID["factuality/actual"]: set(RULES),
        ID["factuality/mandated"]: {"supports", "cites"},
    }.get(URIRef(telling), {"cites"})
    store, factuality = open_example(), NamedNode(MG.factuality)
    for quad in list(store.quads_for_pattern(None, factuality, None, None)):
        store.remove(quad)
    for quad in list(store.quads_for_pattern(None, NamedNode(MG.statedIn), None, None)):
        doubt = NamedNode(telling)
        store.add(Quad(quad.subject, factuality, doubt, quad.graph_name))
    assert {rule for rule in RULES if derive(store, RULES[rule])} == kept


@RULE
def test_each_rule_says_in_both_languages_what_it_does(rule):
    head = RULES[rule].read_text("utf-8").splitlines()[:2]
    assert re.fullmatch(r"#\+ summary: .*[\u4e00-\u9fff].*。", head[0])
    assert re.fullmatch(r"#\+ summary-en: [A-Z][ -~]+\.", head[1])


@RULE
def test_each_rule_is_portable(rule):
    """All patterns stand in a named graph; no path repeats; one edge, its own."""
    text = re.sub(r"#.*", "", RULES[rule].read_text("utf-8").replace("ontology#", ""))
    assert re.findall(r"CONSTRUCT \{ \?\w+ mg:(\w+) \?\w+ \}", text) == [rule]
    assert not re.search(r"[*+|^]|SERVICE|FROM|BIND|OPTIONAL", text)
    body = text.split("WHERE", 1)[1]
    inside = re.sub(r"GRAPH \?g \{[^{}]*\}|VALUES \?\w+ \{[^{}]*\}", "", body)
    assert re.findall(r"\bmg:", inside) == []
