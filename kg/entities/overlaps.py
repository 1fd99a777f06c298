"""Overlaps are settled here and nowhere else: candidates to mentions that nest or part.

Of two that cross the better founded stays, then the longer. A name inside a name stays
only where the outer one is made of names (the holder of an office, the resolution that
set up a body); what merely groups others (马里各方) hides nothing.
"""

import re
from collections.abc import Collection, Iterable

from kg.entities.candidate import Candidate
from kg.entities.words.text import Text

# What may stand inside what; see tests/gold/GUIDE.md.
NESTS = {
    "office": {
        *("state", "place", "government", "igo", "body", "mission"),
        *("force", "armed_group"),
    },
    "body": {"symbol", "agreement", "armed_group"},
    "igo": {"agreement"},
    "agreement": {"date"},
    "symbol": {"document"},
}
# Types that are not names themselves, and let every name inside them stand.
OPEN = {
    "collective",
    "project",
    "people",
    "quantity",
    "duration",
    "recurrence",
    "reference",
    "event",
}
SUBJECT = re.compile("问题|局势|事务(?!部|大臣)")
ABROAD = re.compile("驻|出席")


def settle(text: Text, candidates: Iterable[Candidate]) -> list[tuple[Candidate, int]]:
    """Give the candidates that stay, in order, with the level of each."""
    kept: list[Candidate] = []
    stack: list[Candidate] = []
    lost: set[int] = set()
    for each in sorted(candidates, key=_order):
        while stack and stack[-1].end <= each.start:
            stack.pop()
        if not _yields(each, stack, lost):
            kept.append(each)
            stack.append(each)
    return _level(text, [each for each in kept if id(each) not in lost])


def _order(candidate: Candidate) -> tuple[int, int, int, bool, str]:
    known = not candidate.entity
    return candidate.start, -candidate.end, -candidate.rank, known, candidate.type


def _yields(each: Candidate, stack: list[Candidate], lost: set[int]) -> bool:
    """Whether one that stands already is better; the worse that it crosses are lost."""
    for other in reversed(stack):
        if each.end <= other.end:
            same = each.start == other.start and each.end == other.end
            return same and other.type not in OPEN
        if _weight(each) <= _weight(other):
            return True
        lost.add(id(other))
        stack.remove(other)
    return False


def _weight(candidate: Candidate) -> tuple[int, int]:
    return candidate.rank, candidate.end - candidate.start


def _level(text: Text, candidates: list[Candidate]) -> list[tuple[Candidate, int]]:
    """Keep of the names inside names those that belong there."""
    result: list[tuple[Candidate, int]] = []
    lands = {each.start for each in candidates if each.type in ("state", "place")}
    outer: Candidate | None = None
    inner: Candidate | None = None
    group: Candidate | None = None
    for each in candidates:
        inside = outer is not None and each.start < outer.end
        if each.type in OPEN:
            again = group and each.start < group.end and each.type == group.type
            if not inside and not again:
                group = each
                result.append((each, 0))
        elif not inside:
            if group and each.start < group.end and _is_part(text, each, group):
                continue
            outer = inner = each
            result.append((each, 0))
        elif (
            outer
            and _nests(text, outer, each, lands)
            and not _within(each, inner, outer)
        ):
            inner = each
            result.append((each, 1))
    return result


def _within(each: Candidate, inner: Candidate | None, outer: Candidate) -> bool:
    """Whether it is inside a name that is inside already."""
    return inner is not None and inner is not outer and each.start < inner.end


def _is_part(text: Text, each: Candidate, group: Candidate) -> bool:
    """非洲 in 非洲国家 is no place of its own, but it is in 安理会非洲成员国."""
    after = text.plain[each.end : group.end]
    return (
        each.type == "place"
        and each.start == group.start
        and not after.startswith("成员")
    )


def _nests(
    text: Text, outer: Candidate, each: Candidate, lands: Collection[int]
) -> bool:
    if each.type not in NESTS.get(outer.type, ()):
        return False
    if outer.type == "agreement":
        return each.start == outer.start
    if each.type == "agreement":
        return text.plain[each.start] == "《"
    if outer.type != "office":
        return True
    if each.start == outer.start:
        subject = SUBJECT.search(text.plain, each.end, outer.end)
        holds = subject is None or each.end in lands  # 中国|阿富汗事务特使
        return each.type not in ("state", "place") or holds
    return bool(ABROAD.search(text.plain, outer.start, each.start)) or (
        text.plain[each.start - 1] == "("
    )
