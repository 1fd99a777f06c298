"""Meetings in running text: 在 1 月 15 日举行的会议上，特别代表指出…….

A meeting is told of where it has a day, a month, a year or a number. Several meetings
that are only counted (举行了 4 次会议) are a figure.
"""

import re
from collections.abc import Iterator, Sequence

from kg.facts.meetings.agenda import Agenda, named_item
from kg.facts.meetings.forms import AGAIN, FORMS, HOSTING, SPOKE
from kg.facts.meetings.numbered import numbers_of
from kg.facts.meetings.told import Told
from kg.facts.shape import ACTOR, ACTORS, DATE, HOLDER, PLACE, STATE, Shape
from kg.facts.text import Text
from kg.facts.when import dated, days_in_a_row, iso, relation_of
from kg.model import Mention, Paragraph

LEADING = re.compile(f"^(?:[的其本]|{ACTORS}|[(（]{ACTORS}[)）]|和|及|与|、|代表|成员)*")
SESSION = re.compile("[届屆]")
INSTEAD = re.compile("期[间間]")
COUNTED = re.compile("Ⓠ|几次|[两三四五六七八九十]次")
RULE = "a meeting in a sentence"


class Reader:
    """Reads paragraphs in order, and knows which meeting was told of last."""

    def __init__(self, text: Text, agenda: Agenda) -> None:
        self.calls = {call.offset: call.footnote for call in text.document.calls}
        self.notes = {
            each.number: each.text for each in text.document.paragraphs if each.number
        }
        self.said = {(f.kind, f.paragraph.number) for f in text.facts}
        self.agenda = agenda
        self.last: Told | None = None

    def read(self, paragraph: Paragraph, names: Sequence[Mention]) -> Iterator[Told]:
        """The meetings of a paragraph."""
        if ("Meeting", paragraph.number) in self.said or paragraph.inline:
            return
        shape = Shape(paragraph.text, names, paragraph.span.start)
        agenda = self.agenda.of(paragraph)
        for told in _Sentences(shape, paragraph).read():
            told.agenda = named_item(told_sentence(shape, told)) or agenda
            self._find_record(told)
            self.last = told
            yield told
        yield from self._again(shape, paragraph)

    def _find_record(self, told: Told) -> None:
        """What the note that is called at the meeting cites alone: 会议上，351."""
        begin = told.paragraph.span.start
        for offset in range(begin + told.end - 1, begin + told.end + 3):
            note = self.notes.get(self.calls.get(offset, ""), "")
            if cited := ONE_RECORD.fullmatch(note):
                told.roles["record"] = f"doc/{''.join(cited['record'].split())}"
                return

    def _again(self, shape: Shape, paragraph: Paragraph) -> Iterator[Told]:
        """在同一次视频会议上，高级代表表示: the meeting that was told of last."""
        for found in AGAIN.finditer(shape.text):
            if self.last is None:
                continue
            told = Told(
                paragraph, *shape.place(*found.span()), RULE, agenda=self.last.agenda
            )
            kept = ("date", "record", "meetingNumber")
            told.roles = {role: self.last.roles.get(role) for role in kept}
            told.roles["speaker"] = tuple(shape.named(*found.span("who")))
            yield told
