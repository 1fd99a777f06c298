"""The graph as RDF: every format is read back by other programs, and is the same."""

import difflib
import io
import json
import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from random import Random

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad, RdfFormat, Triple, parse, serialize
from rdflib.compare import isomorphic

from kg.errors import OutputError
from kg.graph import names
from kg.graph.terms import known, literal, mg, node, words
from kg.writers import WRITERS
from kg.writers.graph import sorting, subjects
from kg.writers.graph.sorting import in_order
from tests.makers.graph import make_quads
from tests.makers.ontology import EXAMPLE
from tests.makers.shelf import Shelf
from tests.makers.strange import CONTROL, make_strange

UNION = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
NAMED = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS}
OF_RDFLIB = pytest.mark.filterwarnings(  # its own parsers use what it will drop
    "ignore:.* deprecated:DeprecationWarning:rdflib"
)
RDFLIB = {"rdfxml": "xml", "jsonld": "json-ld", "ntriples": "nt"}


def write(form: str, quads: Iterable[Quad]) -> bytes:
    stream = io.BytesIO()
    WRITERS[form].write(Shelf(quads), stream)
    return stream.getvalue()


def triples_of(quads: Iterable[Quad]) -> set[Triple]:
    return {quad.triple for quad in quads}


GRAPHS = {
    "example": list(parse(path=EXAMPLE, format=RdfFormat.TRIG)),
    "synthetic": list(make_quads(3, 20)),
    "strange": list(make_strange()),
    "empty": [],
}


@pytest.fixture(autouse=True)
def literal_literals(monkeypatch):
    """Of "007" rdflib shall not make "7"."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


@pytest.fixture(params=GRAPHS)
def quads(request) -> list[Quad]:
    return GRAPHS[request.param]


# What is written is what was there


@pytest.mark.parametrize("form", UNION)
def test_formats_of_one_graph_hold_the_union(form, quads):
    read = list(parse(write(form, quads), format=UNION[form]))
    assert triples_of(read) == triples_of(quads)


@pytest.mark.parametrize("form", NAMED)
def test_formats_of_many_graphs_hold_each(form, quads):
    assert set(parse(write(form, quads), format=NAMED[form])) == set(quads)


@OF_RDFLIB
@pytest.mark.parametrize("form", UNION)
def test_rdflib_reads_the_same_graph(form, quads):
    lines = serialize(triples_of(quads), format=RdfFormat.N_TRIPLES)
    stated = rdflib.Graph().parse(data=lines, format="nt")
    graph = rdflib.Graph()
    graph.parse(data=write(form, quads), format=RDFLIB.get(form, form))
    assert len(graph) == len(triples_of(quads))
    assert isomorphic(graph, stated)


@OF_RDFLIB
@pytest.mark.parametrize("form", NAMED)
def test_rdflib_reads_the_same_graphs(form, quads):
    read = rdflib.Dataset()
    read.parse(data=write(form, quads), format=form)
    stated = rdflib.Dataset()
    stated.parse(data=serialize(quads, format=RdfFormat.N_QUADS), format="nquads")
    assert set(read.quads()) == set(stated.quads())


@pytest.mark.parametrize("form", ["turtle", "ntriples", "rdfxml"])
def test_raptor_reads_the_same_graph(form, quads, program):
    command = [program("rapper"), "-q", "-i", form, "-o", "ntriples", "-"]
    text = write(form, quads)
    done = subprocess.run([*command, "urn:base"], input=text, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == len(triples_of(quads))
    assert triples_of(parse(done.stdout, format=RdfFormat.N_TRIPLES)) == triples_of(
        quads
    )


@pytest.mark.parametrize("form", NAMED)
def test_raptor_reads_the_same_graphs(form, quads, program):
    command = [program("rapper"), "-q", "-i", form, "-o", "nquads", "-"]
    text = write(form, quads)
    done = subprocess.run([*command, "urn:base"], input=text, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert set(parse(done.stdout, format=RdfFormat.N_QUADS)) == set(quads)


@pytest.mark.parametrize("form", [*UNION, *NAMED])
def test_control_characters_survive_or_are_refused(form):
    quads = list(make_strange(Literal(CONTROL)))
    if form == "rdfxml":
        with pytest.raises(OutputError, match=r"U\+0000.*turtle") as caught:
            write(form, quads)
        assert "\n" not in str(caught.value)
    else:
        read = parse(write(form, quads), format=(UNION | NAMED)[form])
        assert triples_of(read) == triples_of(quads)


def test_rdfxml_refuses_what_is_no_name_of_an_element():
    quad = Quad(node("urn:s"), node("http://example.org/1"), words("x"), node("urn:g"))
    with pytest.raises(OutputError, match="/1> as an element"):
        write("rdfxml", [quad])


@settings(max_examples=200)
@given(text=st.text(), name=st.text(min_size=1), form=st.sampled_from([*UNION, *NAMED]))
def test_any_text_and_any_name_come_back(text, name, form):
    if form == "rdfxml":
        text = "".join(char for char in text if char.isprintable() or char in "\t\r\n")
    subject, graph = node(names.actor(f"x{name}")), node(names.document(f"x{name}"))
    quads = [Quad(subject, known("oa:exact"), words(text), graph)]
    quads += [Quad(subject, mg("symbol"), Literal(text), graph)]
    quads += [Quad(subject, mg("issuer"), node(names.actor(f"x/{name}")), graph)]
    read = parse(write(form, quads), format=(UNION | NAMED)[form])
    assert triples_of(read) == triples_of(quads)


# The same bytes

HASHES = """
import hashlib, io, sys
sys.path.insert(0, sys.argv[1])
from kg.writers import WRITERS
from tests.makers.graph import make_quads
from tests.makers.shelf import Shelf
quads = list(make_quads(2, 20))
for form, writer in WRITERS.items():
    stream = io.BytesIO()
    writer.write(Shelf(quads), stream)
    print(form, hashlib.sha256(stream.getvalue()).hexdigest())
"""


def test_bytes_do_not_depend_on_the_seed_of_hashes(request):
    def run(seed: int) -> str:
        command = [sys.executable, "-c", HASHES, str(request.config.rootpath)]
        environment = {"PYTHONHASHSEED": str(seed)}
        done = subprocess.run(command, env=environment, capture_output=True, check=True)
        return done.stdout.decode()

    first, *others = (run(seed) for seed in (0, 1, 2))
    assert len(first.splitlines()) == len(WRITERS)
    assert {*others} == {first}


@pytest.mark.parametrize("form", WRITERS)
def test_bytes_do_not_depend_on_the_order_of_statements(form, quads):
    mixed = list(quads)
    Random(7).shuffle(mixed)
    assert write(form, mixed) == write(form, quads)


def test_bytes_do_not_depend_on_the_room_in_memory(monkeypatch, quads):
    whole = write("turtle", quads)
    monkeypatch.setattr(subjects, "in_order", partial(in_order, room=3000))
    assert write("turtle", quads) == whole


@given(
    st.lists(st.binary(max_size=5).map(lambda each: each.replace(b"\n", b"") + b"\n"))
)
def test_sorting_in_runs_is_sorting(lines):
    assert list(in_order(iter(lines), room=50)) == sorted(lines)


def test_sorting_merges_runs_and_closes_them(monkeypatch):
    opened, spill = [], sorting._spill
    monkeypatch.setattr(sorting, "MOST_RUNS", 4)
    monkeypatch.setattr(
        sorting, "_spill", lambda lines: opened.append(spill(lines)) or opened[-1]
    )
    numbers = [b"%05d\n" % number for number in range(1000)]
    Random(7).shuffle(numbers)
    merged = in_order(numbers, room=1000)
    assert next(merged) == b"00000\n"
    assert sum(not file.closed for file in opened) <= 4 < len(opened)
    merged.close()
    assert all(file.closed for file in opened)


# What people see

DOCUMENT = names.document("S/RES/9(2020)")
PARAGRAPHS = {
    number: names.paragraph(DOCUMENT, number) for number in ("PP1", "2", "10")
}


def small_graph() -> list[Quad]:
    graph, actor = node(DOCUMENT), node(names.actor("马里稳定团"))
    type_, quote = known("rdf:type"), names.evidence(PARAGRAPHS["2"], 3, 5)
    said = [
        (names.ID + "fact/1f", type_, mg("Fact")),
        (names.ID + "fact/1f", mg("statedIn"), node(PARAGRAPHS["2"])),
        (names.ID + "fact/1f", mg("evidence"), node(quote)),
        (names.ID + "fact/1f", mg("addressee"), actor),
        (quote, type_, mg("Evidence")),
        (quote, mg("inParagraph"), node(PARAGRAPHS["2"])),
        (quote, known("oa:start"), literal(3)),
        (quote, known("oa:exact"), words("决定")),
        (DOCUMENT, type_, mg("Resolution")),
        (DOCUMENT, mg("symbol"), literal("S/RES/9(2020)")),
        (actor.value, known("skos:altLabel"), words("稳定团")),
        (actor.value, known("skos:prefLabel"), words("MINUSMA", "en")),
        (actor.value, known("skos:prefLabel"), words("马里稳定团")),
    ]
    for order, (number, iri) in enumerate(PARAGRAPHS.items(), 1):
        said += [
            (iri, mg("inDocument"), graph),
            (iri, mg("order"), literal(order)),
            (iri, mg("text"), words(f'{number}. 决定\n"延长"')),
        ]
    return [Quad(node(subject), *rest, graph) for subject, *rest in said]


TURTLE = r"""
<doc/S/RES/9(2020)>
    a mg:Resolution ;
    mg:symbol "S/RES/9(2020)" ;
.

<para/S/RES/9(2020)/PP1>
    mg:order 1 ;
    mg:text "PP1. 决定\n\"延长\""@zh ;
    mg:inDocument <doc/S/RES/9(2020)> ;
.

<para/S/RES/9(2020)/2>
    mg:order 2 ;
    mg:text "2. 决定\n\"延长\""@zh ;
    mg:inDocument <doc/S/RES/9(2020)> ;
.

<evidence/S/RES/9(2020)/2/3-5>
    a mg:Evidence ;
    mg:inParagraph <para/S/RES/9(2020)/2> ;
    oa:exact "决定"@zh ;
    oa:start 3 ;
.

<fact/1f>
    a mg:Fact ;
    mg:addressee <actor/马里稳定团> ;
    mg:evidence <evidence/S/RES/9(2020)/2/3-5> ;
    mg:statedIn <para/S/RES/9(2020)/2> ;
.

<para/S/RES/9(2020)/10>
    mg:order 3 ;
    mg:text "10. 决定\n\"延长\""@zh ;
    mg:inDocument <doc/S/RES/9(2020)> ;
.

<actor/马里稳定团>
    skos:prefLabel "MINUSMA"@en ;
    skos:prefLabel "马里稳定团"@zh ;
    skos:altLabel "稳定团"@zh ;
.
"""


def test_turtle_is_in_reading_order():
    text = write("turtle", small_graph()).decode()
    head, _, body = text.partition("\n\n")
    assert "\n" + body == TURTLE
    assert head.splitlines()[0] == f"@base <{names.ID}> ."
    assert "@prefix mg: <https://w3id.org/mandate-graph/ontology#> ." in head
    assert all(line.startswith("@prefix ") for line in head.splitlines()[1:])


def changes(before: list[Quad], after: list[Quad]) -> list[str]:
    texts = [write("turtle", each).decode().splitlines() for each in (before, after)]
    return [line for line in difflib.ndiff(*texts) if line[0] in "+-"]


def test_a_statement_more_is_a_line_more():
    graph = small_graph()
    more = Quad(
        node(PARAGRAPHS["10"]), mg("mentions"), node(names.actor("z")), graph[0][3]
    )
    assert changes(graph, [*graph, more]) == ["+     mg:mentions <actor/z> ;"]


def test_a_fact_less_is_a_block_less_beside_its_paragraph():
    graph = small_graph()
    kept = [quad for quad in graph if "fact/1f" not in quad.subject.value]
    block = TURTLE[TURTLE.index("<fact") : TURTLE.index("<para/S/RES/9(2020)/10>")]
    assert sorted(changes(graph, kept)) == sorted(
        f"- {line}" for line in block.splitlines()
    )


def test_subjects_are_written_once_whatever_graphs_they_are_in():
    lines = write("turtle", GRAPHS["example"]).decode().splitlines()
    begun = [line for line in lines if line.startswith("<")]
    assert len(begun) == len(set(begun)) > 100


def test_trig_has_a_block_for_each_document():
    text = write("trig", small_graph()).decode()
    assert text.count("{\n") == 1
    assert "\n<doc/S/RES/9(2020)> {\n  <doc/S/RES/9(2020)>\n      a mg:Res" in text
    assert text.endswith("  .\n}\n")


def test_jsonld_values_are_plain():
    text = write("jsonld", small_graph())
    objects = {each["@id"]: each for each in json.loads(text)["@graph"]}
    assert objects["fact/1f"] == {
        "@id": "fact/1f",
        "@type": "Fact",
        "addressee": "actor/马里稳定团",
        "evidence": "evidence/S/RES/9(2020)/2/3-5",
        "statedIn": "para/S/RES/9(2020)/2",
    }
    assert objects["evidence/S/RES/9(2020)/2/3-5"]["oa:start"] == 3
    assert objects["actor/马里稳定团"] == {
        "@id": "actor/马里稳定团",
        "skos:prefLabel": {"en": "MINUSMA", "zh": "马里稳定团"},
        "skos:altLabel": {"zh": "稳定团"},
    }


def test_jsonld_of_our_shape_needs_no_marks_but_for_what_the_ontology_leaves_open():
    marked = set()
    for each in json.loads(write("jsonld", GRAPHS["synthetic"]))["@graph"]:
        for role, value in each.items():
            values = value if isinstance(value, list) else [value]
            if any(isinstance(one, dict) and "@value" in one for one in values):
                marked.add(role)
    assert marked <= {"amount", "date", "from", "asOf"}


def test_ntriples_and_nquads_are_sorted_lines(quads):
    lines = write("ntriples", quads).splitlines()
    assert lines == sorted(set(lines))
    lines = write("nquads", quads).splitlines()
    assert lines == sorted(lines, key=lambda line: (line.split(b" ")[-2], line))
