"""What a gap between two characters means: a blank, or only how the line is set."""

from collections.abc import Sequence
from functools import cache
from unicodedata import east_asian_width

from kg.documents.formats.pdf.glyphs import Glyph

# In widths of a Chinese character of the size at hand.
WORD_GAP = 0.15  # between two Latin letters or digits: a blank
SCRIPT_GAP = 0.4  # between Chinese and Latin, where typesetters leave a quarter
SPACED_GAP = 0.2  # where most such places have a blank anyway


def has_blank(last: Glyph, glyph: Glyph, usual_gap: float, spaced: bool) -> bool:
    """Whether a blank is to be seen between two characters that have none.

    ``spaced``: this text has blanks between its numbers and its Chinese.
    """
    gap, size = glyph.left - last.right - usual_gap, max(last.size, glyph.size)
    if are_latin(last, glyph):
        return gap > WORD_GAP * size
    if is_wide(last.char) and is_wide(glyph.char):
        return False
    return gap > (SPACED_GAP if spaced else SCRIPT_GAP) * size


def are_latin(last: Glyph, glyph: Glyph) -> bool:
    """Whether two characters side by side are Latin letters, digits and their signs."""
    return not is_wide(last.char) and not is_wide(glyph.char)


@cache
def is_wide(char: str) -> bool:
    """Whether a character is set in the square of a Chinese one, dashes and quotes too.

    >>> is_wide("行"), is_wide("，"), is_wide("7"), is_wide("é"), is_wide("“")
    (True, True, False, False, True)
    """
    width = east_asian_width(char)
    return width in "WF" or (width == "A" and not char.isalnum())


def usual(gaps: Sequence[float], least: int = 1) -> float:
    """The gap that is in the middle of all, of two such the smaller; 0 if of too few.

    >>> usual([0.5, 0.1, 9.0]), usual([0.5, 9.0]), usual([0.5, 9.0], least=3)
    (0.5, 0.5, 0.0)
    """
    return sorted(gaps)[(len(gaps) - 1) // 2] if len(gaps) >= least else 0.0
