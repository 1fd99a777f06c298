"""Meetings: when and where, on what, who spoke, with which outcome and vote.

Rows of tables tell most, notes who spoke, running text the rest. What one place leaves
out another completes: the day of a meeting that is only cited by its record.
"""

from collections.abc import Iterator

from kg.facts.line import read_lines
from kg.facts.meetings import notes, prose, rows
from kg.facts.meetings.agenda import Agenda
from kg.facts.meetings.told import Told, complete
from kg.facts.text import Text
from kg.model import Fact, Kind


def extract(text: Text) -> Iterator[Fact]:
    """Yield the meetings of a document, in the order in which they are told."""
    return (each.fact() for each in complete(text.document, list(_tell(text))))


def _tell(text: Text) -> Iterator[Told]:
    agenda = Agenda(text.document)
    sentences, table = prose.Reader(text, agenda), rows.Reader(agenda)
    known: dict[int, Told] = {}  # by the order of the row
    for line in read_lines(text):
        paragraph = line.paragraph
        if paragraph.kind is Kind.ROW:
            for told in table.read(paragraph, line.names):
                known[paragraph.order] = told
                yield told
            continue
        if paragraph.kind is Kind.FOOTNOTE:
            called = notes.row_of(text.document, paragraph)
            row = known.get(called.order) if called else None
            yield from notes.read(paragraph, line.names, row)
        yield from sentences.read(line)
