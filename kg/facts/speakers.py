"""Who speaks in a document: the organ, the author of a part, the one last named.

我 is the author of the letter or of its annex, 他们 those who were named last, 政府 the
government of the state that the document is about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.facts.lexicon import lexicon
from kg.facts.nouns import PLURAL
from kg.facts.parties import named
from kg.facts.voices import country_of, speech_of, voices_of
from kg.model import Document, DocumentKind, Mention, Paragraph
from kg.seeds import authority

PERSONS = {"person", "office"}
NOBODY = "actor/"  # an entity without a name


@dataclass(slots=True)
class Speakers:
    """Who speaks where no name stands before the verb, part by part."""

    document: Document
    country: str | None  # the key of the state that the document is about
    voices: dict[str, Mention]
    spoke: tuple[Mention, ...] = ()  # last, by name
    where: str = ""  # the number of the paragraph that they spoke in
    asked: tuple[Mention, ...] = ()  # last
    meeting: bool = field(init=False)

    def __post_init__(self) -> None:
        kind = self.document.metadata.kind
        self.meeting = kind is DocumentKind.MEETING_RECORD

    def listen(self, paragraph: Paragraph) -> None:
        """In the record of a meeting: whose speech begins here."""
        speaker = speech_of(paragraph) if self.meeting else None
        if speaker:
            self.voices[paragraph.part] = speaker

    def voice(self, paragraph: Paragraph) -> Mention:
        """The document's own speaker at a paragraph."""
        title = self.document.metadata.title or "本文件"
        return self._known(paragraph) or named(f"{title}的作者")

    def reporter(
        self, issuers: Sequence[Mention], paragraph: Paragraph
    ) -> Mention | None:
        """Whose text tells what these say, where it is not their own."""
        known = self._known(paragraph)
        own = known is None or {each.entity for each in issuers} == {known.entity}
        return None if own else known

    def speaking(
        self, names: Sequence[Mention], paragraph: Paragraph, *, nested: bool
    ) -> tuple[Mention, ...]:
        """Who is meant by 我, 他们, 政府; they are kept in mind, unless quoted."""
        found: list[Mention] = []
        for name in names:
            third = name.surface in lexicon().groups["third"] and self.spoke
            found += self.spoke if third else [self._meant(name, paragraph)]
        if not nested:
            self.spoke = tuple(found)
            self.where = paragraph.number
        return tuple(found)

    def goes_on(self, pronoun: str, paragraph: Paragraph) -> bool:
        """Whether a pronoun means who spoke last in this paragraph."""
        if self.where != paragraph.number or not self.spoke:
            return False
        one = len(self.spoke) == 1 and self.spoke[0].type in PERSONS
        return not one if pronoun.endswith(PLURAL) else len(self.spoke) == 1

    def addressed(
        self, names: Sequence[Mention], paragraph: Paragraph
    ) -> tuple[Mention, ...]:
        """The same of those addressed: 他们 are those who were addressed before."""
        found: list[Mention] = []
        for name in names:
            third = name.surface in lexicon().groups["third"] and self.asked
            meant = self.asked if third else [self._meant(name, paragraph)]
            found += [
                replace(each, span=name.span, surface=name.surface) for each in meant
            ]
        self.asked = tuple(found) or self.asked
        return tuple(found)

    def _known(self, paragraph: Paragraph) -> Mention | None:
        return self.voices.get(paragraph.part) or self.voices.get("")

    def _meant(self, name: Mention, paragraph: Paragraph) -> Mention:
        groups = lexicon().groups
        if name.surface in groups["first"]:
            return self._known(paragraph) or name
        if name.type == "symbol":
            return _organ_of(name)
        if self._is_short(name, paragraph):
            return self._known(paragraph) or name
        if name.surface in groups["government"] and self.country:
            label = authority().entries[self.country].label
            return named(f"{label}政府", "government")
        return name

    def _is_short(self, name: Mention, paragraph: Paragraph) -> bool:
        """Whether it is how the text's author calls itself: 小组, 委员会, 本团."""
        known = self._known(paragraph)
        if known is None or name.entity in authority().entries:
            return False
        short = name.surface.lstrip("本该該")
        return len(short) > 1 and known.surface.endswith(short)


def speakers_of(document: Document, mentions: Sequence[Mention]) -> Speakers:
    """Find who speaks in the parts of a document."""
    return Speakers(document, country_of(mentions), voices_of(document, mentions))


def _organ_of(name: Mention) -> Mention:
    """Who speaks in a resolution that is the subject itself: 第2480(2019)号决议请……."""
    general = name.entity.startswith("doc/A/")
    return named("大会" if general else "安全理事会", "body")
