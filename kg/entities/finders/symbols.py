"""Document symbols and numbered resolutions, each with its document.

A list with one 决议 after it is one mention; its items are documents inside it.

>>> text = Text("第2391(2017)和2531(2020)号决议(S/PRST/2020/10)")
>>> for each in find_numbered(text):
...     print(each.type, text.plain[each.start:each.end], each.entity)
symbol 第2391(2017)和2531(2020)号决议 doc/S/RES/2391(2017)
document 第2391(2017) doc/S/RES/2391(2017)
document 2531(2020)号决议 doc/S/RES/2531(2020)
symbol S/PRST/2020/10 doc/S/PRST/2020/10
"""

import re
from collections.abc import Iterator, Sequence

from kg.documents.symbol import find_symbols
from kg.entities.candidate import MARKED, Candidate
from kg.entities.words.text import Text

LINK = re.compile(" *(?:、|,|，|以及|和|及|与|或) *")
# 第683(XXXV)号决议  第29(2013)号一般性建议: of whichever body
OTHER = re.compile(
    r"第\d{1,4}(?:/\d{1,3}|\((?:\d{4}|[IVXLC]+)\))?号(?:决议|(?:一般性)?建议)(?!草案)"
)


def find_numbered(text: Text) -> Iterator[Candidate]:
    """Yield symbols, resolutions, lists of them, and numbered recommendations."""
    group: list[tuple[int, int, str]] = []
    for span, symbol in find_symbols(text.plain):
        item = span.start, span.end, f"doc/{symbol}"
        if group and not _goes_on(text.plain, group[-1], item):
            yield from _group(group)
            group = []
        group.append(item)
    yield from _group(group)
    for match in OTHER.finditer(text.plain):
        yield Candidate(*match.span(), "symbol", "", MARKED - 1)


def _goes_on(
    plain: str, last: tuple[int, int, str], item: tuple[int, int, str]
) -> bool:
    """Whether an item stands in one list with the last: 第2391(2017)和2531(2020)号决议.

    What has 决议 after it ends a list; symbols with slashes stand each alone.
    """
    printed = plain[last[0] : last[1]]
    if printed.endswith("决议") or not (printed[0] == "第" or printed[0].isdigit()):
        return False
    linked = LINK.fullmatch(plain, last[1], item[0])
    return bool(linked) and plain[item[0]] in "第0123456789"


def _group(group: Sequence[tuple[int, int, str]]) -> Iterator[Candidate]:
    if not group:
        return
    yield Candidate(group[0][0], group[-1][1], "symbol", group[0][2], MARKED)
    if len(group) > 1:
        for start, end, entity in group:
            yield Candidate(start, end, "document", entity, MARKED)
