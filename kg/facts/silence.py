"""Verbs with nobody before them: who goes on speaking, and whether it is an act.

In the text of a decision the organ speaks on from clause to clause; elsewhere the one
whom the sentence has named: 安理会通过了决议，/ 授权…….
"""

from kg.facts.clauses import clauses_between, sentence_start
from kg.facts.lexicon import BY, COMMA, OF
from kg.facts.phrases import Phrases, read_list
from kg.facts.style import Style
from kg.facts.subjects import NOBODY, can_speak, skip_openers
from kg.facts.verbs import Phrase
from kg.facts.words import Words

LONGEST = 400  # characters of a sentence that are looked at for who speaks


def may_be_silent(words: Words, phrase: Phrase, opens: bool, style: Style) -> bool:
    """Whether such a verb is an act here; ``opens``: it opens the paragraph."""
    places = phrase.verb.places
    if "told" in places:
        return False
    if "first" in places:
        return opens and style.decides
    if "opening" in places:
        goes_on = words.among(words.at(phrase.start), "again")
        return style.decides and (opens or goes_on)
    return True


def carry(
    words: Words, clause: int, style: Style, last: tuple[int, Phrases] | None
) -> Phrases | None:
    """Who speaks on in a clause; None if nobody can be meant.

    ``last`` is where the last act stands, and who did it.
    """
    if style.decides:
        return NOBODY
    sentence = max(sentence_start(words, clause, style.begin), clause - LONGEST)
    if last and last[0] >= sentence:
        return last[1]
    if _opens(words, sentence, clause):
        return None if style.told else NOBODY
    return _find_subject(words, sentence, clause)


def _opens(words: Words, sentence: int, clause: int) -> bool:
    """Whether only links and dates stand before a clause: 为此目的，/ 建议……."""
    place = sentence
    while place < clause:
        after = skip_openers(words, place, clause)
        if words.at(after).bits & COMMA:
            after += 1
        if after == place:
            return False
        place = after
    return True


def _find_subject(words: Words, sentence: int, clause: int) -> Phrases | None:
    """The last subject of the sentence's clauses so far that can speak."""
    found: Phrases | None = None
    for begin in clauses_between(words, sentence, clause):
        who = read_list(words, skip_openers(words, begin, clause))
        if who.items and who.end < clause and can_speak(words, who):
            found = found if words.at(who.end).bits & (OF | BY) else who
    return found
