"""What a paragraph tells of mandates: whose, by which document, from when until when.

The words are looked for around their verb: extended (延长), set up (设立), run out
(届满), ended (终止).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.facts.grants import Grants
from kg.facts.holders import BODIES, OTHERS, Holders
from kg.facts.mandate_words import (
    ADJUSTED,
    ADOPTED,
    BRACKET,
    CHANGES,
    DECIDES,
    ENDED,
    FROM,
    GOES_ON,
    PROLONGED,
    SET_UP,
    TAKEN,
    TALK,
    UNREAL,
    patterns_for,
)
from kg.facts.spells import Spell, read_spell
from kg.model import Mention

GAP = 10  # characters between the parts of a period
LONG = 30  # characters before the name of what is set up


@dataclass(frozen=True, slots=True)
class Tenancy:
    """A period that is told: whose it is, by which document, and in which words."""

    holders: tuple[Mention, ...]
    grantor: Mention | None
    spell: Spell
    place: tuple[int, int]
    change: str = ""  # grants, extends, adjusts, ends; none where it runs out


@dataclass(slots=True)
class Tenancies:
    """Reads paragraphs in order."""

    holders: Holders
    grants: Grants
    adopted: date | None
    words: str = ""
    begin: int = 0
    names: Sequence[Mention] = field(default_factory=tuple)

    def read(
        self, words: str, names: Sequence[Mention], begin: int
    ) -> Iterator[Tenancy]:
        """Yield what one paragraph tells, in order."""
        self.words, self.names, self.begin = words, names, begin
        found = sorted(self._find(), key=lambda each: each[0].start("verb"))
        if found:
            self.holders.look(words, names, begin)
            self.grants.look(words, names, begin)
        told: set[int] = set()
        for match, pattern in found:
            places = {match.start("verb"), match.start("term")}
            if told.isdisjoint(places) and (tenancy := self._tell(match, pattern)):
                told |= places
                yield tenancy

    def _find(self) -> Iterator[tuple[re.Match[str], re.Pattern[str]]]:
        for pattern in patterns_for(self.words):
            for match in pattern.finditer(self.words):
                yield match, pattern

    def _tell(self, match: re.Match[str], pattern: re.Pattern[str]) -> Tenancy | None:
        holders = self._holders(match, pattern)
        verb = match.start("verb")
        decided = self._decided(verb) if holders else None
        if not holders or self._is_unreal(match, decided):
            return None
        grantor = self.grants.of(verb, _end(match), decided=decided is not None)
        adopts = pattern is SET_UP and grantor is self.grants.own
        spell = self._spell(match, pattern, holders, adopts=adopts)
        if pattern is SET_UP and not (
            grantor and (decided or holders[0].type != "body")
        ):
            return None
        if pattern in (ENDED, ADJUSTED, GOES_ON) and grantor is None:
            return None
        place = self._place(match, holders, grantor, spell)
        return Tenancy(holders, grantor, spell, place, CHANGES.get(pattern, ""))

    def _holders(
        self, match: re.Match[str], pattern: re.Pattern[str]
    ) -> tuple[Mention, ...]:
        if pattern is PROLONGED:
            return self.holders.after(match.end(), BODIES)
        if pattern is SET_UP:
            return self._set_up(match.end())
        if pattern is TAKEN:
            verb = match.end("term")
            return self.holders.before(verb, BODIES)
        kinds = BODIES | OTHERS if match["term"].startswith("任务") else BODIES
        return self.holders.before(match.start("term"), kinds)

    def _set_up(self, place: int) -> tuple[Mention, ...]:
        """The first mission or body that is named in the clause."""
        for name in self.names:
            start = name.span.start - self.begin
            if place <= start < place + LONG and name.type in BODIES:
                clear = not any(sign in self.words[place:start] for sign in "，。；：")
                return self.holders.after(start, BODIES) if clear else ()
        return ()

    def _decided(self, verb: int) -> int | None:
        """Where the sentence has decided, before the verb; None if it has not."""
        sentence = self.words.rfind("。", 0, verb) + 1
        found = [each.end() for each in DECIDES.finditer(self.words, sentence, verb)]
        opens = not self.words[sentence:verb].strip(" 0123456789.、")
        return found[-1] if found else verb if opens else None

    def _is_unreal(self, match: re.Match[str], decided: int | None) -> bool:
        verb = match.start("verb")
        signs = max(self.words.rfind(sign, 0, verb) for sign in "，。；：")
        first = signs + 1 if decided is None else decided
        spoken = self.words[min(first, match.start()) : verb]
        return bool(UNREAL.search(spoken) or TALK.match(self.words, _end(match)))

    def _spell(
        self,
        match: re.Match[str],
        pattern: re.Pattern[str],
        holders: tuple[Mention, ...],
        *,
        adopts: bool,
    ) -> Spell:
        """The dates and lengths that follow one another from the term on."""
        first = match.end() if pattern in (TAKEN, SET_UP) else match.end("term")
        named = holders[-1].span.end - self.begin if pattern is SET_UP else 0
        reached = after_bracket(self.words, max(first, _end(match), named))
        near = []
        for name in self.names:
            start, end = name.span.start - self.begin, name.span.end - self.begin
            ahead = match.start() - 2 <= end <= match.start("verb") < first
            follows = first <= start <= reached + GAP
            between = self.words[reached:start]
            apart = "。" in between or (
                pattern is ENDED and not FROM.fullmatch(between)
            )
            if name.value is not None and (ahead or (follows and not apart)):
                near.append(name)
                reached = max(reached, end)
        clause = self.words[match.start() : reached + GAP]
        begins = adopts or ADOPTED.search(clause)
        return read_spell(near, self.adopted if begins else None)

    def _place(
        self,
        match: re.Match[str],
        holders: tuple[Mention, ...],
        grantor: Mention | None,
        spell: Spell,
    ) -> tuple[int, int]:
        """The words from whoever is named first to the last of the period."""
        sentence = self.words.rfind("。", 0, match.start()) + 1
        named = [each for each in (*holders, grantor) if each and each.span.end]
        starts = [each.span.start - self.begin for each in named]
        ends = [each.span.end - self.begin for each in named]
        stop = self.words.find("。", _end(match))
        last = stop if stop >= 0 else len(self.words)
        here = [start for start in starts if sentence <= start < _end(match)]
        there = [end for end in ends if match.start() < end <= last]
        start = min([match.start(), *here])
        return start, max([_end(match), spell.end - self.begin, *there])


def after_bracket(words: str, place: int) -> int:
    """Past the short name in brackets."""
    found = BRACKET.match(words, place)
    return found.end() if found else place


def _end(match: re.Match[str]) -> int:
    """Where the words of a match end; the verb may lie ahead of them."""
    return max(match.end(), match.end("verb"))
