"""Places in a text to the entities that are meant: who speaks and who is addressed.

What no authority file names becomes an entity of its own, called as it is printed.

>>> named("安理会").entity, named("有关 各国").entity
('actor/security-council', 'actor/有关各国')
"""

from collections.abc import Iterable
from functools import cache

from kg.entities.kinds import CLASSES
from kg.facts.lexicon import DETERMINER, HEAD, MODIFIER, QUOTE
from kg.facts.words import Words
from kg.model import Mention, Paragraph, Span
from kg.seeds import authority

COLLECTIVE = "collective"  # what is found by a head alone
HONORIFICS = {"先生", "女士", "夫人", "阁下", "博士", "閣下"}
NOWHERE = Span(0, 0)
UNITED_NATIONS = "actor/united-nations"
SECRETARIAT = "actor/united-nations-secretariat"
# They decide for themselves, though they sit in the Organization.
SOVEREIGN = {"UNOrgan", "State", "Government", "IntergovernmentalOrganization"}


def mentions_at(
    words: Words, paragraph: Paragraph, places: Iterable[tuple[int, int]]
) -> tuple[Mention, ...]:
    """The entities at these places of a paragraph."""
    return tuple(_mention(words, paragraph, start, end) for start, end in places)


def named(name: str, kind: str = COLLECTIVE) -> Mention:
    """An entity by its name, where it is meant but not printed."""
    bare = "".join(name.split())
    key = authority().by_name.get(bare)
    if key is None:
        return Mention(NOWHERE, kind, f"actor/{bare}", name)
    return Mention(NOWHERE, CLASSES.get(authority().entries[key].type, kind), key, name)


@cache
def within_organization(key: str) -> bool:
    """Whether the United Nations can instruct it: a mission, a post, a committee."""
    entry = authority().entries.get(key)
    if entry is None or (entry.type in SOVEREIGN and key != SECRETARIAT):
        return False
    while entry and entry.type != "IntergovernmentalOrganization":
        above = next(iter(entry.part_of), "")
        if above == UNITED_NATIONS:
            return True
        entry = authority().entries.get(above)
    return False


def _mention(words: Words, paragraph: Paragraph, start: int, end: int) -> Mention:
    surface = words.text[start:end]
    span = paragraph.place(start, end)
    name = _name_of_all(words, start, end) or _person_at_end(words, end)
    if name and name.entity:
        return Mention(span, name.type, name.entity, surface)
    found = named(surface, name.type if name else COLLECTIVE)
    return Mention(span, found.type, found.entity, surface)


def _person_at_end(words: Words, end: int) -> Mention | None:
    """中东和平进程特别协调员 / 托尔·文内斯兰 / 先生: the person is meant."""
    last = words.before(end)
    if words.shown(last) in HONORIFICS:
        last = words.before(last.start)
    return last.name if last.name and last.name.type == "person" else None


def _name_of_all(words: Words, start: int, end: int) -> Mention | None:
    """The name that a phrase is; 所有会员国 are 会员国, but 有关政府 not 政府."""
    piece = words.at(start)
    while piece.bits & (DETERMINER | QUOTE) and not piece.bits & (HEAD | MODIFIER):
        piece = words.at(piece.end)
    name = piece.name if piece.end == end else None
    whole = piece.start == start or words.before(piece.start).bits & QUOTE
    return name if name and (whole or name.type == COLLECTIVE) else None
