"""When a relation is told to hold: at the precision of the text.

>>> from datetime import date
>>> iso(Time(date(2022, 2, 1), date(2022, 2, 28), "month"))
'2022-02'
"""

import re

from kg.facts.clauses import clause_start, sentence_start
from kg.facts.line import Line
from kg.model import DocumentKind, Mention, Time

LENGTHS = {"day": 10, "part": 7, "month": 7, "year": 4}
# 在 1 月 15 日举行的会议上，……: what a chapter tells was so on that day
OPENING = re.compile(r"\s*(?:[在于於]\s*)?")


def iso(time: Time) -> str | None:
    """A day, a month or a year; None of what is none of these."""
    length = LENGTHS.get(time.precision)
    return time.start.isoformat()[:length] if time.start and length else None


def date_of(name: Mention) -> str | None:
    """The date that a name is, with its year."""
    known = name.type == "date" and isinstance(name.value, Time)
    return iso(name.value) if known and isinstance(name.value, Time) else None


def date_near(line: Line, begin: int, place: int) -> str | None:
    """The last date between two places."""
    pieces = (line.words.pieces[at] for at in sorted(line.words.pieces) if at >= begin)
    dates = [
        date_of(piece.name) for piece in pieces if piece.name and piece.end <= place
    ]
    found = [each for each in dates if each]
    return found[-1] if found else None


def date_of_clause(line: Line, place: int) -> str | None:
    """The date in the clause before a predicate, or the one that opens the sentence."""
    clause = clause_start(line.words, place, 0)
    return date_near(line, clause, place) or date_opening(line, place)


def date_opening(line: Line, place: int) -> str | None:
    """The date that a sentence begins with: 2022 年 9 月，……."""
    begin = sentence_start(line.words, place, 0)
    begin = OPENING.match(line.text, begin).end()  # type: ignore[union-attr]
    name = line.words.at(begin).name
    return date_of(name) if name else None


def date_of_text(line: Line) -> str | None:
    """The day of the letter or the document, where it speaks for itself."""
    meta = line.document.metadata
    if meta.kind is DocumentKind.PRACTICE_CHAPTER:
        return None
    parts = (part for part in line.document.parts if part.key == line.paragraph.part)
    day = next((part.date for part in parts if part.date), None) or meta.date
    return day.isoformat() if day else None
