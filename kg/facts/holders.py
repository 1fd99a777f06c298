"""Whose mandate is meant: the names right before 任务期限, or what 其 stands for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.facts.parties import named
from kg.model import Mention

BODIES = {"mission", "body", "force"}
OTHERS = {"office", "igo", "operation"}
# 马里稳定团 / (马里稳定团)目前的 / 任务期限
BETWEEN = re.compile(
    r"(?:[(（][^()（）]{0,40}[)）]|的|目前|现有|当前|现行|现|全部|整个|各自|初步|(?:部署)?在[^，。；：]{1,20}?的|[“”\"\s])*$"
)
JOINT = re.compile(r"\s*(?:、|和|及|与|以及)\s*$")
ITS = re.compile(
    r"(?:其|它们?|该(?:特派)?团|该部队|该办事处|该小组)的?(?:目前|当前|现有)?的?$"
)


@dataclass(slots=True)
class Holders:
    """Reads whose mandate is meant, and keeps the last in mind."""

    last: tuple[Mention, ...] = ()
    words: str = ""
    begin: int = 0
    ends: Mapping[int, Mention] = field(default_factory=dict)
    starts: Mapping[int, Mention] = field(default_factory=dict)

    def look(self, words: str, names: Sequence[Mention], begin: int) -> None:
        """Turn to a paragraph, which begins there in the document."""
        apt = [
            name
            for name in names
            if name.type in BODIES | OTHERS or name.entity.startswith("actor/")
        ]
        self.words, self.begin = words, begin
        self.ends = {name.span.end - begin: name for name in reversed(apt)}
        self.starts = {name.span.start - begin: name for name in reversed(apt)}

    def before(self, place: int, kinds: set[str]) -> tuple[Mention, ...]:
        """Those named right before a place of the paragraph; all of a list."""
        found: list[Mention] = []
        at = self._back(BETWEEN, place)
        while (name := self.ends.get(at)) and name.type in kinds:
            found.append(known(name))
            start = name.span.start - self.begin
            at = self._back(JOINT, start)
            if at == start:
                break
        if not found and ITS.search(self.words, 0, place):
            return self.last
        self.last = tuple(reversed(found)) or self.last
        return tuple(reversed(found))

    def after(self, place: int, kinds: set[str]) -> tuple[Mention, ...]:
        """The one that is named from a place on."""
        name = self.starts.get(place)
        if name is None or name.type not in kinds:
            return ()
        self.last = (known(name),)
        return self.last

    def _back(self, pattern: re.Pattern[str], place: int) -> int:
        found = pattern.search(self.words, max(0, place - 60), place)
        return found.start() if found else place


def known(name: Mention) -> Mention:
    """With an entity of its own where nobody knows it."""
    if name.entity:
        return name
    return Mention(
        name.span, name.type, named(name.surface, name.type).entity, name.surface
    )
