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

from kg.entities.words.numbers import read_number
from kg.facts.shape import QUANTITY, Shape
from kg.model import Quantity

# 500 万 · 385 亿西非非洲法郎; names may stand in what a currency is called
BARE = re.compile(
    r"(?<![\d./第])(?P<number>\d[\d,]*(?:\.\d+)?[万亿萬億])"
    r"(?P<unit>[一-鿿Ⓟ Ⓝ]{0,6}?(?:法郎|先令|比索|卢布|里拉|克朗|兰特|奈拉|塔卡|比尔|谢克尔|镑|元))?"
)
NEARLY = ("近", "将近", "接近")
# Stretches of time: 20 个工作日
TIME = re.compile("工作日|小[时時]|日[历曆]日|星期|[周週月]|季度|学年|分[钟鐘]|世[纪紀]|年")
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
        counts = DIGIT.search(name.surface) and not TIME.match(shape.text, index + 1)
        if counts and isinstance(value, Quantity):
            bound = "nearly" if name.surface.startswith(NEARLY) else value.bound
            key = f"bound/{bound.replace(' ', '-')}" if bound else ""
            yield Amount(index, index + 1, value.amount, value.unit, key)


def _bare(shape: Shape) -> Iterator[Amount]:
    for found in BARE.finditer(shape.text):
        value = read_number(found["number"])
        unit = shape.words(*found.span("unit")) if found["unit"] else ""
        yield Amount(*found.span(), value, unit, "")
