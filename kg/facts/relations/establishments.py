"""Establishments: which body, mission or mechanism was set up, by what, and when.

Camps, lines, posts and trust are built too, and are no bodies.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from kg.facts.cues import Cue
from kg.facts.factuality import MANDATED, PLANNED, taken, told
from kg.facts.lexicon import ADVERB, AND, ASPECT, PIVOT, PREPOSITION
from kg.facts.line import Line
from kg.facts.relations.bodies import STRONG, TYPES, is_body
from kg.facts.relations.dates import date_near, date_of, date_of_clause
from kg.facts.relations.founders import (
    NAMED,
    deciding,
    document_in,
    documents_before,
    founders,
)
from kg.facts.relations.founding import closes, read_passive
from kg.facts.relations.lists import (
    NOBODY,
    Actors,
    after_aspect,
    read_actors,
    read_next,
)
from kg.facts.relations.phrase import by_whom, ends_phrase, qualified
from kg.facts.relations.subjects import subject_of
from kg.model import Fact, Mention

BY_NAME, QUALIFIED = "a body named by what set it up", "a body that was set up"
ACTIVE, SUCCEEDS = "who sets up", "what takes another's place"
FOUND, FOUNDED = "relation/found", "relation/founded"
DECIDED = re.compile("决定|決定")
SOMEWHERE = re.compile("在[^，。；的]{2,12}$")
# 设立该小组 / 的提案, and 设立任何机制: nothing is set up
NOUN = re.compile(
    "的(?:提案|建议|提议|可能性|计划|设想|想法|请求|构想|必要性|工作|方案|进程|条件|法律|筹备)"
)
STARTING = re.compile("启动|啟動|开启|開啟")
MECHANISM = re.compile("(?:机制|機制|进程|委员会|委員會|法院|法庭)$")
PROPOSAL = re.compile("[^，。；]*的(?:提案|提议|建议|构想|设想|请求)(?=[，。；])")
ANY = re.compile("任何|何种|哪些|多少")
WANTED = re.compile(
    "(?:支持|协助|鼓励|推动|促进|帮助|筹备|同意|商定|议定)(?:在[^，。；]{1,12})?$"
)
MAKERS = re.compile(
    "(?:[一1]?个)?由[^，。；]{1,40}?(?:组成|组建|构成|領導|领导|牵头|主持|参加|负责|支持)的"
)
# 包括建立参议院，都 / 被推迟
POSTPONED = re.compile("[^。；]{0,8}?(?:推迟|推遲|延后|搁置|尚未|未能|没有实现)")
BEFORE = re.compile("之?前")  # 设立委员会 / 之前: there was none yet
INSIDE = ("内", "中", "在")
BESIDE = 10  # characters between a date and the word
LATER = re.compile("[前后後]|以来|以來|[，。；]")
# 组成了 / 由 25 名成员组成的政府: only a government is formed so
GOVERNMENT = re.compile("(?:政府|内阁|當局|当局|議會|议会)$")


def read(line: Line) -> Iterator[Fact]:
    """Yield the establishments of a paragraph."""
    yield from _read_names(line)
    for cue in line.cues.of(FOUNDED):
        yield from _read_qualified(line, cue, _after_suo(line, cue))
    for cue in line.cues.of(FOUND):
        after = qualified(line, cue.end)
        if after.who or (line.text.startswith("的", cue.end) and not closes(line, cue)):
            yield from _read_qualified(line, cue, after)
        else:
            yield from _read_active(line, cue) or read_passive(line, cue)
    for cue in line.cues.of("relation/form"):
        yield from _read_forming(line, cue)
    for cue in line.cues.of("relation/succeed"):
        yield from _read_succession(line, cue)


def _read_names(line: Line) -> Iterator[Fact]:
    """第1591(2005)号决议所设委员会: the name itself tells it."""
    begin = line.paragraph.span.start
    said = set()
    for name in line.names:
        document = document_in(line, name) if NAMED.search(name.surface) else None
        if not document or name.type not in TYPES or name.entity in said:
            continue
        said.add(name.entity)
        start, end = name.span.start - begin, name.span.end - begin
        known = line.words.at(start).name
        others = _listed(line, end) if known and known.span == name.span else []
        roles = {"established": (name, *others), "establishedBy": document}
        last = max([end, *(each.span.end - begin for each in others)])
        roles |= taken(line, start)
        yield line.fact("Establishment", roles, (start, last), BY_NAME)


def _listed(line: Line, place: int) -> list[Mention]:
    """……所设制裁委员会和 / 专家小组."""
    joint = line.words.at(place)
    after = line.words.at(joint.end)
    if not joint.bits & AND or not after.name or after.name.type != "body":
        return []
    if NAMED.search(after.name.surface) or not STRONG.search(after.name.surface):
        return []
    others = read_actors(line, after.start).who[:1]
    return list(others)


def _after_suo(line: Line, cue: Cue) -> Actors:
    """所设机制, 所设的委员会, 所设和最近由……延长的部队."""
    place = cue.end
    if line.words.at(place).bits & AND:
        at = line.words.masked.find("的", place, place + 40)
        return read_next(line, at + 1) if at > 0 else NOBODY
    return read_next(line, place + line.text.startswith("的", place))


def _read_qualified(line: Line, cue: Cue, what: Actors) -> Iterator[Fact]:
    """2017 年成立的……联合部队, 《协议》所设机制."""
    if not what.who or not is_body(line, what.who[0], cue, weak=True):
        return
    by = by_whom(line, cue.start)
    documents, start = documents_before(line, cue.start)
    actors = by if by.who else founders(line, cue.start, nearest=True)
    date, since = _date_before(line, cue.start)
    known = what.who[0].entity in line.known or SOMEWHERE.search(
        line.text, 0, cue.start
    )
    if not (documents or actors.who or date or known):
        return
    roles = {
        "established": what.who[:1],
        "establishedBy": (*actors.who, *documents),
        "date": date,
    }
    begin = min([cue.start, start, since, *([actors.start] if actors.who else [])])
    span = (begin, what.end)
    yield line.fact("Establishment", roles | taken(line, begin), span, QUALIFIED)


def _date_before(line: Line, place: int) -> tuple[str | None, int]:
    """2017 年 / 成立的, 2022 年 9 月在日内瓦 / 设立的."""
    for piece in line.words.names_between(place - 3 * BESIDE, place):
        beside = 0 <= place - piece.end <= BESIDE
        if piece.name and beside and not LATER.search(line.text, piece.end, place):
            found = date_of(piece.name)
            if found:
                return found, piece.start
    return None, place


def _read_active(line: Line, cue: Cue) -> list[Fact]:
    """秘书长设立了一个独立专家小组."""
    what = read_actors(line, _after_makers(line, cue.end), loose=True)
    bodies = tuple(takewhile(lambda each: is_body(line, each, cue), what.who))
    starts = STARTING.match(line.text, cue.start) and not MECHANISM.search(
        bodies[0].surface if bodies else ""
    )
    if not bodies or starts or ANY.search(line.text, cue.end, what.end):
        return []
    if BEFORE.match(line.text, what.end):
        return []
    noun = NOUN.match(line.text, what.end)
    if not noun and not ends_phrase(line.words, what.end):
        return []
    noun = noun or PROPOSAL.match(line.text, what.end)
    who = founders(line, cue.start)
    first = line.sentence(cue.start)
    documents, start = documents_before(line, cue.start, first)
    roles = told(line, cue.start)
    by: tuple[object, ...] = (*who.who, *documents)
    if _is_done_by_deciding(line, cue) and roles.get("factuality") == MANDATED:
        del roles["factuality"]
        by = by or deciding(line, cue.start)
    noun = noun or POSTPONED.match(line.text, what.end)
    if "factuality" not in roles and (noun or _is_wanted(line, cue)):
        roles["factuality"] = PLANNED
    if "factuality" not in roles:
        roles["date"] = _date_of(line, cue.start)
    roles |= {"established": bodies, "establishedBy": by}
    begin = min([cue.start, start, *([who.start] if who.who else [])])
    return [line.fact("Establishment", roles, (begin, what.end), ACTIVE)]


def _read_forming(line: Line, cue: Cue) -> Iterator[Fact]:
    """10 月 5 日组成了政府; but 由……组成的 tells of members."""
    what = read_actors(line, _after_makers(line, cue.end), loose=True)
    if what.who and GOVERNMENT.search(what.who[0].surface):
        yield from _read_active(line, cue)


def _after_makers(line: Line, place: int) -> int:
    """Past 了, and past 由 25 名成员组成的 before what is set up."""
    place = after_aspect(line.words, place)
    found = MAKERS.match(line.text, place)
    return found.end() if found else place


def _date_of(line: Line, verb: int) -> str | None:
    """The date that is told of it; in the words of an act only that in its clause."""
    if line.act_at(verb):
        return date_near(line, line.clause(verb), verb)
    return date_of_clause(line, verb)


def _is_wanted(line: Line, cue: Cue) -> bool:
    """支持设立, 为设立……: what is worked for is not there yet."""
    words = line.words
    before = words.before(cue.start)
    if before.bits & (PIVOT | PREPOSITION) and not before.bits & (ADVERB | ASPECT):
        return not words.among(before, "base") and words.shown(before) not in INSIDE
    return bool(WANTED.search(line.text, line.clause(cue.start), cue.start))


def _is_done_by_deciding(line: Line, cue: Cue) -> bool:
    """决定设立: what a body decides to set up is set up."""
    return bool(DECIDED.search(line.text, max(0, cue.start - 6), cue.start))


def _read_succession(line: Line, cue: Cue) -> Iterator[Fact]:
    """根据第2100(2013)号决议，马里稳定团接替了……支助团."""
    old = read_actors(line, after_aspect(line.words, cue.end))
    new = subject_of(line, cue.start)
    both = (*old.who[:1], *new.who)
    if len(both) != 2 or any(each.type not in ("mission", "body") for each in both):
        return
    first = line.sentence(cue.start)
    documents, start = documents_before(line, cue.start, first)
    roles = told(line, cue.start)
    if "factuality" not in roles:
        roles["date"] = date_of_clause(line, cue.start)
    roles |= {"established": new.who, "establishedBy": tuple(documents)}
    span = (min(start, new.start), old.end)
    yield line.fact("Establishment", roles, span, SUCCEEDS)
