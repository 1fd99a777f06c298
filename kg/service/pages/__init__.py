"""Pages in two languages: takes what is to be shown, gives HTML.

Whatever a graph or a query says is escaped, and a link leads only to a page of the
service or to the web.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined
from jinja2.loaders import FileSystemLoader

from kg.graph.names import ID, ONTOLOGY
from kg.graph.schema import schema
from kg.service.addresses import to_path
from kg.service.things.labels import Label, choose, spell

FOLDER = Path(__file__).parent
WORDS = FOLDER / "words.toml"
LANGUAGES = ("zh", "en")
SAFE = "/()%:,;=@!$&'*+~"


class Look(NamedTuple):
    """In which language a page is, and where the service stands."""

    language: str
    root: str
    url: str = ""  # of the page itself, so that the other language can be chosen

    def word(self, name: str) -> str:
        """A word of the page's own."""
        return read_words()[name][self.language]

    def term(self, name: str) -> str:
        """A class or a property of the ontology."""
        return schema().label(ONTOLOGY + name.removeprefix(ONTOLOGY), self.language)

    def link(self, iri: str) -> str:
        """Where an IRI leads; nowhere if it is none of the web."""
        if path := to_path(iri):
            return self.root + quote(path, safe=SAFE + "#")
        return iri if iri.startswith(("http://", "https://")) else ""

    def name(self, iri: str, labels: dict[str, Label]) -> str:
        """What a thing is called."""
        return choose(labels.get(iri, {}), self.language) or spell(iri)

    @property
    def other(self) -> str:
        """The other language."""
        return LANGUAGES[1 - LANGUAGES.index(self.language)]


def render(template: str, look: Look, **values: object) -> bytes:
    """A page in UTF-8."""
    page = _environment().get_template(template).render(look=look, ID=ID, **values)
    return page.encode("utf-8", "backslashreplace")


@cache
def read_words() -> dict[str, dict[str, str]]:
    """What the pages say of themselves, in Chinese and English."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
