"""Adherences: who signed which agreement, or is bound by it.

To sign makes a party; who only carries an agreement out, or is 缔约国 without a name,
is none.
"""

import re
from collections.abc import Iterator

from kg.facts.clauses import clause_start
from kg.facts.cues import Cue
from kg.facts.factuality import DENIED, taken, told
from kg.facts.lexicon import HEAD, NAME
from kg.facts.line import Line
from kg.facts.relations.dates import date_near, date_of_clause
from kg.facts.relations.lists import NOBODY, Actors, after_aspect, read_actors
from kg.facts.relations.parties import (
    BARE,
    WITH,
    agreement_at,
    before_date,
    call_agreement,
    read_member_states,
    which,
    with_others,
)
from kg.facts.relations.phrase import by_whom, ends_phrase, qualified
from kg.facts.relations.subjects import subject_of
from kg.facts.words import Piece
from kg.model import Fact, Mention

SIGNED, SIGNATORY = "who signs an agreement", "a signatory by that word"
BOUND, BETWEEN = "who is bound by an agreement", "between whom an agreement is"
SIGNERS = re.compile(
    "(?:的)?(?:所有|各|其他|原|[两三四五六七几\\d]+个)?(?:主要)?((?:签署方|签字方|签署国|签署者|缔约方|缔约国|簽署方|簽字方"
    "|締約方|締約國)(?:武装)?)"
)
DUTY = re.compile(
    "[^，。；]{0,12}?(?:承担|承擔|负有|負有|作出|所作|作|规定|規定|下|所载|中)?的?"
    "(?:[^，。；的]{0,4})(?:义务|義務|承诺|承諾|责任|責任)"
)
BARE_NOUN = re.compile(
    "(?:该|这些|各项|现有|双边|任何)?(?:协定|协议|協定|協議|条约|谅解备忘录|议定书)"
)
UPON = re.compile(
    "(?:根据|根據|依照|依据|依據|按照|遵守|履行|遵循)"
    "(?:(?!根据|根據|依照|依据|依據|按照|遵守|履行|遵循)[^，。；]){0,16}$"
)
INCLUDING = re.compile("的[^，。；的]{0,6}(?:承诺|义务|承諾|義務)，(?:包括|其中包括)$")
BETWEEN_THEM = re.compile(
    "之[间間]的([^，。；的、]{0,10}?(?:协定|协议|協定|協議|条约|條約|谅解备忘录|議定書|议定书))"
    "(?!草案|缔约|谈判|执行|项下|监测|[的国方])"
)
REACHED = {"达成", "達成"}
JOINING = {"加入", "批准", "接受", "核准", "认可", "認可"}
WHEN = ("时", "時", "之时", "后", "後", "以来", "的")
PARTIES = {
    *("state", "government", "igo", "body", "mission", "force", "armed_group"),
    *("person", "reference"),
}
GROUPS = re.compile(
    "(?:武装团体|武裝團體|武装运动|运动|運動|各方|部落|部族|团体|組織|组织|派别|派別|当事方)$"
)


def read(line: Line) -> Iterator[Fact]:
    """Yield the adherences of a paragraph."""
    return map(call_agreement, _read(line))


def _read(line: Line) -> Iterator[Fact]:
    for cue in line.cues.of("relation/sign"):
        yield from _read_signing(line, cue)
    for piece in line.words.names:
        if piece.name and piece.name.type == "agreement":
            yield from _read_signatory(line, piece)
            yield from _read_duty(line, piece)
    yield from read_member_states(line)
    for found in BETWEEN_THEM.finditer(line.text):
        yield from _read_between(line, found)


def _read_signing(line: Line, cue: Cue) -> Iterator[Fact]:
    """苏丹和南苏丹签署了合作协定, 签署《协议》的各武装团体."""
    if line.text.startswith("的", cue.end):
        yield from _read_signed(line, cue)
        return
    agreement, end = agreement_at(line, after_aspect(line.words, cue.end))
    if agreement is None:
        yield from _read_signed_by(line, cue)
    elif _may_bind(line, cue, agreement):
        who, roles, span = _signers(line, cue, end)
        alone = line.text.startswith(WITH, who.start - 1)  # 与美国 / 签署: with whom?
        if (
            who.who
            and _are_parties(who)
            and not alone
            and not _is_organ(line, cue, who)
        ):
            roles |= {"party": who.who, "agreement": agreement}
            yield line.fact("Adherence", roles, span, SIGNED)


def _signers(
    line: Line, cue: Cue, end: int
) -> tuple[Actors, dict[str, object], tuple[int, int]]:
    """Those who sign, by what they sign or before the verb; and how it is told."""
    who = qualified(line, end)
    if who.who:
        return who, _denied(line, cue), (cue.start, who.end)
    later = line.text.startswith(WHEN, end)
    if not later and not ends_phrase(line.words, end):
        return NOBODY, {}, (cue.start, end)
    who = by_whom(line, cue.start)
    who = who if who.who else with_others(line, subject_of(line, cue.start))
    roles = taken(line, cue.start) if later else told(line, cue.start)
    if "factuality" not in roles:
        roles["date"] = date_of_clause(line, cue.start)
    return who, roles, (min(who.start, cue.start), end)


def _may_bind(line: Line, cue: Cue, agreement: Mention) -> bool:
    """就时间表 / 达成协议 names no agreement; only one with a name is joined."""
    shown = line.text[cue.start : cue.end]
    place = after_aspect(line.words, cue.end)
    if shown in REACHED and BARE.match(line.text, place):
        return False
    return shown not in JOINING or _is_named(agreement)


def _is_organ(line: Line, cue: Cue, who: Actors) -> bool:
    """委员会核准了《宪章》: it binds nobody by that."""
    joins = line.text[cue.start : cue.end] in JOINING
    return joins and any(each.type in ("body", "office") for each in who.who)


def _is_named(name: Mention) -> bool:
    return name.type == "agreement"


def _denied(line: Line, cue: Cue) -> dict[str, object]:
    """尚未加入《条约》的国家: taken for granted, that they did not."""
    mood = told(line, cue.start)
    return mood if mood.get("factuality") == DENIED else taken(line, cue.start)


def _read_signed(line: Line, cue: Cue) -> Iterator[Fact]:
    """马里政府和联合国 2018 年 10 月 15 日签署 / 的《和平契约》."""
    agreement, end = agreement_at(line, cue.end + 1)
    who = by_whom(line, cue.start)
    who = who if who.who else before_date(line, cue.start)
    if agreement and who.who and _are_parties(who):
        roles: dict[str, object] = {"date": date_near(line, who.start, cue.start)}
        roles |= {"party": who.who, "agreement": agreement} | taken(line, who.start)
        yield line.fact("Adherence", roles, (who.start, end), SIGNED)


def _read_signed_by(line: Line, cue: Cue) -> Iterator[Fact]:
    """《解决南苏丹冲突协议》由南苏丹政府 / 签署."""
    by = by_whom(line, cue.start)
    last = line.words.before(by.start) if by.who else None
    over = ends_phrase(line.words, cue.end)
    if not last or not last.name or last.name.type != "agreement" or not over:
        return
    if _are_parties(by):
        roles = {"party": by.who, "agreement": which(line, last.name)}
        roles |= told(line, by.start)
        if "factuality" not in roles:
            roles["date"] = date_of_clause(line, cue.start)
        yield line.fact("Adherence", roles, (last.start, cue.end), SIGNED)


def _are_parties(found: Actors) -> bool:
    """States, governments and groups; 各武装团体 who signed count as well."""
    return all(
        each.type in PARTIES or GROUPS.search(each.surface) for each in found.who
    )


def _read_signatory(line: Line, piece: Piece) -> Iterator[Fact]:
    """《协议》签署方运动, 《罗马规约》缔约国肯尼亚."""
    found = SIGNERS.match(line.text, piece.end)
    if found is None:
        return
    words = line.words
    after = words.at(found.end())
    if after.bits & HEAD and GROUPS.search(words.shown(after)):
        start = found.start(1)
        who = Actors((line.mention(start, after.end),), start, after.end)
    elif (
        after.bits & NAME and after.name and after.name.type in ("state", "armed_group")
    ):
        who = read_actors(line, after.start)
    else:
        return
    roles = {"party": who.who, "agreement": piece.name}
    span = (piece.start, who.end)
    yield line.fact("Adherence", roles | taken(line, piece.start), span, SIGNATORY)


def _read_duty(line: Line, piece: Piece) -> Iterator[Fact]:
    """马里根据《罗马规约》承担的义务, 俄罗斯根据……作出的承诺."""
    clause = clause_start(line.words, piece.start, line.begin)
    upon = UPON.search(line.text, clause, piece.start)
    duty = DUTY.match(line.text, piece.end)
    if not upon or not duty:
        return
    who = _bound(line, upon.start())
    if who.who and all(each.type in PARTIES - {"body"} for each in who.who):
        date = date_near(line, upon.start(), piece.start)
        roles: dict[str, object] = {"party": who.who, "agreement": piece.name}
        roles["date"] = date
        span = (min(who.start, upon.start()), duty.end())
        roles |= taken(line, piece.start)
        yield line.fact("Adherence", roles, span, BOUND)


def _bound(line: Line, place: int) -> Actors:
    """Whose duty it is: right before, or the subject."""
    including = INCLUDING.search(line.text, line.begin, place)
    before = line.words.before(including.start() if including else place)
    if before.name and before.bits & NAME:
        return Actors((before.name,), before.start, before.end)
    return subject_of(line, place)


def _read_between(line: Line, found: re.Match[str]) -> Iterator[Fact]:
    """联合国、欧洲联盟和萨赫勒五国集团之间的技术协定."""
    words = line.words
    for piece in words.names_between(line.clause(found.start()), found.start()):
        if not piece.bits & NAME:
            continue
        who = read_actors(line, piece.start, found.start())
        if len(who.who) > 1 and who.end == found.start():
            if all(each.type in PARTIES for each in who.who):
                yield from _between(line, who, found)
            return


def _between(line: Line, who: Actors, found: re.Match[str]) -> Iterator[Fact]:
    agreement, end = agreement_at(line, found.start(1))
    named = agreement is not None and agreement.entity
    if (not named or end < found.end(1)) and not BARE_NOUN.fullmatch(found[1]):
        span = line.paragraph.place(*found.span(1))
        bare = found[1].strip("《》")
        agreement = Mention(span, "agreement", f"agreement/{bare}", bare)
    if agreement:
        roles = {"party": who.who, "agreement": agreement} | taken(line, who.start)
        yield line.fact("Adherence", roles, (who.start, found.end()), BETWEEN)
