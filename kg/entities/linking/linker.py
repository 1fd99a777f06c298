"""Which entity a name means here: takes settled candidates, gives each its key.

A short form means what the text has named in full: first the nearest full name that
ends with it, then the only one of its possible meanings that is named or lies in the
State at hand. Where two remain it is left without an entity: homonyms are refused, not
merged.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.entities.candidate import Candidate
from kg.entities.finders.references import HEADS
from kg.entities.linking.decisions import Decisions
from kg.entities.linking.memory import Memory, leading, whole_names
from kg.entities.linking.posts import is_national, post_of
from kg.entities.linking.variants import meet
from kg.entities.words.text import Text

Settled = Sequence[tuple[Candidate, int]]
MARKS = '《》“”"'
UNLINKED = {"quantity", "duration", "recurrence", "date"}


class Linker:
    """What a text has named so far, and what that makes of its short forms."""

    def __init__(self, text: Text, settled: Settled, decided: Decisions) -> None:
        self.text = text
        self.decided = decided
        self.names = text.names
        self.settled = settled
        self.memory = Memory()
        candidates = [each for each, _ in settled]
        states = [each for each in candidates if each.type == "state" and each.entity]
        self.states = [(each.start, each.entity) for each in states]
        self.main = leading(each.entity for each in states)
        self.named = {each.entity for each in candidates if each.entity}
        self.persons = whole_names(
            each.entity for each in candidates if each.type == "person"
        )

    def link(self) -> Iterator[tuple[Candidate, int, str]]:
        """Yield each candidate with its level and its key, empty if not clear."""
        for index, (each, level) in enumerate(self.settled):
            if each.type == "office":
                key = self._key_of_office(index, each)
            else:
                key = self._key(each)
            if key and each.type not in UNLINKED:
                self.memory.learn(self._printed(each), each.type, key)
            yield each, level, self.decided.key(key)

    def _key(self, each: Candidate) -> str:
        if each.type in UNLINKED:
            return each.entity
        if each.type == "reference":
            return self._refer(each)
        if each.type == "person":
            return self.persons.get(each.entity, each.entity)
        if each.choices or not each.entity:
            return self._choose(each)
        if each.type == "place":
            return meet(self.names, each.entity, self.decided) or each.entity
        return each.entity

    def _printed(self, each: Candidate) -> str:
        return self.text.plain[each.start : each.end].strip(MARKS)

    def _key_of_office(self, index: int, each: Candidate) -> str:
        """A post by its holder, whichever of the holder's names is printed."""
        if self.names.entry(each.entity):
            return each.entity
        if holder := self._holder(index, each):
            rest = post_of(self.text.plain[holder.end : each.end])
            key = self._key(holder)
            known = self.names.of_land(key, rest)
            return known or (f"actor/{self.names.label(key)}{rest}" if key else "")
        if is_national(printed := self._printed(each)):
            return self._of_state(each.start, post_of(printed))
        return self._choose(each) if each.choices else each.entity

    def _holder(self, index: int, office: Candidate) -> Candidate | None:
        """The name that an office begins with; what follows it stands inside it."""
        inner, level = self.settled[min(index + 1, len(self.settled) - 1)]
        return inner if level and inner.start == office.start else None

    def _choose(self, each: Candidate) -> str:
        """What a short form means: what was named, or is the only one at hand."""
        printed = self._printed(each)
        for name, kind, key in self.memory.nearest(printed):
            if kind == each.type and name != printed and self._fits(key, each):
                return key
        if each.type in ("government", "igo") and not each.choices:
            return self._of_state(each.start, printed)
        named = [key for key in each.choices if key in self.named]
        if len(named) == 1:
            return named[0]
        for fitting in (self._in_state, self._of_named):
            near = fitting(each, named or each.choices)
            if len(near) == 1:
                return near[0]
        return self._only(each.choices)

    def _only(self, keys: Sequence[str]) -> str:
        """The only choice, unless it lies in a State that is not spoken of here."""
        entry = self.names.entry(keys[0]) if len(keys) == 1 else None
        if entry is None:
            return ""
        away = self.states and entry.located_in
        elsewhere = away and self.named.isdisjoint(entry.located_in)
        return "" if elsewhere else keys[0]

    def _fits(self, key: str, each: Candidate) -> bool:
        """Whether a name is one of the choices, or was found here and is in no list."""
        return not each.choices or key in each.choices or not self.names.entry(key)

    def _in_state(self, each: Candidate, keys: Sequence[str]) -> list[str]:
        """Those that lie in, or belong to, the State that is spoken of."""
        state = self._state_at(each.start)
        return [key for key in keys if state and self._lies(key, state)]

    def _lies(self, key: str, state: str) -> bool:
        """Whether an entity, or what it lies in or belongs to, lies in a State."""
        entry = self.names.entry(key)
        lands = (*entry.located_in, *entry.part_of) if entry else ()
        above = (self.names.entry(land) for land in lands)
        return state in lands or any(
            each is not None and state in each.located_in for each in above
        )

    def _of_named(self, _: Candidate, keys: Sequence[str]) -> list[str]:
        """Those that belong to something that is named, and is not above them all."""
        wholes = {
            key: set(entry.part_of) for key in keys if (entry := self.names.entry(key))
        }
        named = self.named.difference(
            set[str].intersection(*wholes.values(), self.named)
        )
        return [key for key, above in wholes.items() if not named.isdisjoint(above)]

    def _state_at(self, place: int) -> str:
        """The State named last in the paragraph, else that of the whole text."""
        index = bisect_left(self.states, (place, ""))
        if index and self.states[index - 1][0] >= self.text.line(place):
            return self.states[index - 1][1]
        return self.main

    def _of_state(self, place: int, rest: str) -> str:
        """The government or the post of the State at hand."""
        state = self._state_at(place)
        if not state:
            return ""
        own = f"actor/{self.names.label(state)}{rest}"
        return self.names.of_land(state, rest) or own

    def _refer(self, each: Candidate) -> str:
        """What 该国, 该小组, 政府 mean."""
        printed = self._printed(each)
        if printed in ("政府", "当局"):
            return self._of_state(each.start, printed)
        if printed in ("该国", "我国", "本国"):
            return self._state_at(each.start)
        head = printed[1:]
        for _, kind, key in self.memory.nearest(head):
            if kind == HEADS.get(head):
                return key
        return ""
