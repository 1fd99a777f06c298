"""How many were for, against and abstained, as sentences tell it.

>>> str(vote_in("以13票赞成、零票反对、2票弃权通过了该决议")), vote_in("一致通过")
('13-0-2', None)
"""

import re

from kg.entities.words.numbers import read_number
from kg.model import Vote

COUNT = "(?P<count>[0-9]{1,3}|[零〇一二三四五六七八九十]{1,3})"
SIDES = tuple(
    re.compile(f"{COUNT}票{side}")
    for side in ("(?:赞成|贊成|支持)", "(?:反对|反對)", "(?:弃权|棄權)")
)


def vote_in(text: str) -> Vote | None:
    """The vote; None where nobody is said to have been for it."""
    found = [side.search(text) for side in SIDES]
    if found[0] is None:
        return None
    return Vote(*(int(read_number(each["count"])) if each else 0 for each in found))
