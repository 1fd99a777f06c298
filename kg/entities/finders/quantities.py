"""Numbers that are said of something, with unit and bound.

>>> def show(printed):
...     text = Text(printed)
...     for each in find_quantities(text):
...         value = each.value
...         words = text.plain[each.start:each.end]
...         print(words, value.amount, value.unit, value.bound or "-")
>>> show("至多 13 289 名军事人员，近1.01亿美元，2 250 多名平民，30%")
至多13 289名 13289 名 at most
近1.01亿美元 101000000 美元 less than
2 250多名 2250 名 more than
30% 30 % -
>>> show("两个营，三分之二成员")
两个 2 个 -
三分之二 0.6666666666666666 of all -
>>> show("2020年6月1日，第2584(2021)号决议第30段，S/2020/223，12. 一个国家")
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import GUESSED, Candidate
from kg.entities.words.numbers import read_number
from kg.entities.words.text import Text
from kg.model import Quantity

UNITS = (
    "平方公里|立方公里|立方米|平方米|公里|公顷|公斤|千克|公吨|英里|海里|英亩|毫米|厘米|摄氏度|兆瓦|千瓦|"
    "美元|欧元|英镑|日元|人民币元|非洲法郎|非洲金融共同体法郎|瑞士法郎|法郎|卢比|第纳尔|里亚尔|元|"
    "人次|架次|人日|个百分点|[次名人个位项起件架辆艘枚发支所处份家户台座条颗套批种类组只头吨升米桶克磅连营艇幢栋间口例宗"
    "笔场届轮倍成篇页期具挺门把包箱袋张桌村县省国%]"
)
BOUNDS = {
    "至多": "at most", "最多": "at most", "不超过": "at most", "多达": "at most",
    "不到": "less than", "将近": "less than", "近": "less than", "不足": "less than",
    "低于": "less than", "少于": "less than",
    "超过": "more than", "多于": "more than", "逾": "more than", "高于": "more than",
    "至少": "at least", "不少于": "at least", "最少": "at least", "不低于": "at least",
    "大约": "about", "约有": "about", "约": "about", "估计": "about", "大概": "about",
    "多": "more than", "余": "more than", "以上": "at least", "以下": "at most",
    "左右": "about",
}  # fmt: skip
BEFORE = re.compile(
    r"(至多|最多|不超过|多达|不到|将近|近|不足|低于|不少于|少于|超过|多于|逾|不低于|高于|至少|最少|约有|大约|约|估计|大概)(?:有|为)?\Z"
)
# 13 289名, 1.01亿美元, 600多人
FIGURES = re.compile(
    r"(?P<number>\d{1,3}(?:[ ,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<large>[十百千]?[万亿]|[百千])?(?P<more>[多余])?"
    rf"(?P<unit>{UNITS})(?![月年])(?P<after>以上|以下|左右)?"
)
NO_FIGURE = frozenset("/.,-第(")
# 两个营, 数百名平民, 三十多人
WRITTEN = re.compile(
    "(?P<number>[二三四五六七八九两十数几一][十百千万]?[一二三四五六七八九]?[十百]?[一二三四五六七八九]?[万亿]?)"
    "(?P<more>[多余])?"
    "(?P<unit>[名次起项件架辆艘枚家位座种类倍]|个(?![月星季])|人(?=[，。；、被死受丧中])|美元)"
    "(?P<after>以上|以下|左右)?"
)
NO_WRITTEN = frozenset("一二三四五六七八九十百千万第每")
ARTICLES = frozenset("一几数")
PART = re.compile(
    "(?P<below>百|[二三四五六七八九十]{1,3})分之(?P<above>[一二三四五六七八九十百零]{1,6})"
)


def find_quantities(text: Text) -> Iterator[Candidate]:
    """Yield figures with a unit, then numbers in words, then parts of a whole."""
    yield from _in_figures(text)
    yield from _in_words(text.plain)
    for match in PART.finditer(text.plain) if "分之" in text.plain else ():
        amount = read_number(match["above"]) / read_number(match["below"])
        value = Quantity(amount, "of all")
        yield Candidate(*match.span(), "quantity", "", GUESSED, value)


def _in_figures(text: Text) -> Iterator[Candidate]:
    plain, done = text.plain, 0
    for start, _ in text.figures:
        match = FIGURES.match(plain, start) if start >= done else None
        if match and plain[start - 1 : start] not in NO_FIGURE:
            done = match.end()
            amount = read_number(match["number"] + (match["large"] or ""))
            yield _candidate(plain, match, amount)


def _in_words(plain: str) -> Iterator[Candidate]:
    for match in WRITTEN.finditer(plain):
        before = plain[match.start() - 1 : match.start()]
        if match["number"] not in ARTICLES and before not in NO_WRITTEN:
            yield _candidate(plain, match, read_number(match["number"]))


def _candidate(plain: str, match: re.Match[str], amount: float) -> Candidate:
    start, end = match.span()
    said = match["more"] or match["after"]
    if before := BEFORE.search(plain, max(0, start - 4), start):
        start, said = before.start(), before[1]
    if not said and match["number"][0] in "数几":
        said = "约"
    value = Quantity(amount, match["unit"], BOUNDS.get(said or "", ""))
    return Candidate(start, end, "quantity", "", GUESSED, value)
