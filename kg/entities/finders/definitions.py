"""Short forms that the text itself defines: 全称(简称), (以下简称“简称”), aliases.

>>> from kg.entities.finders.known import find_known
>>> def show(printed):
...     text = Text(printed)
...     found = Found(find_known(text))
...     return [
...         (each.type, text.plain[each.start:each.end], each.entity)
...         for each in find_defined(text, found)
...     ]
>>> for each in show("萨瓦纳河流域安全委员会(萨安委)开会。萨安委决定"):
...     print(*each)
body 萨瓦纳河流域安全委员会 actor/萨瓦纳河流域安全委员会
body 萨安委 actor/萨瓦纳河流域安全委员会
body 萨安委 actor/萨瓦纳河流域安全委员会
>>> show("东区(加奥省)，任务(见附件)")
[]
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.entities.candidate import BUILT, KNOWN, Candidate
from kg.entities.found import Found
from kg.entities.kinds import type_of_head
from kg.entities.words.text import Text

# (西非经共体), (“马里各方”), (以下简称“协定”), (《协议》)
SHORT = re.compile(
    r"\((?P<said>(?:以下|下文|下)?(?:统?简?称为?|称作)[:：]?)?(?P<quote>[“\"《])?"
    r"(?P<name>[一-鿿A-Za-z][一-鿿A-Za-z0-9·-]{1,19})[”\"》]?\)"
)
CLAUSE = re.compile('[，。；：！？()《》“”"\n、]')
LONGEST = 40
NAMED = {
    *("igo", "body", "mission", "force", "armed_group"),
    *("agreement", "operation", "government", "project"),
}
NO_NAME = re.compile(
    "见|参看|包括|例如|如|即|或|附件|签[名字]|续|上文|下文|另见|也称|原文|英文|法文|第|截至"
    "|约|不?含|其中|以"
)
# What the last sign of a short form says of what it names.
ENDINGS = {
    **dict.fromkeys("团办", "mission"),
    **dict.fromkeys("会委组", "body"),
    **dict.fromkeys("署体盟", "igo"),
    **dict.fromkeys("军阵", "armed_group"),
    "队": "force",
}


class Definition(NamedTuple):
    """A full name with its place, and the short form that follows it."""

    start: int
    end: int
    short: str
    type: str
    entity: str
    new: bool  # whether the full name is not known


def find_defined(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield full names that no list has, and each place of each short form."""
    defined: dict[str, Definition] = {}
    for match in SHORT.finditer(text.plain):
        if definition := _read(text, found, match):
            if definition.new:
                yield Candidate(*definition[:2], *definition[3:5], BUILT)
            defined.setdefault(definition.short, definition)
    yield from _occurrences(text, defined)


def _read(text: Text, found: Found, match: re.Match[str]) -> Definition | None:
    """Read what stands before a bracket as the full name of what stands in it."""
    short, end = match["name"], match.start()
    known = text.names.by_text.get(short)
    if NO_NAME.match(short) or (known and known.entity):
        return None
    full = found.ending_at(end, NAMED)
    if full and _is_short(text, full.start, end, match):
        return Definition(full.start, end, short, full.type, full.entity, False)
    return _read_unknown(text, end, short)


def _is_short(text: Text, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether it is said to be a short form, or is made of the full name's signs."""
    if match["said"] or match["quote"]:
        return True
    return is_drawn(match["name"], text.plain[start:end])


def is_drawn(short: str, full: str) -> bool:
    """Whether the signs of a short form stand in this order in the full one.

    >>> is_drawn("西非经共体", "西非国家经济共同体"), is_drawn("达伊沙", "伊斯兰国")
    (True, False)
    """
    signs = iter(full)
    return len(short) < len(full) and all(sign in signs for sign in short)


def _read_unknown(text: Text, end: int, short: str) -> Definition | None:
    """The shortest whole words before the bracket that the short form is drawn from."""
    floor = max(0, end - LONGEST)
    for mark in CLAUSE.finditer(text.plain, floor, end):
        floor = mark.end()
    start = _drawn_from(text.plain, floor, end, short)
    while start is not None and start > floor and start not in text.words.edges:
        start -= 1
    if start is None or end - start < len(short) + 2:
        return None
    full = text.plain[start:end]
    kind = type_of_head(full) or ENDINGS.get(short[-1], "")
    if not kind:
        return None
    return Definition(start, end, short, kind, f"actor/{full}", True)


def _drawn_from(plain: str, floor: int, end: int, short: str) -> int | None:
    """The last place from which the signs stand in order up to the bracket."""
    at = end
    for sign in reversed(short):
        at = plain.rfind(sign, floor, at)
        if at < 0:
            return None
    return at


def _occurrences(text: Text, defined: Mapping[str, Definition]) -> Iterator[Candidate]:
    """Yield each place of each short form."""
    if not defined:
        return
    shorts = list(defined)
    automaton = AhoCorasick(shorts, matchkind=MatchKind.LeftmostLongest)
    for index, start, end in automaton.find_matches_as_indexes(text.plain):
        if not text.splits_first(start, end) and not text.splits_last(start, end):
            meaning = defined[shorts[index]]
            yield Candidate(start, end, meaning.type, meaning.entity, KNOWN)
