"""How a notebook shows a graph: its page in a frame, and what it holds in numbers."""

from html import escape

from kg.graph.census import take_census
from kg.graph.dataset import Dataset
from kg.views.pages import graph_page

LARGEST = 6_000_000  # bytes that a notebook keeps with every run of a cell
FRAME = (
    '<iframe srcdoc="{}" style="width:100%;height:640px;border:1px solid #d5dce2" '
    'sandbox="allow-scripts allow-downloads allow-popups"></iframe>'
)
FIGURES = "<details><summary>{}</summary><table>{}</table></details>"


def show(dataset: Dataset, title: str) -> str:
    """The page, unless it is too large to be kept; below it the counts by kind."""
    page = graph_page(dataset)
    if len(page) <= LARGEST:
        frame = FRAME.format(escape(page.decode("utf-8")))
    else:
        size = f"{len(page) / 1_000_000:.0f} MB"
        frame = f"<p>graph.view('graph.html') writes it as a page of {size}.</p>"
    rows = [
        f"<tr><td>{escape(name)}</td><td align='right'>{count:,}</td></tr>"
        for _, counts in take_census(dataset)
        for name, count in counts
    ]
    return frame + FIGURES.format(escape(title), "".join(rows))
