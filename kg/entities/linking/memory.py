"""What a text has named so far, by the last sign of each name.

>>> memory = Memory()
>>> memory.learn("协议监测委员会", "body", "actor/agreement-monitoring-committee")
>>> [key for _, _, key in memory.nearest("委员会")]
['actor/agreement-monitoring-committee']
>>> leading(["actor/mali", "actor/mali", "actor/france"])
'actor/mali'
>>> whole_names(["person/阿西米·戈伊塔", "person/戈伊塔"])
{'person/戈伊塔': 'person/阿西米·戈伊塔'}
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

# Types whose names are called by their last word where they are named again.
SHORTENED = {
    *("igo", "body", "mission", "force", "armed_group"),
    *("agreement", "office", "place", "operation"),
}
REACH = 200  # names before that may be meant
CLEARLY = 1.5


class Memory:
    """Names with their type and key, to be asked for by how they end."""

    def __init__(self) -> None:
        self._names: dict[str, list[tuple[str, str, str]]] = defaultdict(list)

    def learn(self, name: str, kind: str, key: str) -> None:
        """Remember a name if it is of those that are shortened."""
        if kind in SHORTENED:
            self._names[name[-1:]].append((name, kind, key))

    def nearest(self, short: str) -> Iterator[tuple[str, str, str]]:
        """The names before that end with a short form, the nearest first."""
        last = self._names.get(short[-1:], ())
        return (each for each in last[: -REACH - 1 : -1] if each[0].endswith(short))


def leading(keys: Iterable[str]) -> str:
    """The key that is named most, if clearly more than the next; else none."""
    ranked = Counter(keys).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < CLEARLY * ranked[1][1]):
        return ""
    return ranked[0][0]


def whole_names(persons: Iterable[str]) -> dict[str, str]:
    """Each last name that ends one full name only, with that full name."""
    owners: dict[str, set[str]] = defaultdict(set)
    for key in set(persons):
        name = key.removeprefix("person/")
        for place, sign in enumerate(name):
            if sign in "· ":
                owners["person/" + name[place + 1 :]].add(key)
    return {short: min(keys) for short, keys in owners.items() if len(keys) == 1}
