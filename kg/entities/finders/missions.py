"""Missions that no list has: whose they are, where, what for, and …团 or …办.

>>> from kg.entities.finders.known import find_known
>>> text = Text("联合国赞比亚特派团、欧盟驻加蓬军事咨询团、联赞先遣团，各特派团")
>>> for each in find_missions(text, Found(find_known(text))):
...     print(text.plain[each.start:each.end])
联合国赞比亚特派团
欧盟驻加蓬军事咨询团
联赞先遣团
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import BUILT, Candidate
from kg.entities.found import Found
from kg.entities.words.lists import back_over, longest_first, words
from kg.entities.words.text import Text

_PURPOSES = f"(?:{longest_first('mission-purposes')})*"
LAST = re.compile("团")
HEADS = words("mission-heads")
HEAD = 3  # signs of each
# Any of its kind, whosever it is.
ANY = {"特派团", "观察团"}
UNITED_NATIONS = "actor/united-nations"
# 联苏先遣团, 联科建和办: 联 and one to three signs of the State's name.
SHORT = re.compile(
    "(?<![苏关互串并对])联(?![合络盟系邦席军想手名])"
    f"[一-鿿]{{1,3}}?{_PURPOSES}"
    f"(?:{longest_first('mission-heads', 'short-mission-heads')})"
)
IN = frozenset("驻在")
LANDS = {"state", "place"}
LINKS = frozenset("和、-/")


def find_missions(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield missions by their parts, then those called by a short form of them."""
    for match in LAST.finditer(text.plain):
        end = match.end()
        if (known := found.ending_at(end, {"mission"})) and known.entity:
            continue
        if text.plain[end - HEAD : end] not in HEADS:
            continue
        start = back_over(text.plain, end - HEAD, "mission-purposes")
        if not _is_known(found, start, end):
            yield from _of_parts(text, found, start, end)
    for match in SHORT.finditer(text.plain) if "联" in text.plain else ():
        if not _is_known(found, match.start() + 1, match.end()):
            yield _candidate(text, *match.span())


def _is_known(found: Found, start: int, end: int) -> bool:
    """Whether a name of the list ends here and begins before."""
    known = found.ending_at(end, {"mission"})
    return known is not None and known.start < start


def _of_parts(text: Text, found: Found, start: int, end: int) -> Iterator[Candidate]:
    land = found.ending_at(start, LANDS)
    first = _first_land(text, found, land).start if land else start
    here = first - (text.plain[first - 1 : first] in IN)
    owner = found.ending_at(here, {"igo"})
    if land:
        begin = owner.start if owner else first
        key = "" if owner else _meant(text, land, start, end)
        yield _candidate(text, begin, end, key)
    elif owner and owner.entity != UNITED_NATIONS and text.plain[start:end] not in ANY:
        yield _of_owner(text, owner, start, end)


def _of_owner(text: Text, owner: Candidate, start: int, end: int) -> Candidate:
    """欧洲联盟培训团: one of those that its owner has, as linking will tell."""
    whole = _candidate(text, owner.start, end)
    short = text.names.by_text.get(text.plain[start:end])
    entries = [text.names.entry(key) for key in short.choices] if short else []
    own = [each.key for each in entries if each and owner.entity in each.part_of]
    return whole._replace(entity="", choices=tuple(own)) if own else whole


def _first_land(text: Text, found: Found, land: Candidate) -> Candidate:
    """Of 埃塞俄比亚和厄立特里亚 the first."""
    linked = text.plain[land.start - 1 : land.start] in LINKS
    first = found.ending_at(land.start - 1, LANDS) if linked else None
    return first or land


def _meant(text: Text, land: Candidate, start: int, end: int) -> str:
    """The only mission in a land that is called so there: 索马里援助团."""
    short = text.names.by_text.get(text.plain[start:end])
    entries = [text.names.entry(key) for key in short.choices] if short else []
    there = [each.key for each in entries if each and land.entity in each.located_in]
    return there[0] if len(there) == 1 else ""


def _candidate(text: Text, start: int, end: int, key: str = "") -> Candidate:
    name = text.plain[start:end]
    for printed in (name, name.replace("驻", "")):
        known = text.names.by_text.get(printed)
        key = key or (known.entity if known else "")
    return Candidate(start, end, "mission", key or f"actor/{name}", BUILT)
