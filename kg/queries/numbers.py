"""The number of a paragraph as people write it, to the number by which it is cited.

>>> print(*map(read_number, ("第17段", "30（a）㈢", "30(a)(iii)-2", "para. 12", "pp4")))
17 30(a)(iii) 30(a)(iii)–2 12 PP4
>>> print(*map(read_number, ("序言部分第4段", "执行部分第 8 段", "脚注346", "附件/3")))
PP4 8 fn346 annex/3
"""

import re
import unicodedata

# ㈠ is (一) once the width of characters makes no difference.
ROMANS = {"一": "i", "二": "ii", "三": "iii", "四": "iv", "五": "v", "六": "vi"}
ROMANS |= {
    "七": "vii",
    "八": "viii",
    "九": "ix",
    "十": "x",
    "十一": "xi",
    "十二": "xii",
}
ENGLISH = re.compile(
    r"^(?:operative)?(?:paragraph|paras|para|op)\.?(?=\d)", re.IGNORECASE
)
# In this order: the more particular first.
WORDS = (
    (re.compile(r"序言(?:部分)?第?(\d+)段?"), r"PP\1"),
    (re.compile(r"(?:脚注|注)(\d+)"), r"fn\1"),
    (re.compile(r"(?:执行(?:部分)?)?第(\d+.*?)段"), r"\1"),
    (ENGLISH, ""),
    (re.compile(r"^pp(?=\d)", re.IGNORECASE), "PP"),
    (re.compile(r"^(?:fn|footnote|note)(?=\d)", re.IGNORECASE), "fn"),
    (re.compile(r"^annex(?=[-/])", re.IGNORECASE), "annex"),
    (re.compile(r"^enclosure(?=[-/])", re.IGNORECASE), "enclosure"),
    (re.compile(r"^附件(?=/)"), "annex"),
    (re.compile(r"(?<=[)\d])-(?=\d)"), "–"),  # a dash's place, not the 2 of annex-2
)


def read_number(text: str) -> str:
    """Blanks and the width of characters make no difference."""
    number = "".join(unicodedata.normalize("NFKC", text).split())
    for printed, roman in ROMANS.items():
        number = number.replace(f"({printed})", f"({roman})")
    for pattern, form in WORDS:
        number = pattern.sub(form, number)
    return number
