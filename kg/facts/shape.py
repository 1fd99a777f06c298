"""A paragraph with its names as signs, so that a pattern can be of names and words.

>>> from kg.entities import find_in
>>> printed = "安理会 2020 年 6 月 11 日在日内瓦举行会议"
>>> shape = Shape(printed, find_in(printed))
>>> shape.text
'ⒶⒹ在Ⓟ举行会议'
>>> shape.name(0).entity, shape.place(2, 3)
('actor/security-council', (19, 20))

Blanks are left out, as are tabs; ``place`` leads back to the paragraph's own text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.facts.parties import named
from kg.model import Mention
from kg.seeds import authority

STATE, ACTOR, HOLDER, PLACE, DATE = "ⓃⒶⒽⓅⒹ"
SYMBOL, QUANTITY, AGREEMENT, OPERATION, PERIOD, EVENT, OTHER = "ⒷⓆⒼⓄⓉⒺⒿ"
SIGNS = {
    "state": STATE,
    "place": PLACE,
    "office": HOLDER,
    "person": HOLDER,
    "date": DATE,
    "symbol": SYMBOL,
    "quantity": QUANTITY,
    "agreement": AGREEMENT,
    "operation": OPERATION,
    "duration": PERIOD,
    "recurrence": PERIOD,
    "project": OTHER,
    "event": EVENT,
}
FAMILIES = {"place": PLACE, "agreement": AGREEMENT, "operation": OPERATION}
LANDS = ("该国", "我国", "該國", "我國")
PACTS = ("协议", "协定", "條約", "条约", "公约", "备忘录", "宪章", "议定书")  # 该协议
ACTORS = f"[{STATE}{ACTOR}{HOLDER}]"
SOMEWHERE = f"[{PLACE}{STATE}]"
CLAUSE, SENTENCE = re.compile("[，。；：！？]"), re.compile("[。；！？]")
BLANK = " \t\n\u3000"
WIDE = str.maketrans(",;:!?", "，；：！？", BLANK)  # half-width signs are the same


class Shape:
    """The signs of a paragraph, and the way back."""

    def __init__(self, text: str, names: Sequence[Mention], begin: int = 0) -> None:
        self.printed = text
        self.starts: list[int] = []
        self.names: dict[int, Mention] = {}
        self._ends: dict[re.Pattern[str], list[int]] = {}
        parts: list[str] = []
        at = 0
        for name in outermost(names):
            parts.append(self._spell(at, name.span.start - begin))
            self.names[len(self.starts)] = name
            self.starts.append(name.span.start - begin)
            parts.append(sign_of(name))
            at = name.span.end - begin
        parts.append(self._spell(at, len(text)))
        self.starts.append(len(text))
        self.text = "".join(parts)

    def _spell(self, start: int, end: int) -> str:
        """The signs of what is no name: its characters without blanks."""
        words = self.printed[start:end]
        spelt = words.translate(WIDE)
        if len(spelt) == len(words):
            self.starts.extend(range(start, end))
        else:
            places = range(start, end)
            self.starts.extend(at for at in places if self.printed[at] not in BLANK)
        return spelt

    def name(self, index: int) -> Mention:
        """The name whose sign stands here; one without an entity is called as printed.

        KeyError where no name stands.
        """
        return identify(self.names[index])

    def named(self, start: int, end: int, signs: str = "") -> list[Mention]:
        """The names between two signs, only those with these signs if any are given."""
        return [
            self.name(index)
            for index in range(start, end)
            if index in self.names and (not signs or self.text[index] in signs)
        ]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the paragraph of what stands between two signs."""
        last = self.starts[end - 1] if end > start else self.starts[start]
        if end - 1 in self.names and end > start:
            last += len(self.names[end - 1].surface)
        elif end > start:
            last += 1
        return self.starts[start], last

    def words(self, start: int, end: int) -> str:
        """The characters of the paragraph that stand between two signs."""
        return self.printed[slice(*self.place(start, end))]

    def clause(self, index: int) -> tuple[int, int]:
        """From which sign to which the clause goes that holds this one."""
        return self._around(index, CLAUSE)

    def sentence(self, index: int) -> tuple[int, int]:
        """The same of the sentence."""
        return self._around(index, SENTENCE)

    def _around(self, index: int, ends: re.Pattern[str]) -> tuple[int, int]:
        if ends not in self._ends:
            self._ends[ends] = [found.start() for found in ends.finditer(self.text)]
        places = self._ends[ends]
        at = bisect_left(places, index)
        start = places[at - 1] + 1 if at else 0
        return start, places[at] if at < len(places) else len(self.text)


def outermost(names: Sequence[Mention]) -> Iterator[Mention]:
    """The names that stand in no other, in order."""
    reached = -1
    for name in sorted(names, key=lambda each: (each.span.start, -each.span.end)):
        if name.span.start >= reached:
            yield name
            reached = name.span.end


def sign_of(name: Mention) -> str:
    """The sign of a name: by what it stands for, else by its type."""
    if name.type == "reference":
        if name.surface.endswith(PACTS):
            return AGREEMENT
        if name.surface.endswith(LANDS):
            return STATE
        family = FAMILIES.get(name.entity.partition("/")[0], ACTOR)
        return STATE if _is_state(name.entity) else family
    return SIGNS.get(name.type, ACTOR)


@cache
def _is_state(key: str) -> bool:
    entry = authority().entries.get(key)
    return entry is not None and entry.type == "State"


def identify(name: Mention) -> Mention:
    """A name with an entity; what is not known is an entity that is called so."""
    if name.entity:
        return name
    found = named(name.surface, name.type)
    return replace(name, entity=found.entity)


def any_of(forms: Sequence[str]) -> str:
    """A pattern for any of these, the longest first."""
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
