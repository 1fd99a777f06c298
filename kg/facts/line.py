"""A paragraph as the readers of relations and events see it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.facts.cues import Cues
from kg.facts.parties import mentions_at
from kg.facts.shape import Shape
from kg.facts.text import Text
from kg.facts.voices import country_of, voices_of
from kg.facts.words import Words
from kg.model import Document, Fact, Kind, Mention, Paragraph
from kg.seeds import Entry, authority

UNREAD = {Kind.DATELINE, Kind.OPENING}
ACTS = {"Directive", "ReportingDuty"}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with its items, its words, and the acts of speech found in it.

    Offsets are those of the paragraph's own text.
    """

    document: Document
    paragraph: Paragraph
    names: Sequence[Mention]
    words: Words
    cues: Cues
    acts: Sequence[Fact]
    country: str | None  # the key of the State that the document is about
    voice: Mention | None  # whose text it is, where that is known
    _shape: list[Shape] = field(default_factory=list)  # once for all

    @property
    def known(self) -> Mapping[str, Entry]:
        """The entities that the authority files know."""
        return authority().entries

    @property
    def shape(self) -> Shape:
        """The paragraph with its names as signs, made when it is asked for."""
        if not self._shape:
            begin = self.paragraph.span.start
            self._shape.append(Shape(self.text, self.names, begin))
        return self._shape[0]

    @property
    def text(self) -> str:
        """The paragraph's own text."""
        return self.words.text

    def act_at(self, place: int) -> Fact | None:
        """The act of speech whose words a place is in, the innermost."""
        at = self.paragraph.span.start + place
        inside = (act for act in self.acts if act.evidence.start <= at)
        around = [act for act in inside if at < act.evidence.end]
        return around[-1] if around else None

    def fact(
        self, kind: str, roles: Mapping[str, object], place: tuple[int, int], rule: str
    ) -> Fact:
        """A fact that is read from the words between two places."""
        given = {role: value for role, value in roles.items() if value}
        return Fact(kind, given, self.paragraph, self.paragraph.place(*place), rule)

    def mention(self, start: int, end: int) -> Mention:
        """The entity that is named between two places."""
        return mentions_at(self.words, self.paragraph, [(start, end)])[0]


def read_lines(text: Text) -> Sequence[Line]:
    """The printed paragraphs in order; items inside one belong to it."""
    known = sum(fact.kind in ACTS for fact in text.facts)
    if known not in text.read:
        text.read[known] = list(_read_lines(text))
    return text.read[known]


def _read_lines(text: Text) -> Iterator[Line]:
    acts = sorted(
        (fact for fact in text.facts if fact.kind in ACTS),
        key=lambda fact: (fact.evidence.start, -fact.evidence.end),
    )
    country = country_of(text.mentions)
    voices = voices_of(text.document, text.mentions)
    starts = [act.evidence.start for act in acts]
    for paragraph, names in text.lines():
        if paragraph.inline or paragraph.kind in UNREAD:
            continue
        words = text.words(paragraph, names)
        first = bisect_left(starts, paragraph.span.start)
        last = bisect_right(starts, paragraph.span.end)
        yield Line(
            text.document,
            paragraph,
            names,
            words,
            Cues(words.masked),
            acts[first:last],
            country,
            voices.get(paragraph.part) or voices.get(""),
        )
