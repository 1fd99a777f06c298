"""What people have decided of names, from ``seeds/decisions.toml``.

>>> decisions = read_decisions(seeds() / "decisions.toml")
>>> decisions.key("actor/security-council")
'actor/security-council'
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.entities.candidate import Candidate
from kg.errors import SeedError
from kg.resources import seeds

FILE = "decisions.toml"
SHAPE = "see the head of the file"


@dataclass(frozen=True, slots=True)
class Decisions:
    """Which keys are one, which two never are, and which words are no name."""

    same: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    no_names: frozenset[str] = frozenset()

    def key(self, key: str) -> str:
        """The key that stands for an entity."""
        return self.same.get(key, key)

    def is_no_name(self, plain: str, candidate: Candidate) -> bool:
        """Whether people have said that these words are none."""
        return plain[candidate.start : candidate.end] in self.no_names

    def may_be_one(self, one: str, other: str) -> bool:
        """Whether nobody has said that two keys are never one."""
        return frozenset((one, other)) not in self.apart


@cache
def decisions() -> Decisions:
    """Those that ship."""
    return read_decisions(seeds() / FILE)


def read_decisions(path: Path) -> Decisions:
    """Read a file of decisions; SeedError names the line that is mistaken."""
    if not path.is_file():
        return Decisions()
    source = path.read_text(encoding="utf-8")
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else source.count("\n") + 1
        raise SeedError(path, number, f"is no TOML: {error}", "mend it") from None
    return _Reader(path, source).read(table)


@dataclass(frozen=True, slots=True)
class _Reader:
    path: Path
    source: str

    def read(self, table: dict[str, object]) -> Decisions:
        if unknown := set(table) - {"version", "same", "never"}:
            raise self._mistake(min(unknown), f"{min(unknown)} is no decision")
        same: dict[str, str] = {}
        for keys in self._keys(table, "same"):
            for key in keys[1:]:
                if same.setdefault(key, keys[0]) != keys[0]:
                    raise self._mistake(key, f"{key} is the same as two others")
        apart = frozenset(frozenset(keys) for keys in self._keys(table, "never"))
        self._check(same, apart)
        return Decisions(same, apart, frozenset(self._names(table)))

    def _keys(self, table: dict[str, object], kind: str) -> Iterator[list[str]]:
        for entry in self._entries(table, kind):
            keys = entry.get("keys")
            if keys is None and kind == "never" and "name" in entry:
                continue
            if not isinstance(keys, list) or len(set(map(str, keys))) < 2:
                raise self._mistake(f"[[{kind}]]", f"a {kind} without two keys")
            yield [self._key(key) for key in keys]

    def _names(self, table: dict[str, object]) -> Iterator[str]:
        for entry in self._entries(table, "never"):
            if "keys" not in entry:
                yield str(entry["name"])

    def _entries(self, table: dict[str, object], kind: str) -> list[dict[str, object]]:
        entries = table.get(kind, [])
        if not isinstance(entries, list):
            raise self._mistake(kind, f"{kind} is no list of tables")
        return entries

    def _key(self, key: object) -> str:
        if not isinstance(key, str) or not re.fullmatch(r"[a-z]+/\S.*", key):
            raise self._mistake(str(key), f"{key} is no key as actor/minusma is")
        return key

    def _check(self, same: dict[str, str], apart: frozenset[frozenset[str]]) -> None:
        for key, other in same.items():
            if other in same or frozenset((key, other)) in apart:
                raise self._mistake(key, f"{key} contradicts another decision")

    def _mistake(self, words: str, problem: str) -> SeedError:
        lines = self.source.splitlines()
        at = (number for number, line in enumerate(lines, 1) if words in line)
        return SeedError(self.path, next(at, 1), problem, SHAPE)
