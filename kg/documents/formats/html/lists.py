"""The numbers and signs of HTML lists, as browsers print them."""

import re
from dataclasses import dataclass

from kg.documents.formats.numerals import print_alphabetic, print_number

LETTERS = ("lowerLetter", "upperLetter")
# The types of <ol> and the styles of lists, by the names of the ways of counting.
WAYS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting",
    "cjk-decimal": "ideographDigital",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
    "simp-chinese-formal": "chineseLegalSimplified",
    "trad-chinese-formal": "ideographLegalTraditional",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
    "none": "none",
}
CHINESE = ("chineseCounting", "chineseLegalSimplified", "ideographLegalTraditional")
STYLE = re.compile(r"(?:^|;)\s*list-style(?:-type)?\s*:\s*(?P<type>[\w-]+)")
BULLET = "– "
NUMBER = re.compile(r"\s*([+-]?\d{1,6})")


@dataclass(slots=True)
class Items:
    """A list, and how far it has counted."""

    count: int
    way: str  # decimal, lowerLetter, …: what its numbers are printed in


def open_list(name: str, attributes: dict[str, str]) -> Items:
    """A list as its tag describes it."""
    start = _number(attributes.get("start", ""))
    way = find_way(attributes) or ("decimal" if name == "ol" else "bullet")
    return Items(1 if start is None else start, way)


def find_way(attributes: dict[str, str]) -> str:
    """The way of counting that a tag's type or style names, if it does."""
    style = STYLE.search(attributes.get("style", "").lower())
    if style and style["type"] in WAYS:
        return WAYS[style["type"]]
    return WAYS.get(attributes.get("type", ""), "")


def print_marker(items: Items, attributes: dict[str, str]) -> str:
    """What a browser prints before the next item: ``3. ``, ``– ``; it counts on."""
    value = _number(attributes.get("value", ""))
    number = items.count if value is None else value
    items.count = number + 1
    way = find_way(attributes) or items.way
    if way == "none":
        return ""
    if way == "bullet":
        return BULLET
    if way in LETTERS:
        letter = print_alphabetic(number)
        return f"{letter.upper() if way == 'upperLetter' else letter}. "
    return print_number(number, way) + ("、" if way in CHINESE else ". ")


def _number(text: str) -> int | None:
    match = NUMBER.match(text)
    return int(match[1]) if match else None
