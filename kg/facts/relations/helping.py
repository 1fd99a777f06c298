"""Somebody helps somebody: 支持政府打击叛军, 继续支持该团的所有伙伴.

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
from kg.facts.relations.helper import differ, fact_of, helper_of, is_voice
from kg.facts.relations.lists import (
    NOBODY,
    Actors,
    after_aspect,
    read_actors,
    read_owner,
)
from kg.facts.relations.phrase import ends_phrase, qualified
from kg.facts.subjects import skip_openers
from kg.facts.words import Words
from kg.model import Fact, Mention

HELPS = "who helps somebody"
HELPER = "a helper by that word"
UNDER = re.compile("(?:之?下|下)")
MEETING = re.compile("(?:会议|會議|进程|進程|选举|選舉|工作|行动|行動|目的|活动)$")
# 支持政府的 / 努力: what is theirs stands for them
THEIRS = re.compile(
    "的?(?:[^，。；的]{0,12}?)?(?:努力|战略|戰略|工作|活动|活動|行动|行動|计划|計劃|能力|任务|任務|部署)"
)
# 支持马里当局 / 在……, 确保……: or the end of the clause
# 支持该部队 / 对于恢复国家权力至关重要
MATTERS = re.compile(
    "(?:对于|對於|对|對)?[^，。；]{0,30}(?:重要|必要|关键|關鍵|不可少|不可或缺)"
)
WORDS_OF_BACKING = re.compile(
    "(?:表示|重申|宣布|再次|声明|强调|表达)，?[^，。；]{0,4}$"
)
AIMING = re.compile("(?:以|以便|来|去|用于|旨在|用以|为了|从而|进而)$")
# 支持 / 小组, 援助 / 团: a word and no act
COMPOUND = re.compile(
    "(?:小组|部队|机构|中心|方案|人员|办公室|主任|副主|干事|团|组|股|司|处|事务|事務|厅|账户|帐户|服务|活动|行动|任务|团队|车辆|飞机|系统|网络)"
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
NO_GIVER = {"place", "agreement"}


def read_helping(line: Line, cue: Cue) -> Iterator[Fact]:
    """肯尼亚支持索马里政府打击青年党, 支持马里稳定团的所有伙伴."""
    words = line.words
    if _is_noun(line, cue):
        return
    whom = _whom(line, cue.end)
    if not whom.who:
        return
    helper = qualified(line, whom.end)
    theirs = THEIRS.match(line.text, whom.end)
    if helper.who and _may_help(line, helper, cue.start) and not theirs:
        yield fact_of(line, (helper, whom), taken(line, cue.start), HELPER)
    elif (theirs or _goes_on(words, whom.end)) and not _only_says(line, cue.start):
        who = helper_of(line, cue.start)
        if who.who and differ(who, whom) and not is_voice(line, who):
            found = Actors(whom.who, cue.start, whom.end)
            yield fact_of(line, (who, found), told(line, cue.start), HELPS)


def _is_noun(line: Line, cue: Cue) -> bool:
    """Whether the word is what is given or wanted: 提供支持, 的支持, 支持下."""
    words = line.words
    before = words.before(cue.start)
    if before.bits & (OF | DEGREE) or UNDER.match(words.text, cue.end):
        return True
    if COMPOUND.match(words.masked, cue.end):
        return True
    deed = before.bits & ACTION and not before.bits & (ADVERB | ASPECT | PIVOT | HEAD)
    told_so = line.cues.at(before.start, "factuality/")
    if deed and words.shown(before) not in EFFORT and not before.bits & VERB:
        return not told_so
    return bool(before.bits & VERB) and not before.bits & ADVERB and not told_so


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
    if past:
        found = read_actors(line, place, loose=True)
        over = line.words.at(found.end).bits & (COMMA | STOP)
        return found if over or found.end >= len(line.text) else NOBODY
    found = read_owner(line, place)
    if any(_holds_a_deed(line, each) for each in found.who):
        return NOBODY
    if not found.who:
        end = line.words.masked.find("的", place)
        found = read_actors(line, place, end) if end > 0 else found
        found = found if THEIRS.match(line.text, found.end) else NOBODY
    return found


def _holds_a_deed(line: Line, name: Mention) -> bool:
    """恢复国家 is no actor: what is meant is 恢复国家权力."""
    begin = line.paragraph.span.start
    piece = line.words.at(name.span.start - begin)
    while not piece.bits & NAME and piece.end < name.span.end - begin:
        if piece.bits & ACTION and not piece.bits & (MODIFIER | HEAD):
            return True
        piece = line.words.at(piece.end)
    return False


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


def _may_help(line: Line, found: Actors, verb: int) -> bool:
    """继续支持该团的 / 伙伴; but 支持该国的 / 机构 helps them."""
    words = line.words
    opens = skip_openers(words, line.clause(verb), verb) >= verb
    aims = AIMING.search(line.text, line.clause(verb), verb)
    if opens or aims or any(MEETING.search(each.surface) for each in found.who):
        return False
    return all(each.type not in NO_GIVER for each in found.who)
