"""Ceilings: how many military, police or other personnel a mission may have.

They stand in what is decided or authorised, and where a text tells of an authorised
strength (核定). What is recommended, or an option, is none. A rise or a cut says what
it adds to where that is known.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.documents.script import fold
from kg.facts.grants import Grants
from kg.facts.holders import known
from kg.facts.origins import decides, own_document
from kg.facts.personnel import Change, find_changes, find_personnel
from kg.facts.text import Text
from kg.model import Fact, Mention, Paragraph, Quantity

DECIDING = {"force/decides", "force/authorizes"}
HOLDERS = {"mission", "force"}
NARROW = {
    *("category/military-observers", "category/formed-police"),
    *("category/individual-police", "category/corrections", "category/civilian"),
}
# What tells that a number is a limit: 由……组成, 上限, 至多
LIMIT = re.compile(
    "组成|上限|核定|核准|兵力|编制|定额|最高人数|至多|最多|不超过|增加|增派|增至|减少|减至|裁减|削减|增设|人数"
)
# 核定兵力 / 为12 640名; but not 提高核定上限
AUTHORIZED = re.compile(r"核定[^，。；：\d]{0,24}(?=\d)")
PROPOSED = re.compile("建议|提议|备选|设想|拟议|可能|如果|请求|考虑|草案|假设")
DEPLOYED = re.compile("实际|目前有|现有|共有|在岗|已部署|部署了")
RULE = "an authorised strength"


def extract(text: Text) -> Iterator[Fact]:
    """Yield the ceilings that a document sets or tells of."""
    document = text.document
    own = own_document(document) if decides(document) else None
    reader = _Reader(Grants(own))
    decided: dict[str, list[Fact]] = {}
    for fact in text.facts:
        if fact.roles.get("force") in DECIDING:
            decided.setdefault(fact.paragraph.number, []).append(fact)
    for paragraph, names in text.lines():
        if any(isinstance(name.value, Quantity) for name in names):
            here = decided.get(paragraph.number, [])
            if here or AUTHORIZED.search(paragraph.text):
                yield from reader.read(paragraph, names, here)


@dataclass(slots=True)
class _Reader:
    """Reads paragraphs in order; knows the last ceiling of each kind."""

    grants: Grants
    words: str = ""
    names: Sequence[Mention] = ()
    last: dict[tuple[str, str], Fact] = field(default_factory=dict)

    def read(
        self, paragraph: Paragraph, names: Sequence[Mention], decided: Sequence[Fact]
    ) -> Iterator[Fact]:
        """Yield the ceilings of one paragraph."""
        begin = paragraph.span.start
        self.words, self.names = fold(paragraph.text), names
        self.grants.look(self.words, names, begin)
        spans = [
            (each.evidence.start - begin, each.evidence.end - begin, each)
            for each in decided
        ]
        told = [
            (found.start(), end, None)
            for start, end in _sentences(self.words)
            if (found := AUTHORIZED.search(self.words, start, end))
            and not PROPOSED.search(self.words, start, end)
            and not any(first < end and start < last for first, last, _ in spans)
        ]
        for start, end, act in [*spans, *told]:
            yield from self._read(paragraph, start, end, act)

    def _read(
        self, paragraph: Paragraph, start: int, end: int, act: Fact | None
    ) -> Iterator[Fact]:
        """The ceilings in what is decided, or told as authorised."""
        begin = paragraph.span.start
        inside = [
            name
            for name in self.names
            if start <= name.span.start - begin and name.span.end - begin <= end
        ]
        if not LIMIT.search(self.words, start, end):
            return
        for change in find_changes(find_personnel(self.words, inside, begin)):
            each = change.number
            holder = self._holder(inside, each.start + begin, act)
            part = each.part and each.category not in NARROW
            part = part or each.bound == "at least"
            if holder and not part and not self._is_deployed(each.start):
                fact = self._state(paragraph, holder, change, act)
                self.last[holder.entity, each.category] = fact
                yield fact

    def _is_deployed(self, place: int) -> bool:
        """Whether a number is that of those who are there: 实际部署12 000人."""
        clause = max(self.words.rfind(sign, 0, place) for sign in "，。；") + 1
        return DEPLOYED.search(self.words, clause, place) is not None

    def _holder(
        self, names: Sequence[Mention], place: int, act: Fact | None
    ) -> Mention | None:
        """The first mission that is named before the number, or who is addressed."""
        named = [each for each in names if each.type in HOLDERS]
        before = [each for each in named if each.span.start < place]
        asked = act.roles.get("addressee") if act else None
        asked = asked if isinstance(asked, tuple) else ()
        addressed = [each for each in asked if each.type in HOLDERS]
        earlier = [
            each
            for each in self.names
            if each.type in HOLDERS and each.span.start < place
        ]
        found = before[:1] or addressed[:1] or earlier[-1:] or named[:1]
        return known(found[0]) if found else None

    def _state(
        self, paragraph: Paragraph, holder: Mention, change: Change, act: Fact | None
    ) -> Fact:
        each = change.number
        before = self.last.get((holder.entity, each.category))
        told = before.roles.get("amount") if before else None
        amount, rise = change.measure(told if isinstance(told, int) else None)
        reported = act is None or "reportedBy" in act.roles
        roles = {
            "of": holder,
            "category": each.category,
            "amount": amount,
            "increase": rise,
            "addsTo": before if rise and change.former is None else None,
            "bound": f"bound/{each.bound.replace(' ', '-')}" if each.bound else None,
            "setBy": self.grants.told_at(each.start)
            or self.grants.of(each.start, each.end, decided=not reported),
        }
        given = {role: value for role, value in roles.items() if value is not None}
        evidence = paragraph.place(each.start, each.end)
        return Fact("Ceiling", given, paragraph, evidence, RULE)


def _sentences(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in words.split("。"):
        yield start, start + len(part)
        start += len(part) + 1
