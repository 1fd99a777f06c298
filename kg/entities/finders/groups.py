"""Armed groups and movements that no list has: a land or a foreign name, what they
fight for, and 阵线, 解放军, 旅.

>>> from kg.entities.finders.known import find_known
>>> def show(printed):
...     text = Text(printed)
...     found = Found(find_known(text))
...     return [text.plain[each.start : each.end] for each in find_groups(text, found)]
>>> show("克罗索解放阵线、耶达穆烈士旅和赞比亚人民民主运动")
['克罗索解放阵线', '耶达穆烈士旅', '赞比亚人民民主运动']
>>> show("马里的妇女运动、伊拉克民兵和中国人民解放军")
[]
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import BUILT, Candidate
from kg.entities.found import Found
from kg.entities.words.lists import back_over
from kg.entities.words.runs import is_foreign, run_before
from kg.entities.words.text import Text

HEAD = re.compile(
    "阵线|解放军|抵抗军|革命军|抵抗力量|旅(?![行游客馆途长])|民兵|运动(?![员会场])"
    "|军(?![事人队官衔舰方])"
)
LINKS = frozenset("和与")  # 让·平和|民族解放军
LANDS = {"state", "place", "people"}
# Of a State these are its army, or nobody in particular.
OF_STATES = re.compile("(?:人民)?(?:解放军|革命军)|旅|民兵")


def find_groups(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield them, with the land or the name that they begin with."""
    for match in HEAD.finditer(text.plain):
        cause = back_over(text.plain, match.start(), "causes")
        cause += text.plain[cause] in LINKS
        known = found.ending_at(match.end(), {"armed_group", "force"})
        if known and known.start <= cause:
            continue
        start = _start(text, found, cause, match)
        if start < cause:
            name = text.plain[start : match.end()]
            yield Candidate(start, match.end(), "armed_group", f"actor/{name}", BUILT)


def _start(text: Text, found: Found, cause: int, match: re.Match[str]) -> int:
    """Where the land or the foreign name before it begins; its own start if none."""
    if match[0] == "运动" and cause == match.start():
        return cause
    if person := found.ending_at(cause, {"person"}):
        return person.start
    if match[0] == "军" and cause == match.start():
        return cause
    if land := found.ending_at(cause, LANDS):
        own = OF_STATES.fullmatch(text.plain, cause, match.end())
        return cause if own else land.start
    first = run_before(text, found, cause)
    if cause - first >= 3 and is_foreign(text, found, first, cause):
        return first
    return cause
