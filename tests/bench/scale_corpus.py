"""A corpus of any size, made of the documents that ship.

Paragraphs are recombined, and what they speak of is renamed: another country, another
mission, other years and symbols; so every document is another, as long as those of the
Council are, and of the same kinds. The same number gives the same document.

    python -m tests.bench.scale_corpus 10000 FOLDER
"""

import random
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import kg
from kg.model import Document, Kind
from kg.resources import seeds
from kg.seeds import Entry, authority

LENGTH = 5000  # characters, as 40,000 documents with 200 million have
YEARS = re.compile(r"(?<!\d)(20[012]\d)(?!\d)")
CITED = re.compile(r"第\s?(\d{4})\s?\((20[012]\d)\)号")
PRINTED = (Kind.OPERATIVE, Kind.PREAMBULAR, Kind.BODY)


def make_corpus(count: int, folder: Path, length: int = LENGTH) -> list[Path]:
    """Write so many documents; gives their files."""
    files = []
    for number in range(count):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        files.append(place / f"{number:06}.txt")
        files[-1].write_text(make_document(number, length), encoding="utf-8")
    return files


def make_document(number: int, length: int = LENGTH) -> str:
    """A resolution or a report, each some lengths long in its own measure."""
    chance = random.Random(number)
    year = 2000 + number % 25
    rename = _Renaming(chance, year)
    long = chance.gauss(1, 0.3) * length
    if number % 2:
        return _make_resolution(number, year, chance, rename, long)
    return _make_report(number, year, chance, rename, long)


def _make_resolution(number, year, chance, rename, long) -> str:
    day = f"{year} 年 {chance.randint(1, 12)} 月 {chance.randint(1, 28)} 日"
    head = [
        f"第 {3000 + number}({year})号决议",
        f"安全理事会 {day}第 {8000 + number} 次会议通过",
        "安全理事会，",
    ]
    preamble = _choose(chance, _paragraphs(Kind.PREAMBULAR), long / 4)
    provisions = _choose(chance, _paragraphs(Kind.OPERATIVE), long * 3 / 4)
    numbered = (f"{at}. {each}" for at, each in enumerate(provisions, 1))
    return _print([*head, *map(rename, preamble), *map(rename, numbered)])


def _make_report(number, year, chance, rename, long) -> str:
    head = [f"S/{year}/{1000 + number}", rename("马里局势"), "秘书长的报告"]
    body = _choose(chance, _paragraphs(Kind.BODY), long)
    numbered = (f"{at}. {each}" for at, each in enumerate(body, 1))
    return _print([*head, *map(rename, numbered)])


def _print(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def _choose(chance: random.Random, paragraphs: list[str], long: float) -> Iterator[str]:
    while long > 0:
        chosen = chance.choice(paragraphs)
        long -= len(chosen)
        yield chosen


@cache
def _documents() -> list[Document]:
    return [kg.read(file) for file in sorted((seeds() / "documents").glob("*.txt"))]


@cache
def _paragraphs(kind: Kind) -> list[str]:
    """The printed paragraphs of a kind, without their numbers; reports are bodies."""
    found = []
    for document in _documents():
        for each in document.paragraphs:
            is_body = kind == Kind.BODY and each.kind in PRINTED
            if (
                (each.kind == kind or is_body)
                and not each.inline
                and len(each.text) > 20
            ):
                found.append(re.sub(r"^\d+\.\s*", "", each.text).replace("\t", " "))
    return found


@cache
def _named(kind: str) -> list[Entry]:
    entries = authority().entries.values()
    return sorted((each for each in entries if each.type == kind), key=lambda e: e.key)


class _Renaming:
    """What a document calls the country, the mission and the years it is about."""

    def __init__(self, chance: random.Random, year: int) -> None:
        country, mission = (
            chance.choice(_named("State")),
            chance.choice(_named("PeaceOperation")),
        )
        short = min(mission.names, key=len)
        self.names = {
            "联合国马里多层面综合稳定特派团": mission.label,
            "马里稳定团": short,
            "马里": min(country.names, key=len),
        }
        self.known = re.compile("|".join(self.names))
        self.shift = year - 2021
        self.chance = chance

    def __call__(self, text: str) -> str:
        text = self.known.sub(lambda found: self.names[found.group()], text)
        text = CITED.sub(self._cite, text)
        return YEARS.sub(lambda found: str(int(found[1]) + self.shift), text)

    def _cite(self, found: re.Match[str]) -> str:
        number = int(found[1]) + self.chance.randrange(-200, 200)
        return f"第 {number}({found[2]})号"


if __name__ == "__main__":
    make_corpus(int(sys.argv[1]), Path(sys.argv[2]))
