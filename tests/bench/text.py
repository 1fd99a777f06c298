"""Reading text, against cutting it into lines and against tagging it with jieba."""

import logging
import tempfile
import warnings
from collections.abc import Callable, Iterator
from statistics import median
from time import process_time

import kg
from kg.resources import seeds
from tests.bench.row import Row

RUNS = 5
GOAL = 20  # times as fast as jieba.posseg tags the same text


def measure() -> Iterator[Row]:
    files = sorted((seeds() / "documents").glob("*.txt"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    characters = sum(map(len, texts))
    tag = _load_tagger()
    reading = _time(lambda: [kg.read(file) for file in files])
    lines = _time(lambda: [text.splitlines() for text in texts])
    tagging = _time(lambda: [tag(text) for text in texts])
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


def _time(work: Callable[[], object]) -> float:
    """The median time of the processor, the first run left out."""
    work()
    return median(_once(work) for _ in range(RUNS))


def _once(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


def _load_tagger() -> Callable[[str], object]:
    """A tagger of its own, its dictionary loaded, with nothing left behind."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own: invalid escapes, pkg_resources
        import jieba
        from jieba import posseg
    jieba.setLogLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = folder
        tokenizer.initialize()
    return posseg.POSTokenizer(tokenizer).lcut
