"""Traditional characters to simplified ones, as the authority files pair them.

Every entry gives its names in both scripts where they differ, so that its names teach
which character is which; nothing else is needed to read a traditional text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.documents.script import TABLE
from kg.seeds import Entry


def pair_characters(entries: Iterable[Entry]) -> dict[int, int]:
    """A table for ``str.translate``, from the names in both scripts.

    What most names say counts: a few have other words, not only other characters.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        simplified = [each for each in entry.names if each not in entry.traditional]
        for name in entry.traditional:
            for old, new in zip(name, _twin(name, simplified), strict=False):
                votes[old][new] += 1
    chosen = {ord(old): ord(new.most_common(1)[0][0]) for old, new in votes.items()}
    return TABLE | {old: new for old, new in chosen.items() if old != new}


def _twin(name: str, others: Iterable[str]) -> str:
    """The name of the same length that shares most characters with this one."""
    fitting = [each for each in others if len(each) == len(name)]
    return max(fitting, key=lambda each: _shared(name, each), default="")


def _shared(name: str, other: str) -> int:
    return sum(old == new for old, new in zip(name, other, strict=True))
