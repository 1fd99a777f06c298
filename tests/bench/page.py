"""Reading a PDF of 24 pages."""

from collections.abc import Iterator
from time import perf_counter

from kg.documents import read, read_bytes
from tests.bench.row import Row
from tests.makers.pdf import Style, make_pdf
from tests.makers.reading import FILES, heads_of, to_blocks

PAGES, GOAL = 24, 1.0  # seconds
RUNS = 5


def measure() -> Iterator[Row]:
    report = read(next(path for path in FILES if "report" in path.name))
    data = _set(report, PAGES)
    seconds = min(_time(data) for _ in range(RUNS))
    yield Row(
        f"reading a PDF of {PAGES} pages",
        f"{seconds:.2f} s",
        f"< {GOAL:.0f} s",
        seconds < GOAL,
    )


def _set(document, pages):
    """The document in letters of the size that makes so many pages of it."""
    for tenth in range(80, 200):
        style = Style(size=tenth / 10)
        data = make_pdf(to_blocks(document), heads_of(document), style)
        if len(read_bytes(data, "report.pdf").origin.page_starts) >= pages:
            return data
    raise AssertionError("no size makes so many pages")


def _time(data):
    begin = perf_counter()
    read_bytes(data, "report.pdf")
    return perf_counter() - begin
