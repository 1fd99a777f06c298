"""What a mission is told to do, how, and what comes first: concepts from words.

The words are those of ``seeds/tasks.ttl``.

>>> roles_of("监测停火，包括调查违反行为")["task"], roles_of("监测停火")["modality"]
(('task/ceasefire',), ('modality/monitor',))
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.seeds import words

KINDS = ("task", "modality", "priority")
GAP = "[^，。；：]{0,25}?"
OPENING = 20  # characters at the head of an action that say how it is done


class Concepts:
    """The words of a scheme, and the concepts that they stand for."""

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        literal = [(form, key) for form, key in entries if "…" not in form]
        self.keys = [key for _, key in literal]
        self.automaton = AhoCorasick([form for form, _ in literal])
        self.gapped = [
            (re.compile(GAP.join(map(re.escape, form.split("…")))), key)
            for form, key in entries
            if "…" in form
        ]

    def find(self, text: str) -> list[tuple[int, str]]:
        """Where each concept is first said, in order."""
        found: dict[str, int] = {}
        for index, start, _ in self.automaton.find_matches_as_indexes(
            text, overlapping=True
        ):
            key = self.keys[index]
            found[key] = min(start, found.get(key, start))
        for pattern, key in self.gapped:
            match = None if key in found else pattern.search(text)
            if match:
                found[key] = match.start()
        return sorted((start, key) for key, start in found.items())


@cache
def _concepts(kind: str) -> Concepts:
    return Concepts(
        [
            (form, key)
            for word in words()
            for key in word.broader
            if key.startswith(f"{kind}/")
            for form in word.forms
        ]
    )


def roles_of(action: str) -> Mapping[str, tuple[str, ...]]:
    """The tasks that are named in what is to be done, and how it is to be done."""
    tasks = _concepts("task").find(action)
    manners = _concepts("modality").find(action)
    near = [key for start, key in manners if start < OPENING]
    first = near or [key for _, key in manners[:1]]
    found = {"task": tuple(key for _, key in tasks), "modality": tuple(first)}
    return {role: keys for role, keys in found.items() if keys}


def rank_of(*texts: str) -> str | None:
    """The priority that the first of these texts gives."""
    for text in texts:
        found = _concepts("priority").find(text)
        if found:
            return found[0][1]
    return None
