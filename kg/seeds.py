"""The authority files of ``seeds/`` to plain entries: what is called what.

The only module of the lower house that reads Turtle. A mistake in a file is told with
its file and line, since people write these files.

>>> authority().by_name["安全理事会"]
'actor/security-council'
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import SeedError
from kg.resources import seeds

ID = "https://w3id.org/mandate-graph/id/"
MG = "https://w3id.org/mandate-graph/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
# What entities are below; other things of the files are words or schemes.
FAMILIES = ("actor/", "place/", "agreement/", "operation/", "project/")
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entity: its key, its class, and every name it goes by."""

    key: str  # actor/minusma
    type: str  # PeaceOperation
    label: str  # its full Chinese name
    names: tuple[str, ...]  # every Chinese name that means it wherever it stands
    traditional: tuple[str, ...]  # those of them that are in traditional characters
    contextual: tuple[str, ...]  # names that mean it where a document has made it clear
    acronyms: tuple[str, ...]
    english: str
    part_of: tuple[str, ...]
    located_in: tuple[str, ...]
    demonyms: tuple[str, ...]
    example: str
    file: str


@dataclass(frozen=True, slots=True)
class Authority:
    """All entries, by key and by name."""

    entries: Mapping[str, Entry]
    by_name: Mapping[str, str]
    contextual: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Word:
    """One entry of grammar: its forms in both scripts, and what it belongs to."""

    key: str  # verb/cuqing
    broader: tuple[str, ...]  # force/calls-upon
    forms: tuple[str, ...]
    groups: tuple[str, ...]  # the collections that hold it: verb-place/opening
    example: str
    file: str


@cache
def words() -> tuple[Word, ...]:
    """Read the verbs and the words around them that ship, once."""
    return tuple(load_words(seeds()))


def load_words(folder: Path) -> Iterator[Word]:
    """Read the concepts with an example and no class of ours, sorted by file."""
    groups: dict[str, list[str]] = defaultdict(list)
    found: list[tuple[str, Path, dict[tuple[str, str], list[str]]]] = []
    for path in sorted(folder.glob("*.ttl")):
        for iri, triples in _describe(path).items():
            values = _values(triples)
            for member in values.get((f"{SKOS}member", ""), ()):
                groups[member].append(iri.removeprefix(ID))
            if values.get((f"{SKOS}example", "zh")) and not _kind(values):
                found.append((iri, path, values))
    for iri, path, values in found:
        yield _word(iri, path, values, groups[iri])


def _word(
    iri: str, path: Path, values: dict[tuple[str, str], list[str]], groups: list[str]
) -> Word:
    tags = [("prefLabel", "zh"), ("altLabel", "zh"), ("altLabel", "zh-hant")]
    forms = [form for name, tag in tags for form in values.get((SKOS + name, tag), ())]
    broader = values.get((f"{SKOS}broader", ""), ())
    return Word(
        key=iri.removeprefix(ID),
        broader=tuple(each.removeprefix(ID) for each in broader),
        forms=tuple(dict.fromkeys(forms)),
        groups=tuple(groups),
        example=values[f"{SKOS}example", "zh"][0],
        file=path.name,
    )


@cache
def authority() -> Authority:
    """Read the authority files that ship, once."""
    return load(seeds())


def load(folder: Path) -> Authority:
    """Read all authority files below a folder; SeedError where one is mistaken."""
    entries: dict[str, Entry] = {}
    by_name: dict[str, str] = {}
    contextual: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("*.ttl")):
        for entry in _read(path):
            if entry.key in entries:
                other = entries[entry.key].file
                raise _mistake(path, entry.key, f"is in {other} already")
            entries[entry.key] = entry
            for name in entry.names:
                if by_name.setdefault(name, entry.key) != entry.key:
                    problem = f"{name} is the name of {by_name[name]} already"
                    raise _mistake(path, entry.key, problem)
            for name in entry.contextual:
                contextual[name].append(entry.key)
    return Authority(
        entries, by_name, {name: tuple(keys) for name, keys in contextual.items()}
    )


def _read(path: Path) -> Iterator[Entry]:
    for iri, triples in _describe(path).items():
        values = _values(triples)
        if kind := _kind(values):
            yield _entry(path, iri, kind, values)
        elif iri.startswith(tuple(ID + family for family in FAMILIES)):
            raise _mistake(path, iri.removeprefix(ID), "is of no class of ours")


def _describe(path: Path) -> dict[str, list[Triple]]:
    """What a file says of each of its subjects."""
    described: dict[str, list[Triple]] = defaultdict(list)
    try:
        for triple in parse(path=path, format=RdfFormat.TURTLE):
            described[getattr(triple.subject, "value", "")].append(triple)
    except SyntaxError as error:
        line = error.lineno or 1
        raise SeedError(path, line, str(error.msg), "mend the Turtle") from None
    return described


def _values(triples: list[Triple]) -> dict[tuple[str, str], list[str]]:
    """The values by predicate and language."""
    values: dict[tuple[str, str], list[str]] = defaultdict(list)
    for triple in triples:
        value = triple.object
        language = (value.language or "") if isinstance(value, Literal) else ""
        if isinstance(value, (Literal, NamedNode)):
            values[triple.predicate.value, language].append(value.value)
    return values


def _kind(values: dict[tuple[str, str], list[str]]) -> str | None:
    kinds = [kind for kind in values.get((TYPE, ""), ()) if kind.startswith(MG)]
    return kinds[0].removeprefix(MG) if kinds else None


def _entry(
    path: Path, iri: str, kind: str, values: dict[tuple[str, str], list[str]]
) -> Entry:
    def of(name: str, *languages: str) -> list[str]:
        tags = languages or ("",)
        return [each for tag in tags for each in values.get((name, tag), ())]

    labels = of(f"{SKOS}prefLabel", "zh")
    key = iri.removeprefix(ID)
    if not iri.startswith(ID):
        raise _mistake(path, iri, f"is not below {ID}")
    if len(labels) != 1:
        raise _mistake(path, key, f"has {len(labels)} skos:prefLabel@zh, not one")
    others = of(f"{SKOS}altLabel", "zh")
    traditional = of(f"{SKOS}altLabel", "zh-hant")
    return Entry(
        key=key,
        type=kind,
        label=labels[0],
        names=tuple(dict.fromkeys([*labels, *others, *traditional])),
        traditional=tuple(traditional),
        contextual=tuple(of(f"{MG}contextualLabel", "zh", "zh-hant")),
        acronyms=tuple(of(f"{MG}acronym")),
        english=next(iter(of(f"{SKOS}prefLabel", "en")), ""),
        part_of=tuple(each.removeprefix(ID) for each in of(f"{MG}partOf")),
        located_in=tuple(each.removeprefix(ID) for each in of(f"{MG}locatedIn")),
        demonyms=tuple(of(f"{MG}demonym", "zh", "zh-hant")),
        example=next(iter(of(f"{SKOS}example", "zh")), ""),
        file=path.name,
    )


def _mistake(path: Path, key: str, problem: str) -> SeedError:
    """Find the line of an entry, so that the mistake can be found."""
    ends = f"{key.removeprefix(ID)}>"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = (number for number, line in enumerate(lines, 1) if ends in line)
    return SeedError(path, next(at, 1), f"{key} {problem}", "mend the entry")
