"""他, 她, 他们: who of those named before in the paragraph is meant.

The nearest subject that agrees in number is meant, the sentence of the pronoun first;
for one person, else the one named last: 审查小组由……女士领导，/ 她建议…….
"""

from collections.abc import Iterator, Sequence

from kg.facts.clauses import clauses_between, sentence_start
from kg.facts.nouns import PLURAL
from kg.facts.phrases import read_list
from kg.facts.subjects import skip_openers
from kg.facts.words import Words

Place = tuple[int, int]
FARTHEST = 4  # sentences
PERSONS = ("他", "她")
ONE = {"person", "office"}


def refer(words: Words, places: Sequence[Place], begin: int) -> list[Place]:
    """The places of actors, with those that pronouns stand for in their stead."""
    found: list[Place] = []
    for place in places:
        third = words.text[slice(*place)] in words.lexicon.groups["third"]
        found += (third and find_antecedent(words, place, begin)) or [place]
    return found


def refer_to_person(words: Words, places: Sequence[Place], begin: int) -> list[Place]:
    """The same of those addressed: 欣见总统作出努力，鼓励他……; of one person alone."""
    return [
        each
        for place in places
        for each in (
            refer(words, [place], begin)
            if words.text[slice(*place)] in PERSONS
            else [place]
        )
    ]


def find_antecedent(words: Words, place: Place, begin: int) -> list[Place]:
    """Whom a pronoun means; nobody where the paragraph names none before it."""
    text = words.text[slice(*place)]
    plural, person = text.endswith(PLURAL), text.startswith(PERSONS)
    end = place[0]
    for start in _sentences(words, end, begin):
        for subject in _subjects(words, start, end):
            one = len(subject) == 1 and _is_person(words, subject[0])
            if not one if plural else one == person and len(subject) == 1:
                return subject
        named = [] if plural or not person else _last_person(words, start, end)
        if named:
            return named
        end = start
    return []


def _sentences(words: Words, place: int, begin: int) -> Iterator[int]:
    """Where the sentences begin, from the one of a place backwards."""
    for _ in range(FARTHEST):
        start = sentence_start(words, place, begin)
        yield start
        if start <= begin:
            return
        place = start - 1


def _subjects(words: Words, start: int, end: int) -> Iterator[list[Place]]:
    """The lists of actors that open a clause, the last first."""
    for begin in reversed(list(clauses_between(words, start, end))):
        found = read_list(words, skip_openers(words, begin, end))
        if found.items and found.end < end and not _is_pronoun(words, found.items[0]):
            yield found.items


def _is_pronoun(words: Words, place: Place) -> bool:
    groups = words.lexicon.groups
    return words.text[slice(*place)] in groups["third"] | groups["first"]


def _is_person(words: Words, place: Place) -> bool:
    name = words.before(place[1]).name
    return name is not None and name.type in ONE


def _last_person(words: Words, start: int, end: int) -> list[Place]:
    persons = [
        (piece.start, piece.end)
        for piece in words.names
        if piece.name and piece.name.type == "person" and start <= piece.start < end
    ]
    return persons[-1:] and [max(persons)]
