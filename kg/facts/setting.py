"""The State that a document is about: most of the States it names are this one.

A chapter on practice goes from country to country, section by section.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from kg.facts.line import read_lines
from kg.facts.parties import named
from kg.facts.text import Text
from kg.model import DocumentKind, Kind, Mention, Paragraph
from kg.seeds import authority

FEW = 3  # mentions that a text of one country must have
TOLD = {Kind.BODY, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.HEADING, Kind.TITLE}


class Setting:
    """Which country each part of a document is about."""

    def __init__(self, text: Text) -> None:
        self.sections = text.document.metadata.kind is DocumentKind.PRACTICE_CHAPTER
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for line in read_lines(text):
            if line.paragraph.kind in TOLD:
                states = (name.entity for name in line.names if name.type == "state")
                section = self._section(line.paragraph)
                counts[section].update(key for key in states if key)
        self.countries: Mapping[str, Mention | None] = {
            section: _most(count) for section, count in counts.items()
        }

    def country(self, paragraph: Paragraph) -> Mention | None:
        """The country that half of all States named there are; None where none is."""
        return self.countries.get(self._section(paragraph))

    def _section(self, paragraph: Paragraph) -> str:
        top = paragraph
        while top.heading is not None:
            top = top.heading
        return top.number if self.sections else ""


def _most(count: Counter[str]) -> Mention | None:
    key, most = next(iter(count.most_common(1)), ("", 0))
    if most < FEW or 2 * most < count.total():
        return None
    return named(authority().entries[key].label, "state")
