"""Runs of transliterating characters: where they begin, if they are a name."""

from kg.entities.found import Found
from kg.entities.words.text import Text
from kg.entities.words.transliteration import run_left

LONGEST = 8
# Parts of speech that the dictionary gives to foreign names.
FAMILY = frozenset(["nr", "nrt", "nrfg", "ns", "nz", "x", "q", "g", "ng", "zg", "f"])


def run_before(text: Text, found: Found, end: int) -> int:
    """Where a run of transliterating characters begins that ends here."""
    start = run_left(text.plain, end, max(0, end - LONGEST))
    for place in range(end, start, -1):
        if place in text.anchor_ends or found.ending_at(place):
            start = place
            break
    return end if "·" in text.plain[start:end] else start


def is_foreign(text: Text, found: Found, start: int, end: int) -> bool:
    """Whether a run is of one piece, and made of no dictionary words."""
    if "·" in text.plain[start : end + 1] or found.starting_at(start):
        return False
    if any(place in text.anchor_starts for place in range(start, end)):
        return False
    place = end
    while place > start:
        word = text.words.before(place)
        if word is None or (len(word[0]) > 1 and word[1] not in FAMILY):
            return False
        place = word[2]
    return place == start
