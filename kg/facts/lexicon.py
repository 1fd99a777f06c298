"""The words of ``seeds/verbs*.ttl`` in one automaton, with what each may be.

A word may be several things at once (支持 is a verb of speech, and what others are to
do), so what it may be is a sum of bits. Groups of small words are looked up by name.

>>> lexicon().verbs["促请"].force
'force/calls-upon'
>>> bool(lexicon().bits["会员国"] & HEAD), "同" in lexicon().groups["with"]
(True, True)
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.seeds import Word, words

HEAD, PRONOUN, DETERMINER, MODIFIER, ALSO = (1 << each for each in range(5))
PIVOT, ADVERB, PREPOSITION, ACTION = (1 << each for each in range(5, 9))
LINK, DEGREE, MANNER, ASPECT = (1 << each for each in range(9, 13))
VERB, AND, OF, BY = (1 << each for each in range(13, 17))
COMMA, STOP, COLON, OPEN, CLOSE, QUOTE = (1 << each for each in range(17, 23))
NAME, THING = 1 << 23, 1 << 24  # a named actor; a name of something else
DOES = PIVOT | ADVERB | PREPOSITION | ACTION  # what begins what is to be done

CLASSES = {
    "head": HEAD,
    "pronoun": PRONOUN,
    "first": PRONOUN,
    "third": PRONOUN,
    "determiner": DETERMINER,
    "modifier": MODIFIER,
    "also": ALSO,
    "pivot": PIVOT,
    "adverb": ADVERB,
    "preposition": PREPOSITION,
    "action": ACTION,
    "link": LINK,
    "degree": DEGREE,
    "manner": MANNER,
    "aspect": ASPECT,
    "noise": 0,  # 能力, 因素, 申请: they hold such words and are none
}
SIGNS = {
    AND: "、 和 及 以及 或 与 與",
    OF: "的 之",
    BY: "所",
    COMMA: "， ,",
    STOP: "。 ； ; ！ ？",
    COLON: "： :",
    OPEN: "( （ [ 〔",
    CLOSE: ") ） ] 〕",
    QUOTE: '" “ ” 「 」 『 』',
}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech: its force, and where it may stand to be an act."""

    key: str  # verb/cuqing
    force: str
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words; ``tails`` holds, by its first part, what may end a verb with a gap."""

    bits: Mapping[str, int]
    bits_by_index: Sequence[int]
    groups: Mapping[str, frozenset[str]]
    verbs: Mapping[str, Verb]
    tails: Mapping[str, Mapping[str, Verb]]
    closer: re.Pattern[str]  # 在该决议中, 会议期间: how a circumstance ends
    mutual: re.Pattern[str]  # 与会员国 / 协商: done with one another, in one clause
    automaton: AhoCorasick

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """The words of a text: index, start, end; of two that cross the first."""
        return self.automaton.find_matches_as_indexes(text)


@cache
def lexicon() -> Lexicon:
    """Build the lexicon that ships, once."""
    groups = _group(words())
    verbs, tails = _learn(word for word in words() if word.key.startswith("verb/"))
    bits: dict[str, int] = defaultdict(int)
    for sign_bit, signs in SIGNS.items():
        bits.update(dict.fromkeys(signs.split(), sign_bit))
    for name, bit in CLASSES.items():
        for form in groups[name]:
            bits[form] |= bit
    for form in verbs:
        bits[form] |= VERB
    return Lexicon(
        bits=dict(bits),
        bits_by_index=list(bits.values()),
        groups=groups,
        verbs=verbs,
        tails=tails,
        closer=re.compile(any_of(groups["closer"])),
        mutual=re.compile(f"[^，。；,;：]{{0,60}}?{any_of(groups['mutual'])}"),
        automaton=AhoCorasick(list(bits), matchkind=MatchKind.LeftmostLongest),
    )


def any_of(forms: Iterable[str]) -> str:
    """A pattern for any of these, the longest first."""
    ordered = sorted(forms, key=lambda each: (-len(each), each))
    return f"(?:{'|'.join(map(re.escape, ordered))})"


def _group(entries: Iterable[Word]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word in entries:
        for name in word.broader:
            if name.startswith("word/"):
                found[name.removeprefix("word/")].update(word.forms)
    return {name: frozenset(forms) for name, forms in found.items()}


def _learn(
    entries: Iterable[Word],
) -> tuple[dict[str, Verb], dict[str, dict[str, Verb]]]:
    """The verbs by their forms, and those with a gap by their first part."""
    verbs: dict[str, Verb] = {}
    tails: dict[str, dict[str, Verb]] = defaultdict(dict)
    for word in entries:
        places = frozenset(each.removeprefix("verb-place/") for each in word.groups)
        verb = Verb(word.key, word.broader[0], places)
        for form in word.forms:
            head, gap, tail = form.partition("…")
            if gap:
                tails[head][tail] = verb
            else:
                verbs[head] = verb
    return verbs, tails
