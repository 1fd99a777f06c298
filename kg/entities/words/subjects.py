"""What ministries and commissions are for: walks over the words that say it.

>>> extend_left("约旦外交和侨务大臣", 7)
2
"""

from collections.abc import Collection

from kg.entities.words.lists import words

SUBJECTS = words("subjects") | words("commission-subjects")
LINKS = frozenset("和与及、")
LENGTHS = (10, 9, 8, 7, 6, 5, 4, 3, 2)


def extend_left(plain: str, start: int, subjects: Collection[str] = SUBJECTS) -> int:
    """Walk left over such words: from 部长 in 外交和侨务部长 to 外交."""
    while True:
        step = _subject_before(plain, start, subjects)
        if step == start and plain[start - 1 : start] in LINKS:
            beyond = _subject_before(plain, start - 1, subjects)
            step = beyond if beyond < start - 1 else start
        if step == start:
            return start
        start = step


def begins_subject(plain: str, start: int) -> bool:
    """Whether such a word begins here."""
    return any(plain[start : start + length] in SUBJECTS for length in LENGTHS)


def _subject_before(plain: str, end: int, subjects: Collection[str]) -> int:
    for length in LENGTHS:
        if end >= length and plain[end - length : end] in subjects:
            return end - length
    return end
