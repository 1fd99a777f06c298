"""Words that mean what was named before: 该团, 该国, and 政府 without its State.

>>> from kg.entities.finders.known import find_known
>>> text = Text("马里政府表示，该国政府和该小组支持稳定团")
>>> references = find_references(text, Found(find_known(text)))
>>> [text.plain[each.start:each.end] for each in references]
['政府', '该国', '该小组']
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import GUESSED, Candidate
from kg.entities.found import Found
from kg.entities.words.text import Text

# What may be meant by the noun behind 该.
NOUNS = {
    "state": "国",
    "mission": "团 特派团 稳定团 办事处",
    "body": "股 小组 专家小组 机制 委员会 理事会 法庭 法院 论坛",
    "igo": "集团 组织 办公室 中心 基金 基金会 署 党 部",
    "force": "部队",
    "armed_group": "团体 运动",
    "place": "市 镇 村 省 州 县 大区",
    "operation": "行动",
    "agreement": "协议 协定 公约 条约 议定书",
}
HEADS = {noun: kind for kind, nouns in NOUNS.items() for noun in nouns.split()}
THAT = re.compile(
    f"该(?:{'|'.join(sorted(HEADS, key=lambda noun: (-len(noun), noun)))})"
    "(?![际家籍民员长门分内成庄落社])"
)
OUR = re.compile("我国|本国")
NOT_ALONE = frozenset("国方各级省市州县")


def find_references(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield them; linking says what they mean."""
    for start, end in text.anchors.get("government", ()):
        owned = found.ending_at(end, {"government"})
        joined = text.plain[start - 1 : start] in NOT_ALONE
        if not owned and not joined and text.plain[start:end] != "政权":
            yield Candidate(start, end, "reference", "", GUESSED)
    for pattern in (THAT, OUR):
        for match in pattern.finditer(text.plain):
            yield Candidate(*match.span(), "reference", "", GUESSED)
