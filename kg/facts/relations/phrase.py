"""What stands right round a word: 由…… before it, what it qualifies after it."""

import re

from kg.facts.lexicon import AND, CLOSE, COLON, COMMA, DOES, HEAD, OPEN, STOP
from kg.facts.line import Line
from kg.facts.relations.lists import (
    NOBODY,
    Actors,
    after_aspect,
    read_actors,
    read_next,
    shorten,
)
from kg.facts.relations.subjects import BY_WHOM, reaches
from kg.facts.subjects import skip_openers
from kg.facts.words import Words
from kg.model import Mention

SHORT = 12  # characters of a body without a name: 三方委员会
ENDS = COMMA | STOP | CLOSE | COLON | OPEN | AND | DOES
AFTER = (
    "外",
    "之外",
    "以外",
    "后",
    "後",
    "以来",
    "以來",
    "之后",
    "之後",
    "时",
    "時",
    "期间",
    "前",
    "之前",
)
OF = re.compile("(?:了|之)?的(?!(?:是|话))")
# Those that can have members, and be set up, and be led.
GROUPS = {"igo", "body", "mission", "force", "armed_group", "government", "project"}
BODY = re.compile(
    "(?:委员会|委員會|小组|小組|机制|機制|法院|法庭|秘书处|秘書處|政府|当局|當局|框架|论坛|論壇|基金|机构"
    "|機構|部队|部隊|特派团|特派團|办事处|辦事處|联盟|聯盟|平台|网络|網絡|理事会|理事會|议会|議會|监察组"
    "|监测组|調查組|调查组|调查团|调查团|调解组|专员公署|管理局|委员会|事务局|总局|中心|使命|倡议|工作组|联络组"
    "|接触小组|指挥部|联合部队|观察团|代表团|核查团|监督机制|监测团|银行|学院|研究所|组织|司令部|联军|军队|武装|群组|联络单位|秘书处|专家组|核心小组|法医组|委员会|联席会议|协调机构)$"
)


def by_whom(line: Line, verb: int) -> Actors:
    """Those between 由 and a verb, if it stands so; ``start`` is that of 由."""
    words = line.words
    clause = line.clause(verb)
    at = words.masked.rfind(BY_WHOM, clause, verb)
    if at < 0:
        return NOBODY
    found = read_actors(line, at + 1, verb)
    if found.who and found.end <= verb and reaches(line, found.end, verb):
        return Actors(found.who, at, found.end)
    whole = shorten(words, at + 1, verb)
    if whole is None or whole[1] != verb:
        return NOBODY
    return Actors((line.mention(*whole),), at, verb)


def qualified(line: Line, place: int) -> Actors:
    """The noun that a clause which ends here qualifies: 由非洲联盟主导 / 的……进程."""
    found = OF.match(line.text, place)
    return read_next(line, found.end()) if found else NOBODY


def object_of(line: Line, verb_end: int) -> Actors:
    """The nouns after a verb, if nothing else is qualified by them."""
    found = read_actors(line, after_aspect(line.words, verb_end))
    return found if found.who and ends_phrase(line.words, found.end) else NOBODY


def ends_phrase(words: Words, place: int) -> bool:
    """Whether a phrase may end here: no noun goes on with it."""
    piece = words.at(place)
    over = place >= len(words.text) or piece.bits & ENDS
    return bool(over) or words.text.startswith(AFTER, place)


def before_by(line: Line, place: int) -> Mention | None:
    """What stands right before 由……, also across a comma: ……小组，/ 由……领导."""
    words = line.words
    last = words.before(place)
    if last.bits & COMMA:
        last = words.before(last.start)
    if last.bits & CLOSE:
        last = words.before(words.text.rfind("(", 0, last.start))
    if last.name or not last.bits & HEAD:
        return last.name
    start = skip_openers(words, line.clause(last.start), last.start)
    short = last.end - start <= SHORT and "的" not in words.masked[start : last.end]
    return line.mention(start, last.end) if short else None


def is_group(name: Mention, text: str = "") -> bool:
    """Whether a name is one of a body, an organisation, a mission or a force."""
    return name.type in GROUPS or bool(BODY.search(text or name.surface))
