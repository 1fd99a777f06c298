"""A paragraph as the readers of relations and events see it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.facts.clauses import body, clause_start, sentence_start
from kg.facts.cues import Cues
from kg.facts.parties import mentions_at, named
from kg.facts.shape import Shape
from kg.facts.text import Text
from kg.facts.voices import country_of, voices_of
from kg.facts.words import Words
from kg.model import Document, Fact, Kind, Mention, Paragraph
from kg.seeds import Entry, authority

UNREAD = {Kind.DATELINE, Kind.OPENING}
FAR = 500  # characters back to what a clause may go on from
ACTS = {"Directive", "ReportingDuty"}
AGREEMENT = re.compile("(?:协议|协定|協議|協定)[》”]?$")


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
    main_agreement: Mention | None  # the peace agreement that is named most often
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

    @property
    def begin(self) -> int:
        """Where the text begins after its number or dash."""
        return body(self.text)

    def clause(self, place: int) -> int:
        """Where the clause begins that holds a place."""
        return clause_start(self.words, place, self.begin)

    def sentence(self, place: int) -> int:
        """Where the sentence begins that holds a place, as far back as matters."""
        return max(sentence_start(self.words, place, self.begin), place - FAR)

    def act_at(self, place: int) -> Fact | None:
        """The act of speech whose words a place is in, the innermost."""
        at = self.paragraph.span.start + place
        inside = (act for act in self.acts if act.evidence.start <= at)
        around = [act for act in inside if at < act.evidence.end]
        return around[-1] if around else None

    def inside(self, name: Mention) -> list[Mention]:
        """The names that stand in a name, itself left out."""
        first = bisect_left(self.names, name.span.start, key=_start)
        last = bisect_left(self.names, name.span.end, lo=first, key=_start)
        within = self.names[first:last]
        return [each for each in within if each.level and each.span in name.span]

    def fact(
        self, kind: str, roles: Mapping[str, object], place: tuple[int, int], rule: str
    ) -> Fact:
        """A fact that is read from the words between two places."""
        given = {role: _known(value) for role, value in roles.items() if value}
        return Fact(kind, given, self.paragraph, self.paragraph.place(*place), rule)

    def mention(self, start: int, end: int) -> Mention:
        """The entity that is named between two places."""
        return mentions_at(self.words, self.paragraph, [(start, end)])[0]


def _start(name: Mention) -> int:
    return name.span.start


def read_lines(text: Text) -> Sequence[Line]:
    """The printed paragraphs in order; items inside one belong to it."""
    known = sum(fact.kind in ACTS for fact in text.facts)
    if known not in text.lines_by_acts:
        text.lines_by_acts[known] = list(_read_lines(text))
    return text.lines_by_acts[known]


def _read_lines(text: Text) -> Iterator[Line]:
    acts = sorted(
        (fact for fact in text.facts if fact.kind in ACTS),
        key=lambda fact: (fact.evidence.start, -fact.evidence.end),
    )
    country = country_of(text.mentions)
    voices = voices_of(text.document, text.mentions)
    agreement = _main_agreement(text.mentions)
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
            agreement,
        )


def _known(value: object) -> object:
    """A name that is linked to nothing is an entity of its own, as it is printed."""
    if isinstance(value, tuple):
        return tuple(map(_known, value))
    if not isinstance(value, Mention) or value.entity:
        return value
    return replace(value, entity=named(value.surface, value.type).entity)


def _main_agreement(mentions: Sequence[Mention]) -> Mention | None:
    """What 协议 alone means: one between parties, not a convention of the world."""
    between = [
        name
        for name in mentions
        if name.type == "agreement" and name.entity and AGREEMENT.search(_label(name))
    ]
    count = Counter(name.entity for name in between)
    most = count.most_common(1)
    return next((name for name in between if name.entity == most[0][0]), None)


def _label(name: Mention) -> str:
    entry = authority().entries.get(name.entity)
    return entry.label if entry else name.surface
