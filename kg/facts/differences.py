"""Two documents' provisions side by side: kept, reworded, added, dropped.

Each provision of the one is paired with at most one of the other, the likest first: by
the words of the action, then by who is to act and by task.

>>> def asks(paragraph, action):
...     none = frozenset()
...     return Provision(paragraph, "force/requests", "请", (), none, none, action)
>>> old = [asks("1", "每三个月提交报告"), asks("2", "保护平民")]
>>> new = [asks("7", "每六个月提交报告")]
>>> [(pair.change, pair.paragraphs) for pair in compare(old, new)]
[('reworded', ('1', '7')), ('dropped', ('2', ''))]
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from kg.entities.words.segment import split
from kg.facts.provisions import Provision

KEPT, REWORDED, ADDED, DROPPED = "kept", "reworded", "added", "dropped"
CHANGES = (KEPT, REWORDED, ADDED, DROPPED)
# How much each weighs in how like two provisions are.
WORDS, ACTORS, TASKS = 0.75, 0.15, 0.10
SAME = 0.995  # of the words: blanks alone may differ
LIKE = 0.55  # below this two provisions are two
HARDLY = 35.0  # per cent of words in common that a pair must have at all
SHORTEST = 3  # characters; below it only the same words are alike


@dataclass(frozen=True, slots=True)
class Pair:
    """A provision in both documents, or in one of them."""

    change: str
    before: Provision | None
    after: Provision | None

    @property
    def paragraphs(self) -> tuple[str, str]:
        """Where it stands in the one and in the other."""
        one, other = self.before, self.after
        return one.paragraph if one else "", other.paragraph if other else ""


def compare(before: Sequence[Provision], after: Sequence[Provision]) -> list[Pair]:
    """All provisions, in the order of the second; dropped ones where they stood."""
    mates = _match(before, after)
    pairs: list[Pair] = []
    reached = 0
    kept = sorted(mates.values())
    for index, provision in enumerate(after):
        mate = mates.get(index)
        while mate is not None and reached < mate:
            if reached not in kept:
                pairs.append(Pair(DROPPED, before[reached], None))
            reached += 1
        pairs.append(_pair(None if mate is None else before[mate], provision))
        reached = reached if mate is None else max(reached, mate + 1)
    rest = (index for index in range(reached, len(before)) if index not in kept)
    return pairs + [Pair(DROPPED, before[index], None) for index in rest]


def count(pairs: Sequence[Pair]) -> dict[str, int]:
    """How many of each change."""
    found = Counter(pair.change for pair in pairs)
    return {change: found[change] for change in CHANGES}


def mark(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The words of two texts in runs; each has what stood and what stands.

    >>> list(mark("直至2022年提交报告", "直至2023年提交报告"))
    [('直至', '直至'), ('2022', '2023'), ('年提交报告', '年提交报告')]
    """
    old, new = split(before), split(after)
    for step in Levenshtein.opcodes(old, new):
        was = "".join(old[step.src_start : step.src_end])
        yield was, "".join(new[step.dest_start : step.dest_end])


def _pair(before: Provision | None, after: Provision) -> Pair:
    if before is None:
        return Pair(ADDED, None, after)
    same = _likeness(before, after) >= SAME and before.force == after.force
    return Pair(KEPT if same else REWORDED, before, after)


def _match(before: Sequence[Provision], after: Sequence[Provision]) -> dict[int, int]:
    """Which of the first each of the second is, the likest pairs first."""
    likely = [
        (-_likeness(one, other), old, new)
        for new, other in enumerate(after)
        for old, one in enumerate(before)
        if _may_be_one(one, other)
    ]
    mates: dict[int, int] = {}
    taken: set[int] = set()
    for unlike, old, new in sorted(likely):
        if -unlike >= LIKE and new not in mates and old not in taken:
            mates[new] = old
            taken.add(old)
    return mates


def _may_be_one(one: Provision, other: Provision) -> bool:
    """Whether enough words are the same to look closer."""
    if one.action == other.action:
        return True
    shorter = min(len(one.action), len(other.action))
    return shorter >= SHORTEST and bool(
        fuzz.ratio(one.action, other.action, score_cutoff=HARDLY)
    )


def _likeness(one: Provision, other: Provision) -> float:
    """From 0 to 1: by words, actors, tasks."""
    words = fuzz.ratio(_bare(one.action), _bare(other.action)) / 100
    actors = _overlap(one.actors, other.actors)
    return WORDS * words + ACTORS * actors + TASKS * _overlap(one.tasks, other.tasks)


def _bare(text: str) -> str:
    return "".join(text.split())


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0
