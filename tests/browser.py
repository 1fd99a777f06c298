"""A real browser that opens pages as a person would, without a network."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

SPOT = """key => {
  const { network, index } = mandateGraph;
  const at = network().canvasToDOM(network().getPosition(index(key)));
  const box = document.getElementById("canvas").getBoundingClientRect();
  return [at.x + box.x, at.y + box.y];
}"""
READY = "window.mandateGraph !== undefined"
LOCAL = ("file:", "data:", "blob:", "about:")
DESK, PHONE = (1280, 800), (390, 844)


@contextmanager
def run_chromium(path: str) -> Iterator[Browser]:
    """Debian's Chromium, without a sandbox of its own since tests may run as root."""
    play: Playwright
    with sync_playwright() as play:
        options = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        browser = play.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page that is open, and what it asked for or complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return self.page.inner_text(selector)

    def run(self, script: str) -> object:
        return self.page.evaluate(script)

    def state(self, name: str) -> object:
        return self.run(f"mandateGraph.state.{name}")

    def spot(self, key: str) -> tuple[float, float]:
        """Where on the screen a thing is drawn."""
        return tuple(self.page.evaluate(SPOT, key))

    def click_thing(self, key: str) -> None:
        self.page.mouse.click(*self.spot(key))

    def click_between(self, one: str, other: str, share: float = 0.5) -> None:
        """Click the line of two things."""
        (x, y), (a, b) = self.spot(one), self.spot(other)
        self.page.mouse.click(x + (a - x) * share, y + (b - y) * share)

    def settle(self) -> None:
        """Let vis-network tell a click from a double click, and draw."""
        self.page.wait_for_timeout(400)


@contextmanager
def visit(
    browser: Browser,
    file: Path,
    address: str = "",
    size: tuple[int, int] = DESK,
    **options: object,
) -> Iterator[Visit]:
    """Open a page with every way to a network closed."""
    width, height = size
    viewport = {"width": width, "height": height}
    context = browser.new_context(viewport=viewport, offline=True, **options)
    page = context.new_page()
    opened = Visit(page)
    page.on("request", lambda request: _note(opened, request.url))
    page.on("requestfailed", lambda request: opened.asked.append(request.url))
    page.on("console", lambda line: _hear(opened, line.type, line.text))
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.goto(f"{file.as_uri()}#{address}")
    page.wait_for_function(READY)
    yield opened
    context.close()


def _note(opened: Visit, url: str) -> None:
    if not url.startswith(LOCAL):
        opened.asked.append(url)


def _hear(opened: Visit, kind: str, text: str) -> None:
    if kind in ("error", "warning"):
        opened.complaints.append(text)
