"""Names of the authority files that stand in a text and are not found there.

Takes a text, one sentence a line, and, if wanted, the same sentences in English. Prints
first each Chinese name that stands in a line but lies in no name that was found there;
then each organisation, body and mission that the English names by its English name or
acronym while nothing found in the Chinese is that entity.

Run it as `python tools/unfound_names.py sentences.zh.txt [sentences.en.txt]`.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import entities
from kg.entities.words.folding import fold_name
from kg.entities.words.lexicon import lexicon
from kg.model import Mention
from kg.seeds import authority

SHOWN = 24  # characters beside a name
ACTORS = {"igo", "body", "mission"}
Missed = dict[str, list[str]]


def main(chinese: str, english: str = "") -> None:
    """Print both lists, the names that are missed most often first."""
    lines = Path(chinese).read_text("utf-8").splitlines()
    found = [entities.find_in(line) for line in lines]
    show("in the text, and not found", unfound(lines, found))
    if english:
        others = Path(english).read_text("utf-8").splitlines()
        show("in the English, and not found", unanswered(others, lines, found))


def show(title: str, missed: Missed) -> None:
    """Print names with how often they are missed, and the first place."""
    total = sum(map(len, missed.values()))
    sys.stdout.write(f"{total} {title}\n")
    for name, places in sorted(missed.items(), key=lambda each: -len(each[1])):
        sys.stdout.write(f"{len(places):5}  {name}  …{places[0]}…\n")


def unfound(lines: list[str], found: list[tuple[Mention, ...]]) -> Missed:
    """Names that mean one entity wherever they stand, outside all that was found."""
    names = sorted({fold_name(each) for each in authority().by_name})
    automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    missed: Missed = defaultdict(list)
    for line, mentions in zip(lines, found, strict=True):
        spans = [each.span for each in mentions]
        for index, start, end in automaton.find_matches_as_indexes(line):
            if not any(span.start <= start and end <= span.end for span in spans):
                around = line[max(0, start - SHOWN) : end + SHOWN]
                missed[names[index]].append(around)
    return missed


def unanswered(
    english: list[str], lines: list[str], found: list[tuple[Mention, ...]]
) -> Missed:
    """What the English names by a name of its own, and nothing in the Chinese is."""
    known = dict(english_names())
    names = sorted(known, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    missed: Missed = defaultdict(list)
    for other, line, mentions in zip(english, lines, found, strict=True):
        for name in pattern.findall(other):
            if not is_answered(known[name], mentions):
                missed[f"{name} ({known[name]})"].append(line[: 3 * SHOWN])
    return missed


def is_answered(key: str, mentions: tuple[Mention, ...]) -> bool:
    """Whether an entity is found, or its name in a longer one: 法庭上诉分庭."""
    names = authority().entries[key].names
    return any(
        each.entity == key or any(name in each.surface for name in names)
        for each in mentions
    )


def english_names() -> Iterator[tuple[str, str]]:
    """English names and acronyms of organisations, bodies and missions."""
    for key, entry in authority().entries.items():
        if lexicon().types[key] in ACTORS:
            for name in (entry.english, *entry.acronyms):
                if len(name) > 2:
                    yield name, key


if __name__ == "__main__":
    main(*sys.argv[1:])
