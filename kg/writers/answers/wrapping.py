"""Texts to lines of a width: Chinese between any two characters, Latin at blanks.

>>> wrap("请秘书长在 2021 年 9 月 30 日前提出报告。", 12)
['请秘书长在', '2021 年 9 月', '30 日前提出', '报告。']
>>> wrap("id:para/S/RES/2584(2021)/30(a)", 20)
['id:para/S/RES/', '2584(2021)/30(a)']
"""

import re

from rich.cells import cell_len, set_cell_size

WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60"
# What must not begin a line stays with what is before it, and opening marks with what
# comes after them: 《马里和平与和解协议》。
PIECE = re.compile(
    rf"[（《“‘「『〔\[(]*(?:[{WIDE}]|[^\s{WIDE}]+)[，。；：、？！…）》”’」』〕]*\s*|\s+|."
)


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines that fit; a piece that fits none is cut."""
    lines = [""]
    for piece in PIECE.findall(text):
        if cell_len(lines[-1]) + cell_len(piece.rstrip()) > width and lines[-1]:
            lines.append("")
        lines[-1] += piece
        while cell_len(lines[-1].rstrip()) > width:
            head = _cut(set_cell_size(lines[-1], width).rstrip())
            lines.append(lines[-1][len(head) :])
            lines[-2] = head
    return [line.rstrip() for line in lines]


def _cut(head: str) -> str:
    """The part of a long name that may end a line: after a stroke, or as much as fits.

    >>> _cut("id:para/S/RES/25"), _cut("MINUSMA")
    ('id:para/S/RES/', 'MINUSMA')
    """
    end = max(head.rfind("/"), head.rfind("-")) + 1
    return head[:end] if end > len(head) // 2 else head
