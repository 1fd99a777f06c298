"""A text to its plain form, in which a name is always written in one way, and back.

Full width becomes half width, one sign stands for each bracket, quote, dash and middle
dot, and the blanks that printers put round figures and Latin letters go. What is left
is matched; the offsets lead back to the text as it is.

>>> folded = fold("第 2374（2017）号决议，Katiba Macina 团体")
>>> folded.text
'第2374(2017)号决议，Katiba Macina团体'
>>> folded.offsets[1], folded.offsets[5]
(2, 6)
"""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

# One for one, so that offsets stay.
SIGNS = {
    "（": "(", "）": ")", "〔": "(", "〕": ")", "［": "[", "］": "]",
    "「": "“", "」": "”", "『": "“", "』": "”", "＂": '"', "﹐": "，",
    "・": "·", "•": "·", "‧": "·", "∙": "·", "⋅": "·", "．": "·", "﹒": "·",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "－": "-", "−": "-",
    "～": "-", "〜": "-", "／": "/", "％": "%", "﹪": "%",
    "\t": "\n", "\u3000": " ", "\xa0": " ", "\u2002": " ", "\u2009": " ", "\u202f": " ",
}  # fmt: skip
# ０ to ９, Ａ to ｚ
WIDE = {code + 0xFEE0: code for code in [*range(0x30, 0x3A), *range(0x41, 0x7B)]}
FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
BLANKS = re.compile(" +")
BROKEN = re.compile("[\ud800-\udfff]")  # halves of characters
# Signs without width that text from web pages carries inside words.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A plain text, and for each of its characters the offset of the printed one."""

    text: str
    offsets: Sequence[int]


def fold(text: str) -> Folded:
    """Fold a text, and keep the way back."""
    plain = _write_one_way(text)
    kept = array("L")
    pieces = []
    at = 0
    for start, end in _gaps(plain):
        pieces.append(plain[at:start])
        kept.extend(range(at, start))
        at = end
    pieces.append(plain[at:])
    kept.extend(range(at, len(plain) + 1))
    return Folded("".join(pieces), kept)


def fold_name(name: str) -> str:
    """Fold a name as the text is folded that it is looked for in.

    >>> fold_name("第 1526 （2004）号决议")
    '第1526(2004)号决议'
    """
    return fold(name).text


def _write_one_way(text: str) -> str:
    text = BROKEN.sub("\ufffd", text)
    for sign, plain in SIGNS.items():
        if sign in text:
            text = text.replace(sign, plain)
    return text.translate(WIDE) if FULL_WIDTH.search(text) else text


def _gaps(text: str) -> list[tuple[int, int]]:
    """Where the characters stand that the plain text leaves out."""
    gaps = [
        match.span() for match in BLANKS.finditer(text) if _is_gap(text, *match.span())
    ]
    if found := [match.span() for match in INVISIBLE.finditer(text)]:
        gaps = sorted(gaps + found)
    return gaps


def _is_gap(text: str, start: int, end: int) -> bool:
    """Whether blanks stand between a Chinese character and a Latin one or a figure.

    Blanks between two Chinese characters divide columns, those between two letters or
    figures divide words, that after the point of a number (12. 2022年) the two.
    """
    before = text[start - 1 : start]
    after = text[end : end + 1]
    if before.isascii() and after.isascii():
        return before in "(/" or after in "()/"
    return before.isascii() != after.isascii() and before != "\n"
