"""Which entity a name means here: takes settled candidates, gives each its key.

A short form means what the text has named in full: first the nearest full name that
ends with it, then the only one of its possible meanings that is named or lies in the
State at hand. Where two remain it is left without an entity: homonyms are refused, not
merged.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kg.entities.candidate import Candidate
from kg.entities.finders.references import HEADS
from kg.entities.linking.decisions import Decisions
from kg.entities.linking.variants import meet
from kg.entities.words.text import Text

Settled = Sequence[tuple[Candidate, int]]
# Posts that a State has one of; bare they mean that of the State at hand.
NATIONAL = (
    *("总统", "副总统", "总理", "副总理", "首相", "国王", "议长"),
    *("外长", "部长", "国务卿", "大臣"),
)
# Types whose names are called by their last word where they are named again.
SHORTENED = {
    *("igo", "body", "mission", "force", "armed_group"),
    *("agreement", "office", "place", "operation"),
}
REACH = 200  # names before that may be meant
UNLINKED = {"quantity", "duration", "recurrence", "date"}


class Linker:
    """What a text has named so far, and what that makes of its short forms."""

    def __init__(self, text: Text, settled: Settled, decided: Decisions) -> None:
        self.text = text
        self.decided = decided
        self.names = text.names
        self.settled = settled
        self.states = [
            (each.start, each.entity)
            for each, _ in settled
            if each.type == "state" and each.entity
        ]
        self.main = _most(entity for _, entity in self.states)
        self.named = {each.entity for each, _ in settled if each.entity}
        self.full: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self.persons = self._persons()

    def link(self) -> Iterator[tuple[Candidate, int, str]]:
        """Yield each candidate with its level and its key, empty if not clear."""
        for each, level in self.settled:
            key = self._key(each)
            if key and each.type not in UNLINKED:
                self._learn(each, key)
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
        if each.type == "office" and self._printed(each) in NATIONAL:
            return self._of_state(each)
        if each.type == "place":
            return meet(self.names, each.entity, self.decided) or each.entity
        return each.entity

    def _printed(self, each: Candidate) -> str:
        return self.text.plain[each.start : each.end]

    def _learn(self, each: Candidate, key: str) -> None:
        """Remember a name by its last sign, for the short forms that follow."""
        if each.type in SHORTENED:
            name = self._printed(each).rstrip('》”"')
            self.full[name[-1:]].append((name, each.type, key))

    def _choose(self, each: Candidate) -> str:
        """What a short form means: what was named, or is the only one at hand."""
        printed = self._printed(each).strip('《》“”"')
        if key := self._last_named(printed, each):
            return key
        if each.type == "office" and printed.endswith(NATIONAL):
            return self._of_state(each)
        named = [key for key in each.choices if key in self.named]
        if len(named) == 1:
            return named[0]
        near = self._near(each, named or each.choices)
        if len(near) == 1:
            return near[0]
        return each.choices[0] if len(each.choices) == 1 else ""

    def _last_named(self, short: str, each: Candidate) -> str:
        """The nearest name before that ends with the short form: 委员会."""
        for name, kind, key in self._nearest(short):
            if kind == each.type and name != short and self._fits(key, each):
                return key
        return ""

    def _nearest(self, short: str) -> Iterator[tuple[str, str, str]]:
        """The names before that end with a short form, the nearest first."""
        last = self.full.get(short[-1:], ())
        return (each for each in last[: -REACH - 1 : -1] if each[0].endswith(short))

    def _fits(self, key: str, each: Candidate) -> bool:
        """Whether a name is one of the choices, or was found here and is in no list."""
        return not each.choices or key in each.choices or not self.names.entry(key)

    def _near(self, each: Candidate, keys: Sequence[str]) -> list[str]:
        """Those that lie in, or belong to, the State that is spoken of."""
        state = self._state_at(each.start)
        near = []
        for key in keys:
            entry = self.names.entry(key)
            lands = {*entry.located_in, *entry.part_of} if entry else set()
            if state and (state in lands or self._lies(lands, state)):
                near.append(key)
        return near

    def _lies(self, lands: set[str], state: str) -> bool:
        """Whether a mission or a place that it belongs to lies in the State."""
        above = (self.names.entry(land) for land in lands)
        return any(entry and state in entry.located_in for entry in above)

    def _state_at(self, place: int) -> str:
        """The State named last in the paragraph, else that of the whole text."""
        index = bisect_left(self.states, (place, ""))
        if index and self.states[index - 1][0] >= self.text.line(place):
            return self.states[index - 1][1]
        return self.main

    def _of_state(self, each: Candidate) -> str:
        state = self._state_at(each.start)
        if not state:
            return ""
        printed = self._printed(each)
        return self.names.of_land(state, printed) or (
            f"actor/{self.names.label(state)}{printed}"
        )

    def _refer(self, each: Candidate) -> str:
        """What 该国, 该小组, 政府 mean."""
        printed = self._printed(each)
        if printed in ("政府", "当局"):
            return self._of_state(each)
        if printed in ("该国", "我国", "本国"):
            return self._state_at(each.start)
        head = printed[1:]
        for _, kind, key in self._nearest(head):
            if kind == HEADS.get(head):
                return key
        return ""

    def _persons(self) -> dict[str, str]:
        """A last name means the one person whose full name ends with it."""
        whole = {each.entity for each, _ in self.settled if each.type == "person"}
        owners: dict[str, set[str]] = defaultdict(set)
        for key in whole:
            name = key.removeprefix("person/")
            for at, sign in enumerate(name):
                if sign in "· ":
                    owners["person/" + name[at + 1 :]].add(key)
        return {
            short: next(iter(keys)) for short, keys in owners.items() if len(keys) == 1
        }


def _most(keys: Iterator[str]) -> str:
    """The key that is named most, if it is named clearly more than the next."""
    ranked = Counter(keys).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
        return ""
    return ranked[0][0]
