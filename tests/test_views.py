"""Pages as they are made: what is in them, the same bytes, and the commands for it."""

import base64
import hashlib
import html
import json
import os
import re
import tomllib
from contextlib import closing
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.errors import ParameterError, QueryError
from kg.graph.memory import MemoryDataset
from kg.graph.server import connect
from kg.graph.transport import Access
from kg.views.appearance import appearance
from kg.views.drawn import draw
from kg.views.facts import ENDINGS, Fact, cut_sentence, read_facts
from kg.views.layout import SPACING, place
from kg.views.network import make_network
from kg.views.page import compose, read_words, to_json
from kg.views.pages import graph_page, picture_page, reader_page
from kg.views.pictures import FOLDER, pictures
from kg.views.reading import find_names, list_documents
from tests.makers.graph import make_quads
from tests.makers.world import FILE, make_world
from tests.servers import VIRTUOSO_PASSWORD, VIRTUOSO_USER

BLOCK = r'<script type="application/json" id="data-{}">(.*?)</script>'
RUN = re.compile(r"<script>(.*?)</script>", re.DOTALL)
LOCALES = [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "zh_CN.GBK", "PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"},
]


def block(page: bytes, name: str):
    """The data of a page, as its scripts read them."""
    found = re.search(BLOCK.format(name), page.decode("utf-8"), re.DOTALL)
    return json.loads(found[1])


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return MemoryDataset(list(make_world(tmp_path_factory.mktemp("world"))))


@pytest.fixture(scope="module")
def built(tmp_path_factory, corpus):
    folder = tmp_path_factory.mktemp("built")
    kg.build(corpus, folder).close()
    return folder


# The page


def test_a_build_writes_the_page_of_its_graph(built):
    page = (built / "graph.html").read_bytes()
    with kg.open_graph(built) as graph:
        assert page == graph_page(graph.dataset)
        things = {thing["key"] for thing in block(page, "graph")["things"]}
        assert things == set(graph.to_networkx())
    assert len(page) < 3_000_000
    assert len(block(page, "documents")) == 5


def test_the_same_graph_gives_the_same_bytes(tmp_path):
    quads = list(make_world(tmp_path))
    page = graph_page(MemoryDataset(quads))
    assert graph_page(MemoryDataset(reversed(quads))) == page


def test_a_page_asks_nothing_of_a_network(built):
    text = (built / "graph.html").read_text(encoding="utf-8")
    outside = re.compile(r"""<[^>]*\b(?:src|href|action|data)=["'](?!data:)[^>]*>""")
    assert outside.findall(RUN.sub("", re.sub(BLOCK.format(r"\w+"), "", text))) == []
    assert "cdn" not in "".join(RUN.findall(text)[1:]).lower()


def test_the_policy_names_just_the_scripts_and_styles_that_are_there(world):
    text = graph_page(world).decode("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    policy = html.unescape(policy)
    allowed = re.findall(r"sha256-[\w+/=]+", policy)
    parts = [*RUN.findall(text), *re.findall(r"<style>(.*?)</style>", text, re.DOTALL)]
    digests = [hashlib.sha256(part.encode()).digest() for part in parts]
    assert allowed == [f"sha256-{base64.b64encode(each).decode()}" for each in digests]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not re.search(r"<[^>]+\son\w+=", RUN.sub("", text))


def test_the_network_is_pyvis_and_its_library_keeps_its_licence(world):
    drawn = draw(world)
    network = make_network(drawn)
    assert type(network).__module__ == "pyvis.network"
    assert network.num_nodes() == len(drawn.nodes)
    assert network.options["physics"] == {"enabled": False}
    script = RUN.findall(graph_page(world).decode("utf-8"))[0]
    assert "MIT License" in script[:2000]


@pytest.mark.parametrize("variables", LOCALES, ids=["C", "gbk"])
def test_the_file_is_utf8_whatever_the_locale(run_kg, built, tmp_path, variables):
    file = tmp_path / "图谱.html"
    done = run_kg("view", "-g", built, "-o", os.fsencode(file).decode(), env=variables)
    assert done.returncode == 0, done.stderr
    assert file.read_bytes() == (built / "graph.html").read_bytes()
    assert '<meta charset="utf-8">' in file.read_text(encoding="utf-8")[:200]
    printed = run_kg("reader", "2584", "-g", built, "-o", "-", env=variables).stdout
    assert "回顾以往关于马里局势的所有决议" in printed.decode("utf-8")


@given(st.recursive(st.text(), lambda each: st.lists(each), max_leaves=8))
def test_data_survive_the_page_and_never_end_it(data):
    text = to_json(data)
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == data


def test_half_a_character_does_not_keep_a_page_from_being_written():
    page = compose({"start": {"view": "\ud800"}})
    assert block(page, "start") == {"view": "\ud800"}


def test_words_are_there_in_both_languages_and_are_used():
    scripts = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted(FOLDER.parent.glob("**/*.js"))
    )
    for name, (chinese, english) in read_words().items():
        assert chinese, name
        assert english, name
        stem = name.partition("-")[0]
        built = f"`{stem}-${{" in scripts
        assert f'"{name}"' in scripts or built or is_told(name), name
    asked = set(re.findall(r'\bt\("([\w-]+)"', scripts))
    assert asked <= read_words().keys()


def is_told(name: str) -> bool:
    """By-… of divisions, and what the question deadlines says of a day."""
    return name.startswith("by-") or name in {"due", "mandate-ends", "sanction-ends"}


# What is in it


def test_facts_carry_their_sentence_and_the_words_in_it(world):
    facts = read_facts(world)
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))["document"]
    assert len(facts) == sum(len(document["fact"]) for document in told)
    quotes = {fact.sentence[fact.start : fact.end] for fact in facts}
    assert "请秘书长每三个月向安全理事会报告本决议的执行情况" in quotes
    duty = next(fact for fact in facts if fact.roles.get("recurrence") == ["P3M"])
    assert duty.sentence.endswith("。") or duty.sentence.endswith("；")
    assert all(fact.document for fact in facts)


@given(st.text("决定请。；！a𠀀”\n", min_size=1), st.data())
def test_a_sentence_holds_its_words_and_ends_where_sentences_end(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    fact = Fact("fact/1")
    cut_sentence(fact, text, start, end)
    units = fact.sentence.encode("utf-16-le")
    assert units[2 * fact.start : 2 * fact.end].decode("utf-16-le") == text[start:end]
    first = 2 * (fact.at - fact.start)
    whole = text.encode("utf-16-le")
    assert whole[first : first + len(units)] == units
    before = whole[:first].decode("utf-16-le")
    assert not before or before[-1] in ENDINGS + "”’」』）)"


def test_every_link_of_the_network_is_drawn(built):
    with kg.open_graph(built) as graph:
        network, drawn = graph.to_networkx(), draw(graph.dataset)
    ends = {(one, other) for one, other, _ in network.edges if one != other}
    assert {(edge.source, edge.target) for edge in drawn.edges} == ends
    weight = sum(data["weight"] for *_, data in network.edges(data=True))
    assert sum(edge.weight for edge in drawn.edges) == weight


def test_what_is_around_a_thing_is_as_far_as_asked(world):
    drawn = draw(world)
    one = {node.id for node in drawn.around("actor/union", 1).nodes}
    two = {node.id for node in drawn.around("actor/union", 2).nodes}
    actors = {key for key in one if not key.startswith("fact/")}
    assert actors == {"actor/union", "actor/state", "doc/S/2097/40"}
    assert one < two


def test_too_many_edges_keep_the_strongest_and_count_the_others(world):
    whole, few = draw(world), draw(world, 10)
    assert len(few.edges) == 10
    assert few.left_out == len(whole.edges) - 10
    assert not any(edge.kind == "mentions" for edge in few.edges)


def test_paragraphs_are_all_there_and_items_inside_others_are_not_twice(built, corpus):
    with kg.open_graph(built) as graph:
        documents = list_documents(graph.dataset)
    for own in documents:
        read = kg.read(next(path for path in corpus if path.name == own["file"]))
        assert [row["text"] for row in own["paragraphs"]] == [
            paragraph.text for paragraph in read.paragraphs
        ]
        inside = [row for row in own["paragraphs"] if "inside" in row]
        assert len(inside) == sum(paragraph.inline for paragraph in read.paragraphs)
        for row in inside:
            above, at = row["inside"]
            text = own["paragraphs"][above]["text"]
            assert text[at : at + len(row["text"])] == row["text"]


def test_names_stand_where_they_are_found():
    names = {"a": ["MINUSMA", "马里稳定团"], "b": ["马里"], "c": ["MINUS"]}
    text = "MINUSMA（马里稳定团）驻马里，见 XMINUSMA"
    found = [
        (text[start:end], key) for start, end, key in find_names(text, names, names)
    ]
    assert found == [("MINUSMA", "a"), ("马里稳定团", "a"), ("马里", "b")]


def test_classes_of_the_ontology_have_a_look():
    assert appearance().type_of("PracticeChapter") == "Document"
    assert appearance().type_of("Meeting") == "Meeting"
    for family in appearance().families:
        for tone, ground in (("light", "#ffffff"), ("dark", "#14191f")):
            assert contrast(family[tone], ground) >= 3
    for force in appearance().forces.values():
        assert contrast(force["light"], "#ffffff") >= 3


def contrast(one: str, other: str) -> float:
    """As WCAG counts it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# Places


@st.composite
def networks(draw_one):
    count = draw_one(st.integers(0, 40))
    ends = st.integers(0, max(count - 1, 0))
    links = draw_one(st.lists(st.tuples(ends, ends), max_size=80)) if count else []
    return count, links


@given(networks())
def test_no_thing_stands_on_another_and_places_do_not_change(network):
    count, links = network
    places = place(count, links, [1.0] * len(links))
    assert places == place(count, links, [1.0] * len(links))
    assert len(places) == count
    for (x, y), (a, b) in combinations(places, 2):
        assert (x - a) ** 2 + (y - b) ** 2 > (SPACING - 2) ** 2


def test_what_is_linked_stands_nearer():
    chain = [(index, index + 1) for index in range(300)]
    places = place(301, chain, [1.0] * 300)
    near = sum(distance(one, other) for one, other in pairwise(places)) / 300
    far = (
        sum(distance(places[index], places[300 - index]) for index in range(100)) / 100
    )
    assert near < far / 2


def distance(one: tuple[int, int], other: tuple[int, int]) -> float:
    return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5


def test_a_large_graph_comes_in_parts():
    page = graph_page(MemoryDataset(make_quads(75)))
    graph = block(page, "graph")
    assert set(graph["divisions"]) == {"community", "type", "document"}
    for division in graph["divisions"].values():
        assert len(division["part"]) == len(graph["things"])
        assert len(division["places"]) == len(division["heads"]) <= 60
        assert set(division["part"]) == set(range(len(division["heads"])))


def test_scripts_and_styles_are_short():
    for file in FOLDER.parent.glob("**/*.*"):
        assert file.read_text(encoding="utf-8").count("\n") <= 320, file


# Pictures, and the commands


def test_every_picture_says_what_it_draws_and_draws_it():
    for picture in pictures():
        assert f'addPicture("{picture.name}"' in picture.script
        assert picture.questions
    orders = [picture.order for picture in pictures()]
    assert orders == list(range(1, len(orders) + 1))


def test_what_is_not_known_is_refused_with_a_way_out(world):
    with pytest.raises(QueryError, match="did you mean matrix"):
        picture_page(world, ["matrx"])
    with pytest.raises(ParameterError, match="nothing is called"):
        graph_page(world, "没有这个")
    with pytest.raises(ParameterError, match="only cited"):
        reader_page(world, ["S/PRST/2096/7"])


def test_view_writes_what_is_around_a_name(run_kg, built, tmp_path):
    done = run_kg("view", "--focus", "MINUSMA", "--hops", 1, "-g", built)
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    page = (tmp_path / "graph.html").read_bytes()
    assert block(page, "start")["focus"] == "actor/minusma"
    assert len(block(page, "graph")["things"]) < 100
    wrong = run_kg("view", "--focus", "nobody at all", "-g", built)
    assert wrong.returncode == 1
    assert wrong.stderr.count(b"\n") == 1
    assert run_kg("view", "--hops", 0, "-g", built).returncode == 2
    assert run_kg("view", "-g", tmp_path / "none").returncode == 1


def test_reader_and_picture_write_what_is_named(run_kg, built, tmp_path):
    assert run_kg("reader", "S/RES/2584(2021)", "-g", built).returncode == 0
    read = block((tmp_path / "reader.html").read_bytes(), "documents")
    assert [each["symbol"] for each in read] == ["S/RES/2584(2021)"]
    assert run_kg("picture", "matrix", "-g", built, "-o", "m.html").returncode == 0
    drawn = block((tmp_path / "m.html").read_bytes(), "pictures")
    assert [each["name"] for each in drawn["list"]] == ["matrix"]
    wrong = run_kg("picture", "matrx", "-g", built)
    assert wrong.returncode == 1
    assert b"did you mean matrix" in wrong.stderr


def test_open_asks_the_browser(monkeypatch, built, tmp_path):
    from click.testing import CliRunner

    from kg.cli import main

    opened = []
    monkeypatch.setattr("click.launch", opened.append)
    file = tmp_path / "a b.html"
    words = ["view", "-g", str(built), "-o", str(file), "--open"]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert opened == [file.as_uri()]


def test_help_loads_no_page(run_kg):
    code = "import sys, kg.cli, kg.commands.view; print(*sys.modules)"
    import subprocess
    import sys

    loaded = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    ).stdout.split()
    assert not {b"pyvis", b"numpy", b"networkx", b"jinja2", b"icalendar"} & set(loaded)


# Servers


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request, tmp_path):
    """The small world on a server."""
    named = request.param == "virtuoso"
    access = Access(VIRTUOSO_USER, VIRTUOSO_PASSWORD) if named else Access()
    dataset = connect(request.getfixturevalue(request.param), access)
    quads = list(make_world(tmp_path))
    with closing(dataset):
        for graph in list(dataset.graphs()):
            dataset.remove(graph)
        for graph in dict.fromkeys(quad.graph_name.value for quad in quads):
            own = [quad for quad in quads if quad.graph_name.value == graph]
            dataset.replace(graph, own)
        yield dataset


def test_a_server_gives_the_same_page(server, world):
    ours, theirs = graph_page(world), graph_page(server)
    for name in ("graph", "facts", "documents", "pictures"):
        assert block(theirs, name) == block(ours, name), name


def test_edges_that_were_dropped_are_counted():
    dataset = MemoryDataset(make_quads(6))
    whole = draw(dataset)
    few = draw(dataset, 20)
    assert len(few.edges) == 20
    assert few.left_out >= len(whole.edges) - 20
    assert {edge.kind for edge in few.edges} <= {edge.kind for edge in whole.edges}
