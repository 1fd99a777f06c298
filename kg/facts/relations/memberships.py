"""Memberships: who belongs to which organisation, joins it, leaves it.

Members are told one by one; of 由五名专家组成 nobody learns who they are.
"""

import re
from collections.abc import Iterator, Sequence

from kg.facts.cues import Cue
from kg.facts.factuality import taken, told
from kg.facts.lexicon import CLOSE, NAME
from kg.facts.line import Line
from kg.facts.parties import named
from kg.facts.relations.dates import date_of_clause
from kg.facts.relations.lists import NOBODY, Actors, read_actors, read_next, read_owner
from kg.facts.relations.phrase import (
    before_by,
    by_whom,
    ends_phrase,
    is_group,
    object_of,
    qualified,
)
from kg.facts.relations.subjects import subject_of
from kg.facts.words import Piece
from kg.model import Fact, Mention

MADE_UP, MEMBER = "who something is made up of", "a member by that word"
JOINED, LEFT, BELONGS = "who joins", "who leaves", "who belongs to it"
ACTORS = {
    *("state", "government", "igo", "body", "mission", "force", "armed_group"),
    *("person", "place"),
}
ORGANIZATIONS = {"igo", "body", "armed_group", "force", "government"}
# 萨赫勒五国集团 / 联合部队: made up of the States of the group
OF_STATES = re.compile("^.{2,}国集团(?=.)")
COPULA = re.compile("(不?是|成为|成為|作为|作為|系)[^，。；是]{0,24}$")
ANNOUNCED = re.compile("(?:正式|单方面)?(?:宣布|宣告|宣佈)(?:正式)?$")
# 申请 / 加入: not yet
APPLIES = re.compile("(?:申请|申請|资格|謀求|候选|谈判)(?:重新|正式)?$")
LISTS = re.compile(r"\s*(?:包括|包含|有|是|为|為|：|:|\(|（)\s*")
SEVERAL = (
    "成员国",
    "成員國",
    "成员",
    "成員",
    "会员国",
    "创始成员",
    "創始成員",
    "理事国",
    "理事國",
)


def read(line: Line) -> Iterator[Fact]:
    """Yield the memberships of a paragraph."""
    for cue in line.cues.of("relation/compose"):
        yield from _read_made_up(line, cue)
    for cue in line.cues.of("relation/join"):
        yield from _read_change(line, cue, "from", JOINED)
    for cue in line.cues.of("relation/leave"):
        yield from _read_change(line, cue, "until", LEFT)
    for cue in line.cues.of("relation/member"):
        yield from _read_member(line, cue)
    for cue in line.cues.of("relation/belong"):
        yield from _read_belonging(line, cue)


def _read_made_up(line: Line, cue: Cue) -> Iterator[Fact]:
    """由阿尔及利亚、马里和尼日尔组成的……委员会, ……由……组成."""
    members = by_whom(line, cue.start)
    if not _are_told(members.who):
        return
    whole = qualified(line, cue.end)
    if whole.who:
        roles = taken(line, members.start)
        yield from _state(
            line, members.who, whole.who[0], roles, (members.start, whole.end)
        )
        return
    name = before_by(line, members.start)
    if name and ends_phrase(line.words, cue.end):
        start = name.span.start - line.paragraph.span.start
        roles = told(line, members.start)
        yield from _state(line, members.who, name, roles, (start, cue.end))


def _are_told(who: Sequence[Mention]) -> bool:
    """Whether anybody is named: a State, a group, 欧洲国家特种部队."""
    return any(each.type in ACTORS or "国家" in each.surface[:-2] for each in who)


def _state(
    line: Line,
    members: Sequence[Mention],
    whole: Mention,
    roles: dict[str, object],
    span: tuple[int, int],
) -> Iterator[Fact]:
    if not is_group(whole):
        return
    group = OF_STATES.match(whole.surface) if whole.type == "force" else None
    organization = named(group[0], "igo") if group else whole
    roles |= {"member": tuple(members), "organization": organization}
    yield line.fact("Membership", roles, span, MADE_UP)


def _read_change(line: Line, cue: Cue, when: str, rule: str) -> Iterator[Fact]:
    """2011年7月，南苏丹加入联合国."""
    whole = object_of(line, cue.end)
    if len(whole.who) != 1 or whole.who[0].type not in ORGANIZATIONS:
        return
    verb = _announced(line, cue.start)
    who = subject_of(line, verb)
    if not who.who or not (_are_told(who.who) or all(map(is_group, who.who))):
        return
    if APPLIES.search(line.text, line.clause(verb), cue.start):
        return
    roles = told(line, verb)
    if "factuality" not in roles:
        roles[when] = date_of_clause(line, cue.start)
    roles |= {"member": who.who, "organization": whole.who[0]}
    start = min(who.start, cue.start)
    yield line.fact("Membership", roles, (start, whole.end), rule)


def _announced(line: Line, verb: int) -> int:
    """宣布 / 退出: to announce it is to do it."""
    found = ANNOUNCED.search(line.text, line.clause(verb), verb)
    return found.start() if found else verb


def _read_member(line: Line, cue: Cue) -> Iterator[Fact]:
    """……是政府间发展组织的成员, 西非经共体成员国加纳, 其成员包括……."""
    whole = _whose(line, cue.start)
    if whole is None or whole.name is None or whole.name.type not in ORGANIZATIONS:
        return
    words = line.words
    listed = LISTS.match(line.text, cue.end)
    after = read_actors(line, listed.end() if listed else cue.end)
    shown = words.text[cue.start : cue.end]
    if (
        after.who
        and shown in SEVERAL
        and all(each.type == "state" for each in after.who)
    ):
        yield from _say(line, after, whole, taken(line, cue.start), MEMBER)
        return
    copula = COPULA.search(line.text, line.clause(whole.start), whole.start)
    if not copula or not (
        ends_phrase(words, cue.end) or words.text.startswith("之一", cue.end)
    ):
        return
    who = subject_of(line, copula.start())
    if who.who and _are_told(who.who):
        all_of_them = read_actors(line, copula.end(1), cue.start).who
        organizations = [each for each in all_of_them if each.type in ORGANIZATIONS]
        roles = told(line, copula.end(1))
        roles |= {"member": who.who, "organization": tuple(organizations) or whole.name}
        yield line.fact("Membership", roles, (who.start, cue.end), MEMBER)


def _say(
    line: Line, who: Actors, whole: Piece, roles: dict[str, object], rule: str
) -> Iterator[Fact]:
    roles |= {"member": who.who, "organization": whole.name}
    start = min(who.start, whole.start)
    yield line.fact("Membership", roles, (start, max(who.end, whole.end)), rule)


def _whose(line: Line, place: int) -> Piece | None:
    """The organisation before a word: 联合国 / 成员国, 该组织的 / 成员."""
    words = line.words
    if words.masked.startswith("的", place - 1):
        place -= 1
    piece = words.before(place)
    if piece.bits & CLOSE:
        piece = words.before(
            max(words.text.rfind(sign, 0, piece.start) for sign in "(（")
        )
    denied = words.text.startswith(("非", "前"), piece.start - 1)
    return piece if piece.bits & NAME and not denied else None


def _read_belonging(line: Line, cue: Cue) -> Iterator[Fact]:
    """属于瓦格纳集团并……的外国安全人员."""
    whole = read_owner(line, cue.end)
    if len(whole.who) != 1 or whole.who[0].type not in ORGANIZATIONS:
        return
    who = qualified(line, whole.end)
    if not who.who:
        who = _after_second(line, whole.end)
    if who.who:
        roles = taken(line, cue.start)
        span = (cue.start, who.end)
    else:
        who = subject_of(line, cue.start)
        roles = told(line, cue.start)
        span = (min(who.start, cue.start), whole.end)
    if who.who:
        roles |= {"member": who.who[:1], "organization": whole.who[0]}
        yield line.fact("Membership", roles, span, BELONGS)


def _after_second(line: Line, place: int) -> Actors:
    """属于……并支持……的 / 人员: the noun after a second relative clause."""
    if not line.text.startswith(("并", "並", "和", "或"), place):
        return NOBODY
    stop = re.compile("[，。；]").search(line.text, place)
    end = stop.start() if stop else len(line.text)
    at = line.words.masked.find("的", place, end)
    return read_next(line, at + 1) if at > 0 else NOBODY
