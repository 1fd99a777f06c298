"""Resolutions that Chinese text names by number: takes a match of `NUMBERED` in a text,
gives each resolution in it with its place and its symbol in normal form.

Each item of a list has a place of its own, from its 第 or first figure to its last
bracket or 号; what ends the list, 号决议, belongs to the last item.

>>> def show(text):
...     for match in re.finditer(NUMBERED, text):
...         for start, end, form in read_numbers(text, match):
...             print(form, text[start:end], sep="  ")
>>> show("第2584(2021)号决议，第 2250(2015)、2419(2018)和第 2535 (2020) 号决议")
S/RES/2584(2021)  第2584(2021)号决议
S/RES/2250(2015)  第 2250(2015)
S/RES/2419(2018)  2419(2018)
S/RES/2535(2020)  第 2535 (2020) 号决议
>>> show("大会第60/1和60/180号决议以及安全理事会第1645(2005)号、第1646(2005)号")
A/RES/60/1  第60/1
A/RES/60/180  60/180号决议
S/RES/1645(2005)  第1645(2005)号
S/RES/1646(2005)  第1646(2005)号

Session in Roman figures, without a year, by another organ; nobody's, not a resolution:

>>> show("大会第217 A (III)号决议，经社理事会第1996/31号决议，安理会第1325号决议")
A/RES/217(III)A  第217 A (III)号决议
E/RES/1996/31  第1996/31号决议
S/RES/1325  第1325号决议
>>> show("第60/1号决议，非洲人权委员会第263号决议，第267(2009)号决定，第29(2013)号建议")
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from kg.documents.symbol.notation import DATED, SERIAL, YEAR, normal_form

_ITEM = rf"(?:{DATED}|{SERIAL}|\d{{1,4}}(?!\d))"
_AND = " *(?:、|,|，|以及|和|及|与|或) *"
# 第2391(2017)和 2531(2020)号决议  第 1267(1999)号、第 1989(2011)号和第 2253(2015)号决议
NUMBERED = (
    rf"(?:第 *{_ITEM}"
    rf"|(?<![0-9A-Za-z/.-])(?:{DATED}|{SERIAL}|\d{{1,4}}(?= *号 *决议)))"
    rf"(?: *号)?(?:{_AND}(?:第 *)?{_ITEM}(?: *号)?)*"
    "(?:(?<=号) *(?:等|各项|有关|相关)?决议(?!草案))?"
)
_NUMBERED = re.compile(NUMBERED, re.ASCII)
_EACH = re.compile(rf"(?:第 *)?(?P<number>{_ITEM})(?: *号)?", re.ASCII)
_BY_YEAR = re.compile(rf"\d+ *\( *{YEAR}", re.ASCII)
# Without 决议 after it: 第29(2013)号一般性建议 is another paper, 第5(2014)段 is none.
_OTHER = re.compile(
    " *(?:决定|决议草案|文件|一般性|法|令|公约|建议|意见"
    "|条|段|章|款|次|期|卷|页|节|项|类|届|年)"
)

_ORGANS = {
    "安全理事会": "S",
    "安理会": "S",
    "联合国": "S",
    "大会": "A",
    "联大": "A",
    "经济及社会理事会": "E",
    "经社理事会": "E",
    "人权理事会": "A/HRC",
}
# 世界卫生大会 and 非洲联盟和平与安全理事会 are other bodies. 联合国第1325号决议 without
# an organ is the Council's: its resolutions alone are known by the number.
_BODY = re.compile(
    "(?<!和平与)安全理事会|安理会|(?<![生会盟织表员民约境])大会|联大|联合国(?= *$)"
    "|经济及社会理事会|经社理事会|人权理事会"
    "|委员会|理事会|组织|联盟|议会|国会|法院|政府|内阁|[生会盟织表员民约境]大会"
)
_NAMED = re.compile(f"(?:{'|'.join(_ORGANS)}) *$")
_DATE = "0123456789 年月日的"
_REACH = 100  # characters before a number in which the organ may be named


def read_numbers(text: str, match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and normal form of each resolution in a match of `NUMBERED`."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    before = re.split(r"[。\n]", before)[-1]
    items = list(_EACH.finditer(text, match.start(), match.end()))
    if match[0].endswith("决议"):
        ends = [item.end() for item in items[:-1]] + [match.end()]
    else:
        items = _sure(items, before)
        ends = [item.end() for item in items]
    for item, end in zip(items, ends, strict=True):
        if organ := _organ(item["number"], before):
            yield item.start(), end, normal_form(f"{organ}/RES/{item['number']}")


def read_number(text: str) -> str | None:
    """Give the normal form of the one resolution that the whole text names.

    >>> read_number("安全理事会第1325(2000)号决议"), read_number("第1325(2000)号法令")
    ('S/RES/1325(2000)', None)
    """
    match = _NUMBERED.search(text)
    if match is None or match.end() != len(text) or not text.endswith("决议"):
        return None
    organ = text[: match.start()].strip()
    if organ and organ.removeprefix("联合国") not in ("", *_ORGANS):
        return None
    forms = [form for _, _, form in read_numbers(text, match)]
    return forms[0] if len(forms) == 1 else None


def _sure(items: list[re.Match[str]], before: str) -> list[re.Match[str]]:
    """Keep the items that are resolutions though the word 决议 does not follow.

    They are when the year or the organ is given and nothing else follows: 第2374(2017)
    号所设专家小组, 大会第60/251号.
    """
    named = _NAMED.search(before)
    kept = list(
        takewhile(lambda item: _dated(item) or (named and _serial(item)), items)
    )
    first = items[0][0].startswith("第") or before.rstrip().endswith("决议")
    if not kept or not first or _OTHER.match(kept[-1].string, kept[-1].end()):
        return []
    return kept


def _dated(item: re.Match[str]) -> bool:
    return bool(_BY_YEAR.match(item["number"])) and item["number"][:3].isdecimal()


def _serial(item: re.Match[str]) -> bool:
    return "/" in item["number"]


def _organ(number: str, before: str) -> str:
    """Say whose resolution it is by the text before it; empty if nobody's for sure."""
    bodies = [
        (_ORGANS.get(body[0], ""), before[body.end() :])
        for body in _BODY.finditer(before)
    ][::-1]
    if _BY_YEAR.match(number):  # the Council's, unless another body stands right before
        named, gap = bodies[0] if bodies else ("S", "")
        return "S" if named == "S" or gap.strip(_DATE) else ""
    wanted = _wanted(number)
    for named, _ in bodies:
        if named in wanted or not named:
            return named
    return "S" if number.isdigit() and len(number) >= 3 else ""


def _wanted(number: str) -> set[str]:
    """Say which organs number their resolutions in this way."""
    if "/" in number:
        return {"E"} if re.match(rf"{YEAR} */", number) else {"A", "A/HRC"}
    return {"A", "E"} if "(" in number else {"S", "A", "E"}
