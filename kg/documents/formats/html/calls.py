"""Where footnotes are called: small figures and links, as they open and close."""

from dataclasses import dataclass

from kg.documents.formats.html.flow import MAYBE, Flow
from kg.documents.formats.html.notes import is_call
from kg.documents.formats.source import Line, Mark


@dataclass(slots=True)
class Calls:
    """Watches the open ``<sup>`` or ``<a>``, whichever is the outer one."""

    flow: Flow
    place: int | None = None  # of the outer element
    first: int = 0  # the first of its pieces
    raised: bool = False
    sure: bool = False

    def open(self, name: str, attributes: dict[str, str], place: int) -> None:
        """Such an element begins."""
        if self.place is None:
            self.place, self.first = place, len(self.flow.pieces)
            self.raised = self.sure = False
        self.raised |= name == "sup"
        self.sure |= is_call(attributes)

    def close(self, place: int) -> None:
        """An element ends; if it is the outer one, what it held may be a mark."""
        if self.place != place:
            return
        if self.raised or self.sure:
            self.flow.mark(self.first, self.sure)
        self.place = None

    def forget(self) -> None:
        """The paragraph ends: no mark goes beyond it."""
        self.place = None


def settle_marks(marks: list[Mark], lines: list[Line]) -> tuple[Mark, ...]:
    """Of the figures set high, keep those that a note has for its number."""
    notes = {line.note for line in lines if line.note}
    settled = (
        Mark(mark.start, mark.end, mark.note.removeprefix(MAYBE)) for mark in marks
    )
    return tuple(
        after
        for before, after in zip(marks, settled, strict=True)
        if after.note in notes or before.note == after.note
    )
