"""Reading text, against cutting it into lines and against tagging it with jieba."""

from collections.abc import Iterator

import kg
from kg.resources import seeds
from tests.bench.clock import load_tagger, time_of
from tests.bench.row import Row

GOAL = 20  # times as fast as jieba.posseg tags the same text


def measure() -> Iterator[Row]:
    files = sorted((seeds() / "documents").glob("*.txt"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    characters = sum(map(len, texts))
    tag = load_tagger()
    reading = time_of(lambda: [kg.read(file) for file in files])
    lines = time_of(lambda: [text.splitlines() for text in texts])
    tagging = time_of(lambda: [tag(text) for text in texts])
    faster = tagging / reading
    yield Row("the corpus", f"{characters:,} characters")
    yield Row("reading it", f"{characters / reading:,.0f} characters/s")
    yield Row("jieba.posseg tags it", f"{characters / tagging:,.0f} characters/s")
    yield Row("reading to str.splitlines", f"{reading / lines:,.0f} x its time")
    yield Row(
        "reading to jieba.posseg",
        f"{faster:.0f} x as fast",
        f">= {GOAL} x",
        faster >= GOAL,
    )
