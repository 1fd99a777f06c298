"""Words that grammar is hung on: titles, heads of names, governments, honorifics.

One automaton finds them all; where a longer word holds one of them and means something
else (主席声明, 部长级), the longer word is listed without a role.

>>> text = "副秘书长和总统选举"
>>> [(role, text[start:end]) for role, start, end in find(text)]
[('title', '副秘书长')]
"""

from collections.abc import Iterator, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.entities.kinds import TYPE_OF_HEAD
from kg.entities.words.lists import words

# The role that the words of a list have; a later one counts where a word is in two.
ROLES = {
    "masks": "",
    "titles": "title",
    "envoys": "envoy",
    "ranks": "rank",
    "honorifics": "honorific",
    "governments": "government",
    "posts": "post",
}
# What is made with each of the words that ministries are for.
BEHIND_SUBJECTS = {
    "ministries": "ministry",
    "ministers": "minister",
    "no-ministries": "",
}
CONFERENCE = "部长级会议"


@cache
def roles() -> Mapping[str, str]:
    """Every such word with its role; empty for the words that hide another."""
    found = {word: role for key, role in ROLES.items() for word in words(key)}
    for subject in words("subjects"):
        for key, role in BEHIND_SUBJECTS.items():
            found |= {subject + word: role for word in words(key)}
        found[subject + CONFERENCE] = "head"
    return found | dict.fromkeys(TYPE_OF_HEAD, "head")


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    automaton = AhoCorasick(
        list(roles()),
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,
    )
    return automaton, tuple(roles().values())


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield role, start and end of every such word that has a role."""
    automaton, role_of = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(text):
        if role := role_of[index]:
            yield role, start, end
