"""Names of the authority files: takes the text's hits, gives those that are names here.

>>> def show(printed):
...     text = Text(printed)
...     return [(text.plain[each.start:each.end]) for each in find_known(text)]
>>> show("和平行动部署了；非联合国部队；发展中国家；各方面")
['发展中国家']
>>> show("该委员会和有关国家委员会；协议监测委员会，委员会")
['协议监测委员会', '委员会']
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import GUESSED, KNOWN, Candidate
from kg.entities.found import Found
from kg.entities.kinds import TYPE_OF_HEAD
from kg.entities.overlaps import OPEN
from kg.entities.words.lexicon import Name
from kg.entities.words.lists import words
from kg.entities.words.text import Text
from kg.entities.words.transliteration import CHARACTERS
from kg.entities.words.walk import follows_noun, standing_before

LONGEST = 40  # characters of a name, nearly always
# Types whose longest hit may hold other names that count.
HOLDERS = OPEN | {"office", "body", "igo", "agreement"}
# Short forms of these mean a certain one even where the document has no full name.
CLEAR = {"body", "mission", "office", "force"}
# 秘书处, 东区: short forms of other types that mean a certain one too.
ALWAYS = re.compile(r"秘书处\Z|^[东南西北中]区\Z")
# Last signs that may as well begin the next word: 和平行动部|署, 冲突各方|面.
OPEN_ENDED = frozenset(
    "部署处会团组队军办厅局所院党盟方人员者民国社联体童女伴长席表合动法机构台帝"
)
NATIONAL = ("国家", "全国", "最高", "联邦")
# 该团, 各特派团: not a certain one by its name.
QUANTIFIERS = {"若干", "有关", "相关", "其他", "多个", "任何", "某些", "这些", "那些"}
# 派出了观察团, 维和特派团, 工作人员和特派团: any of their kind.
KIND = re.compile(
    r"(?:(?:派出|派遣|组建)了?|维和|维持和平|政治|综合|外地|实地|(?:行动|人员)[和与、]|国的)\Z"
)
THERE = frozenset("在于赴抵驻")
JOINED = {"mission", "igo", "office"}
DETERMINERS = frozenset("该各这此每某几两些本任多个")


def find_known(text: Text) -> Iterator[Candidate]:
    """Yield the names that stand here as names, and those inside them."""
    named = _named(text)
    end_before = -1
    for index, start, end in text.hits:
        name = text.names.names[index]
        if _negated(text, start, end_before) or not _stands(text, name, start, end):
            yield from _fall_back(text, index, start)
            yield from _overtaken(text, start, end)
            continue
        end_before = end
        clear = name.entity or _is_clear(text, name, start, named)
        if clear:
            yield _candidate(name, start, end)
        if not clear or name.type in HOLDERS:
            yield from _fall_back(text, index, start)
        if name.type == "collective":
            beyond = _overtaken(text, start, end)  # 公约缔约方|大会
            yield from (each for each in beyond if each.end > end)


def find_joined(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield what has 联合国 before its name in the list: 联合国中部非洲区域办事处."""
    for each in found:
        if each.rank == KNOWN and each.entity and each.type in JOINED:
            start = each.start - (text.plain[each.start - 1 : each.start] == "驻")
            before = found.ending_at(start, {"igo"})
            if before and before.entity == "actor/united-nations":
                yield each._replace(start=before.start)


def _candidate(name: Name, start: int, end: int) -> Candidate:
    rank = GUESSED if name.type in OPEN else KNOWN
    return Candidate(start, end, name.type, name.entity, rank, None, name.choices)


def _named(text: Text) -> set[str]:
    """The entities that are named here by a name that is theirs alone."""
    names = text.names.names
    return {names[index].entity for index, _, _ in text.hits} - {""}


def _negated(text: Text, start: int, end_before: int) -> bool:
    """非联合国部队; but 西非|联合国."""
    return start != end_before and text.plain[start - 1 : start] == "非"


def _stands(text: Text, name: Name, start: int, end: int) -> bool:
    """Whether the characters are this name, and not parts of other words."""
    first, last = name.text[0], name.text[-1]
    if (first.isascii() or last.isascii()) and not _apart(text.plain, start, end):
        return False
    if not name.entity:
        return not text.splits_word(start, end)
    if last in OPEN_ENDED and text.splits_last(start, end):
        return False
    if text.inside_word(start, end):
        return False
    if name.type == "body" and text.plain[start - 2 : start] in NATIONAL:
        return False  # 国家安全理事会
    if name.text == "大会" and follows_noun(text, start):
        return False  # 世界土著人民大会
    return end - start > 3 or not text.splits_first(start, end)


def _apart(plain: str, start: int, end: int) -> bool:
    """A Latin name or a number is not a piece of another one."""
    before, after = plain[start - 1 : start + 1], plain[end - 1 : end + 1]
    return not _joined(before) and not _joined(after) and before[:1] != "/"


def _joined(pair: str) -> bool:
    return len(pair) == 2 and pair.isascii() and pair.isalnum()


def _is_clear(text: Text, name: Name, start: int, named: set[str]) -> bool:
    """Whether a short form means a certain entity here."""
    before = text.plain[max(0, start - 2) : start]
    if name.text in words("common") or before[-1:] in DETERMINERS:
        return False
    if before in QUANTIFIERS:
        return False  # 若干委员会
    if _is_of_any_kind(text, name, start):
        return False
    if name.text in TYPE_OF_HEAD and _goes_on(text, name, start):
        return False  # 有关国家委员会
    if name.type in CLEAR or ALWAYS.search(name.text):
        return True
    if name.type == "place" and before[-1:] in THERE and _is_whole(text, name, start):
        return True  # 在罗马举行
    return any(_is_at_hand(text, key, named) for key in name.choices)


def _goes_on(text: Text, name: Name, start: int) -> bool:
    """Whether a head has before it what makes it another name: 执行委员会."""
    standing = standing_before(text.plain, start, start + len(name.text))
    return standing < start or follows_noun(text, start)


def _is_whole(text: Text, name: Name, start: int) -> bool:
    """Whether a foreign name ends with it: 罗马, not 萨达 in 萨达姆."""
    after = text.plain[start + len(name.text) :][:1]
    return CHARACTERS.issuperset(name.text) and after not in CHARACTERS


def _is_of_any_kind(text: Text, name: Name, start: int) -> bool:
    """Whether what is meant is any of its kind: 特派团之间, 派出了观察团."""
    if name.type != "mission":
        return False
    if text.plain.startswith("之间", start + len(name.text)):
        return True
    return bool(KIND.search(text.plain, max(0, start - 4), start))


def _is_at_hand(text: Text, key: str, named: set[str]) -> bool:
    """Whether an entity is named, or what it lies in or belongs to."""
    if key in named:
        return True
    entry = text.names.entry(key)
    return entry is not None and not named.isdisjoint(entry.located_in + entry.part_of)


def _overtaken(text: Text, start: int, end: int) -> Iterator[Candidate]:
    """Yield names that begin inside a hit: 建议|联合国 where 议联 is one."""
    base = start + 1
    for index, first, last in text.names.find(text.plain[base : end + LONGEST]):
        name = text.names.names[index]
        if base + first >= end:
            return
        if not name.entity or text.plain[base + first - 1] == "非":
            continue
        if _stands(text, name, base + first, base + last):
            yield _candidate(name, base + first, base + last)


def _fall_back(text: Text, index: int, start: int) -> Iterator[Candidate]:
    """Yield the shorter names inside a hit."""
    for inner, first, last in text.names.inside(index):
        name = text.names.names[inner]
        if name.entity and _is_free(text, start, first, last):
            yield _candidate(name, start + first, start + last)
        if name.type in OPEN:
            yield from _fall_back(text, inner, start + first)


def _is_free(text: Text, start: int, first: int, last: int) -> bool:
    """Not 联合国 in 非联合国部队, nor 中国 in 发展中国家."""
    negated = first and text.plain[start + first - 1] == "非"
    return not negated and not text.inside_word(start + first, start + last)
