"""Directives: who asks, decides or judges what, and who is to act.

One fact for each verb, with all its addressees; its evidence begins with the verb, or
ends with it where the verb closes the clause (对……表示关切). Items under a lead-in
inherit verb, speaker and addressee, and rest on their own words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.facts.acts import Act, find_acts
from kg.facts.addressees import find_addressees
from kg.facts.chapeaux import (
    Chapeau,
    inline_starts,
    leading,
    lists_topics,
    opens_list,
)
from kg.facts.clauses import body, sentence_end
from kg.facts.details import fact_of
from kg.facts.forces import force_of
from kg.facts.known import Known, known_from
from kg.facts.parties import mentions_at
from kg.facts.phrases import Phrases
from kg.facts.pronouns import refer, refer_to_person
from kg.facts.scene import Scene
from kg.facts.speakers import Speakers, speakers_of
from kg.facts.statement import Statement
from kg.facts.style import ASKING, Style
from kg.facts.text import Text
from kg.facts.verbs import find_verbs
from kg.facts.words import Words
from kg.model import Document, Fact, Kind, Mention, Paragraph

DECISIONS = {Kind.PREAMBULAR, Kind.OPERATIVE}
READ = {Kind.PREAMBULAR, Kind.OPERATIVE, Kind.BODY, Kind.HEADING}
OPENED, SPOKEN = "a verb that opens a clause", "a verb after its speaker"
INHERITED = "an item under a lead-in"


def extract(text: Text) -> Iterator[Fact]:
    """Yield the directives of a document, paragraph by paragraph."""
    document = text.document
    speakers = speakers_of(document, text.mentions)
    known = known_from(text.facts)
    reader = _Reader(document, speakers, inline_starts(document), known)
    for paragraph, names in text.lines():
        if paragraph.kind in READ:
            yield from reader.read(paragraph, names, text.words(paragraph, names))


@dataclass(slots=True)
class _Reader:
    """Reads paragraphs in order, and knows what stands above each."""

    document: Document
    speakers: Speakers
    inline: Mapping[str, int]
    known: Known
    names: Sequence[Mention] = ()  # of the paragraph that is read
    chapter_seven: bool = False
    chapeaux: dict[str, Chapeau] = field(default_factory=dict)  # by number

    def read(
        self, paragraph: Paragraph, names: Sequence[Mention], words: Words
    ) -> Iterator[Fact]:
        """Yield the directives of one paragraph."""
        self.speakers.listen(paragraph)
        self.names = names
        above = self.chapeaux.get(paragraph.parent.number) if paragraph.parent else None
        if not words.verbs and not above:
            return
        scene = self._look(paragraph, words, above)
        heard = self._hear(scene, above)
        if paragraph.kind is Kind.PREAMBULAR and scene.acts_under_seven is not None:
            self.chapter_seven = True
        yield from (each.fact for each in heard)
        own = words.text[: scene.style.end]
        if heard and opens_list(own):
            last = heard[0] if heard[0].fact.rule == INHERITED else leading(heard)
            self.chapeaux[paragraph.number] = replace(
                last, leads=not _tells_topics(last, own)
            )

    def _look(self, paragraph: Paragraph, words: Words, above: Chapeau | None) -> Scene:
        """How the paragraph speaks, and its acts; of a heading, an option alone."""
        begin = body(words.text)
        last = self.inline.get(paragraph.number, paragraph.span.end)
        topics = above is not None and not above.leads
        decides = paragraph.kind in DECISIONS or bool(above and not above.tasks_others)
        if not decides and not topics:
            decides = _opens_with_verb(words, begin)
        style = Style(begin, last - paragraph.span.start, decides, told=topics)
        acts = find_acts(words, style)
        if paragraph.kind is Kind.HEADING:
            acts = [act for act in acts if "option" in act.phrase.verb.places]
        return Scene(paragraph, words, style, acts)

    def _hear(self, scene: Scene, above: Chapeau | None) -> list[Chapeau]:
        """The acts of a paragraph; an item with no verb of its own is its chapeau's."""
        if not above or not above.leads or _speaks_itself(scene, above):
            return self._say_all(scene, scene.acts, above)
        first = sentence_end(scene.words, scene.style.begin, scene.style.end)
        named = [
            act for act in scene.acts if act.who.items and act.phrase.start > first
        ]
        return [self._inherit(scene, above), *self._say_all(scene, named, None)]

    def _say_all(
        self, scene: Scene, acts: Sequence[Act], above: Chapeau | None
    ) -> list[Chapeau]:
        seven = scene.acts_under_seven
        said = []
        for act in acts:
            under = self.chapter_seven or (seven is not None and seven <= act.begin)
            said.append(self._say(scene, act, above, under))
        return [each for each in said if each]

    def _say(
        self, scene: Scene, act: Act, above: Chapeau | None, seven: bool
    ) -> Chapeau | None:
        """One act, understood; None where nothing but speech is told."""
        words, paragraph = scene.words, scene.paragraph
        stop = scene.stop(act)
        found = find_addressees(words, act, stop)
        issuers = self._issuers(scene, act, above)
        addressees = self._addressees(scene, found)
        force = force_of(act, words, scene.style, issuers, addressees)
        if force is None:
            return None
        named = bool(act.who.items)
        said = Statement(
            document=self.document,
            paragraph=paragraph,
            issuers=issuers,
            verb=words.text[act.phrase.start : act.phrase.end],
            force=force,
            addressees=addressees,
            action=scene.place(*scene.action(act, found, stop)),
            evidence=scene.place(act.begin, stop),
            reporter=self.speakers.reporter(issuers, paragraph),
            chapeau=above.fact if above else None,
            chapter_seven=seven,
            rule=SPOKEN if named else OPENED,
            confidence=1.0 if named or scene.style.decides else 0.8,
            names=self.names,
            known=self.known,
        )
        return Chapeau(fact_of(said), issuers, addressees, said.reporter)

    def _issuers(
        self, scene: Scene, act: Act, above: Chapeau | None
    ) -> tuple[Mention, ...]:
        if act.who.items:
            shown = scene.words.text[slice(*act.who.items[0])]
            places = list(act.who.items)
            if not self.speakers.goes_on(shown, scene.paragraph):
                places = refer(scene.words, places, scene.style.begin)
            names = mentions_at(scene.words, scene.paragraph, places)
            nested = scene.is_nested(act)
            return self.speakers.speaking(names, scene.paragraph, nested=nested)
        return above.issuers if above else (self.speakers.voice(scene.paragraph),)

    def _addressees(self, scene: Scene, found: Phrases) -> tuple[Mention, ...]:
        places = refer_to_person(scene.words, found.items, scene.style.begin)
        names = mentions_at(scene.words, scene.paragraph, places)
        return self.speakers.addressed(names, scene.paragraph)

    def _inherit(self, scene: Scene, above: Chapeau) -> Chapeau:
        """What the chapeau says, of an item's own words."""
        span = scene.place(*scene.trim(scene.style.begin, scene.style.end))
        said = Statement(
            document=self.document,
            paragraph=scene.paragraph,
            issuers=above.issuers,
            verb=str(above.fact.roles["verb"]),
            force=str(above.fact.roles["force"]),
            addressees=above.addressees,
            action=span,
            evidence=span,
            reporter=above.reporter,
            chapeau=above.fact,
            chapter_seven=self.chapter_seven,
            rule=INHERITED,
            confidence=above.fact.confidence,
            names=self.names,
            known=self.known,
        )
        return replace(above, fact=fact_of(said))


def _tells_topics(last: Chapeau, own: str) -> bool:
    """Whether the items below are what a report that is asked for is to cover."""
    return last.fact.roles["force"] in ASKING and lists_topics(own)


def _opens_with_verb(words: Words, begin: int) -> bool:
    """Whether a text begins as a decision does; 支持…… alone may be a plan."""
    first = next(find_verbs(words), None)
    if first is None or first.start != begin:
        return False
    return not first.verb.places & {"first", "opening", "told", "option"}


def _speaks_itself(scene: Scene, above: Chapeau) -> bool:
    """Whether an item opens with a verb of its own: (2) 建议…… under 与会者商定：."""
    if above.tasks_others or not scene.acts:
        return False
    return scene.acts[0].phrase.start == scene.style.begin
