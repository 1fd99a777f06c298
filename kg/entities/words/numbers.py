"""Numbers as Chinese writes them: takes the characters, gives the number.

>>> [read_number(each) for each in ("十二", "一百零五", "1 950", "1.01亿", "数百")]
[12, 105, 1950, 101000000, 100]
"""

DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "半": 0.5,
    "数": 1,
    "几": 1,
}
UNITS = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
WRITTEN = "〇零一二三四五六七八九十百千万亿两"


def read_number(text: str) -> int | float:
    """Read figures, Chinese numerals, or figures with 万 and 亿 after them."""
    text = text.replace(" ", "").replace(",", "").replace("，", "")
    figures = text.rstrip("百千万亿")
    if figures and figures.replace(".", "", 1).isdigit():
        number: float = float(figures)
        for unit in text[len(figures) :]:
            number *= UNITS.get(unit) or LARGE[unit]
        return int(number) if number == int(number) else number
    return _read_written(text)


def _read_written(text: str) -> int | float:
    total: float = 0
    section: float = 0
    digit: float | None = None
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in UNITS:
            section += (1 if digit is None else digit) * UNITS[char]
            digit = None
        elif char in LARGE:
            total = (total + section + (digit or 0)) * LARGE[char]
            section, digit = 0, None
    result = total + section + (digit or 0)
    return int(result) if result == int(result) else result
