"""Words that tell a relation, an event or a mood, found in a paragraph.

The words are those of ``seeds/verbs-*.ttl`` that stand below a concept of these
families; of words of one family that cross, the first and longest is taken. Names hide
the words inside them.

>>> [cue.concept for cue in find_cues("特派团将继续应对局势")]
['factuality/planned', 'factuality/actual']
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.seeds import words

FAMILIES = ("factuality/", "relation/", "event-type/")


class Cue(NamedTuple):
    """A word with what it tells: ``factuality/planned``, ``relation/lead``."""

    start: int
    end: int
    concept: str


@dataclass(frozen=True, slots=True)
class _Finder:
    automaton: AhoCorasick
    concepts: Sequence[tuple[str, ...]]


@cache
def _finders() -> Sequence[_Finder]:
    return tuple(map(_finder, FAMILIES))


def _finder(family: str) -> _Finder:
    forms: dict[str, dict[str, None]] = {}
    for word in words():
        for concept in word.broader:
            if concept.startswith(family):
                for form in word.forms:
                    forms.setdefault(form, {})[concept] = None
    automaton = AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest)
    return _Finder(automaton, [tuple(each) for each in forms.values()])


def find_cues(masked: str) -> Iterator[Cue]:
    """Yield the cues of a text in order; a word of several concepts once for each."""
    found = [
        Cue(start, end, concept)
        for finder in _finders()
        for index, start, end in finder.automaton.find_matches_as_indexes(masked)
        for concept in finder.concepts[index]
    ]
    yield from sorted(found)


class Cues:
    """The cues of one paragraph, by concept and by place."""

    def __init__(self, masked: str) -> None:
        self.all: Sequence[Cue] = tuple(find_cues(masked))
        self.by_concept: Mapping[str, list[Cue]] = _group(self.all)
        self.by_start: dict[int, list[Cue]] = {}
        for cue in self.all:
            self.by_start.setdefault(cue.start, []).append(cue)

    def of(self, concept: str) -> Sequence[Cue]:
        """Those of a concept, in order."""
        return self.by_concept.get(concept, ())

    def between(self, begin: int, end: int) -> Sequence[Cue]:
        """Those that begin and end between two places, in order."""
        first = bisect_left(self.all, begin, key=_start)
        last = bisect_left(self.all, end, key=_start)
        return [cue for cue in self.all[first:last] if cue.end <= end]

    def at(self, place: int, family: str) -> Cue | None:
        """The cue of a family that begins at a place."""
        here = self.by_start.get(place, ())
        return next((cue for cue in here if cue.concept.startswith(family)), None)


def _start(cue: Cue) -> int:
    return cue.start


def _group(cues: Sequence[Cue]) -> dict[str, list[Cue]]:
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        found.setdefault(cue.concept, []).append(cue)
    return found
