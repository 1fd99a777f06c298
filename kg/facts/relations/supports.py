"""Supports: who helps whom, by what means; and who works together with whom.

Only help to somebody counts, not what is helped alone (支持执行《协议》), and no
backing in words (表示支持).
"""

import re
from collections.abc import Iterator

from kg.facts.ahead import is_deed
from kg.facts.cues import Cue
from kg.facts.factuality import taken, told
from kg.facts.lexicon import (
    ACTION,
    ADVERB,
    AND,
    ASPECT,
    COMMA,
    DEGREE,
    DETERMINER,
    DOES,
    HEAD,
    MODIFIER,
    NAME,
    OF,
    PIVOT,
    STOP,
    VERB,
)
from kg.facts.line import Line
from kg.facts.relations.lists import NOBODY, Actors, after_aspect, read_actors
from kg.facts.relations.meaning import meant
from kg.facts.relations.phrase import by_whom, ends_phrase, qualified
from kg.facts.relations.subjects import subject_of
from kg.facts.style import ASKING
from kg.facts.subjects import skip_openers
from kg.facts.words import Words
from kg.model import Fact

HELPS, GIVES = "who helps somebody", "who gives something to somebody"
WITH_HELP, GETS = "in whose help somebody acts", "who gets help"
HELPER, WORKS = "a helper by that word", "who works with somebody"
SUPPORT, AID, GIVE = "relation/support", "relation/aid", "relation/give"
TO = "向为為给給对對"
# 支持政府的 / 努力: what is theirs stands for them
THEIRS = re.compile(
    "的?(?:[^，。；的]{0,12}?)?(?:努力|战略|戰略|工作|活动|活動|行动|行動|计划|計劃|能力|任务|任務|部署)"
)
STOPS = re.compile("[，。；：]")
MEETING = re.compile("(?:会议|會議|进程|進程|选举|選舉|工作|行动|行動|目的|活动)$")
UNDER = re.compile("(?:之?下|下)")
# 支持马里当局 / 在……, 确保……: or the end of the clause
# 支持该部队 / 对于恢复国家权力至关重要
MATTERS = re.compile(
    "(?:对于|對於|对|對)?[^，。；]{0,30}(?:重要|必要|关键|關鍵|不可少|不可或缺)"
)
WORDS_OF_BACKING = re.compile("(?:表示|重申|宣布|再次|声明|强调|表达)[^，。；]{0,4}$")
# ……的首要任务是, 其主要目的是, ，旨在
AIM = re.compile(
    "(?:的|其)[^，。；的]{0,12}?(?:[优優]先[事项項]{2}|任[务務]|目的|目[标標]|[职職][责責能]|宗旨)(?:[应應])?(?:是|[为為]|包括)"
    "|(?<=，)旨在"
)
DONE = re.compile("[。；]|，[^，]{12,}，")
COUNCIL = {"actor/security-council", "actor/general-assembly"}
GROUPS = {"mission", "force", "body", "igo", "project"}
AIMING = re.compile("(?:以|以便|来|去|用于|旨在|用以|为了|从而|进而)$")
# 支持 / 小组, 援助 / 团: a word and no act
COMPOUND = re.compile(
    "(?:小组|部队|机构|中心|方案|人员|办公室|团|组|股|司|处|车辆|飞机|系统|网络)"
)
PAST = ("已", "已经", "已經", "正在", "曾", "曾经")
EFFORT = (
    "是",
    "为",
    "包括",
    "努力",
    "加紧努力",
    "致力于",
    "开始",
    "着手",
    "用于",
    "继续",
)
GIVERS = {"state", "government", "igo", "body", "mission", "force", "armed_group"}
# 联合国的 / 大力 / 支持
THEIR_HELP = re.compile("的?(?:[^，。；的所]{0,4})")
NO_GIVER = {"place", "agreement"}


def read(line: Line) -> Iterator[Fact]:
    """Yield the supports of a paragraph."""
    for cue in line.cues.of(SUPPORT):
        yield from _read_helping(line, cue)
    for cue in line.cues.of(GIVE):
        yield from _read_giving(line, cue)
    for cue in line.cues.of(AID):
        yield from _read_under(line, cue)
    for cue in line.cues.of("relation/receive"):
        yield from _read_getting(line, cue)
    for cue in line.cues.of("relation/fund"):
        yield from _read_funding(line, cue)
    for cue in line.cues.of("relation/cooperate"):
        yield from _read_working(line, cue)


def _read_helping(line: Line, cue: Cue) -> Iterator[Fact]:
    """肯尼亚支持索马里政府打击青年党, 支持马里稳定团的所有伙伴."""
    words = line.words
    if _is_noun(words, cue):
        return
    whom = _whom(line, cue.end)
    if not whom.who:
        return
    helper = qualified(line, whom.end)
    theirs = THEIRS.match(line.text, whom.end)
    if helper.who and _may_help(line, helper, cue.start) and not theirs:
        yield _fact(line, (helper, whom), taken(line, cue.start), HELPER)
    elif (theirs or _goes_on(words, whom.end)) and not _only_says(line, cue.start):
        who = _helper(line, cue.start)
        if who.who and _differ(who, whom) and not _is_voice(line, who):
            found = Actors(whom.who, cue.start, whom.end)
            yield _fact(line, (who, found), told(line, cue.start), HELPS)


def _whom(line: Line, place: int) -> Actors:
    """Who is helped: 支持 / 马里当局, 协助将 / 部队 / 部署到……."""
    place = after_aspect(line.words, place)
    if line.text.startswith(("将", "將", "把"), place):
        return read_actors(line, place + 1, loose=True)
    piece = line.words.at(place)
    past = line.words.shown(piece) in PAST
    noun = piece.bits & (MODIFIER | DETERMINER | HEAD | NAME)
    if piece.bits & DOES and not noun and not past:
        return NOBODY
    if piece.name and piece.bits & NAME and line.text.startswith("的", piece.end):
        who = meant(line, piece.name)
        return Actors((who,) if who else (), place, piece.end)
    found = read_actors(line, place)
    if not found.who:
        end = line.words.masked.find("的", place)
        found = read_actors(line, place, end) if end > 0 else found
        found = found if THEIRS.match(line.text, found.end) else NOBODY
    if found.who or not past:
        return found
    found = read_actors(line, place, loose=True)
    over = line.words.at(found.end).bits & (COMMA | STOP)
    return found if over or found.end >= len(line.text) else NOBODY


def _goes_on(words: Words, place: int) -> bool:
    """Whether the helped are named in full: a verb follows, or nothing does."""
    if words.text.startswith("的", place) or MATTERS.match(words.text, place):
        return False
    last = words.before(place)
    if MEETING.search(words.text, last.start, place):
        return False
    return ends_phrase(words, place) or is_deed(words, place)


def _only_says(line: Line, place: int) -> bool:
    return bool(WORDS_OF_BACKING.search(line.text, 0, place))


def _is_voice(line: Line, who: Actors) -> bool:
    """The Council and whoever writes a text support in words."""
    voice = line.voice.entity if line.voice else ""
    return any(each.entity == voice or each.entity in COUNCIL for each in who.who)


def _helper(line: Line, verb: int) -> Actors:
    """Who helps: also 马里稳定团的任务是 / 支持, ……特混部队，旨在 / 支持."""
    first = line.sentence(verb)
    aims = list(AIM.finditer(line.text, first, verb))
    if not aims or DONE.search(line.text, aims[-1].end(), verb):
        return subject_of(line, verb)
    place = aims[-1].start()
    if line.text.startswith("的", place):
        owner = line.words.before(place)
        who = meant(line, owner.name) if owner.name else None
        return Actors((who,) if who else (), owner.start, place)
    groups = [
        piece
        for start, piece in sorted(line.words.pieces.items())
        if first <= start < place and piece.name and piece.name.type in GROUPS
    ]
    if not groups:
        return NOBODY
    last = groups[0] if line.text.startswith("其", place) else groups[-1]
    return Actors((last.name,) if last.name else (), last.start, last.end)


def _is_noun(words: Words, cue: Cue) -> bool:
    """Whether the word is what is given or wanted: 提供支持, 的支持, 支持下."""
    before = words.before(cue.start)
    if before.bits & (OF | DEGREE) or UNDER.match(words.text, cue.end):
        return True
    if COMPOUND.match(words.masked, cue.end):
        return True
    deed = before.bits & ACTION and not before.bits & (ADVERB | ASPECT | PIVOT | HEAD)
    if deed and words.shown(before) not in EFFORT:
        return True
    return bool(before.bits & VERB) and not before.bits & ADVERB


def _may_help(line: Line, found: Actors, verb: int) -> bool:
    """继续支持该团的 / 伙伴; but 支持该国的 / 机构 helps them."""
    words = line.words
    opens = skip_openers(words, line.clause(verb), verb) >= verb
    aims = AIMING.search(line.text, line.clause(verb), verb)
    if opens or aims or any(MEETING.search(each.surface) for each in found.who):
        return False
    return all(each.type not in NO_GIVER for each in found.who)


def _differ(one: Actors, other: Actors) -> bool:
    return not {each.entity for each in one.who} & {each.entity for each in other.who}


def _fact(
    line: Line,
    both: tuple[Actors, Actors],
    roles: dict[str, object],
    rule: str,
    means: str = "",
) -> Fact:
    who, whom = both
    span = (min(who.start, whom.start), max(who.end, whom.end))
    roles |= {"giver": who.who, "receiver": whom.who, "means": means}
    return line.fact("Support", roles, span, rule)


def _read_giving(line: Line, cue: Cue) -> Iterator[Fact]:
    """联合国向布隆迪提供后勤支助, 给予该部队训练."""
    means = _means(line, cue.end)
    if means is None:
        return
    whom = _to_whom(line, cue.start)
    if not whom.who:
        return
    who = _helper(line, whom.start)
    if who.who and _differ(who, whom):
        span = Actors(whom.who, whom.start, means[1])
        roles = told(line, whom.start)
        shown = line.text[means[0] : means[1]]
        yield _fact(line, (who, span), roles, GIVES, shown)


def _means(line: Line, place: int) -> tuple[int, int] | None:
    """What is given: the words up to the last one for help in the clause."""
    begin = after_aspect(line.words, place)
    stop = STOPS.search(line.text, begin)
    end = stop.start() if stop else len(line.text)
    cues = [cue for cue in line.cues.of(AID) if begin <= cue.start and cue.end <= end]
    if not cues:
        return None
    listed = line.words.at(cues[-1].end).bits & AND
    if not listed and not ends_phrase(line.words, cues[-1].end):
        return None  # 提供技术援助方面的信息
    return begin, end if listed else cues[-1].end


def _to_whom(line: Line, verb: int) -> Actors:
    """Those between 向 or 为 and 提供; ``start`` is that of the preposition."""
    words = line.words
    clause = line.clause(verb)
    at = max(words.masked.rfind(sign, clause, verb) for sign in TO)
    while at >= clause:
        found = read_actors(line, at + 1, verb, loose=True)
        theirs = THEIRS.match(line.text, found.end) if found.who else None
        named = words.at(at + 1).bits & NAME and not line.text.startswith(
            "的", found.end
        )
        told_of = _ends_at(words, found.end, verb) or theirs or named
        if found.who and told_of and not MEETING.search(found.who[-1].surface):
            return Actors(found.who, at, verb)
        whole = words.before(verb).bits & HEAD or line.text.endswith("部分", at, verb)
        if at + 2 < verb and whole and not STOPS.search(line.text, at, verb):
            start = max(at, words.masked.rfind("的", at, verb)) + 1
            return Actors((line.mention(start, verb),), at, verb)
        at = max(words.masked.rfind(sign, clause, at) for sign in TO)
    return NOBODY


def _ends_at(words: Words, place: int, verb: int) -> bool:
    while place < verb and words.at(place).bits & ADVERB:
        place = words.at(place).end
    return place == verb


def _read_under(line: Line, cue: Cue) -> Iterator[Fact]:
    """在马里稳定团的支持下，……战斗人员参加了……."""
    words = line.words
    under = UNDER.match(line.text, cue.end)
    if not under:
        return
    clause = line.clause(cue.start)
    at = words.masked.rfind("在", clause, cue.start)
    who = read_actors(line, at + 1, cue.start) if at >= 0 else NOBODY
    if not who.who:
        return
    whom = _who_acts(line, clause, at, under.end())
    if whom.who and _differ(who, whom):
        helped = Actors(whom.who, min(whom.start, at), max(whom.end, under.end()))
        yield _fact(line, (who, helped), told(line, at), WITH_HELP)


def _who_acts(line: Line, clause: int, at: int, end: int) -> Actors:
    """Whoever stands before 在……支持下, or begins the clause after it."""
    words = line.words
    before = subject_of(line, at)
    if before.who and clause <= before.start < at:
        return before
    place = end
    while words.text[place : place + 1] in ("，", ",", " "):
        place += 1
    found = read_actors(line, place)
    return found if not words.at(place).bits & ACTION or found.who else NOBODY


def _read_getting(line: Line, cue: Cue) -> Iterator[Fact]:
    """该部队得到联合国的支助, 得到……支持的部队."""
    who = read_actors(line, after_aspect(line.words, cue.end))
    if not who.who:
        return
    aid = next((each for each in line.cues.of(AID) if each.start >= who.end), None)
    named = all(each.type in GIVERS for each in who.who)
    if not aid or not named or not THEIR_HELP.fullmatch(line.text, who.end, aid.start):
        return
    given = Actors(who.who, who.start, aid.end)
    whom = qualified(line, aid.end)
    if whom.who:
        yield _fact(line, (given, whom), taken(line, cue.start), GETS)
    elif ends_phrase(line.words, aid.end):
        whom = subject_of(line, cue.start)
        if whom.who and _differ(who, whom):
            yield _fact(line, (given, whom), told(line, cue.start), GETS)


def _read_funding(line: Line, cue: Cue) -> Iterator[Fact]:
    """由欧洲联盟供资的警察学校."""
    by = by_whom(line, cue.start)
    whom = qualified(line, cue.end)
    if by.who and whom.who:
        roles = taken(line, by.start)
        shown = line.text[cue.start : cue.end]
        yield _fact(line, (by, whom), roles, HELPER, shown)


def _read_working(line: Line, cue: Cue) -> Iterator[Fact]:
    """促请所有各方与卡特中心充分合作."""
    words = line.words
    act = line.act_at(cue.start)
    asked = act is not None and act.roles["force"] in ASKING
    over = cue.end >= len(words.text) or words.at(cue.end).bits & STOP
    if not over and not (asked and words.at(cue.end).bits & COMMA):
        return
    clause = line.clause(cue.start)
    at = max(words.masked.rfind(sign, clause, cue.start) for sign in "与與同")
    whom = read_actors(line, at + 1, cue.start) if at >= 0 else NOBODY
    if not whom.who or not _ends_at(words, whom.end, cue.start):
        return
    who = subject_of(line, at)
    if who.who and _differ(who, whom):
        found = Actors(whom.who, at, cue.end)
        yield _fact(line, (who, found), told(line, at), WORKS)
