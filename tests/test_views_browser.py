"""The pages in a real browser, driven as a person would, with the network closed."""

import json
from itertools import combinations, pairwise

import pytest

from kg.graph.memory import MemoryDataset
from kg.pipeline.build import build
from kg.views.pages import graph_page
from tests.browser import DESK, PHONE, visit
from tests.makers.graph import make_quads
from tests.makers.world import make_world
from tests.test_views import contrast

MISSION, COUNCIL, STATE = "actor/mission", "actor/council", "actor/state"
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A page of the small world, in which there is every kind of fact."""
    folder = tmp_path_factory.mktemp("world")
    quads = list(make_world(folder))
    file = folder / "图谱 graph.html"
    file.write_bytes(graph_page(MemoryDataset(quads)))
    return file


@pytest.fixture(scope="module")
def shipped(tmp_path_factory, corpus):
    """The page that a build of the documents writes."""
    folder = tmp_path_factory.mktemp("shipped")
    build(corpus, folder)
    return folder / "graph.html"


@pytest.fixture
def opened(chromium, world):
    with visit(chromium, world) as page:
        yield page
        assert page.complaints == []
        assert page.asked == []


# It opens


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["graph", "table", "reader", "pictures"])
def test_every_view_opens_without_network_or_complaint(
    chromium, shipped, view, scheme, size
):
    with visit(chromium, shipped, f"view={view}", size, color_scheme=scheme) as page:
        page.settle()
        assert page.complaints == []
        assert page.asked == []
        width = page.run("document.documentElement.scrollWidth")
        assert width <= size[0], "something is cut off at the side"


@SIZES
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_name_lies_on_another_in_the_first_picture(chromium, shipped, lang, size):
    with visit(chromium, shipped, f"lang={lang}", size) as page:
        page.settle()
        boxes = page.run("mandateGraph.labels()")
        frame = page.page.locator("#canvas").bounding_box()
    assert len(boxes) >= (20 if size == DESK else 8)
    for one, other in combinations(boxes, 2):
        assert not overlap(one, other), (one, other)
    for box in boxes:
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= frame["width"]
        assert box["y"] + box["height"] <= frame["height"]


def overlap(one, other):
    return (
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )


def test_the_picture_is_there_and_not_blank(opened):
    opened.settle()
    colours = opened.run(
        """(() => {
          const canvas = document.querySelector("#canvas canvas");
          const { data } = canvas.getContext("2d")
            .getImageData(0, 0, canvas.width, canvas.height);
          const found = new Set();
          for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] === 255) found.add(data.slice(at, at + 3).join());
          }
          return found.size;
        })()"""
    )
    assert colours > 8


def test_chinese_letters_are_drawn_with_a_font_that_has_them(opened):
    """Letters that a font lacks are boxes, all of one look."""
    looks = opened.run(
        """(() => {
          const canvas = document.createElement("canvas");
          const context = canvas.getContext("2d", { willReadFrequently: true });
          context.font = `40px ${getComputedStyle(document.body).fontFamily}`;
          return ["安", "理", "会"].map((letter) => {
            context.clearRect(0, 0, 300, 150);
            context.fillText(letter, 10, 60);
            return context.getImageData(0, 0, 80, 80).data.join();
          });
        })()"""
    )
    assert len(set(looks)) == 3


# Search


@pytest.mark.parametrize(
    "name", ["示例特派团", "UNEX", "unex", "示例特派團", "Mission in Example", "特派团"]
)
def test_search_finds_by_any_name(opened, name):
    opened.page.fill("#search", name)
    opened.page.keyboard.press("Enter")
    assert opened.state("select") == MISSION
    assert "联合国示例特派团" in opened.text("#details h2")


def test_search_shows_what_it_finds_and_arrows_choose(opened):
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("示例")
    names = opened.page.locator(".found li").all_inner_texts()
    assert len(names) > 4
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    assert opened.text("#details h2").strip() in names[1]


def test_search_says_when_nothing_is_called_so(opened):
    opened.page.fill("#search", "没有这个")
    assert "没有找到" in opened.text(".found")


# Things, lines, words


def test_a_thing_shows_its_names_and_what_is_asked_of_it(opened):
    opened.click_thing(MISSION)
    opened.settle()
    details = opened.text("#details")
    for word in ("联合国示例特派团", "United Nations Mission in Example", "UNEX"):
        assert word in details
    assert "使用一切必要手段保护平民" in opened.text(".directives")
    opened.page.locator(".directives .open").nth(1).click()
    assert opened.text(".directives .words mark") in opened.text("#details")


def test_a_line_shows_the_facts_behind_it_with_their_words(opened):
    opened.click_between(COUNCIL, "actor/secretary-general")
    opened.settle()
    assert opened.state("select") == f"{COUNCIL} actor/secretary-general"
    marks = opened.page.locator("#details mark").all_inner_texts()
    assert "请秘书长每三个月向安全理事会报告本决议的执行情况" in marks
    sentence = opened.page.locator("#details blockquote").first.inner_text()
    assert marks[0] in sentence
    places = opened.page.locator("#details .place").all_inner_texts()
    assert any(place.split() == ["S/RES/9901(2096)", "¶", "4"] for place in places)


def test_from_a_fact_to_its_words_in_the_document_and_back(opened):
    opened.run(f"mandateGraph.update({{ select: '{COUNCIL} {MISSION}' }})")
    opened.page.locator("#details .place").first.click()
    assert opened.state("view") == "reader"
    here = opened.page.locator(".paragraph.here")
    assert here.get_attribute("data-number") == "3"
    assert here.locator(".lit").all_inner_texts() != []
    assert here.locator(".card[open]").count() == 1
    here.locator(".name").first.click()
    assert opened.state("view") == "graph"
    assert opened.state("select") == MISSION


def test_a_link_that_only_names_shows_the_sentences(opened):
    opened.run("mandateGraph.update({ select: 'doc/S/2097/40 actor/brigade' })")
    assert "示例旅" in opened.page.locator("#details mark").all_inner_texts()


# Filters, neighbours, paths, time


def shown(page) -> set[str]:
    keys = page.run("[...mandateGraph.visible().things].map(mandateGraph.key)")
    return set(keys)


def test_the_legend_filters_types_and_kinds(opened):
    before = shown(opened)
    opened.page.locator("[data-type=ArmedGroup] input").uncheck()
    assert before - shown(opened) == {"actor/front", "actor/brigade"}
    opened.page.locator("[data-type=ArmedGroup] input").check()
    assert shown(opened) == before
    pairs = opened.run("mandateGraph.visible().pairs.size")
    opened.page.locator("[data-kind=asks] input").uncheck()
    assert opened.run("mandateGraph.visible().pairs.size") < pairs
    opened.page.locator("[data-kind=mentions] input").check()
    assert opened.run("mandateGraph.visible().pairs.size") > pairs


def test_types_can_all_be_chosen_or_none(opened):
    things = shown(opened)
    opened.page.get_by_role("button", name="全不选").click()
    assert shown(opened) == set()
    opened.page.locator("[data-type=Office] input").check()
    opened.page.locator("[data-type=Person] input").check()
    assert shown(opened) == {"actor/李四", "actor/envoy"}
    opened.page.get_by_role("button", name="全选", exact=True).click()
    assert shown(opened) == things


def test_hide_pin_expand_and_focus(opened):
    opened.click_thing("actor/brigade")
    opened.settle()
    opened.page.keyboard.press("f")
    assert "actor/union" not in shown(opened)
    opened.page.select_option("#details select", "2")
    assert {"actor/brigade", MISSION, "agreement/peace"} <= shown(opened)
    opened.page.keyboard.press("f")
    opened.page.keyboard.press("p")
    assert list(opened.state("pins")) == ["actor/brigade"]
    opened.page.keyboard.press("h")
    assert "actor/brigade" not in shown(opened)
    opened.page.click("#reset")
    assert "actor/brigade" in shown(opened)


def test_a_pinned_thing_is_where_it_was_dragged(opened):
    x, y = opened.spot(STATE)
    opened.page.mouse.move(x, y)
    opened.page.mouse.down()
    opened.page.mouse.move(x + 60, y - 40, steps=6)
    opened.page.mouse.up()
    opened.settle()
    a, b = opened.spot(STATE)
    assert abs(a - x - 60) < 8
    assert abs(b - y + 40) < 8
    assert STATE in opened.state("pins")


def test_double_click_shows_the_neighbours(chromium, shipped):
    with visit(chromium, shipped) as page:
        page.settle()
        before = shown(page)
        assert page.run("mandateGraph.visible().things.size") <= 120
        key = page.run("mandateGraph.key([...mandateGraph.visible().things][3])")
        page.page.mouse.dblclick(*page.spot(key))
        page.settle()
        assert page.state("more") == [key]
        assert shown(page) >= before
        assert page.complaints == []


def test_the_shortest_path_between_two(opened):
    opened.run("mandateGraph.update({ select: 'actor/union' })")
    opened.page.fill("#path-to", "安理会")
    opened.page.keyboard.press("Enter")
    steps = opened.page.locator(".way .thing").all_inner_texts()
    assert steps[0] == "示例联盟"
    assert steps[-1] == "安全理事会"
    assert 3 <= len(steps) <= 6
    assert shown(opened) == {
        opened.run(f"mandateGraph.called({json.dumps(name)})") for name in steps
    }


def test_the_slider_is_moved_by_keys_and_keeps_them(opened):
    opened.page.locator("#until").focus()
    opened.page.keyboard.press("Home")
    first = opened.state("until")
    opened.page.keyboard.press("ArrowRight")
    opened.page.keyboard.press("ArrowRight")
    assert opened.state("until") > first
    assert opened.run("document.activeElement.id") == "until"
    assert opened.text("#time output") == opened.state("until")


def test_what_is_selected_is_said(opened):
    opened.page.fill("#search", "UNEX")
    opened.page.keyboard.press("Enter")
    assert opened.text("#live") == "联合国示例特派团"


def linked(page, one: str, other: str) -> bool:
    pairs = """([one, other]) => [...mandateGraph.visible().pairs.keys()].some(
      (pair) => mandateGraph.ends(pair).join() === [one, other].join())"""
    return page.page.evaluate(pairs, [one, other])


def test_time_shows_what_was_so_up_to_a_day(opened):
    event = next(key for key in shown(opened) if key.startswith("fact/b"))
    opened.page.locator("#until").focus()
    opened.page.keyboard.press("Home")
    assert opened.state("until") == "2090", "the earliest day that is known"
    assert linked(opened, STATE, "actor/union")
    assert not linked(opened, COUNCIL, MISSION)
    opened.run("mandateGraph.update({ until: '2096-12-31' })")
    assert linked(opened, COUNCIL, MISSION)
    assert not linked(opened, event, MISSION)
    opened.run("mandateGraph.update({ until: '2097-02-03' })")
    assert linked(opened, event, MISSION)
    assert linked(opened, STATE, "actor/union")
    opened.run("mandateGraph.update({ until: '2097-06-20' })")
    assert linked(opened, STATE, "actor/union")
    opened.page.check("#held")
    assert not linked(opened, STATE, "actor/union"), "it left in May"


# Language, table, keys, files


def test_the_language_can_be_changed(opened):
    opened.page.click("#lang")
    assert opened.text("h1") == "Mandate Graph"
    assert "peace operation" in opened.text("#legend")
    opened.page.fill("#search", "安全理事会")
    opened.page.keyboard.press("Enter")
    assert "Security Council" in opened.text("#details h2")
    assert "Security Council" in {box["text"] for box in labels(opened)}
    opened.page.click("#lang")
    assert opened.text("h1") == "授权图谱"


def labels(page):
    page.settle()
    return page.run("mandateGraph.labels()")


def test_the_table_shows_the_same_and_sorts(opened):
    things = shown(opened)
    opened.page.click("#view-table")
    rows = opened.page.locator("#table tbody tr")
    assert rows.count() == len(things)
    opened.page.locator("#table thead button").nth(3).click()
    assert opened.page.locator("#table th[aria-sort=ascending]").count() == 1
    counts = [
        int(text)
        for text in opened.page.locator("#table td:nth-child(4)").all_inner_texts()
    ]
    assert counts == sorted(counts)
    opened.page.click("#table .switch button:nth-child(2)")
    assert "要求" in opened.text("#table")
    opened.page.locator("#table tbody button").first.click()
    assert opened.page.locator("#details [data-pair]").count() == 1


def test_everything_can_be_reached_by_keys(opened):
    opened.page.focus("#canvas")
    opened.page.keyboard.press("ArrowDown")
    first = opened.state("select")
    assert first in shown(opened)
    opened.page.keyboard.press("ArrowDown")
    assert opened.state("select") != first
    opened.page.keyboard.press("Enter")
    assert opened.run("document.activeElement.id") == "details"
    opened.page.keyboard.press("Escape")
    assert opened.state("select") == ""
    opened.page.keyboard.press("?")
    assert opened.page.locator("#help[open]").count() == 1
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#help[open]").count() == 0


def test_the_picture_is_saved_as_png_and_svg(opened):
    opened.settle()
    with opened.page.expect_download() as saving:
        opened.page.get_by_role("button", name="存为 PNG 图片").click()
    assert saving.value.path().read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    with opened.page.expect_download() as saving:
        opened.page.get_by_role("button", name="存为 SVG 图形").click()
    svg = saving.value.path().read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    assert ">安全理事会</text>" in svg


def test_the_address_shares_the_view(chromium, world, opened):
    opened.page.locator("[data-type=Place] input").uncheck()
    opened.click_thing(MISSION)
    opened.settle()
    opened.page.keyboard.press("f")
    opened.page.click("#lang")
    address = opened.run("location.hash.slice(1)")
    things = shown(opened)
    with visit(chromium, world, address) as other:
        assert shown(other) == things
        assert other.state("select") == MISSION
        assert other.state("off") == ["Place"]
        assert other.text("h1") == "Mandate Graph"


def test_an_address_of_nonsense_does_no_harm(chromium, world):
    address = "view=no&select=actor/none&focus=x&pins=a@b,c|@&depth=-4&until=%00&from=1"
    with visit(chromium, world, address) as page:
        page.settle()
        assert page.complaints == []


def test_light_and_dark_can_be_changed(opened):
    ground = "getComputedStyle(document.body).backgroundColor"
    before = opened.run(ground)
    opened.page.click("#theme")
    assert opened.run(ground) != before
    opened.settle()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_letters_stand_out_from_their_ground(chromium, world, theme):
    with visit(chromium, world, f"theme={theme}") as page:
        names = ["ground", "raised", "ink", "soft", "accent", "mark", "mark-ink"]
        colours = page.page.evaluate(
            """names => Object.fromEntries(names.map((name) => [name,
              getComputedStyle(document.documentElement)
                .getPropertyValue(`--${name}`).trim()]))""",
            names,
        )
        for letters in ("ink", "soft", "accent"):
            for ground in ("ground", "raised"):
                assert contrast(colours[letters], colours[ground]) >= 4.5
        assert contrast(colours["mark-ink"], colours["mark"]) >= 4.5


# Reading and pictures


def test_the_document_reads_whole_with_names_and_verbs(opened):
    opened.page.click("#view-reader")
    opened.page.click("[data-key='doc/S/RES/9901(2096)']")
    text = opened.text(".text")
    assert "授权示例特派团使用一切必要手段保护平民；" in text
    assert opened.page.locator(".verb").all_inner_texts()[:2] == ["授权", "请"]
    assert "示例阵线" in opened.page.locator(".text .name").all_inner_texts()
    numbers = [each.inner_text() for each in opened.page.locator(".number").all()]
    assert [number for number in numbers if number.isdigit()] == list("1234567")


def test_every_paragraph_is_printed(chromium, world, tmp_path):
    with visit(chromium, world, "view=reader&document=doc/S/2097/40") as page:
        page.page.emulate_media(media="print")
        assert page.page.locator("header.top").is_hidden()
        assert page.page.locator(".shelf").is_hidden()
        box = page.page.locator(".paragraph").last.bounding_box()
        assert box["height"] > 0
        paper = page.page.pdf(format="A4", path=tmp_path / "print.pdf")
        assert paper.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        ("timeline", ["联合国示例特派团"]),
        ("matrix", ["授权", "敦促", "秘书长"]),
        ("ceilings", ["5,000", "6,000", "300"]),
        ("citations", ["S/RES/9901(2096)", "S/RES/9902(2097)"]),
        ("calendar", ["任务届满", "2097-06", "每 3 个月"]),
    ],
)
def test_each_picture_draws_what_its_question_answers(opened, picture, words):
    opened.page.click("#view-pictures")
    opened.page.click(f"[data-picture={picture}]")
    shown_ = opened.page.locator("#picture").text_content()
    for word in words:
        assert word in shown_
    assert opened.page.locator(".answer").count() >= 1


@SIZES
@pytest.mark.parametrize("picture", ["timeline", "ceilings"])
def test_marks_of_time_do_not_touch(chromium, world, picture, size):
    with visit(chromium, world, f"view=pictures&picture={picture}", size) as page:
        texts = page.page.locator("#picture svg .axis[text-anchor=middle]").all()
        boxes = sorted(
            (text.bounding_box() for text in texts), key=lambda box: box["x"]
        )
    assert len(boxes) >= 2
    for one, other in pairwise(boxes):
        assert one["x"] + one["width"] < other["x"]


def test_what_is_pressed_in_a_picture_shows_its_words(opened):
    opened.page.click("#view-pictures")
    opened.page.locator("#picture .bar").first.focus()
    opened.page.keyboard.press("Enter")
    assert "任务期限" in opened.text("#picked")


def test_pictures_of_what_is_not_known_say_so(chromium, shipped):
    with visit(chromium, shipped, "view=pictures&picture=ceilings") as page:
        assert page.text("#picture").strip() != ""
        assert page.complaints == []


def test_a_graph_of_nothing_says_so(chromium, tmp_path):
    file = tmp_path / "nothing.html"
    file.write_bytes(graph_page(MemoryDataset()))
    with visit(chromium, file) as page:
        page.settle()
        assert "还没有" in page.text("main")
        assert page.complaints == []


# Large graphs


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A page of more than one can read at once."""
    file = tmp_path_factory.mktemp("large") / "graph.html"
    file.write_bytes(graph_page(MemoryDataset(make_quads(75))))
    return file


def test_a_large_graph_begins_with_its_parts_and_says_so(chromium, large):
    with visit(chromium, large) as page:
        page.settle()
        parts = page.run("mandateGraph.visible().parts.size")
        assert 2 <= parts <= 60
        assert page.run("mandateGraph.visible().things.size") == 0
        assert f"{parts} 组" in page.text("#status")
        total = page.run(
            "[...mandateGraph.visible().parts.values()]"
            ".reduce((sum, part) => sum + part.size, 0)"
        )
        assert total > 400
        boxes = page.run("mandateGraph.labels()")
        assert not any(overlap(*pair) for pair in combinations(boxes, 2))
        assert page.complaints == []


@pytest.mark.parametrize("division", ["type", "document", "community"])
def test_a_part_opens_and_closes(chromium, large, division):
    with visit(chromium, large, f"division={division}&select=p0") as page:
        page.settle()
        before = page.run("mandateGraph.visible().parts.get(0).size")
        page.page.get_by_role("button", name="打开这一组").click()
        page.settle()
        singles = page.run("mandateGraph.visible().things.size")
        assert 1 <= singles <= 40
        left = page.run("mandateGraph.visible().parts.get(0)?.size ?? 0")
        assert left + singles == before
        page.page.get_by_role("button", name="合上这一组").click()
        assert page.run("mandateGraph.visible().things.size") == 0
        assert page.complaints == []


def test_search_shows_a_thing_that_lies_in_a_part(chromium, large):
    with visit(chromium, large) as page:
        page.page.fill("#search", "行为体7")
        page.page.keyboard.press("Enter")
        page.settle()
        assert "actor/actor-7" in shown(page)
        assert len(shown(page)) > 1, "its neighbours are shown too"
        assert page.complaints == []


def test_all_at_once_still_answers_a_click_on_a_line(chromium, large):
    with visit(chromium, large, "all=1") as page:
        page.settle()
        assert page.run("mandateGraph.visible().pairs.size") > 1200
        assert page.run("mandateGraph.visible().things.size") > 400
        page.run("mandateGraph.network().moveTo({ scale: 2 })")
        page.settle()
        ends = page.run("""(() => {
          const inside = ({ x, y }) => x > 60 && y > 60 && x < 600 && y < 560;
          const at = (key) => mandateGraph.network().canvasToDOM(
            mandateGraph.network().getPosition(mandateGraph.index(key)));
          for (const pair of mandateGraph.visible().pairs.keys()) {
            const [one, other] = mandateGraph.ends(pair);
            const [from, to] = [at(one), at(other)];
            if (inside(from) && inside(to)
              && Math.hypot(from.x - to.x, from.y - to.y) > 160) return [one, other];
          }
          return null;
        })()""")
        assert ends is not None
        for share in (0.5, 0.4, 0.6, 0.3, 0.7):
            page.click_between(*ends, share)
            page.settle()
            if " " in page.state("select"):
                break
        one, other = page.state("select").split(" ")
        assert page.page.locator("#details [data-pair]").count() == 1
        assert linked(page, one, other)
        assert page.complaints == []
