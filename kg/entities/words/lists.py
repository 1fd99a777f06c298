"""The word lists of the grammar of names: ``lists.toml`` beside this file, by key.

>>> "特使" in words("titles"), "·" in characters("sounds-of-names")
(True, False)
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("lists.toml")


@cache
def words(key: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_lists()[key].split())


def longest_first(*keys: str) -> str:
    """The words of some lists as one alternative of a pattern.

    >>> longest_first("governments")
    '当局|政府|政权'
    """
    found = {word for key in keys for word in words(key)}
    return "|".join(sorted(found, key=lambda word: (-len(word), word)))


def back_over(plain: str, place: int, key: str) -> int:
    """Where the words of a list begin that stand one behind the other up to here.

    >>> back_over("扎因全国解放", 6, "causes")
    2
    """
    found = words(key)
    lengths = range(max(map(len, found)), 0, -1)
    while step := next((n for n in lengths if plain[place - n : place] in found), 0):
        place -= step
    return place


@cache
def characters(key: str) -> frozenset[str]:
    """The single characters of a list."""
    return frozenset("".join(_lists()[key].split()))


@cache
def _lists() -> Mapping[str, str]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
