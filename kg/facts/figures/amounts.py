"""Numbers in digits: quantities that were found as names, and those without a unit.

>>> from kg.entities import find_in
>>> printed = "需要援助的人数增至 500 万，其中至少 1 950 名儿童，两名修女"
>>> [(each.value, each.unit, each.bound)
...     for each in find_amounts(Shape(printed, find_in(printed)))]
[(5000000, '', ''), (1950, '名', 'bound/at-least')]
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.entities.finders.quantities import UNITS
from kg.entities.words.numbers import read_number
from kg.facts.shape import QUANTITY, Shape
from kg.model import Quantity

# 500 万 · 385 亿西非非洲法郎; names may stand in what a currency is called
CURRENCIES = "(?:法郎|先令|比索|卢布|里拉|克朗|兰特|奈拉|塔卡|比尔|谢克尔|镑|元)"
BARE = re.compile(
    r"(?<![\d./第])(?P<number>\d[\d,]*(?:\.\d+)?)(?P<more>[多余餘])?(?P<large>[万亿萬億])"
    f"(?P<unit>[一-鿿ⓅⓃ]{{0,6}}?{CURRENCIES}|[名人户戶只头吨])?"
)
# 479辆 / (87%), [618] / 起案件
BRACKETED = re.compile(
    r"[(（](?P<share>\d+(?:\.\d+)?)(?P<percent>[%％])[)）]"
    rf"|\[(?P<number>\d[\d,]*(?:\.\d+)?)\](?P<unit>{UNITS})"
)
# 该组织的人数不到 / 300
PLAIN = re.compile(
    "(?:人[数數]|[总總][数數]|[数數]量|[数數]目|[总總][计計]|共[计計]|合[计計])"
    "(?:[为為达達是有到至约約共仅僅]|[增减減升降][加少至到为為]|不到|不足|超[过過]|[将將]近|大[约約])*"
    r"(?P<number>\d[\d,]*(?:\.\d+)?)(?=[，。；、：)）]|$)"
)
NEARLY = ("近", "将近", "接近")
# Stretches of time: 20 个工作日
TIME = re.compile(
    "工作日|小[时時]|日[历曆]日|星期|[周週月]|季度|学年|分[钟鐘]|世[纪紀]|年"
)
# 第19和 / 20条
ARTICLE = re.compile(r"第\d+(?:[条條段款项項])?(?:[、和至及]\d+)*[、和至及]$")
PLACES, YEARS = "国國县縣村", range(1900, 2101)  # 2013 / 国际水合作年
THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?: \d{3})* $")
NUMBER = re.compile(r"\d{3}(?!\d)(?: \d{3})* ?[十百千]?[万亿]?")
MORE = "bound/more-than"
SAID = {
    **dict.fromkeys(("不到", "不足"), "bound/less-than"),
    **dict.fromkeys(("超过", "超過"), MORE),
    **dict.fromkeys(("约", "約"), "bound/about"),
}
DIGIT = re.compile(r"\d")


class Amount(NamedTuple):
    """A number, and between which signs it stands."""

    start: int
    end: int
    value: float | int
    unit: str
    bound: str


def find_amounts(shape: Shape) -> Iterator[Amount]:
    """Yield the numbers of a paragraph that count something, in order."""
    found = [*_quantities(shape), *_bare(shape)]
    yield from sorted(found)


def _quantities(shape: Shape) -> Iterator[Amount]:
    for index, sign in enumerate(shape.text):
        if sign != QUANTITY:
            continue
        name = shape.names[index]
        value = name.value
        if isinstance(value, Quantity) and _counts(shape, index, value):
            bound = "nearly" if name.surface.startswith(NEARLY) else value.bound
            key = f"bound/{bound.replace(' ', '-')}" if bound else ""
            amount = _exact(_whole(shape, index) or value.amount)
            yield Amount(index, index + 1, amount, value.unit, key)


def _counts(shape: Shape, index: int, value: Quantity) -> bool:
    """Whether it counts things, and neither time nor articles nor years."""
    if not DIGIT.search(shape.names[index].surface):
        return False
    if TIME.match(shape.text, index + 1) or ARTICLE.search(shape.text, 0, index):
        return False
    return value.unit not in PLACES or value.amount not in YEARS


def _whole(shape: Shape, index: int) -> float | None:
    """The number with the figures that stand apart before it: (3 / 460 万美元."""
    before = THOUSANDS.search(shape.printed, 0, shape.starts[index])
    own = NUMBER.match(shape.names[index].surface)
    return read_number(before[0] + own[0]) if before and own else None


def _exact(amount: float) -> float | int:
    """Without the dust of binary fractions: 8.7 亿."""
    near = round(amount, 6)
    return int(near) if near == int(near) else near


def _bare(shape: Shape) -> Iterator[Amount]:
    for found in BARE.finditer(shape.text):
        value = _exact(read_number(found["number"] + found["large"]))
        unit = shape.words(*found.span("unit")) if found["unit"] else ""
        yield Amount(*found.span(), value, unit, MORE if found["more"] else "")
    for found in BRACKETED.finditer(shape.text):
        value = _exact(read_number(found["share"] or found["number"]))
        yield Amount(*found.span(), value, found["percent"] or found["unit"], "")
    for found in PLAIN.finditer(shape.text):
        value = _exact(read_number(found["number"]))
        bound = next((b for word, b in SAID.items() if word in found[0]), "")
        yield Amount(*found.span("number"), value, "", bound)
