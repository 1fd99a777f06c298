"""What a document says that gave no fact, and why: nothing is left out in silence.

Each paragraph of it, and each verb of speech, ends as facts, as left out for a reason,
or as unread; what is unread is the work list for the extractors.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.facts.acts import SAYING, is_denied, is_noun
from kg.facts.chapeaux import lists_topics
from kg.facts.clauses import body, sentence_end, sentence_start
from kg.facts.directives import READ
from kg.facts.text import Text
from kg.facts.verbs import Phrase, find_verbs
from kg.facts.words import Words
from kg.model import Fact, Kind, Paragraph

UNREAD = ""
TOPIC = "topic of a report that is asked for"
NO_ACT = "nobody asks, decides or judges in it"
NOUN, DENIED = "a noun here", "denied here"
DEED = "a deed here, and no act of speech"
SPEECH = "says that somebody spoke, and no more"
SAID = "in the words of another act"
REASONS = {
    Kind.TITLE: "title",
    Kind.DATELINE: "dateline",
    Kind.OPENING: "names who speaks",
    Kind.HEADING: "heading",
    Kind.ROW: "row of a table",
    Kind.SIGNATURE: "signature",
    Kind.FOOTNOTE: "footnote",
}
DECISIONS = {Kind.PREAMBULAR, Kind.OPERATIVE}
# Where these stand freely they tell what was done: 通过, 设立, 支持.
RESTRICTED = {"acting", "first", "told", "opening", "option"}
FIRST = 4  # characters that stand for an opening without a verb


@dataclass(frozen=True, slots=True)
class Silence:
    """A paragraph or a verb that gave nothing; without a reason it is unread."""

    paragraph: Paragraph
    opening: str  # the verb of speech, or the first words
    words: str
    reason: str = UNREAD
    verb: bool = False  # a verb in a paragraph, not a whole paragraph


def audit(text: Text) -> Iterator[Silence]:
    """What gave nothing in a document of which the facts are known."""
    stated: dict[str, list[Fact]] = {}
    for fact in text.facts:
        stated.setdefault(fact.paragraph.number, []).append(fact)
    for paragraph, names in text.lines():
        words = text.words(paragraph, names)
        facts = stated.get(paragraph.number, [])
        if not facts:
            yield _explain_paragraph(paragraph, words)
        if paragraph.kind in READ - {Kind.HEADING}:
            yield from _explain_verbs(paragraph, words, facts)


def _explain_paragraph(paragraph: Paragraph, words: Words) -> Silence:
    begin = body(words.text)
    first = next(find_verbs(words), None)
    opening = words.text[begin : begin + FIRST]
    if first and first.start == begin:
        opening = words.text[first.start : first.end]
    reason = _reason(paragraph, first)
    return Silence(paragraph, opening, words.text[begin:], reason)


def _reason(paragraph: Paragraph, first: Phrase | None) -> str:
    if paragraph.kind in REASONS:
        return REASONS[paragraph.kind]
    if _is_topic(paragraph):
        return TOPIC
    if paragraph.kind in DECISIONS:
        return UNREAD
    return UNREAD if first and first.start == body(paragraph.text) else NO_ACT


def _is_topic(paragraph: Paragraph) -> bool:
    """Whether it stands, at any depth, under a request for a report."""
    above = paragraph.parent
    while above:
        inside = paragraph.span.start - above.span.start
        own = above.text[:inside] if paragraph.span in above.span else above.text
        if lists_topics(own):
            return True
        above = above.parent
    return False


def _explain_verbs(
    paragraph: Paragraph, words: Words, facts: Sequence[Fact]
) -> Iterator[Silence]:
    """The verbs that are no act; of those inside items the items tell."""
    said = [fact.evidence for fact in facts]
    for phrase in find_verbs(words):
        place = paragraph.place(phrase.start, phrase.end)
        covering = [each for each in said if place in each]
        if any(each.start == place.start for each in covering):
            continue
        reason = _reason_of_verb(words, phrase) or (SAID if covering else UNREAD)
        start = sentence_start(words, phrase.start, 0)
        sentence = words.text[start : sentence_end(words, phrase.end, len(words.text))]
        opening = words.text[phrase.start : phrase.end]
        yield Silence(paragraph, opening, sentence, reason, verb=True)


def _reason_of_verb(words: Words, phrase: Phrase) -> str:
    if is_denied(words, phrase):
        return DENIED
    if is_noun(words, phrase):
        return NOUN
    if phrase.verb.places & RESTRICTED:
        return DEED
    return SPEECH if phrase.verb.key == SAYING else UNREAD
