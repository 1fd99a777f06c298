"""All known names in one automaton: takes the authority, gives who is named where.

>>> names = lexicon()
>>> [names.names[index].entity for index, _, _ in names.find("安全理事会决定")]
['actor/security-council']
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.entities.kinds import REPORT, type_of
from kg.entities.words.anchors import roles
from kg.entities.words.folding import fold_name
from kg.entities.words.script import pair_characters
from kg.seeds import Authority, Entry, authority

# Alone these are no names: 最终和平协议.
COMMON_AGREEMENT = re.compile(
    "(?:最终|全面|初步|临时|包容)?"
    "(?:和平|停火|政治|停战|框架|合作|安全|和解|权力分享|过渡)"
    "(?:框架)?(?:协议|协定|条约|宣言|公约)"
)
# Types whose names stand in quotes without being titles: “白军”.
QUOTED = {"armed_group", "force", "operation", "mission", "place"}
TWICE = re.compile(r"(.{2,})\((.{2,})\)")  # 伊黎伊斯兰国(达伊沙)


class Name(NamedTuple):
    """A name, folded: what it means, or what it may mean."""

    text: str
    type: str
    entity: str  # empty where the document must make it clear
    choices: tuple[str, ...] = ()


class Lexicon:
    """The names of an authority, ready to be looked for."""

    def __init__(self, source: Authority, table: dict[int, int] | None = None) -> None:
        self.authority = source
        self.table = table or {}  # to simplified characters, for a traditional text
        self.types = {
            key: type_of(entry, source.entries) for key, entry in source.entries.items()
        }
        self.titles: dict[str, Name] = {}
        self.by_text: dict[str, Name] = {}
        for name in self._names():
            bare = name.type == "agreement" and not name.entity
            (self.titles if bare else self.by_text).setdefault(name.text, name)
        self.names = [each for each in self.by_text.values() if self._is_sought(each)]
        self._automaton = _automaton(each.text for each in self.names)
        self._inside: dict[int, list[tuple[int, int, int]]] = {}

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Index, start and end of the longest known names, from left to right."""
        return self._automaton.find_matches_as_indexes(text)

    def inside(self, index: int) -> list[tuple[int, int, int]]:
        """The names inside a name, from its beginning on."""
        if index not in self._inside:
            self._inside[index] = self.find(self.names[index].text[:-1])
        return self._inside[index]

    def entry(self, key: str) -> Entry | None:
        """What the authority files say of an entity."""
        return self.authority.entries.get(key)

    def label(self, key: str) -> str:
        """The full Chinese name of an entity; of an unknown one its key's last part."""
        entry = self.entry(key)
        return entry.label if entry else key.partition("/")[2]

    def of_land(self, land: str, rest: str) -> str:
        """The entity that is called by any name of a State with these words behind."""
        entry = self.entry(land)
        for label in entry.names if entry else ():
            known = self.by_text.get(label + rest)
            if known and known.entity:
                return known.entity
        short = self.by_text.get(rest)
        for key in short.choices if short else ():
            choice = self.entry(key)
            if choice and land in (*choice.located_in, *choice.part_of):
                return key
        return ""

    @cached_property
    def for_traditional(self) -> "Lexicon":
        """These names and those of traditional texts alone, all in simplified form."""
        table = pair_characters(self.authority.entries.values())
        return Lexicon(self.authority, table)

    def _is_sought(self, name: Name) -> bool:
        """Whether a name is looked for as it is.

        Bare titles are left to the grammar of offices. A full name with its short form
        in brackets is two names.
        """
        if name.type == "office" and (name.text in roles() or "兼" in name.text):
            return False
        if COMMON_AGREEMENT.fullmatch(name.text):
            return False
        return not self._is_twice(name)

    def _is_twice(self, name: Name) -> bool:
        """伊黎伊斯兰国(达伊沙) is two names; 苏丹人民解放军(反对派) is one."""
        twice = TWICE.fullmatch(name.text)
        full = self.by_text.get(twice[1]) if twice else None
        short = self.by_text.get(twice[2]) if twice else None
        if not full or not short or full.entity != name.entity:
            return False
        return short.entity == name.entity or short.type == "state"

    def _names(self) -> Iterator[Name]:
        """All names, those first that mean one entity wherever they stand."""
        for key, entry in self.authority.entries.items():
            for text in entry.names:
                if text not in entry.traditional or self.table:
                    folded = fold_name(text.translate(self.table))
                    yield Name(folded, self._type_of_name(folded, key), key)
            for text in entry.demonyms:
                yield Name(fold_name(text), "people", key)
        yield from self._acronyms()
        for text, keys in self.authority.contextual.items():
            kinds = Counter(self.types[key] for key in keys)
            kind = kinds.most_common(1)[0][0]
            if text.startswith(("该", "本")):
                kind = "reference"
            yield Name(fold_name(text), kind, "", keys)

    def _type_of_name(self, name: str, key: str) -> str:
        kind = self.types[key]
        if kind not in QUOTED and REPORT.search(name):
            return "agreement"
        if kind == "collective" and name.endswith("集团"):
            return "igo"  # 亚洲-太平洋国家集团
        if kind == "body" and name.endswith("组织"):
            return "igo"  # 禁核试条约组织, whose commission has the same name
        return kind

    def _acronyms(self) -> Iterator[Name]:
        """Those that one entity alone has, and that are long enough to be no word."""
        owners: dict[str, list[str]] = {}
        for key, entry in self.authority.entries.items():
            for acronym in entry.acronyms:
                owners.setdefault(acronym, []).append(key)
        for acronym, keys in owners.items():
            if len(keys) == 1 and len(acronym) > 2:
                yield Name(fold_name(acronym), self.types[keys[0]], keys[0])


def _automaton(names: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(
        list(names),
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,
    )


@cache
def lexicon() -> Lexicon:
    """The names that ship, once a process."""
    return Lexicon(authority())
