"""Who does what a verb says: in its clause, in one before it, or who is addressed."""

import re
from collections.abc import Iterator

from kg.facts.clauses import clause_start
from kg.facts.lexicon import (
    ADVERB,
    ALSO,
    AND,
    ASPECT,
    BY,
    COMMA,
    DEGREE,
    DETERMINER,
    DOES,
    HEAD,
    LINK,
    MANNER,
    NAME,
    OF,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    THING,
    VERB,
)
from kg.facts.line import Line
from kg.facts.relations.lists import NOBODY, Actors, is_person, read_actors
from kg.facts.style import ASKING
from kg.facts.subjects import skip_openers
from kg.facts.words import Piece, Words
from kg.model import Fact

BETWEEN = ASPECT | LINK | DEGREE | MANNER | THING | QUOTE | ADVERB
# They open a clause with a subject of its own.
CLAUSAL = {"虽然", "尽管", "由于", "因为", "鉴于", "当", "雖然", "儘管", "因為", "鑑於"}
WHILE = "relation/while"
BY_WHOM = "由"
FILLERS = " \u3000则則便却卻即亦就又"
TOGETHER = re.compile(
    "(?:一起|一道|共同|一同|(?:密切|开展|進行|进行|開展)?(?:合作|协作|協作)(?=，)|联手|聯手)"
)
# 在 / 稳定团支持各方 / 的同时: a circumstance with a subject of its own
HOLDING = {"在", "当", "當", "自", "自从", "自從", "随着", "隨著", "除", "除了"}
HELD = re.compile(
    "(?:的同[时時]|之?[时時]|之?[后後]|以[来來]|期[间間]|之[际際]|的情[况況]下|之?前|之?外|以外)(?=，)"
)


# 利用此平台 / 协助……: they govern a noun as prepositions do
COVERBS = {
    "利用",
    "使用",
    "借助",
    "运用",
    "藉助",
    "凭借",
    "動用",
    "动用",
    "依靠",
    "经由",
}
FAR = 40  # characters from a verb to the end of a circumstance


def subject_of(line: Line, verb: int) -> Actors:
    """Who does what a verb says: in its clause, in one before, or who is addressed."""
    words = line.words
    clause = line.clause(verb)
    found = _subject_in(line, clause, verb)
    if found.who:
        return _with_partners(line, found)
    if not _is_bare(words, clause, verb):
        return found
    return _with_others(line, _subject_before(line, clause, verb), verb)


def _with_partners(line: Line, found: Actors) -> Actors:
    """稳定团与西非经共体一道，……: they act as well."""
    if line.words.shown(line.words.at(found.end)) not in ("与", "與", "同"):
        return found
    others = read_actors(line, found.end + 1)
    together = TOGETHER.match(line.text, others.end)
    who = (*found.who, *others.who) if together else found.who
    return Actors(who, found.start, found.end)


def _with_others(line: Line, found: Actors, verb: int) -> Actors:
    """与联合国国家工作队一起 / 协助……: they act as well."""
    clause = line.clause(verb)
    opener = skip_openers(line.words, clause, verb)
    if not found.who or line.words.shown(line.words.at(opener)) not in ("与", "與"):
        return found
    others = read_actors(line, opener + 1, verb)
    together = TOGETHER.match(line.text, others.end)
    who = (*found.who, *others.who) if together else found.who
    return Actors(who, min(found.start, opener), found.end)


def _subject_before(line: Line, clause: int, verb: int) -> Actors:
    words = line.words
    first = line.sentence(verb)
    begin = clause
    while begin > first:
        end, begin = begin - 1, clause_start(words, begin - 2, first)
        if words.before(end).bits & VERB and words.at(end).bits & COMMA:
            break  # 与会者确认，/ ……: who says it is not who does it
        found = _first_in(line, begin, end)
        if found.who:
            return found
    return _addressed(line, verb)


def _addressed(line: Line, verb: int) -> Actors:
    """The addressees of the act that a verb stands in: items of a mandate."""
    act = line.act_at(verb)
    given = act.roles.get("addressee", ()) if act else ()
    who = given if isinstance(given, tuple) else (given,)
    return Actors(tuple(who), verb, verb)


def _subject_in(line: Line, clause: int, verb: int) -> Actors:
    for start in _starts(line.words, clause, verb):
        found = read_actors(line, start, verb)
        if found.who and found.end <= verb and reaches(line, found.end, verb):
            return found
    return NOBODY


def right_before(line: Line, verb: int) -> Actors:
    """The names right before a verb in an attribute: 稳定团和开发署共同 / 领导的."""
    words = line.words
    begin = line.clause(verb)
    for piece in words.names_between(begin, verb):
        start = piece.start
        if not piece.bits & NAME and not is_person(piece):
            continue
        found = read_actors(line, start, verb)
        place = found.end
        while place < verb and words.at(place).bits & (ADVERB | ASPECT):
            place = words.at(place).end
        if found.who and place == verb:
            return found
    return NOBODY


def _starts(words: Words, begin: int, end: int) -> Iterator[int]:
    """Where a subject may begin: at a name or a head that no preposition governs."""
    opener = skip_openers(words, begin, end)
    place = begin
    while place < end:
        piece = words.at(place)
        if (
            piece.bits & (NAME | HEAD | DETERMINER)
            or is_person(piece)
            or place == opener
        ):
            before = words.before(place)
            if before.bits & DETERMINER:
                before = words.before(before.start)  # 利用 / 此 / 平台
            governed = before.bits & PREPOSITION and words.shown(before) != BY_WHOM
            governed = governed or words.shown(before) in COVERBS
            if governed and words.shown(before) in HOLDING:
                governed = not HELD.search(words.text, end, end + FAR)
            if not governed and not piece.bits & (PREPOSITION | PRONOUN):
                yield place
        place = piece.end


def reaches(line: Line, place: int, verb: int) -> bool:
    """Whether only adverbs and circumstances stand between a subject and its verb."""
    words = line.words
    while place < verb:
        piece = words.at(place)
        if piece.bits & PREPOSITION and not piece.bits & ADVERB:
            return _is_circumstance(words, piece, verb)
        known = line.cues.at(place, "factuality/") or line.cues.at(place, WHILE)
        if known and known.end > verb:
            return True  # 不 / 是
        if known:
            place = known.end
        elif piece.bits & BETWEEN or words.text[place] in FILLERS:
            place = piece.end
        else:
            return False
    return place == verb


def _is_circumstance(words: Words, piece: Piece, verb: int) -> bool:
    last = words.before(verb)
    if last.bits & (OF | BY | VERB | COMMA):
        return False
    return not last.bits & DOES or bool(last.bits & ADVERB)


def _is_bare(words: Words, clause: int, verb: int) -> bool:
    """Whether a clause has no subject of its own before its verb."""
    place = skip_openers(words, clause, verb)
    while place < verb:
        piece = words.at(place)
        if piece.bits & PREPOSITION:
            return words.shown(piece) not in CLAUSAL
        if piece.name and piece.name.type not in ("date", "agreement", "symbol"):
            return False
        if not piece.bits & (BETWEEN | ALSO) and words.text[place] not in " 其":
            return False
        place = piece.end
    return True


def _first_in(line: Line, begin: int, end: int) -> Actors:
    """The subject of a clause before: the first who does something in it."""
    words = line.words
    for start in _starts(words, begin, end):
        found = read_actors(line, start)
        partners = _with_partners(line, found)
        if len(partners.who) > len(found.who) and start == skip_openers(
            words, begin, end
        ):
            return partners
        after = words.at(found.end)
        opens = start == skip_openers(words, begin, end) or _is_asked(line, start)
        goes_on = after.bits & (OF | AND) or words.among(after, "about")
        if found.who and found.end < end and opens and not goes_on:
            return found
    return NOBODY


def _is_asked(line: Line, start: int) -> bool:
    """Whether who begins here is asked to act: 请 / 秘书长提交报告，……."""
    if any(start == _end_of_verb(line, act) for act in line.acts):
        return True
    verb = line.words.lexicon.verbs.get(line.words.shown(line.words.before(start)))
    return verb is not None and verb.force in ASKING


def _end_of_verb(line: Line, act: Fact) -> int:
    begin = act.evidence.start - line.paragraph.span.start
    return begin + len(str(act.roles["verb"]))
