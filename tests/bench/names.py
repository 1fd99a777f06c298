"""Finding and linking names, against tagging the same text with jieba."""

import subprocess
import sys
from collections.abc import Iterator
from statistics import median

import kg
from kg import entities
from kg.resources import seeds
from tests.bench.clock import load_tagger, time_of
from tests.bench.row import Row

GOAL = 8  # times as fast as jieba.posseg tags the same text
LOADING = 0.25  # seconds
RUNS = 5
LOAD = """
from time import process_time
begin = process_time()
from kg.seeds import authority
authority()
print(process_time() - begin)
"""


def measure() -> Iterator[Row]:
    files = sorted((seeds() / "documents").glob("*.txt"))
    documents = [kg.read(file) for file in files]
    texts = [document.text for document in documents]
    characters = sum(map(len, texts))
    tag = load_tagger()
    naming = time_of(lambda: [entities.find(each) for each in documents])
    tagging = time_of(lambda: [tag(text) for text in texts])
    faster = tagging / naming
    loading = median(_load() for _ in range(RUNS))
    yield Row("names found", f"{sum(len(entities.find(each)) for each in documents):,}")
    yield Row("finding and linking them", f"{characters / naming:,.0f} characters/s")
    yield Row(
        "names to jieba.posseg",
        f"{faster:.1f} x as fast",
        f">= {GOAL} x",
        faster >= GOAL,
    )
    yield Row(
        "reading the authority files",
        f"{loading:.2f} s",
        f"< {LOADING} s",
        loading < LOADING,
    )


def _load() -> float:
    """In a process of its own, libraries and all."""
    command = [sys.executable, "-c", LOAD]
    return float(subprocess.run(command, capture_output=True, check=True).stdout)
