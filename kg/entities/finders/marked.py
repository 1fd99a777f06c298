"""Operations and armed groups whose names stand in quotes, or in Latin letters.

>>> text = Text("“新月形沙丘”行动、“塞卡行动”和“支持者”组织，“保护平民”行动计划")
>>> for each in find_marked(text):
...     print(each.type, text.plain[each.start:each.end])
operation “新月形沙丘”行动
operation “塞卡行动”
armed_group “支持者”组织
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import BUILT, MARKED, Candidate
from kg.entities.words.text import Text

# “薮猫”行动, “薮猫行动”
OPERATION = re.compile(
    "(?:“[^“”\n]{1,20}?(?:行动”|”(?:军事)?行动)"
    '|"[^"\n]{1,20}?(?:行动"|"(?:军事)?行动))(?!计划|方案|纲领|框架|纲要)'
)
# “支持伊斯兰与穆斯林”组织, "库奈特拉烈士组"
_BAND = "(?:旅|阵线|烈士组|民兵|支队|军)"
GROUP = re.compile(
    "“[^“”\n]{1,20}”(?:恐怖|武装|极端主义)?"
    "(?:组织|团体|旅(?![行游])|营(?![地区房])|阵线|民兵|集团军|派别)"
    f'|“[^“”\n]{{1,16}}{_BAND}”|"[^"\n]{{1,16}}{_BAND}"'
)
# Al-Hisbah部队
LATIN = re.compile(
    r"(?<![A-Za-z])[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+)?"
    "(?:部队|民兵|旅(?!行)|阵线|运动(?!会)|派别|军(?![事人]))"
)
FAMILIES = {"operation": "operation", "armed_group": "actor"}
MARKS = re.compile('[“”"]')


def find_marked(text: Text) -> Iterator[Candidate]:
    """Yield operations, then groups; the quotes belong to the name."""
    for kind, rank, pattern in (
        ("operation", MARKED, OPERATION),
        ("armed_group", MARKED, GROUP),
        ("armed_group", BUILT, LATIN),
    ):
        for match in pattern.finditer(text.plain):
            key = _key(text, match[0], FAMILIES[kind])
            yield Candidate(*match.span(), kind, key, rank)


def _key(text: Text, printed: str, family: str) -> str:
    bare = MARKS.sub("", printed)
    known = text.names.by_text.get(printed) or text.names.by_text.get(bare)
    return known.entity if known and known.entity else f"{family}/{bare}"
