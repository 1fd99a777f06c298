"""Spellings of one foreign name: a name that no list has, and the one it sounds as.

Of translators' spellings those meet that differ in one sign with one sound, and whose
kind (省, 大区) is the same: 莫普蒂大区 is 莫普提大区.
"""

from collections import defaultdict
from functools import cache

from kg.entities.linking.decisions import Decisions
from kg.entities.words.lexicon import Lexicon
from kg.entities.words.lists import words

# The first of each group of signs with one sound stands for all of them.
SOUND = {sign: group[0] for group in words("one-sound") for sign in group}


def sound(name: str) -> str:
    """A name with one sign for each sound.

    >>> sound("莫普蒂大区") == sound("莫普提大区"), sound("加奥") == sound("高")
    (True, False)
    """
    return "".join(SOUND.get(sign, sign) for sign in name)


def meet(names: Lexicon, key: str, decided: Decisions) -> str:
    """The one known place that a name of no list sounds as; empty if there is none."""
    name = key.removeprefix("place/")
    if names.entry(key) or len(name) < 3:
        return ""
    keys = _by_sound(names).get(sound(name), set())
    fitting = [each for each in keys if decided.may_be_one(key, each)]
    return fitting[0] if len(fitting) == 1 else ""


@cache
def _by_sound(names: Lexicon) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in names.names:
        if name.type == "place" and name.entity and len(name.text) > 2:
            found[sound(name.text)].add(name.entity)
    return found
