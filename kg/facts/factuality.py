"""Whether a text tells something as a fact, and whose words it reports.

The words before a predicate tell it (将, 应, 没有, 据称), then the act of speech that
it stands in (请……, 决定……), then the heading (备选方案). What stands before a noun as
its attribute is taken for granted by whoever speaks: 签署《协议》的武装团体 did sign.
"""

import re
from collections.abc import Iterator

from kg.facts.ahead import is_deed
from kg.facts.clauses import clause_start
from kg.facts.cues import Cue
from kg.facts.lexicon import ADVERB, AND, DETERMINER, DOES, HEAD, NAME, OF, PRONOUN
from kg.facts.line import Line
from kg.facts.phrases import read_list
from kg.facts.subjects import skip_openers
from kg.facts.words import Words
from kg.model import Fact, Mention

PLANNED, REQUESTED, PROPOSED, MANDATED, CONDITIONAL, FEARED, DENIED, ALLEGED = (
    f"factuality/{name}"
    for name in (
        *("planned", "requested", "proposed", "mandated", "conditional", "feared"),
        *("denied", "alleged"),
    )
)
MOODS = {PLANNED, REQUESTED, PROPOSED, MANDATED, CONDITIONAL, FEARED, DENIED, ALLEGED}
# They go on in clauses that have no subject of their own.
CARRIED = {PLANNED, REQUESTED, PROPOSED, MANDATED}
# They bear on the rest of the sentence, whoever its subjects are.
SPREAD = {CONDITIONAL, ALLEGED}
SUPPORTS, INTENDS = "force/supports", "force/intends"
BY_FORCE = {
    **dict.fromkeys(
        (
            *("force/demands", "force/requests", "force/urges", "force/calls-upon"),
            *("force/encourages", "force/invites"),
        ),
        REQUESTED,
    ),
    "force/recommends": PROPOSED,
    "force/decides": MANDATED,
    "force/authorizes": MANDATED,
    SUPPORTS: MANDATED,
    INTENDS: PLANNED,
}
TELLING = "relation/telling"
WILL = set("将將")  # also before an object: 将责任 / 移交
OWN = ("我", "本")  # 本集团, 我国政府: the author speaks
# 如审查结果所述: no condition
AS_SAID = re.compile(
    "(?:正)?如[^，。；]{0,20}(?:所[述示言说說指知]|表明|显示|顯示|指出)"
)
THEREIN = ("内", "內", "其中", "信中")
NEAR = 12  # characters in which an attribute ends
MARKERS = ("在", "自", "当", "當")


def told(line: Line, place: int) -> dict[str, object]:
    """The roles that tell how a predicate is told that begins at a place."""
    mood = mood_at(line, place)
    return ({"factuality": mood} if mood else {}) | reported(line, place)


def taken(line: Line, place: int) -> dict[str, object]:
    """The same of what is taken for granted, since it qualifies a noun."""
    return reported(line, place)


def mood_at(line: Line, place: int) -> str | None:
    """How a predicate is told; None where it is told as a fact."""
    own = _mood_of_clause(line, place)
    asked = _asked(_act_before(line, place))
    if own in (None, REQUESTED) and asked in (MANDATED, PROPOSED):
        own = asked
    before = _mood_before(line, place)
    mood = before if before in SPREAD else own or before or asked
    return PROPOSED if mood in (None, PLANNED) and _is_option(line) else mood


def reported(line: Line, place: int) -> dict[str, object]:
    """Whose words the text reports; nobody where its author speaks."""
    act = _act_before(line, place)
    says = act is None or act.roles["force"] not in (INTENDS, SUPPORTS)
    who = _told_by(line, place) or (_speakers(act) if says else ())
    groups = line.words.lexicon.groups
    others = tuple(
        each
        for each in who
        if each.surface not in groups["first"] and not each.surface.startswith(OWN)
    )
    return {"reportedBy": others} if others else {}


def _act_before(line: Line, place: int) -> Fact | None:
    """The act that a predicate is part of: its verb is no part of what is said."""
    act = line.act_at(place)
    if act is None:
        return None
    begin = act.evidence.start - line.paragraph.span.start
    verb = str(act.roles["verb"])
    opens = line.text.startswith(verb, begin)
    return None if opens and place < begin + len(verb) else act


def _asked(act: Fact | None) -> str | None:
    """What an act makes of what it says; others' support is no order."""
    force = str(act.roles["force"]) if act else ""
    return None if force == SUPPORTS and _speakers(act) else BY_FORCE.get(force)


def _speakers(act: Fact | None) -> tuple[Mention, ...]:
    issuers = act.roles.get("issuer", ()) if act else ()
    named = issuers if isinstance(issuers, tuple) else (issuers,)
    return tuple(each for each in named if len(each.span))


def _told_by(line: Line, place: int) -> tuple[Mention, ...]:
    """告知: whoever begins the clause of such a word; 内称: who was named last."""
    words = line.words
    begin = line.sentence(place)
    for cue in _cues(line, begin, place, {TELLING}):
        if words.text.startswith(THEREIN, cue.start):
            return _named_last(line, begin, cue.start)
        clause = clause_start(words, cue.start, begin)
        who = read_list(words, skip_openers(words, clause, cue.start))
        if who.items and who.end <= cue.start:
            return tuple(line.mention(*item) for item in who.items)
    return ()


def _named_last(line: Line, begin: int, end: int) -> tuple[Mention, ...]:
    """The last actor that is named between two places."""
    inside = line.words.names_between(begin, end)
    named = [each.name for each in inside if each.bits & NAME and each.name]
    return tuple(named[-1:])


def _is_option(line: Line) -> bool:
    """Whether a paragraph lays out an option that its heading names."""
    heading = line.paragraph.heading
    return heading is not None and ("方案" in heading.text or "選項" in heading.text)


def _mood_of_clause(line: Line, place: int) -> str | None:
    """What the words before a predicate in its own clause tell."""
    begin = line.clause(place)
    for cue in _cues(line, begin, place, MOODS):
        if _governs(line.words, cue, begin, place):
            return cue.concept
    return None


def _mood_before(line: Line, place: int) -> str | None:
    """What a clause before it tells: one that it goes on from, or its condition."""
    words = line.words
    first = line.sentence(place)
    act = _act_before(line, place)
    if act:
        first = max(first, act.evidence.start - line.paragraph.span.start)
    begin = clause_start(words, place, first)
    bare = True
    while begin > first:
        bare = bare and _is_bare(words, begin, place)
        end = place = begin - 1
        begin = clause_start(words, end, first)
        for cue in _cues(line, begin, end, SPREAD | CARRIED if bare else SPREAD):
            if _opens(words, cue, begin) and not _ends_in_noun(words, cue, end):
                return cue.concept
    return None


def _cues(line: Line, begin: int, end: int, moods: set[str]) -> Iterator[Cue]:
    """The cues between two places, the last first."""
    for cue in reversed(line.cues.between(begin, end)):
        if cue.concept in moods:
            yield cue


def _governs(words: Words, cue: Cue, begin: int, place: int) -> bool:
    """Whether a cue bears on the predicate at a place, and not on a part before it."""
    if not _is_verbal(words, cue, begin):
        return False
    between = words.text[cue.end : place]
    last = words.before(place)
    if "的" in between and last.bits & (NAME | HEAD):
        return False  # 将设立的机构 / 支持……
    return not _is_in_circumstance(words, cue, begin, place)


def _is_in_circumstance(words: Words, cue: Cue, begin: int, place: int) -> bool:
    """在不影响任务的情况下 / 支持……."""
    if not words.lexicon.closer.search(words.text, cue.end, place):
        return False
    return any(mark in words.masked[begin : cue.start] for mark in MARKERS)


def _is_verbal(words: Words, cue: Cue, begin: int) -> bool:
    """Whether a cue is no noun, no mark of an object and no example."""
    before, after = words.before(cue.start), words.at(cue.end)
    shown = words.text[cue.start : cue.end]
    if before.bits & DETERMINER or (before.bits & OF and cue.end - cue.start > 1):
        return cue.concept in (DENIED, ALLEGED)
    if shown[-1] in WILL:
        return _is_followed_by_deed(words, cue.end)
    if cue.concept == CONDITIONAL and AS_SAID.match(words.text, cue.start):
        return False
    if cue.concept == CONDITIONAL:
        return skip_openers(words, begin, cue.start) >= cue.start
    if len(shown) == 1 and cue.concept == REQUESTED and shown not in "请請":
        return not after.bits & (NAME | HEAD) or bool(after.bits & DOES)
    return not after.bits & OF


def _is_followed_by_deed(words: Words, place: int) -> bool:
    piece = words.at(place)
    if piece.bits & (NAME | PRONOUN | DETERMINER):
        return False
    return bool(piece.bits & DOES) or is_deed(words, place)


def _opens(words: Words, cue: Cue, begin: int) -> bool:
    """Whether a cue belongs to the predicate of its clause."""
    if not _is_verbal(words, cue, begin):
        return False
    opener = skip_openers(words, begin, cue.start)
    before = words.before(cue.start)
    known = before.bits & (NAME | HEAD | PRONOUN | ADVERB | AND)
    return opener >= cue.start or bool(known)


def _ends_in_noun(words: Words, cue: Cue, end: int) -> bool:
    """Whether a cue stands in an attribute: 将设立的 / 机构."""
    return "的" in words.text[cue.end : min(cue.end + NEAR, end)]


def _is_bare(words: Words, begin: int, place: int) -> bool:
    """Whether a clause has no subject before its predicate."""
    opener = skip_openers(words, begin, place)
    if opener >= place:
        return True
    piece = words.at(opener)
    if piece.bits & (NAME | HEAD | PRONOUN):
        return False
    who = read_list(words, opener)
    return not who.items or who.end > place
