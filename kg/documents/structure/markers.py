"""What a paragraph begins with: 17. · (a) · ㈠ · – · (1) · 一. · A. · 附件二 · 表 1.

Takes a paragraph's text, gives the marker: its level, its value, how long it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto


class Level(Enum):
    """The kinds of markers."""

    DECIMAL = auto()  # 17.
    ALPHA = auto()  # (a)
    ROMAN = auto()  # (i)
    CIRCLED = auto()  # ㈠ and (一), which English practice writes (i)
    NUMBER = auto()  # (1)
    DASH = auto()  # –
    CHINESE = auto()  # 一. , always a heading
    LETTER = auto()  # A. , always a heading


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: of what level, the how manieth, and where the words begin."""

    level: Level
    value: int
    end: int

    @property
    def printed(self) -> str:
        """How it is cited.

        >>> Marker(Level.CIRCLED, 3, 2).printed, Marker(Level.ALPHA, 2, 4).printed
        ('(iii)', '(b)')
        """
        match self.level:
            case Level.ALPHA:
                return f"({letters(self.value)})"
            case Level.ROMAN | Level.CIRCLED:
                return f"({roman(self.value)})"
            case Level.NUMBER:
                return f"({self.value})"
            case Level.DASH:
                return f"–{self.value}"
            case _:
                return str(self.value)


CHINESE_DIGITS = "〇一二三四五六七八九"
ROMAN_VALUES = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")

# Each form, the commonest first; `value` is what counts.
FORMS = (
    (Level.DECIMAL, r"(?P<v>\d{1,3})\s*[.．、](?!\d)\s*"),
    (Level.CIRCLED, r"(?P<v>[㈠-㈩])\s*"),
    (Level.ALPHA, r"[(（]\s*(?P<v>[a-z]{1,5})\s*[)）]\s*"),
    (Level.NUMBER, r"[(（]\s*(?P<v>\d{1,2})\s*[)）]\s*|(?P<w>\d{1,2})[)）]\s*"),
    (Level.CIRCLED, r"[(（]\s*(?P<v>[一二三四五六七八九十]{1,3})\s*[)）]\s*"),
    (Level.DASH, r"(?P<v>[–—－•●▪■◦○·‣-])(?:\s+|(?=[\u4e00-\u9fff《“]))"),
    (Level.CHINESE, r"(?P<v>[一二三四五六七八九十]{1,4})\s*[.．、]\s*"),
    (Level.LETTER, r"(?P<v>[A-Z])\s*[.．、]\s*(?=[\u4e00-\u9fff《“])"),
)
COMPILED = tuple((level, re.compile(form)) for level, form in FORMS)
FIRST = re.compile(r"[\dA-Z(（㈠-㈩一二三四五六七八九十–—－•●▪■◦○·‣-]")


def find_marker(text: str) -> Marker | None:
    """The marker that a paragraph begins with, or None.

    >>> find_marker("㈢ 支持执行《协议》")
    Marker(level=<Level.CIRCLED: 4>, value=3, end=2)
    >>> find_marker("1.01 亿美元") is None
    True
    """
    if not FIRST.match(text):
        return None
    for level, form in COMPILED:
        if found := form.match(text):
            return _marker(level, found[1] or found[found.lastindex or 1], found.end())
    return None


def _marker(level: Level, figure: str, end: int) -> Marker | None:
    value = _value(level, figure)
    if level is Level.ALPHA and len(figure) > 1 and not _same(figure):
        level, value = Level.ROMAN, roman_value(figure)
    return Marker(level, value, end) if value else None


def _value(level: Level, figure: str) -> int:
    if level in (Level.DECIMAL, Level.NUMBER):
        return int(figure)
    if level is Level.DASH:
        return 1
    if "㈠" <= figure <= "㈩":
        return ord(figure) - ord("㈠") + 1
    if level in (Level.CHINESE, Level.CIRCLED):
        return chinese_value(figure)
    return ord(figure[0].lower()) - ord("a") + 1 + 26 * (len(figure) - 1)


def _same(figure: str) -> bool:
    """(aa) comes after (z); (ii) is a Roman two."""
    return len(figure) == 2 and figure[0] == figure[1] and figure[0] not in "ix"


def as_roman(marker: Marker) -> Marker:
    """Read (i), (v) or (x) as a Roman figure."""
    return replace(marker, level=Level.ROMAN, value=roman_value(letters(marker.value)))


def chinese_value(figure: str) -> int:
    """The number of a Chinese numeral up to 99.

    >>> chinese_value("九"), chinese_value("十"), chinese_value("二十一")
    (9, 10, 21)
    """
    tens, ten, ones = figure.rpartition("十")
    if not ten:
        return CHINESE_DIGITS.find(figure) if len(figure) == 1 else 0
    return 10 * (CHINESE_DIGITS.find(tens) if tens else 1) + (
        CHINESE_DIGITS.find(ones) if ones else 0
    )


def letters(value: int) -> str:
    """The letter of a place in a list: 1 is a, 27 is aa."""
    return chr(ord("a") + (value - 1) % 26) * (1 + (value - 1) // 26)


def roman(value: int) -> str:
    """A Roman figure in small letters.

    >>> [roman(value) for value in (1, 4, 9, 14)]
    ['i', 'iv', 'ix', 'xiv']
    """
    figure = ""
    for amount, sign in ROMAN_VALUES:
        count, value = divmod(value, amount)
        figure += sign * count
    return figure


def roman_value(figure: str) -> int:
    """The number of a Roman figure below 40; 0 if it is none."""
    if not ROMAN.fullmatch(figure):
        return 0
    return next((each for each in range(1, 40) if roman(each) == figure), 0)


# What may begin an item inside a paragraph: …：(a) …；(b) …
INLINE = re.compile(
    r"(?:(?<=[：:；;，,。、])|(?<=[：:；;，,。、] ))"
    r"(?:[(（](?:[a-z]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[㈠-㈩])\s*"
)
FIRST_ITEM = re.compile(r"[(（][ai1一][)）]|㈠")


@dataclass(frozen=True, slots=True)
class Item:
    """An item inside a paragraph's text, its marker included."""

    marker: Marker
    start: int
    end: int


def find_items(text: str, start: int = 0) -> Iterator[Item]:
    """The items of a list that stands inside a paragraph; none if it has no second.

    >>> text = "包括：(a) 和平与安全；(b) 治理与司法。该战略已通过。"
    >>> [text[item.start : item.end] for item in find_items(text)]
    ['(a) 和平与安全；', '(b) 治理与司法。']
    """
    markers: list[tuple[int, Marker]] = []
    if not FIRST_ITEM.search(text, start):
        return
    for found in INLINE.finditer(text, start):
        marker = find_marker(found.group())
        if marker and (marker := _next_in(markers, marker)):
            markers.append((found.start(), marker))
    if len(markers) < 2:
        return
    ends = [at for at, _ in markers[1:]]
    stop = text.find("。", markers[-1][0])
    for (at, marker), end in zip(markers, [*ends, stop + 1 or len(text)], strict=True):
        yield Item(marker, at, end)


def _next_in(markers: list[tuple[int, Marker]], marker: Marker) -> Marker | None:
    """The marker, if it goes on with the list or begins one."""
    if not markers:
        if marker.level is Level.ALPHA and letters(marker.value) == "i":
            marker = as_roman(marker)
        return marker if marker.value == 1 else None
    last = markers[-1][1]
    if last.level is Level.ROMAN and marker.level is Level.ALPHA:
        marker = as_roman(marker)
    follows = marker.level is last.level and marker.value == last.value + 1
    return marker if follows else None
