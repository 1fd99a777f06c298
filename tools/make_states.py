"""Write seeds/actors/states-*.ttl and seeds/places/territories.ttl: the states that
are in the United Nations, and lands of ISO 3166-1 that are not.

Takes the codes, English names and translated formal names of ISO 3166-1 (pycountry),
the Chinese and French names of CLDR (Babel), and states.toml beside this file, which
holds what the United Nations writes otherwise. Traditional characters are OpenCC's,
next to the names that CLDR gives for zh-Hant and zh-Hant-HK. The output depends on
nothing else.

Run it as `python tools/make_states.py` after
`pip install Babel pycountry opencc-python-reimplemented`.
"""

import gettext
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale
from opencc import OpenCC
from pycountry.db import Data

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
TABLE = tomllib.loads((HERE / "states.toml").read_text("utf-8"))
ID = "https://w3id.org/mandate-graph/id/"

# 193 Member States, the Holy See and the State of Palestine
STATES = 195

# A file holds the states whose identifier begins with a letter from one to the other.
FILES = (("a", "g"), ("h", "o"), ("p", "z"))

HEADER = """\
# {title}
# Made by tools/make_states.py from CLDR, ISO 3166-1 and tools/states.toml: edit those.
# skos:notation holds the ISO 3166-1 codes (alpha-2, alpha-3): ISO publishes no IRIs.
@prefix mg: <https://w3id.org/mandate-graph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix id: <https://w3id.org/mandate-graph/id/> .
"""
TITLE = "Member and observer States of the United Nations, {first} to {last}."
LANDS = "Territories of ISO 3166-1 that are no States of the United Nations."


class State:
    """One entry of ISO 3166-1 with the names that the United Nations uses."""

    def __init__(self, country: Data) -> None:
        self.country = country
        self.code: str = country.alpha_2
        self.own: dict[str, Any] = TABLE["names"].get(self.code, {})
        self.common = territories("zh")[self.code]

    @property
    def english(self) -> str:
        """The short name: Mali, Côte d'Ivoire, Iran (Islamic Republic of)."""
        return str(self.own.get("en") or self.country.name)

    @property
    def slug(self) -> str:
        """The short name without its bracket, in ASCII: iran, cote-divoire."""
        name = re.sub(r" \(.*\)", "", self.english).replace("'", "")
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")

    @property
    def chinese(self) -> str:
        """The name in the Chinese list of Member States."""
        return str(self.own.get("prefer") or self.common)

    @property
    def french(self) -> str:
        """The short name, with the apostrophe that people type."""
        name = self.own.get("fr") or territories("fr")[self.code]
        return str(name).replace("’", "'")

    def other_chinese(self) -> list[str]:
        """The formal name, the common one, and those the table adds."""
        formal = self.own.get("long", translated(self.country))
        names = [formal, *self.own.get("also", [])]
        if self.own.get("cldr", True):
            names.append(self.common)
        return others(names, self.chinese)

    def traditional(self) -> list[str]:
        """Names in traditional characters that differ from every simplified one."""
        known = [self.chinese, *self.other_chinese()]
        names = [in_traditional(name) for name in known]
        if self.own.get("cldr", True):
            names += [territories(tag)[self.code] for tag in ("zh_Hant", "zh_Hant_HK")]
        return others(names, *known)

    def other_english(self) -> list[str]:
        """The formal name and those the table adds."""
        formal = getattr(self.country, "official_name", "")
        names = [self.own.get("en_long", formal), *self.own.get("en_also", [])]
        return others([re.sub("^the ", "", name) for name in names], self.english)

    def demonym(self) -> list[str]:
        """What its nationals are called, if documents speak of them."""
        named = self.code in TABLE["nationals_named"]
        return [self.own.get("people", self.common + "人")] if named else []

    def example(self, sentence: str) -> str:
        """The sentence about this state, under the shortest name that is its own."""
        names = [self.chinese, *self.other_chinese()]
        used = [name for name in names if name == self.common] or [self.chinese]
        return sentence.replace("{}", used[0])


@cache
def territories(locale: str) -> dict[str, str]:
    """Names of territories by code, in one locale of CLDR."""
    return dict(Locale.parse(locale).territories)


@cache
def translations() -> gettext.NullTranslations:
    """The Chinese translation of ISO 3166-1."""
    return gettext.translation("iso3166-1", pycountry.LOCALES_DIR, ["zh_CN"])


def translated(country: Data) -> str:
    """The formal name in Chinese, empty where ISO has none."""
    formal = getattr(country, "official_name", "")
    return translations().gettext(formal) if formal else ""


def others(names: Iterable[str], *known: str) -> list[str]:
    """The names that are neither empty nor known nor repeated."""
    return [name for name in dict.fromkeys(names) if name and name not in known]


@cache
def converter() -> OpenCC:
    """From simplified characters to traditional ones."""
    return OpenCC("s2tw")


def in_traditional(name: str) -> str:
    """The name in traditional characters; 里 in a name is a sound, never 裡."""
    return str(converter().convert(name)).replace("裡", "里")


def literals(names: Iterable[str], tag: str = "") -> str:
    """The names as Turtle literals."""
    return " , ".join(f'"{name}"{tag}' for name in names)


def lines(state: State, sentence: str) -> Iterator[tuple[str, str]]:
    """Predicates and objects of one entry, without those that are empty."""
    names = {"@zh": [state.chinese], "@en": [state.english], "@fr": [state.french]}
    aliases = {
        "@zh": state.other_chinese(),
        "@zh-Hant": state.traditional(),
        "@en": state.other_english(),
    }
    yield "skos:prefLabel", labels(names)
    yield "skos:altLabel", labels(aliases)
    yield "mg:contextualLabel", literals(state.own.get("sense", []), "@zh")
    yield "mg:demonym", literals(state.demonym(), "@zh")
    yield "skos:notation", literals([state.code, state.country.alpha_3])
    yield "skos:example", literals([state.example(sentence)], "@zh")


def labels(by_tag: dict[str, list[str]]) -> str:
    """Names of several languages as Turtle literals."""
    return " , ".join(literals(names, tag) for tag, names in by_tag.items() if names)


def entry(state: State, sentence: str, family: str, kind: str) -> str:
    """One state or territory as a block of Turtle."""
    said = [f"    {verb} {value}" for verb, value in lines(state, sentence) if value]
    head = f"<{ID}{family}/{state.slug}> a mg:{kind} ;\n"
    return head + " ;\n".join(said) + " .\n"


def states() -> list[State]:
    """All states of the United Nations by identifier."""
    outside = set(TABLE["not_in_the_united_nations"])
    found = [State(each) for each in pycountry.countries if each.alpha_2 not in outside]
    if len(found) != STATES:
        raise SystemExit(f"states.toml: {len(found)} states are left, not {STATES}")
    return sorted(found, key=lambda state: state.slug)


def lands() -> list[State]:
    """The territories by identifier."""
    wanted = set(TABLE["territories"])
    found = [State(each) for each in pycountry.countries if each.alpha_2 in wanted]
    return sorted(found, key=lambda land: land.slug)


def main() -> None:
    """Write the files."""
    sentences = cycle(TABLE["examples"])
    entries = {
        state.slug: entry(state, next(sentences), "actor", "State")
        for state in states()
    }
    for first, last in FILES:
        blocks = [entries[slug] for slug in entries if first <= slug[0] <= last]
        title = TITLE.format(first=first.upper(), last=last.upper())
        write(f"actors/states-{first}-{last}.ttl", title, blocks)
    made = [entry(land, "报告述及{}的情况。", "place", "Place") for land in lands()]
    write("places/territories.ttl", LANDS, made)


def write(name: str, title: str, blocks: Iterable[str]) -> None:
    """Write one file of the authority."""
    text = "\n".join([HEADER.format(title=title), *blocks])
    (SEEDS / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
