"""What finders have found so far, by where it begins and where it ends.

>>> found = Found([Candidate(0, 2, "state"), Candidate(2, 5, "body")])
>>> found.ending_at(2, {"state"}).start, found.starting_at(2).type, found.ending_at(4)
(0, 'body', None)
"""

from collections.abc import Collection, Iterable, Iterator

from kg.entities.candidate import Candidate


class Found:
    """Candidates, of which the longest counts where several begin or end."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        self.entities: set[str] = set()
        self._all: list[Candidate] = []
        self._ends: dict[int, list[Candidate]] = {}
        self._starts: dict[int, list[Candidate]] = {}
        self.add(candidates)

    def add(self, candidates: Iterable[Candidate]) -> None:
        """Take more candidates in."""
        ends, starts = self._ends, self._starts
        for each in candidates:
            self._all.append(each)
            self.entities.add(each.entity)
            ends.setdefault(each.end, []).append(each)
            starts.setdefault(each.start, []).append(each)

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self._all)

    def ending_at(
        self, place: int, types: Collection[str] | None = None
    ) -> Candidate | None:
        """The longest that ends here, of certain types if these are given."""
        return _longest(self._ends.get(place), types)

    def starting_at(
        self, place: int, types: Collection[str] | None = None
    ) -> Candidate | None:
        """The longest that begins here."""
        return _longest(self._starts.get(place), types)


def _longest(
    candidates: list[Candidate] | None, types: Collection[str] | None
) -> Candidate | None:
    if not candidates:
        return None
    fitting = [each for each in candidates if types is None or each.type in types]
    return max(fitting, key=lambda each: each.end - each.start, default=None)
