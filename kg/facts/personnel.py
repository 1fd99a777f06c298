"""Numbers of personnel in a text: how many, of which kind, and what is done to them.

>>> from kg.entities import find_in
>>> def show(words):
...     for each in find_personnel(words, find_in(words), 0):
...         print(each.amount, each.category, each.change or "-")
>>> show("由至多 13 289 名军事人员和 1 920 名警务人员组成")
13289 category/military -
1920 category/police -
>>> show("将部队人数上限增加 2 040 人，至 14 000 人")
2040 category/troops raise
14000 category/troops to
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model import Mention, Quantity
from kg.seeds import words as seed_words

UNITS = {"名", "人", "个", "位"}
BEHIND = 16  # characters after a number in which its kind is named
STOPS = re.compile("[，。；：、]|和|及|与")
# 增加 / 2 049人, 减少 / 至: by how much, or to how much
RAISE = re.compile(
    r"(?:增加|增派|追加|增设|额外部署|扩充|增补)了?[^，。；：\d至到]{0,16}$"
)
LOWER = re.compile(r"(?:减少|裁减|削减|缩减|裁撤)了?[^，。；：\d至到]{0,16}$")
TO = re.compile(
    r"(?:增|减|升|降|提高|扩大|扩编|缩减|裁减|削减|增加|减少|调整|[，,])"
    r"\s*(?:至|到|为)\s*$"
)
# 从 / 10 000人增至……, 12 640人 / 基础上: what it changes from
FROM = re.compile(r"从\s*$")
BASE = re.compile("[^，。；]{0,12}基础上")
CHANGES = {"to": TO, "raise": RAISE, "lower": LOWER, "from": FROM}
PART = re.compile(r"(?:其中|包括|包含|含|内有)[^，。；：\d]{0,12}$")


class Personnel(NamedTuple):
    """A number of people of a kind; ``change``: raise, lower, to, from."""

    start: int
    end: int
    amount: int
    category: str
    bound: str
    change: str
    part: bool  # of another number: 其中包括


class Change(NamedTuple):
    """A strength: its number, what it was before, and by how much it rises."""

    number: Personnel
    former: int | None = None
    rise: int | None = None

    def measure(self, told: int | None) -> tuple[int | None, int | None]:
        """The strength and its rise; ``told``: what was told of it before.

        >>> cut = Personnel(0, 0, 500, "category/police", "", "lower", False)
        >>> Change(cut).measure(2000), Change(cut).measure(None)
        ((1500, -500), (None, -500))
        """
        former = told if self.former is None else self.former
        number = self.number
        if number.change in ("raise", "lower"):
            rise = number.amount if number.change == "raise" else -number.amount
            return (None if former is None else former + rise), rise
        if number.change == "to" and former is not None and self.rise is None:
            return number.amount, number.amount - former or None
        return number.amount, self.rise


def find_changes(numbers: Iterable[Personnel]) -> Iterator[Change]:
    """Put together what is said of one strength: 从……增至……, 增加……，至……."""
    former: int | None = None
    rise: Personnel | None = None
    for number in numbers:
        if rise and number.change == "to" and number.category == rise.category:
            _, change = Change(rise).measure(None)
            yield Change(number._replace(start=rise.start), former, change)
            rise = former = None
            continue
        if rise:
            yield Change(rise, former)
            rise = former = None
        if number.change == "from":
            former = number.amount
        elif number.change in ("raise", "lower"):
            rise = number
        else:
            yield Change(number, former)
            former = None
    if rise:
        yield Change(rise, former)


def find_personnel(
    text: str, names: Sequence[Mention], begin: int
) -> Iterator[Personnel]:
    """Yield the numbers of personnel; ``begin`` is the text's place in the document."""
    category, seen = "", False
    for name in names:
        value = name.value
        if not isinstance(value, Quantity) or value.unit not in UNITS:
            continue
        start, end = name.span.start - begin, name.span.end - begin
        if value.amount != int(value.amount) or start < 0 or end > len(text):
            continue
        found, last = _category(text, start, end)
        category, end = found or category, last or end
        if category:
            change = "from" if BASE.match(text, end) else _change(text[:start])
            part = seen and PART.search(text, 0, start) is not None
            seen = True
            amount = int(value.amount)
            yield Personnel(start, end, amount, category, value.bound, change, part)


def _change(before: str) -> str:
    near = before[-30:]
    return next((key for key, each in CHANGES.items() if each.search(near)), "")


def _category(text: str, start: int, end: int) -> tuple[str, int]:
    """The kind that is named behind the number, and where; else right before it."""
    automaton, keys = _kinds()
    stop = STOPS.search(text, end, end + BEHIND)
    behind = text[end : stop.start() if stop else end + BEHIND]
    # 部队和警察: what joins two kinds is no end of the phrase
    for index, first, last in automaton.find_matches_as_indexes(
        text[end : end + BEHIND]
    ):
        if first < max(1, len(behind)):
            return keys[index], end + last
    sentence = max(text.rfind(sign, 0, start) for sign in "。；") + 1
    found = automaton.find_matches_as_indexes(text[max(sentence, start - 40) : start])
    return (keys[found[-1][0]] if found else ""), 0


@cache
def _kinds() -> tuple[AhoCorasick, list[str]]:
    """The words for kinds of personnel in one automaton, and what they mean."""
    forms = {
        form: key
        for word in seed_words()
        for key in word.broader
        if key.startswith("category/")
        for form in word.forms
    }
    automaton = AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest)
    return automaton, list(forms.values())
