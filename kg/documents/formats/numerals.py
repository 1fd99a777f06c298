"""Numbers as lists print them: a number and the name of a way of counting to its text.

The names are those of Word (w:numFmt), which knows more of them than anyone else; the
list types of HTML are a part of them. A way of counting that ends at some number, as ①
does at ⑳, goes on in plain figures, and so does one that is not known here.
"""

from collections.abc import Callable

FIGURES = "〇一二三四五六七八九"
LEGAL_SIMPLE = "零壹贰叁肆伍陆柒捌玖"
LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# Longer numbers are printed in figures: Word itself gives up about here.
ROMAN_LIMIT = 4000
LETTER_LIMIT = 780
CHINESE_LIMIT = 10000


def print_number(number: int, way: str) -> str:
    """Print a number in the way of counting that Word calls by this name.

    >>> [print_number(17, way) for way in ("decimal", "lowerRoman", "upperLetter")]
    ['17', 'xvii', 'Q']
    >>> [print_number(12, way) for way in ("chineseCounting", "ideographDigital")]
    ['十二', '一二']
    >>> print_number(3, "ideographEnclosedCircle"), print_number(30, "aiueo")
    ('㈢', '30')
    """
    way_of_counting = WAYS.get(way)
    return way_of_counting(number) if way_of_counting else str(number)


def _roman(number: int) -> str:
    if not 0 < number < ROMAN_LIMIT:
        return str(number)
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letters(number: int) -> str:
    """Word's way after z: aa, bb, cc."""
    if not 0 < number <= LETTER_LIMIT:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def print_alphabetic(number: int) -> str:
    """The way of HTML after z: aa, ab, ac.

    >>> print_alphabetic(3), print_alphabetic(28)
    ('c', 'ab')
    """
    if not 0 < number <= LETTER_LIMIT:
        return str(number)
    text = ""
    while number:
        number, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) + text
    return text


def _chinese(number: int, figures: str, units: str, ten: str = "十") -> str:
    """Count as one speaks: 一百零一. ``ten`` is how ten itself begins."""
    if not 0 < number < CHINESE_LIMIT:
        return str(number)
    text = ""
    for digit, unit in zip(f"{number:04}", units, strict=True):
        if digit != "0":
            text += figures[int(digit)] + unit.strip()
        elif text and not text.endswith("零"):
            text += "零"
    text = text.removesuffix("零")
    return text.removeprefix(figures[1]) if text.startswith(figures[1] + ten) else text


def _count_chinese(number: int) -> str:
    return _chinese(number, FIGURES, "千百十 ")


def _count_legal_simple(number: int) -> str:
    return _chinese(number, LEGAL_SIMPLE, "仟佰拾 ")


def _count_legal_traditional(number: int) -> str:
    return _chinese(number, LEGAL_TRADITIONAL, "仟佰拾 ")


def _digits(number: int) -> str:
    return "".join(FIGURES[int(digit)] for digit in str(abs(number)))


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(abs(number)))


def _series(signs: str) -> Callable[[int], str]:
    """A way of counting that has a sign for each number, and then no more."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _range(first: str, count: int) -> Callable[[int], str]:
    return _series("".join(chr(ord(first) + index) for index in range(count)))


def _repeat(signs: str) -> Callable[[int], str]:
    """The first round of signs single, the next double: *, †, ‡, §, **."""

    def count(number: int) -> str:
        if not 0 < number <= LETTER_LIMIT:
            return str(number)
        times, sign = divmod(number - 1, len(signs))
        return signs[sign] * (times + 1)

    return count


def _zodiac(number: int) -> str:
    if not 0 < number <= 60:
        return str(number)
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12]


def _ordinal(number: int) -> str:
    tail = "th" if number % 100 in (11, 12, 13) else ""
    return f"{number}{tail or {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_circled = _range("①", 20)

WAYS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "chicago": _repeat("*†‡§"),
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _range("⑴", 20),
    "decimalEnclosedFullstop": _range("⒈", 20),
    "ideographEnclosedCircle": _range("㈠", 10),  # whatever its name says
    "ideographTraditional": _series(STEMS),
    "ideographZodiac": _series(BRANCHES),
    "ideographZodiacTraditional": _zodiac,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseCounting": _count_chinese,
    "chineseCountingThousand": _count_chinese,
    "japaneseCounting": _count_chinese,
    "taiwaneseCounting": _count_chinese,
    "taiwaneseCountingThousand": _count_chinese,
    "chineseLegalSimplified": _count_legal_simple,
    "ideographLegalTraditional": _count_legal_traditional,
}
