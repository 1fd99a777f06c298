"""From files to facts, against tagging the same text with jieba."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import kg
from kg import entities, facts
from kg.facts import adoptions, ceilings, citations, directives, mandates
from kg.facts.text import Text
from kg.resources import seeds
from tests.bench.clock import load_tagger, time_of
from tests.bench.row import Row

# What says who asks whom to do what, until when; the rest are relations and events.
MANDATES = (
    *(adoptions.extract, mandates.extract, citations.extract),
    *(directives.extract, ceilings.extract),
)
GOALS = (4, 3)  # times as fast as jieba.posseg: for mandates, and for all


def measure() -> Iterator[Row]:
    files = sorted((seeds() / "documents").glob("*.txt"))
    texts = [kg.read(file).text for file in files]
    tag = load_tagger()
    tagging = time_of(lambda: [tag(text) for text in texts])
    found = sum(len(_read(file, facts.EXTRACTORS)) for file in files)
    yield Row("facts found", f"{found:,}")
    kinds = (("mandates", MANDATES), ("all facts", facts.EXTRACTORS))
    for (name, extractors), goal in zip(kinds, GOALS, strict=True):
        taken = time_of(lambda use=extractors: [_read(file, use) for file in files])
        faster = tagging / taken
        yield Row(
            f"files to {name}", f"{sum(map(len, texts)) / taken:,.0f} characters/s"
        )
        yield Row(
            f"files to {name}, to jieba.posseg",
            f"{faster:.1f} x as fast",
            f">= {goal} x",
            faster >= goal,
        )


def _read(file: object, extractors: Sequence[facts.Extractor]) -> list[object]:
    document = kg.read(file)
    names = sorted(entities.find(document), key=lambda name: name.span)
    text = Text(document, names)
    found: list = []
    for extract in extractors:
        found += extract(replace(text, facts=tuple(found)))
    return found
