"""Bodies by the resolution that set them up, in whichever words: 第N号决议所设委员会.

>>> from kg.entities.finders.known import find_known
>>> from kg.entities.finders.symbols import find_numbered
>>> text = Text("第1907(2009)号决议设立的监测组和第2653(2022)号决议所设立的委员会")
>>> found = Found(find_numbered(text))
>>> for each in find_founded(text, found):
...     print(text.plain[each.start : each.end], each.entity)
第1907(2009)号决议设立的监测组 actor/第1907(2009)号决议所设监测组
第2653(2022)号决议所设立的委员会 actor/committee-2653
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import BUILT, Candidate
from kg.entities.found import Found
from kg.entities.words.text import Text

FOUNDED = re.compile(
    "所?(?:设立?|成立|组建|建立)的?(?P<body>[^，。；：、()《》“”\n的]{0,12}?"
    "(?:委员会|专家小组|专家组|监测小组|监测组|监察组|工作组|调查组|小组|法庭|机制|机构))"
)


def find_founded(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield them with their resolution, by the name that the authority files have."""
    for each in found:
        resolution = text.plain[each.start : each.end]
        if each.type != "symbol" or not each.entity:
            continue
        if not resolution.endswith("决议"):
            continue
        if match := FOUNDED.match(text.plain, each.end):
            name = f"{resolution}所设{match['body']}"
            known = text.names.by_text.get(name)
            key = known.entity if known and known.entity else f"actor/{name}"
            yield Candidate(each.start, match.end(), "body", key, BUILT)
