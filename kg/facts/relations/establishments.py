"""Establishments: which body, mission or mechanism was set up, by what, and when.

Camps, lines, posts and trust are built too, and are no bodies.
"""

import re
from collections.abc import Iterator

from kg.facts.clauses import clause_start, sentence_start
from kg.facts.cues import Cue
from kg.facts.factuality import MANDATED, taken, told
from kg.facts.lexicon import AND, NAME
from kg.facts.line import Line
from kg.facts.relations.actors import (
    NOBODY,
    Actors,
    after_aspect,
    read_actors,
    subject_of,
)
from kg.facts.relations.dates import date_near, date_of, date_of_clause
from kg.facts.relations.founders import NAMED, document_in, documents_before, founders
from kg.facts.relations.phrase import by_whom, ends_phrase, qualified
from kg.model import Fact, Mention

BY_NAME, QUALIFIED = "a body named by what set it up", "a body that was set up"
ACTIVE, PASSIVE, SUCCEEDS = (
    "who sets up",
    "what is set up",
    "what takes another's place",
)
FOUND, FOUNDED = "relation/found", "relation/founded"
# What is set up in every sense of the word, and what only 设立 and 成立 make a body.
STRONG = re.compile(
    "(?:委员会|委員會|小组|小組|法院|法庭|秘书处|秘書處|政府|当局|當局|特派团|特派團|办事处|辦事處|理事会|理事會"
    "|议会|議會|监测组|监察组|调查团|调查组|專員公署|专员公署|管理局|总局|代表团|指挥部|司令部|联络组|观察团|核查团"
    "|检察院|检察厅|制宪会议|国民议会|参谋部)$"
)
WEAK = re.compile(
    "(?:机制|機制|框架|论坛|論壇|基金|机构|機構|部队|部隊|联盟|聯盟|平台|网络|網絡|中心|银行|银行|组织|組織|学院"
    "|研究所|警察局|监察员|基金会|集团)$"
)
MAKING = re.compile("设立|設立|成立|创建|創建|创立|創立|组建|組建|所设|所設")
TYPES = {"body", "mission", "force", "igo", "government", "armed_group"}
DECIDED = re.compile("决定|決定")
SOMEWHERE = re.compile("在[^，。；的]{2,12}$")
BESIDE = 10  # characters between a date and the word
LATER = re.compile("[前后後]|以来|以來|[，。；]")
GAINED = re.compile("(?:被|得以|于|於|是|由|根据|根據|经|經|最初|正式|已|了|而)$")
SINCE = ("以来", "以來", "之初", "后", "後", "周年", "时", "時", "之日", "之前", "前")


def read(line: Line) -> Iterator[Fact]:
    """Yield the establishments of a paragraph."""
    yield from _read_names(line)
    for cue in line.cues.of(FOUNDED):
        yield from _read_qualified(line, cue, _after_suo(line, cue))
    for cue in line.cues.of(FOUND):
        after = qualified(line, cue.end)
        if after.who or line.text.startswith("的", cue.end):
            yield from _read_qualified(line, cue, after)
        else:
            yield from _read_active(line, cue) or _read_passive(line, cue)
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
        return read_actors(line, at + 1, loose=True) if at > 0 else NOBODY
    return read_actors(line, place + line.text.startswith("的", place), loose=True)


def _read_qualified(line: Line, cue: Cue, what: Actors) -> Iterator[Fact]:
    """2017 年成立的……联合部队, 《协议》所设机制."""
    if not what.who or not _is_body(line, what.who[0], cue, weak=True):
        return
    by = by_whom(line, cue.start)
    documents, start = documents_before(line, cue.start)
    actors = by if by.who else founders(line, cue.start, nearest=True)
    date = _date_before(line, cue.start)
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
    begin = min([cue.start, start, *([actors.start] if actors.who else [])])
    span = (begin, what.end)
    yield line.fact("Establishment", roles | taken(line, begin), span, QUALIFIED)


def _date_before(line: Line, place: int) -> str | None:
    """2017 年 / 成立的, 2022 年 9 月在日内瓦 / 设立的."""
    for piece in sorted(line.words.pieces.values()):
        beside = 0 <= place - piece.end <= BESIDE
        if piece.name and beside and not LATER.search(line.text, piece.end, place):
            found = date_of(piece.name)
            if found:
                return found
    return None


def _is_body(line: Line, name: Mention, cue: Cue, *, weak: bool = False) -> bool:
    named = line.words.at(name.span.start - line.paragraph.span.start).bits & NAME
    if named and name.type in TYPES:
        return True
    making = weak or MAKING.search(line.text[cue.start : cue.end])
    head = STRONG.search(name.surface) or (making and WEAK.search(name.surface))
    return bool(head) and len(name.surface) > len(head[0] if head else "")


def _read_active(line: Line, cue: Cue) -> list[Fact]:
    """秘书长设立了一个独立专家小组."""
    what = read_actors(line, after_aspect(line.words, cue.end), loose=True)
    bodies = tuple(each for each in what.who if _is_body(line, each, cue))
    if not bodies or not ends_phrase(line.words, what.end):
        return []
    who = founders(line, cue.start)
    first = sentence_start(line.words, cue.start, 0)
    documents, start = documents_before(line, cue.start, first)
    roles = told(line, cue.start)
    if _is_done_by_deciding(line, cue) and roles.get("factuality") == MANDATED:
        del roles["factuality"]
    if "factuality" not in roles:
        roles["date"] = date_of_clause(line, cue.start)
    roles |= {"established": bodies, "establishedBy": (*who.who, *documents)}
    begin = min([cue.start, start, *([who.start] if who.who else [])])
    return [line.fact("Establishment", roles, (begin, what.end), ACTIVE)]


def _is_done_by_deciding(line: Line, cue: Cue) -> bool:
    """决定设立: what a body decides to set up is set up."""
    return bool(DECIDED.search(line.text, max(0, cue.start - 6), cue.start))


def _read_passive(line: Line, cue: Cue) -> list[Fact]:
    """独立选举管理局得以成立, 该框架是为……而设立的."""
    words = line.words
    if not MAKING.search(line.text[cue.start : cue.end]):
        return []
    over = ends_phrase(words, cue.end) or line.text.startswith("了", cue.end)
    if not over or line.text.startswith(SINCE, cue.end):
        return []
    clause = clause_start(words, cue.start, 0)
    gained = GAINED.search(line.text, clause, cue.start)
    if not gained and not date_near(line, clause, cue.start):
        return []
    what = subject_of(line, cue.start)
    if (
        len(what.who) != 1
        or what.start < clause
        or not _is_body(line, what.who[0], cue)
    ):
        return []
    documents, _ = documents_before(line, cue.start, clause)
    by = by_whom(line, cue.start)
    roles = told(line, cue.start)
    if "factuality" not in roles:
        roles["date"] = date_of_clause(line, cue.start)
    roles |= {"established": what.who, "establishedBy": (*by.who, *documents)}
    return [line.fact("Establishment", roles, (what.start, cue.end), PASSIVE)]


def _read_succession(line: Line, cue: Cue) -> Iterator[Fact]:
    """根据第2100(2013)号决议，马里稳定团接替了……支助团."""
    old = read_actors(line, after_aspect(line.words, cue.end))
    new = subject_of(line, cue.start)
    both = (*old.who[:1], *new.who)
    if len(both) != 2 or any(each.type not in ("mission", "body") for each in both):
        return
    first = sentence_start(line.words, cue.start, 0)
    documents, start = documents_before(line, cue.start, first)
    roles = told(line, cue.start)
    if "factuality" not in roles:
        roles["date"] = date_of_clause(line, cue.start)
    roles |= {"established": new.who, "establishedBy": tuple(documents)}
    span = (min(start, new.start), old.end)
    yield line.fact("Establishment", roles, span, SUCCEEDS)
