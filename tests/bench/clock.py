"""How long a piece of work keeps the processor busy, and jieba to compare with."""

import logging
import tempfile
import warnings
from collections.abc import Callable
from statistics import median
from time import process_time

RUNS = 5


def time_of(work: Callable[[], object]) -> float:
    """The median time of the processor, the first run left out."""
    work()
    return median(_once(work) for _ in range(RUNS))


def _once(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


def load_tagger() -> Callable[[str], object]:
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
