"""Mandates: a period of a mission or body, granted, extended or ended by a document.

A resolution says it of itself; any document may tell it of another one, named in the
sentence or before it in the paragraph. What is only proposed, asked for or discussed is
no mandate.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.documents.script import fold
from kg.facts.chapeaux import inline_starts
from kg.facts.grants import Grants
from kg.facts.holders import Holders
from kg.facts.origins import decides, own_document
from kg.facts.tenancies import Tenancies, Tenancy
from kg.facts.text import Text
from kg.model import Fact, Kind, Mention, Paragraph

READ = {Kind.PREAMBULAR, Kind.OPERATIVE, Kind.BODY, Kind.FOOTNOTE, Kind.ROW}
RULE = "a period of a mandate"


def extract(text: Text) -> Iterator[Fact]:
    """Yield the mandates that a document sets or tells of."""
    document = text.document
    own = own_document(document) if decides(document) else None
    tenancies = Tenancies(Holders(), Grants(own), document.metadata.date)
    periods = _Periods(own, document.metadata.date)
    inline = inline_starts(document)
    for paragraph, names in text.lines():
        if paragraph.kind in READ and names:
            begin = paragraph.span.start
            stop = inline.get(paragraph.number, paragraph.span.end)
            words = fold(paragraph.text[: stop - begin])
            here = [name for name in names if name.span.end <= stop]
            for told in tenancies.read(words, here, begin):
                yield from periods.state(told, paragraph)


@dataclass(slots=True)
class _Periods:
    """States periods in order; knows the last of each holder."""

    own: Mention | None
    adopted: date | None
    last: dict[str, Fact] = field(default_factory=dict)

    def state(self, told: Tenancy, paragraph: Paragraph) -> Iterator[Fact]:
        """The facts of what is told: a period, or a period and its end."""
        for holder in told.holders:
            if told.change == "ends":
                yield from self._end(told, holder, paragraph)
            else:
                yield from self._grant(told, holder, paragraph)

    def _grant(
        self, told: Tenancy, holder: Mention, paragraph: Paragraph
    ) -> Iterator[Fact]:
        before = self.last.get(holder.entity)
        until = before.roles.get("validUntil") if before else None
        spell = told.spell.after(until if isinstance(until, date) else None)
        fact = _fact(
            paragraph,
            told,
            {
                "holder": holder,
                "change": f"change/{told.change}" if told.change else None,
                "grantedBy": told.grantor,
                "validFrom": spell.start,
                "validUntil": spell.until,
                "length": spell.length,
                "renews": before
                if before and _continues(before, told, spell.until)
                else None,
            },
        )
        if len(fact.roles) > 1:
            self.last[holder.entity] = fact
            yield fact

    def _end(
        self, told: Tenancy, holder: Mention, paragraph: Paragraph
    ) -> Iterator[Fact]:
        """The period that is ended, if it is not known yet, and the ending."""
        here = self.adopted if told.grantor == self.own else None
        last = told.spell.until or told.spell.start or here
        ended = self.last.get(holder.entity)
        if ended is None and last:
            ended = _fact(paragraph, told, {"holder": holder, "validUntil": last})
            yield ended
        if ended and told.grantor:
            roles = {
                "holder": holder,
                "change": "change/ends",
                "grantedBy": told.grantor,
                "terminates": ended,
            }
            yield _fact(paragraph, told, roles)


def _continues(before: Fact, told: Tenancy, until: date | None) -> bool:
    """Whether a period goes on where another of the same holder ends."""
    known = before.roles.get("validUntil")
    other = before.roles.get("grantedBy") != told.grantor
    return isinstance(known, date) and until is not None and known < until and other


def _fact(paragraph: Paragraph, told: Tenancy, roles: Mapping[str, object]) -> Fact:
    given = {role: value for role, value in roles.items() if value}
    return Fact("Mandate", given, paragraph, paragraph.place(*told.place), RULE)
