"""A page in one file: its styles, scripts and data in it, and nothing asked elsewhere.

What a document says is only ever data: it stands in blocks that the browser does not
run, and the scripts put it on the page as text. The policy at the head of the page
allows these scripts and styles by their hashes, and nothing else.
"""

import json
import tomllib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup

from kg.views.pictures import pictures

WEB = Path(__file__).parent / "web"
WORDS = Path(__file__).parent / "words.toml"
LIBRARY = "lib/vis-9.1.2/vis-network.min.js"  # as pyvis ships it
# In the order in which they are run.
SCRIPTS = (
    *("text", "dom", "data", "state", "quote", "visible", "parts", "path"),
    *(
        "canvas",
        "crowd",
        "labels",
        "legend",
        "search",
        "details",
        "directives",
        "links",
    ),
    *("time", "table", "save", "keys", "graph", "reader", "picture"),
)
LAST = "start"
STYLES = ("page", "head", "words", "graph", "reader", "pictures")
POLICY = (
    "default-src 'none'; {}; img-src data: blob:; base-uri 'none'; form-action 'none'"
)
# What would end the block of data, or a line of a script.
UNSAFE = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def compose(blocks: Mapping[str, Any], language: str = "") -> bytes:
    """The page that shows these blocks of data, in UTF-8 wherever it is made."""
    styles = "\n".join(_read(f"{name}.css") for name in STYLES)
    scripts = [_read_scripts()]
    if blocks.get("graph", {}).get("links"):
        scripts.insert(0, read_library())
    page = _template().render(
        language=language or "zh",
        policy=_allow(styles, scripts),
        styles=Markup(styles),
        scripts=[Markup(each) for each in scripts],
        blocks={
            name: Markup(to_json(block))
            for name, block in {"words": read_words(), **blocks}.items()
        },
    )
    return page.encode("utf-8", "backslashreplace")


def to_json(data: object) -> str:
    """JSON that can stand in a page, whatever it holds.

    >>> to_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.translate(UNSAFE)


@cache
def read_words() -> dict[str, list[str]]:
    """What the page says of itself, in Chinese and English."""
    read = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {name: [each["zh"], each["en"]] for name, each in read.items()}


@cache
def read_library() -> str:
    """vis-network, with its licence at its head."""
    text = files("pyvis").joinpath(LIBRARY).read_text(encoding="utf-8")
    return _fit(text)


@cache
def _read_scripts() -> str:
    first = [_read(f"{name}.js") for name in SCRIPTS]
    drawings = [_fit(picture.script) for picture in pictures()]
    parts = "\n".join([*first, *drawings, _read(f"{LAST}.js")])
    return f'(function () {{\n"use strict";\n{parts}\n}})();'


@cache
def _read(name: str) -> str:
    return _fit((WEB / name).read_text(encoding="utf-8"))


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_read("page.html"))


def _fit(text: str) -> str:
    """What a browser would read as another line end changes the hash."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _allow(styles: str, scripts: Iterable[str]) -> str:
    """The policy: what may run, by its hash.

    >>> _allow("", [])[:70]
    "default-src 'none'; script-src ; style-src 'sha256-47DEQpj8HBSa+/TImW+"
    """
    allowed = " ".join(map(_hash, scripts))
    return POLICY.format(f"script-src {allowed}; style-src {_hash(styles)}")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
