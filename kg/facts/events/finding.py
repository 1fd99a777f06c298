"""Finds the frames in a paragraph; only those are tried whose words stand in it."""

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.facts.events.frames import LIST, OTHERS, TEMPLATES
from kg.facts.events.happening import Happening
from kg.facts.events.lexicon import frames
from kg.facts.lexicon import lexicon
from kg.facts.shape import Shape, any_of


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each frame with its patterns, the surest first."""
    sanction = any_of(sorted(lexicon().groups["sanction"]))
    meeting = any_of(sorted(lexicon().groups["meeting"]))
    found = []
    for frame, templates in TEMPLATES.items():
        verb = f"(?P<word>{any_of(sorted(frames()[frame]))})"
        for template in templates:
            form = template.replace("SANCTION", f"(?:{sanction})").replace("LIST", LIST)
            form = form.replace("MEETING", f"(?:{meeting})")
            found.append((frame, re.compile(form.replace("VERB", verb, 1))))
    return tuple(found)


@cache
def _triggers() -> tuple[AhoCorasick, list[str]]:
    """The words of all frames in one automaton, and the frame of each."""
    pairs = [(form, frame) for frame, kinds in frames().items() for form in kinds]
    pairs += OTHERS
    return AhoCorasick([form for form, _ in pairs]), [frame for _, frame in pairs]


def _sentences(shape: Shape) -> dict[str, list[tuple[int, int]]]:
    """The sentences that hold a word of each frame, in order."""
    automaton, owners = _triggers()
    found: dict[str, list[tuple[int, int]]] = {}
    for index, start, _ in automaton.find_matches_as_indexes(
        shape.text, overlapping=True
    ):
        spans = found.setdefault(owners[index], [])
        if not spans or start >= spans[-1][1]:
            spans.append(shape.sentence(start))
    return found


def found_in(shape: Shape) -> Iterator[Happening]:
    """Yield what the frames find in a paragraph."""
    sentences = _sentences(shape)
    for frame, pattern in patterns() if sentences else ():
        for span in sentences.get(frame, ()):
            for match in pattern.finditer(shape.text, *span):
                yield _happening(shape, frame, match)


def _happening(shape: Shape, frame: str, match: re.Match[str]) -> Happening:
    named = match.groupdict()
    word = named.get("word")
    kinds = frames()[frame]
    kind = kinds[word] if word else next(iter(kinds.values()))
    place = match.start("word") if word else match.start()
    groups = {name: match.span(name) for name, value in named.items() if value}
    return Happening(shape, frame, kind, groups, *match.span(), place)
