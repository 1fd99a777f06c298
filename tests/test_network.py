"""The graph as a network, and what tools of networks and spreadsheets make of it."""

import csv
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterable

import networkx
import pytest
from lxml import etree
from pyoxigraph import Quad, RdfFormat, parse

from kg.graph import names
from kg.graph.derive import derive
from kg.graph.links import Link, list_links
from kg.graph.network import to_networkx
from kg.graph.terms import known, literal, mg, node, words
from kg.writers import WRITERS
from tests.makers.graph import make_quads
from tests.makers.ontology import EXAMPLE, RULES
from tests.makers.shelf import Shelf
from tests.makers.strange import CONTROL, TEXTS

QUADS = list(parse(path=EXAMPLE, format=RdfFormat.TRIG))
TYPES = {"weight": int, "year": int}  # everything else is a string


def write(form: str, quads: Iterable[Quad] = QUADS) -> bytes:
    stream = io.BytesIO()
    WRITERS[form].write(Shelf(quads), stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def links() -> list[Link]:
    return list(list_links(Shelf(QUADS)))


@pytest.fixture(scope="module")
def network() -> networkx.MultiDiGraph:
    return to_networkx(Shelf(QUADS))


def key(iri: str) -> str:
    return iri.removeprefix(names.ID)


# The links


@pytest.mark.parametrize("quads", [QUADS, list(make_quads(2, 30))])
def test_every_derived_edge_is_a_link_with_its_fact_and_no_other_is(quads):
    facts = {key(quad.subject.value) for quad in quads if quad[2] == mg("Fact")}
    derived = {
        (key(each.subject.value), each.predicate.value, key(each.object.value))
        for each in derive(quads)
    }
    found = [each for each in list_links(Shelf(quads)) if each.kind in RULES]
    assert len(derived) > 20
    assert derived == {
        (each.source, names.ONTOLOGY + each.kind, each.target)
        for each in found
        if each.fact
    }
    assert {each.fact for each in found} <= facts | {""}


def test_derived_edges_that_the_store_holds_are_not_told_twice(links):
    stored = [*QUADS, *derive(QUADS)]
    assert list(list_links(Shelf(stored))) == links


def test_links_of_facts_show_document_paragraph_and_quote(links):
    assert (
        Link(
            source="actor/el-ghassim-wane",
            target="actor/special-representative-for-mali",
            kind="holdsOffice",
            label="担任",
            label_en="holds office",
            document="S/RES/2584(2021)",
            paragraph="PP7",
            quote="任命卡西姆·瓦尼为新任负责马里问题秘书长特别代表",
            fact_type="Tenure",
            year=2021,
            fact="fact/wane-tenure",
        )
        in links
    )
    asks = [each for each in links if each.kind == "asks"]
    assert {each.force for each in asks} >= {"authorizes", "demands"}


def test_facts_of_no_rule_link_what_they_name(links):
    ceiling = next(each for each in links if each.fact == "fact/18-police")
    assert ceiling[:3] == ("actor/minusma", "doc/S/RES/2584(2021)", "Ceiling")
    assert (ceiling.label, ceiling.label_en) == ("兵力上限", "ceiling")


def test_events_have_their_place_and_target(links):
    kinds = {each.kind for each in links if each.source.startswith("fact/")}
    assert kinds == {"place", "target", "outcome", "record", "represented"}


@pytest.mark.parametrize("telling", ["denied", "planned"])
def test_what_is_not_said_to_be_actual_links_nothing(links, telling):
    facts = {each.fact for each in links if each.fact}
    graph = {quad.subject.value: quad.graph_name for quad in QUADS}
    said = node(f"{names.ID}factuality/{telling}")
    more = [
        Quad(node(names.ID + fact), mg("factuality"), said, graph[names.ID + fact])
        for fact in facts
    ]
    left = [each for each in list_links(Shelf([*QUADS, *more])) if each.fact]
    assert len(facts) > 20
    assert {each.kind for each in left} == {"cites"}  # a citation is one in any case


def test_mentions_are_counted_by_document():
    document, actor = names.document("S/1(2000)"), node(names.actor("x"))
    quads = [Quad(node(document), mg("symbol"), literal("S/1(2000)"), node(document))]
    for order, number in ((9, "9"), (10, "10"), (2, "2")):
        paragraph = node(names.paragraph(document, number))
        for predicate, value in (
            ("inDocument", node(document)),
            ("number", literal(number)),
            ("order", literal(order)),
            ("mentions", actor),
        ):
            quads.append(Quad(paragraph, mg(predicate), value, node(document)))
    (link,) = list_links(Shelf(quads))
    assert link[:3] == ("doc/S/1(2000)", "actor/x", "mentions")
    assert (link.document, link.paragraph, link.weight) == ("S/1(2000)", "2", 3)


def test_authority_files_link_entities():
    quads = [
        Quad(node(names.actor(name)), predicate, value, node(names.AUTHORITY))
        for name, predicate, value in (
            ("psc", known("rdf:type"), mg("Body")),
            ("psc", mg("partOf"), node(names.actor("au"))),
        )
    ]
    (link,) = list_links(Shelf(quads))
    assert link[:3] == ("actor/psc", "actor/au", "partOf")


# The network


def test_network_holds_every_link_by_its_id(network, links):
    edges = {data["id"]: (*ends, data) for *ends, data in network.edges(data=True)}
    assert len(edges) == len(links) == network.number_of_edges()
    for link in links:
        source, target, data = edges[link.id]
        known_ = {name: value for name, value in link._asdict().items() if value}
        assert {"source": source, "target": target, **data} == known_ | {"id": link.id}


def test_nodes_are_entities_documents_and_linked_events(network):
    assert network.nodes["actor/minusma"] == {
        "label": "联合国马里多层面综合稳定团",
        "label_en": "United Nations Multidimensional Integrated Stabilization "
        "Mission in Mali",
        "type": "PeaceOperation",
        "acronym": "MINUSMA",
        "iri": "https://w3id.org/mandate-graph/id/actor/minusma",
    }
    assert network.nodes["doc/S/RES/2584(2021)"] == {
        "label": "S/RES/2584(2021)",
        "label_en": "S/RES/2584(2021)",
        "type": "Resolution",
        "symbol": "S/RES/2584(2021)",
        "title": "第 2584(2021)号决议",
        "year": 2021,
        "iri": "https://w3id.org/mandate-graph/id/doc/S/RES/2584(2021)",
    }
    assert network.nodes["fact/meeting-8809"]["label"] == "会议 8809"
    assert network.nodes["fact/coup-2012"]["label_en"] == "coup 2012-03-22"
    kinds = {key.split("/")[0] for key in network}
    assert kinds <= {"actor", "place", "agreement", "operation", "project"} | {
        "doc",
        "fact",
    }


def test_a_name_that_nobody_describes_is_read_from_its_iri():
    document = node(names.document("S/1(2000)"))
    quads = [
        Quad(document, known("rdf:type"), mg("Letter"), document),
        Quad(document, mg("organ"), node(names.actor("Katiba Macina_%")), document),
    ]
    network = to_networkx(Shelf(quads))
    assert network.nodes["actor/Katiba_Macina%5F%25"]["label"] == "Katiba Macina_%"


def test_an_empty_graph_is_an_empty_network():
    assert len(to_networkx(Shelf([]))) == 0


# GraphML and GEXF


def comparable(network: networkx.Graph) -> tuple[dict, set]:
    nodes = {key: dict(data) for key, data in network.nodes(data=True)}
    edges = {
        (source, target, tuple(sorted(data.items())))
        for source, target, data in network.edges(data=True)
    }
    return nodes, edges


def test_graphml_opens_in_networkx(network):
    read = networkx.read_graphml(io.BytesIO(write("graphml")), force_multigraph=True)
    assert comparable(read) == comparable(network)


def test_gexf_opens_in_networkx(network):
    read = networkx.read_gexf(io.BytesIO(write("gexf")))
    nodes, edges = comparable(read)
    stated = comparable(network)
    assert nodes == stated[0]
    assert {each[:2] for each in edges} == {each[:2] for each in stated[1]}
    data = read.get_edge_data(
        "actor/el-ghassim-wane", "actor/special-representative-for-mali"
    )
    assert data["1dc37d2bfdd4517"]["quote"].startswith("任命")


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_attributes_are_typed_and_keys_unique(form):
    root = etree.fromstring(write(form))
    declared = root.findall(".//{*}key") + root.findall(".//{*}attribute")
    ids = [each.get("id") for each in declared]
    assert len(ids) == len(set(ids)) > 15
    for each in declared:
        name = each.get("attr.name") or each.get("title")
        kind = each.get("attr.type") or each.get("type")
        assert kind == ("long" if name in TYPES else "string"), name


def test_gexf_bears_no_date_and_no_version_of_a_library():
    (meta,) = etree.fromstring(write("gexf")).findall("{*}meta")
    assert dict(meta.attrib) == {}
    assert ["".join(each.itertext()) for each in meta] == ["Mandate Graph"]


def strange_actors() -> list[Quad]:
    quads = []
    for number, text in enumerate([*TEXTS, CONTROL]):
        actor, graph = node(names.actor(f"x{number}")), node(names.AUTHORITY)
        quads.append(Quad(actor, known("rdf:type"), mg("State"), graph))
        quads.append(Quad(actor, known("skos:prefLabel"), words(text), graph))
        quads.append(Quad(actor, mg("locatedIn"), node(names.actor("x0")), graph))
    return quads


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_strange_characters_pass_through_xml(form):
    reader = getattr(networkx, f"read_{form}")
    read = reader(io.BytesIO(write(form, strange_actors())))
    for number, text in enumerate(TEXTS[1:], 1):
        assert read.nodes[f"actor/x{number}"]["label"] == text
    assert read.nodes[f"actor/x{len(TEXTS)}"]["label"] == (
        "null \ufffd bell \ufffd escape \ufffd unit \ufffd last \ufffd"
    )


# Tables


def rows_of(table: bytes) -> list[dict[str, str]]:
    text = table.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_tables_hold_nodes_and_edges(network):
    nodes, edges = rows_of(write("csv-nodes")), rows_of(write("csv-edges"))
    assert {each["id"] for each in nodes} == set(network)
    assert len(nodes) == len(network)
    assert {each["id"] for each in edges} == {
        data["id"] for *_, data in network.edges(data=True)
    }
    for each in edges:
        data = network.get_edge_data(each["source"], each["target"])[each["id"]]
        stated = {name: str(value) for name, value in data.items()}
        assert {name: value for name, value in each.items() if value} == stated | {
            "source": each["source"],
            "target": each["target"],
        }


def test_tables_are_as_excel_and_rfc_4180_want_them():
    table = write("csv-nodes", strange_actors())
    assert table.startswith(b"\xef\xbb\xbfid,label,label_en,type,")
    assert table.endswith(b"\r\n")
    rows = {each["id"]: each["label"] for each in rows_of(table)}
    for number, text in enumerate(TEXTS[1:], 1):
        safe = f"'{text}" if text.startswith(("=", "@")) else text
        assert rows[f"actor/x{number}"] == safe
    assert "\0" not in table.decode()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text):
    actor, graph = node(names.actor("x")), node(names.AUTHORITY)
    quads = [
        Quad(actor, known("rdf:type"), mg("State"), graph),
        Quad(actor, known("skos:prefLabel"), words(text), graph),
        Quad(actor, mg("acronym"), literal(text), graph),
    ]
    (row,) = rows_of(write("csv-nodes", quads))
    assert (row["label"], row["acronym"]) == (f"'{text}", f"'{text}")


def test_zip_holds_both_tables_and_no_clock():
    with zipfile.ZipFile(io.BytesIO(write("csv"))) as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv"]
        assert archive.read("nodes.csv") == write("csv-nodes")
        assert archive.read("edges.csv") == write("csv-edges")
        assert {each.date_time[0] for each in archive.infolist()} == {1980}


def test_networks_are_loaded_only_where_they_are_wanted():
    script = "import sys, kg.writers, kg.commands.export; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True)
    loaded = {name.split(".")[0] for name in done.stdout.decode().split()}
    assert "click" in loaded
    assert not loaded & {"networkx", "pyoxigraph", "rdflib", "lxml", "rich"}
