"""What a phrase names: the entity, without what qualifies it.

Of 尼日尔前总统穆罕马杜·伊素福 the person is kept, of 在马里北部活动的武装运动 only
武装运动; 该国政府 is that of the State that the text is about.
"""

from dataclasses import replace

from kg.entities.kinds import CLASSES
from kg.facts.lexicon import DETERMINER, PRONOUN
from kg.facts.line import Line
from kg.facts.parties import named
from kg.facts.words import Piece, Words
from kg.model import Mention
from kg.seeds import authority

THIS = ("该", "本", "这", "这一", "該", "這", "這一")
INSTITUTIONS = {"body", "igo", "mission"}


def core_of(line: Line, start: int, end: int) -> Mention | None:
    """What a phrase names, without what qualifies it."""
    words = line.words
    last = words.before(end)
    if last.name and (last.name.entity or words.shown(words.at(start)) not in THIS):
        return meant(line, last.name)
    if last.bits & PRONOUN:
        return None
    start = max(start, words.masked.rfind("的", start, end) + 1)
    piece = words.at(start)
    while piece.end < end and _is_left_out(words, piece):
        piece = words.at(piece.end)
    same = _named_before(line, words.shown(piece), start) if piece.end == end else None
    return same or _government(line, piece.start, end) or line.mention(piece.start, end)


def _is_left_out(words: Words, piece: Piece) -> bool:
    """若干, 一个 and blanks; but 该小组 is a certain one."""
    shown = words.shown(piece)
    left_out = piece.bits & DETERMINER and len(shown) > 1 and shown not in THIS
    return not shown.strip() or bool(left_out) or shown in "各某"


def _named_before(line: Line, head: str, place: int) -> Mention | None:
    """法院: the last name before that ends so."""
    begin = line.paragraph.span.start
    named_so = [
        name
        for name in line.names
        if name.span.end - begin <= place
        and name.surface.endswith(head)
        and len(name.surface) > len(head)
        and name.entity.startswith("actor/")
        and name.type in INSTITUTIONS
    ]
    return named_so[-1] if named_so else None


def _government(line: Line, start: int, end: int) -> Mention | None:
    """该国政府: that of the State that the text is about."""
    shown = line.text[start:end]
    if shown not in line.words.lexicon.groups["government"] or not line.country:
        return None
    label = authority().entries[line.country].label
    span = line.paragraph.place(start, end)
    return replace(named(f"{label}政府", "government"), span=span)


def meant(line: Line, name: Mention) -> Mention | None:
    """The entity of a name; nobody where it is not clear whom a short form means."""
    if name.entity:
        return name
    begin = line.paragraph.span.start
    government = _government(line, name.span.start - begin, name.span.end - begin)
    if government:
        return government
    if name.type == "reference":
        return None
    known = named(name.surface, name.type)
    kind = CLASSES.get(known.type, known.type)
    return Mention(name.span, kind, known.entity, name.surface)
