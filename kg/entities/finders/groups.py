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
from kg.entities.words.lists import longest_first
from kg.entities.words.runs import is_foreign, run_before
from kg.entities.words.text import Text

_CAUSE = f"(?:{longest_first('causes')})"
GROUP = re.compile(
    f"(?P<cause>{_CAUSE}*)"
    "(?P<head>阵线|解放军|抵抗军|革命军|抵抗力量|旅(?![行游客馆途长])|民兵|运动(?![员会场])"
    "|军(?![事人队官衔舰方]))"
)
LANDS = {"state", "place", "people"}
# Of a State these are its army, or nobody in particular.
OF_STATES = re.compile("(?:人民)?(?:解放军|革命军)|旅|民兵")
NEEDS_CAUSE = ("运动",)


def find_groups(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield them, with the land or the name that they begin with."""
    for match in GROUP.finditer(text.plain):
        known = found.ending_at(match.end(), {"armed_group", "force"})
        if known and known.start <= match.start():
            continue
        start = _start(text, found, match)
        if start < match.start():
            name = text.plain[start : match.end()]
            yield Candidate(start, match.end(), "armed_group", f"actor/{name}", BUILT)


def _start(text: Text, found: Found, match: re.Match[str]) -> int:
    """Where the land or the foreign name before it begins; its own start if none."""
    place = match.start()
    if match["head"] in NEEDS_CAUSE and not match["cause"]:
        return place
    if person := found.ending_at(place, {"person"}):
        return person.start
    if match[0] == "军":
        return place
    if land := found.ending_at(place, LANDS):
        return place if OF_STATES.fullmatch(match[0]) else land.start
    first = run_before(text, found, place)
    foreign = place - first >= 3 and is_foreign(text, found, first, place)
    return first if foreign else place
