"""Chinese words: the only module that knows a word segmenter.

Its dictionary is jieba's. Names are not looked for with it, only where words begin and
end, and which words names are built of.

>>> words = Words("和平行动部署了部队")
>>> sorted(words.edges), words.before(6)
([0, 2, 4, 6, 7, 9], ('部署', 'n', 4))
"""

from functools import lru_cache
from itertools import accumulate, pairwise


def split(text: str) -> list[str]:
    """The words of a text, and the signs between them."""
    edges = sorted(Words(text).edges)
    return [text[start:end] for start, end in pairwise(edges)]


class Words:
    """The words of a text with their parts of speech, in jieba's letters."""

    def __init__(self, text: str) -> None:
        from rjieba import cut

        self._text = text
        self.edges = set(accumulate(map(len, cut(text, False))))
        self.edges.add(0)

    def before(self, end: int) -> tuple[str, str, int] | None:
        """The word that ends here, its part of speech and its start."""
        if end not in self.edges or not end:
            return None
        start = end - 1
        while start not in self.edges:
            start -= 1
        word = self._text[start:end]
        return word, _tag(word), start


@lru_cache(maxsize=50_000)
def _tag(word: str) -> str:
    """A word has one part of speech, whatever stands beside it."""
    from rjieba import tag

    return tag(word, False)[0][1]
