"""Which thing that was found is which thing of gold: items to pairs, each once.

>>> one, two = Item("state", Span(0, 2)), Item("place", Span(0, 2))
>>> pair([one], [two], by_words)
([(0, 0)], [], [])
"""

from collections.abc import Callable, Sequence

from kg.model import Span as Span
from kg.scoring.agreement import Names
from kg.scoring.gold import CITATION
from kg.scoring.items import Item, overlap
from kg.scoring.kinds import shared_roles, wrong_roles

Likeness = tuple[int, ...]
Compare = Callable[[Item, Item], Likeness | None]


def by_words(gold: Item, found: Item) -> Likeness | None:
    """Names and acts: by where they stand, then by their label."""
    shared = overlap(gold.span, found.span)
    if not shared or (gold.label == CITATION) != (found.label == CITATION):
        return None
    same = gold.span == found.span
    label = gold.label == found.label
    return (same and label, same, label, shared)


def by_roles(names: Names) -> Compare:
    """Facts of one kind: by the values they share, then by their words."""

    def compare(gold: Item, found: Item) -> Likeness | None:
        if gold.label != found.label:
            return None
        shared = overlap(gold.span, found.span)
        roles = shared_roles(gold, found, names)
        if not shared and not roles:
            return None
        right = not wrong_roles(gold, found, names)
        return (right, roles, shared, not gold.optional)

    return compare


def pair(
    gold: Sequence[Item], found: Sequence[Item], compare: Compare
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """The pairs, best first, then what of gold is left, and what of the found."""
    candidates = [
        (likeness, -one, -other)
        for one, expected in enumerate(gold)
        for other, given in enumerate(found)
        if (likeness := compare(expected, given)) is not None
    ]
    pairs: dict[int, int] = {}
    taken = set()
    for _, one, other in sorted(candidates, reverse=True):
        if -one not in pairs and -other not in taken:
            pairs[-one] = -other
            taken.add(-other)
    missed = [index for index in range(len(gold)) if index not in pairs]
    spurious = [index for index in range(len(found)) if index not in taken]
    return sorted(pairs.items()), missed, spurious
