"""Units of a secretariat and offices of those who hold a post: 采购司, 特使办公室.

>>> from kg.entities.finders.known import find_known
>>> def show(printed):
...     text = Text(printed)
...     found = Found(find_known(text))
...     return [text.plain[each.start : each.end] for each in find_units(text, found)]
>>> show("调查司和经济和社会事务部统计司，法律处境，该司，安全理事会")
['调查司', '经济和社会事务部统计司']
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import GUESSED, Candidate
from kg.entities.found import Found
from kg.entities.kinds import TYPE_OF_HEAD
from kg.entities.words.lists import words
from kg.entities.words.subjects import extend_left
from kg.entities.words.text import Text
from kg.entities.words.walk import OWNERS

# Not 处理, 科学, 股东, 司法.
UNIT = re.compile(
    "司(?![法令长机])|处(?![长理置境于以罚分方在所])|科(?![长学技研威特室])"
    "|股(?![长份票东权市])|局(?![长势面部])|办公室"
)
SHORTEST = 4  # signs before an office: 人权办公室 may be anybody's
FOR = words("subjects") | words("unit-subjects")
OTHER = ("秘书", "办事", "公")
COUNTED = frozenset("该各个每所两几")


def find_units(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield what such words stand before, with the body whose unit it is."""
    for match in UNIT.finditer(text.plain):
        if text.plain.endswith(OTHER, 0, match.start()):
            continue
        start = extend_left(text.plain, match.start(), FOR)
        if start == match.start() or text.splits_last(start, match.end()):
            continue
        if len(match[0]) > 1 and match.start() - start < SHORTEST:
            continue
        name = text.plain[start : match.end()]
        owner = found.ending_at(start, OWNERS)
        if owner is None and name in words("local-offices"):
            continue
        if text.plain[start - 1 : start] in COUNTED:
            continue
        begin = owner.start if owner else start
        key = f"actor/{text.plain[begin : match.end()]}" if owner else ""
        if TYPE_OF_HEAD.get(name) != "body":  # 执行局 is no unit
            yield Candidate(begin, match.end(), "igo", key, GUESSED)
