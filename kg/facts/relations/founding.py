"""What was set up, where the text puts it before the word: passive, noun, 成立以来."""

import re

from kg.facts.cues import Cue
from kg.facts.factuality import DENIED, PLANNED, taken, told
from kg.facts.lexicon import NAME
from kg.facts.line import Line
from kg.facts.relations.bodies import MAKING, is_body
from kg.facts.relations.dates import date_near, date_of, date_of_clause
from kg.facts.relations.founders import FOUNDERS, documents_before
from kg.facts.relations.lists import NOBODY, Actors, read_actors
from kg.facts.relations.phrase import by_whom, ends_phrase
from kg.facts.relations.subjects import subject_of
from kg.model import Fact

PASSIVE, NOMINAL, SINCE = (
    "what is set up",
    "the setting up of something",
    "since something was set up",
)
GAINED = re.compile("(?:被|得以|于|於|是|由|最初|正式|已|了|而|刚|新近)$")
# 自特派团 2011 年成立 / 以来; before it was set up there was none
AFTER = re.compile("(?:之?[后後]|以[来來]|之?[时時]|之初|之日)")
ON = re.compile(r"(?:[于於]|在)\s*")
NOUN = re.compile("的$")
# 推动……的设立: it is worked for
WORKED_FOR = re.compile(
    "(?:支持|协助|协助|推动|促进|加快|加速|筹备|争取|呼吁|期待|要求|建议|提议|反对|阻碍|推迟|考虑|讨论|関于|关于)"
    "[^，。；]*$"
)
IS_NO_DEED = re.compile(
    "(?:工作|进程|方案|计划|提案|问题|建议|条件|可能|日期|费用|时间|需要|没有|尚|仍|将|应|对|取决|被)"
)


def closes(line: Line, cue: Cue) -> bool:
    """是根据第1996(2011)号决议设立 / 的。: 的 qualifies nothing."""
    return line.text.startswith("的", cue.end) and ends_phrase(line.words, cue.end + 1)


def read_passive(line: Line, cue: Cue) -> list[Fact]:
    """独立选举管理局得以成立, 特派团成立于 2011 年 7 月, 委员会的设立."""
    making = MAKING.search(line.text[cue.start : cue.end])
    if not making:
        noun = NOUN.search(line.words.masked, 0, cue.start)
        return _read_noun(line, cue) if noun else []
    since = AFTER.match(line.text, cue.end)
    if since:
        return _read_since(line, cue, since.end())
    if NOUN.search(line.words.masked, 0, cue.start):
        return _read_noun(line, cue)
    on = ON.match(line.text, cue.end)
    name = line.words.at(on.end()).name if on else None
    date = date_of(name) if name else None
    over = ends_phrase(line.words, cue.end) or line.text.startswith("了", cue.end)
    return _state(line, cue, date) if over or date or closes(line, cue) else []


def _state(line: Line, cue: Cue, date: str | None) -> list[Fact]:
    clause = line.clause(cue.start)
    roles = told(line, cue.start)
    documents, _ = documents_before(line, cue.start, clause)
    by = by_whom(line, cue.start)
    sure = documents or date or by.who or "factuality" in roles
    gained = sure or GAINED.search(line.text, clause, cue.start)
    if not gained and not date_near(line, clause, cue.start):
        return []
    what = _what(line, cue)
    if len(what.who) != 1 or what.start < clause or not is_body(line, what.who[0], cue):
        return []
    if "factuality" not in roles:
        roles["date"] = date or date_of_clause(line, cue.start)
    founders = [each for each in by.who if each.type in FOUNDERS]
    roles |= {"established": what.who, "establishedBy": (*founders, *documents)}
    return [line.fact("Establishment", roles, (what.start, cue.end), PASSIVE)]


def _what(line: Line, cue: Cue) -> Actors:
    """The subject; 是根据……设立的 has its copula before the circumstance."""
    what = subject_of(line, cue.start)
    if what.who:
        return what
    clause = line.clause(cue.start)
    at = line.words.masked.rfind("是", clause, cue.start)
    return subject_of(line, at) if at > 0 else NOBODY


def _read_since(line: Line, cue: Cue, end: int) -> list[Fact]:
    """自稳定团于 2013 年成立 / 以来, 1998 年，新议程联盟创立 / 时."""
    clause = line.clause(cue.start)
    for piece in reversed(line.words.names_between(clause, cue.start)):
        if not piece.bits & NAME or not piece.name:
            continue
        what = read_actors(line, piece.start, cue.start)
        between = line.words.masked[what.end : cue.start].strip("\ue000 于於在的最初首")
        if len(what.who) != 1 or between or not is_body(line, what.who[0], cue):
            return []
        roles = taken(line, cue.start)
        if "factuality" in told(line, cue.start):
            return []  # 在设立之后将……
        date = date_near(line, clause, cue.start) or date_of_clause(line, cue.start)
        if not date:
            return []
        roles |= {"established": what.who, "date": date}
        return [line.fact("Establishment", roles, (what.start, end), SINCE)]
    return []


def _read_noun(line: Line, cue: Cue) -> list[Fact]:
    """欢迎特别刑事法院的 / 设立: what is welcomed or remembered is there."""
    if not ends_phrase(line.words, cue.end) and not line.text.startswith(
        ("是", "为", "標", "标"), cue.end
    ):
        return []
    clause = line.clause(cue.start)
    found = _before(line, cue.start - 1)
    if line.text.startswith(("为", "為"), found.start - 1):
        return []  # 为联合国的创立 / 创造条件
    if len(found.who) != 1 or not is_body(line, found.who[0], cue):
        return []
    roles = told(line, cue.start)
    if roles.get("factuality") == DENIED:
        return []
    if "factuality" not in roles and WORKED_FOR.search(line.text, clause, found.start):
        roles["factuality"] = PLANNED
    documents, _ = documents_before(line, found.start, clause)
    roles |= {"established": found.who, "establishedBy": tuple(documents)}
    return [line.fact("Establishment", roles, (found.start, cue.end), NOMINAL)]


def _before(line: Line, place: int) -> Actors:
    """The noun that ends at a place."""
    clause = line.clause(place)
    for piece in line.words.names_between(clause, place):
        found = read_actors(line, piece.start, place)
        if found.who and found.end == place:
            return found
    return NOBODY
