"""Texts to what is looked for in them: pairs of Chinese characters, words of others.

Chinese has no blanks between its words, so each two characters that stand together are
a token; a phrase of them finds what is printed. Traditional characters, full width and
capitals make no difference.

>>> to_grams("馬里穩定團 (MINUSMA)")
['马里', '里稳', '稳定', '定团', '团', 'minusma']
>>> to_match("稳定团"), to_match("minus"), to_match("马"), to_match('"*')
('"稳定 定团"', '"minus" *', '"马" *', '')
"""

import re
import unicodedata
from functools import cache

from kg.entities.words.script import pair_characters
from kg.seeds import authority

CHINESE = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
RUN = re.compile(rf"([{CHINESE}]+)|([^\W{CHINESE}]+)")
MOST = 40  # tokens that are looked for


def fold(text: str) -> str:
    """A text as it is compared."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_simplified())


def to_grams(text: str) -> list[str]:
    """The tokens of a text; the last character of a run stands alone as well."""
    found: list[str] = []
    for chinese, other in RUN.findall(fold(text)):
        if chinese:
            found += [chinese[at : at + 2] for at in range(len(chinese))]
        else:
            found.append(other)
    return found


def to_match(text: str) -> str:
    """What the index is asked: all runs, the last one as the beginning of a word."""
    parts = []
    for chinese, other in RUN.findall(fold(text))[:MOST]:
        if len(chinese) > 1:
            pairs = (chinese[at : at + 2] for at in range(len(chinese) - 1))
            parts.append(f'"{" ".join(pairs)}"')
        else:
            parts.append(f'"{chinese or other}" *')
    return " ".join(parts)


@cache
def _simplified() -> dict[int, int]:
    return pair_characters(authority().entries.values())
