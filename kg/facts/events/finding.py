"""Finds the frames in a paragraph; only those are tried whose words stand in it.

What begins with its word is tried where that stands, the rest in the sentences of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from kg.facts.events.frames import TEMPLATES
from kg.facts.events.happening import Happening
from kg.facts.events.lexicon import frames
from kg.facts.events.nouns import NOUNS
from kg.facts.events.signs import LIST, OTHERS
from kg.facts.lexicon import lexicon
from kg.facts.shape import Shape, any_of


class Pattern(NamedTuple):
    """A frame with one of its patterns; ``opens``: it begins with its word."""

    frame: str
    pattern: re.Pattern[str]
    opens: bool


@dataclass(slots=True)
class Hits:
    """Where the words of a frame stand, and in which sentences."""

    starts: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def add(self, shape: Shape, start: int) -> None:
        """Take in a word that stands at a sign."""
        if not self.starts or start > self.starts[-1]:
            self.starts.append(start)
        if not self.sentences or start >= self.sentences[-1][1]:
            self.sentences.append(shape.sentence(start))


@cache
def patterns() -> tuple[Pattern, ...]:
    """Each frame with its patterns, the surest first."""
    sanction = any_of(sorted(lexicon().groups["sanction"]))
    meeting = any_of(sorted(lexicon().groups["meeting"]))
    found = []
    for frame, templates in (*NOUNS.items(), *TEMPLATES.items()):
        verb = f"(?P<word>{any_of(sorted(frames()[frame]))})"
        for template in templates:
            form = template.replace("SANCTION", f"(?:{sanction})").replace("LIST", LIST)
            form = form.replace("MEETING", f"(?:{meeting})")
            form = form.replace("VERB", verb, 1)
            opens = template.startswith("VERB")
            found.append(Pattern(frame, re.compile(form), opens))
    return tuple(found)


@cache
def _triggers() -> tuple[AhoCorasick, list[str]]:
    """The words of all frames in one automaton, and the frame of each."""
    pairs = [(form, frame) for frame, kinds in frames().items() for form in kinds]
    pairs += OTHERS
    return AhoCorasick([form for form, _ in pairs]), [frame for _, frame in pairs]


def _hits(shape: Shape) -> dict[str, Hits]:
    """Where the words of each frame stand."""
    automaton, owners = _triggers()
    found: dict[str, Hits] = {}
    matches = automaton.find_matches_as_indexes(shape.text, overlapping=True)
    for index, start, _ in sorted(matches, key=lambda each: each[1]):
        found.setdefault(owners[index], Hits()).add(shape, start)
    return found


def found_in(shape: Shape) -> Iterator[Happening]:
    """Yield what the frames find in a paragraph."""
    hits = _hits(shape)
    for frame, pattern, opens in patterns() if hits else ():
        if frame in hits:
            for match in _matches(pattern, shape, hits[frame], opens=opens):
                yield _happening(shape, frame, match)


def _matches(
    pattern: re.Pattern[str], shape: Shape, hits: Hits, *, opens: bool
) -> Iterator[re.Match[str]]:
    if not opens:
        for span in hits.sentences:
            yield from pattern.finditer(shape.text, *span)
        return
    reached = 0
    for start in hits.starts:
        if start < reached:
            continue
        match = pattern.match(shape.text, start, shape.sentence(start)[1])
        if match:
            reached = match.end()
            yield match


def _happening(shape: Shape, frame: str, match: re.Match[str]) -> Happening:
    named = match.groupdict()
    word = named.get("word")
    kinds = frames()[frame]
    kind = kinds[word] if word else next(iter(kinds.values()))
    place = match.start("word") if word else match.start()
    groups = {name: match.span(name) for name, value in named.items() if value}
    return Happening(shape, frame, kind, groups, *match.span(), place)
