"""The number by which each paragraph is cited, as English practice writes it.

``17`` · ``30(a)(iii)`` · ``30(a)(iii)–2`` · ``PP4`` · ``fn346`` · ``annex/¶3``. What
has no number of its own is counted: paragraphs by ¶, headings and others by their kind.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.documents.structure.markers import Level
from kg.documents.structure.outline import Draft
from kg.model import Kind

COUNTED = (Kind.TITLE, Kind.DATELINE, Kind.OPENING, Kind.HEADING, Kind.SIGNATURE)


def number_drafts(drafts: Sequence[Draft]) -> None:
    """Give every draft its number; none is given twice in a document."""
    citer = Citer()
    for draft in drafts:
        draft.number = citer.unique(citer.cite(draft))


@dataclass(slots=True)
class Citer:
    """Counts what has no number of its own."""

    counts: Counter[tuple[object, ...]] = field(default_factory=Counter)
    given: set[str] = field(default_factory=set)

    def cite(self, draft: Draft) -> str:
        """The number of a draft, its part before it."""
        if draft.parent:
            return draft.parent.number + self._below(draft, draft.parent)
        prefix = f"{draft.part}/" if draft.part else ""
        if draft.table:
            prefix += f"{draft.table}/"
        return prefix + self._top(draft)

    def _below(self, draft: Draft, parent: Draft) -> str:
        if draft.marker is None:
            return f"¶{self._count(parent, '¶')}"
        if draft.marker.level is Level.DASH:
            return f"–{self._count(parent, '–')}"
        return draft.marker.printed

    def _top(self, draft: Draft) -> str:
        if draft.kind is Kind.FOOTNOTE:
            count = self._count(draft.part, draft.table, "fn")
            return f"fn{draft.block.note or count}"
        if draft.kind is Kind.ROW:
            return str(self._count(draft.part, draft.table, "row"))
        if draft.kind in COUNTED:
            return f"{draft.kind}-{self._count(draft.part, draft.kind)}"
        if draft.marker and draft.marker.level is not Level.DASH:
            return draft.marker.printed
        if draft.kind is Kind.PREAMBULAR:
            return f"PP{self._count(draft.part, 'PP')}"
        return f"¶{self._count(draft.part, '¶')}"

    def _count(self, *what: object) -> int:
        self.counts[what] += 1
        return self.counts[what]

    def unique(self, number: str) -> str:
        """The number, or where it was given already, one that tells them apart."""
        again, wanted = 1, number
        while number in self.given:
            again += 1
            number = f"{wanted}-{again}"
        self.given.add(number)
        return number
