"""Take the pictures that the readmes show: ``python -m tools.make_screens``.

They are of the documents that ship, in ``screens/``, and are to be looked at before
they are committed: nothing cut off, no name over another, letters as they should be.
"""

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from kg.pipeline.build import build
from kg.resources import seeds
from tests.browser import DESK, PHONE, Visit, run_chromium, visit

COLOURS = 256  # are enough, and make the files small
FOLDER = Path(__file__).parent.parent / "screens"
# The two that most is said of, in words; where nothing is, what is named most.
BUSIEST = """() => {
  const pairs = [...mandateGraph.pairs()];
  pairs.sort((one, other) => other.facts - one.facts || other.weight - one.weight);
  return pairs[0].key;
}"""
SHOTS = {
    "graph": ("", DESK, "light"),
    "words": ("", DESK, "light"),
    "reader": ("view=reader&document=doc/S/RES/2584(2021)&paragraph=30", DESK, "light"),
    "matrix": ("view=pictures&picture=matrix", DESK, "light"),
    "phone": ("lang=en", PHONE, "dark"),
}


def main() -> int:
    """Build, open, and take each picture."""
    path = shutil.which("chromium")
    if path is None:
        print("chromium is missing: apt-get install chromium", file=sys.stderr)  # noqa: T201
        return 1
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, run_chromium(path) as browser:
        build([seeds() / "documents"], name)
        for shot, (address, size, scheme) in SHOTS.items():
            file = Path(name) / "graph.html"
            with visit(browser, file, address, size, color_scheme=scheme) as page:
                take(page, shot)
    return 0


def take(page: Visit, shot: str) -> None:
    """One picture, when all of it is drawn."""
    if shot == "words":
        key = page.page.evaluate(BUSIEST)
        page.page.evaluate("key => mandateGraph.update({ select: key })", key)
    page.settle()
    taken = Image.open(BytesIO(page.page.screenshot()))
    method = Image.Quantize.MAXCOVERAGE  # no colour of the legend is lost
    few = taken.convert("RGB").quantize(COLOURS, method, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{shot}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
