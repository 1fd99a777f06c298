"""When a relation is told to hold: at the precision of the text.

>>> from datetime import date
>>> iso(Time(date(2022, 2, 1), date(2022, 2, 28), "month"))
'2022-02'
"""

import re

from kg.facts.clauses import clauses_between
from kg.facts.lexicon import COMMA
from kg.facts.line import Line
from kg.model import DocumentKind, Mention, Time

LENGTHS = {"day": 10, "part": 7, "month": 7, "year": 4}
# 在 1 月 15 日举行的会议上，……: what a chapter tells was so on that day
OCCASION = re.compile("(?:举行)?的[^，。；]{0,8}(?:会议|磋商)|的?(?:来信|来函|信|函)")
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
    pieces = line.words.names_between(begin, place)
    dates = [
        date_of(piece.name) for piece in pieces if piece.name and piece.end <= place
    ]
    found = [each for each in dates if each]
    return found[-1] if found else None


def date_of_clause(line: Line, place: int) -> str | None:
    """The date in the clause before a predicate, or the one that opens the sentence."""
    clause = line.clause(place)
    return date_near(line, clause, place) or date_opening(line, place)


def date_opening(line: Line, place: int) -> str | None:
    """The date that opens a sentence, or is a clause of its own: 2022 年 9 月，……."""
    begin = line.sentence(place)
    for clause in clauses_between(line.words, begin, max(place, begin + 1)):
        opening = OPENING.match(line.text, clause)
        name = line.words.at(opening.end() if opening else clause).name
        date = date_of(name) if name else None
        after = name.span.end - line.paragraph.span.start if name else clause
        alone = line.words.at(after).bits & COMMA
        if date and (clause == begin or alone):
            return date
    return None


def date_of_text(line: Line, place: int) -> str | None:
    """The day of the letter or the document; else of the meeting or letter told of."""
    meta = line.document.metadata
    parts = (part for part in line.document.parts if part.key == line.paragraph.part)
    day = next((part.date for part in parts if part.date), None) or meta.date
    chapter = meta.kind is DocumentKind.PRACTICE_CHAPTER
    if day and not chapter:
        return day.isoformat()
    near = date_near(line, line.clause(place), place) if chapter else None
    return near or _date_of_occasion(line, place)


def _date_of_occasion(line: Line, place: int) -> str | None:
    """在 2 月 20 日举行的会议上, 2 月 25 日的信: the first before a place."""
    words = line.words
    for piece in words.names_between(line.begin, place):
        told = piece.name and OCCASION.match(line.text, piece.end)
        date = date_of(piece.name) if told and piece.name else None
        if date:
            return date
    return None
