"""Pages in a browser without a graphics card, against plain pyvis with the same graph.

Plain pyvis is given the places that we compute, without which its pages of this size
lay themselves out for minutes. Both are opened from a file with the network closed;
a picture is drawn when its first frame is.
"""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import networkx
from playwright.sync_api import Browser, Page
from pyvis.network import Network

from kg.graph import open_dataset
from kg.graph.dataset import Dataset
from kg.graph.memory import MemoryDataset
from kg.pipeline.build import build
from kg.resources import seeds
from kg.views.drawn import draw
from kg.views.layout import place
from kg.views.network import make_network
from kg.views.pages import graph_page
from tests.bench.row import Row
from tests.browser import run_chromium
from tests.makers.graph import make_quads

SHIPPED, FIRST, LARGE = 1.0, 1.0, 2.0  # seconds to the first picture
SIZE = 3.0  # megabytes of the page of the shipped graph
FRAMES = 15  # a second while the picture is moved
GRAPHS = ((110, "10,000 edges", FIRST), (560, "50,000 edges", LARGE))  # documents
NODES, SECONDS = 5_000, 5.0  # of the layout
RUNS = 3
# When the first frame with something in it is done.
WATCH = """
const stroke = CanvasRenderingContext2D.prototype.stroke;
CanvasRenderingContext2D.prototype.stroke = function (...path) {
  if (!window.drawnAt) {
    window.drawnAt = -1;
    const note = () => { window.drawnAt = performance.now(); };
    requestAnimationFrame(() => setTimeout(note));
  }
  return stroke.apply(this, path);
};
"""
COUNT = """() => {
  window.frames_ = 0;
  window.begin_ = performance.now();
  (function next() { window.frames_ += 1; requestAnimationFrame(next); })();
}"""
RATE = "() => window.frames_ / (performance.now() - window.begin_) * 1000"


@dataclass(frozen=True)
class Seen:
    megabytes: float
    drawn: float  # seconds
    frames: float  # a second


def measure() -> Iterator[Row]:
    yield from _measure_layout()
    path = shutil.which("chromium")
    if path is None:
        yield Row("pages in a browser", "no chromium: apt-get install chromium")
        return
    with run_chromium(path) as browser, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build([seeds() / "documents"], folder)
        dataset = open_dataset(folder)
        yield from _measure_shipped(browser, dataset, folder)
        for documents, what, goal in GRAPHS:
            dataset = MemoryDataset(make_quads(documents))
            yield from _measure_large(browser, dataset, folder, (what, goal))


def _measure_layout() -> Iterator[Row]:
    graph = networkx.barabasi_albert_graph(NODES, 2, seed=1)
    begin = process_time()
    place(NODES, list(graph.edges), [1.0] * graph.number_of_edges())
    taken = process_time() - begin
    what = f"places of {NODES:,} things, {graph.number_of_edges():,} links"
    yield Row(what, f"{taken:.1f} s", f"< {SECONDS:.0f} s", taken < SECONDS)


def _measure_shipped(browser: Browser, dataset: Dataset, folder: Path) -> Iterator[Row]:
    ours = _see(browser, folder / "graph.html")
    plain = _see(browser, _write_plain(dataset, folder))
    size = f"{ours.megabytes:.1f} MB (plain pyvis {plain.megabytes:.1f} MB)"
    yield Row("page of the shipped graph", size, "< 3 MB", ours.megabytes < SIZE)
    what = f"{ours.drawn:.2f} s (plain pyvis {plain.drawn:.2f} s)"
    yield Row("… drawn after", what, f"< {SHIPPED:.0f} s", ours.drawn < SHIPPED)


def _measure_large(
    browser: Browser, dataset: Dataset, folder: Path, said: tuple[str, float]
) -> Iterator[Row]:
    what, goal = said
    file = folder / "large.html"
    file.write_bytes(graph_page(dataset))
    ours, whole = _see(browser, file), _see(browser, file, "all=1&kinds=")
    plain = _see(browser, _write_plain(dataset, folder))
    times = f"{ours.drawn:.2f} s, all at once {whole.drawn:.2f} s"
    theirs = f"plain pyvis {plain.drawn:.2f} s"
    yield Row(
        f"{what} drawn", f"{times} ({theirs})", f"< {goal:.0f} s", ours.drawn < goal
    )
    rates = f"{ours.frames:.0f}/s, all at once {whole.frames:.0f}/s"
    figure = f"{rates} (plain pyvis {plain.frames:.0f}/s)"
    met = min(ours.frames, whole.frames) >= FRAMES
    yield Row("… frames while moved", figure, f">= {FRAMES}/s", met)


def _write_plain(dataset: Dataset, folder: Path) -> Path:
    """What one gets from pyvis alone, laid out beforehand."""
    drawn = draw(dataset)
    ours = make_network(drawn)
    network = Network(directed=True, cdn_resources="in_line")
    network.nodes = [
        {"id": each["id"], "label": node.label, "shape": "dot", **_place_of(each)}
        for each, node in zip(ours.nodes, drawn.nodes, strict=True)
    ]
    network.edges = [
        {"from": each["from"], "to": each["to"], "arrows": "to"} for each in ours.edges
    ]
    network.toggle_physics(False)
    network.set_options('{"physics": {"enabled": false}}')
    file = folder / "plain.html"
    file.write_text(network.generate_html(), encoding="utf-8")
    return file


def _place_of(node: dict[str, object]) -> dict[str, object]:
    return {axis: node[axis] for axis in ("x", "y")}


def _see(browser: Browser, file: Path, address: str = "") -> Seen:
    runs = [_open(browser, file, address) for _ in range(RUNS)]
    drawn = sorted(run[0] for run in runs)[RUNS // 2]
    frames = sorted(run[1] for run in runs)[RUNS // 2]
    return Seen(file.stat().st_size / 1e6, drawn, frames)


def _open(browser: Browser, file: Path, address: str) -> tuple[float, float]:
    viewport = {"width": 1280, "height": 800}
    context = browser.new_context(viewport=viewport, offline=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{file.as_uri()}#{address}", timeout=120_000)
    page.wait_for_function("window.drawnAt > 0", timeout=120_000)
    drawn = float(page.evaluate("window.drawnAt")) / 1000
    frames = _move(page)
    context.close()
    return drawn, frames


def _move(page: Page) -> float:
    """Take hold of the ground beside the things, and move it."""
    box = page.locator("canvas").first.bounding_box()
    assert box is not None
    x, y = box["x"] + 12, box["y"] + 12
    page.wait_for_timeout(1000)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT)
    for step in range(60):
        page.mouse.move(x + 4 * step, y + 2 * step)
    rate = float(page.evaluate(RATE))
    page.mouse.up()
    return rate
