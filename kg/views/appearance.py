"""How things and links look: ``appearance.toml``, with the names of the ontology.

>>> look = appearance()
>>> look.types["ArmedGroup"]["shape"], look.stroke_of("asks")
('triangle', 'asking')
>>> look.type_of("SomethingNew"), look.type_of("Letter")
('Actor', 'Document')
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.graph.names import ONTOLOGY
from kg.graph.schema import schema, shorten

FILE = Path(__file__).parent / "appearance.toml"
OTHER = "other"
UNKNOWN = "Actor"


@dataclass(frozen=True, slots=True)
class Appearance:
    """Colours by family, shapes by class, strokes by kind of link."""

    families: list[dict[str, str]]
    types: dict[str, dict[str, Any]]  # class → family, shape
    strokes: dict[str, dict[str, Any]]
    forces: dict[str, dict[str, str]]

    def type_of(self, kind: str) -> str:
        """The class that a class looks like: itself, or the nearest above it."""
        kind = shorten(kind)
        if kind in self.types:
            return kind
        above = schema().above.get(kind, ())
        return next((self.type_of(each) for each in above), UNKNOWN)

    def stroke_of(self, kind: str) -> str:
        """Which of the strokes a kind of link is drawn with."""
        return next(
            (name for name, each in self.strokes.items() if kind in each["kinds"]),
            OTHER,
        )

    def legend(self, kinds: Iterable[str]) -> dict[str, dict[str, Any]]:
        """How classes look and what they are called."""
        return {
            kind: self.types[self.type_of(kind)] | call(ONTOLOGY + kind)
            for kind in sorted(set(kinds))
        }


def call(iri: str) -> dict[str, str]:
    """What a term of the ontology is called in both languages."""
    return {language: schema().label(iri, language) for language in ("zh", "en")}


@cache
def appearance() -> Appearance:
    """Read the file, once."""
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Appearance(
        [
            {key: value for key, value in family.items() if key != "shapes"}
            for family in read["family"]
        ],
        {
            kind: {"family": index, "shape": shape}
            for index, family in enumerate(read["family"])
            for kind, shape in family["shapes"].items()
        },
        {each["name"]: each for each in read["stroke"]},
        {
            each["broader"]: {tone: each[tone] for tone in ("light", "dark")}
            for each in read["force"]
        },
    )
