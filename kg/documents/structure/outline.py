"""Paragraphs to a tree: what stands under what.

Takes Blocks and their Shapes in reading order, gives a Draft of each: its kind, its
part, its parent. Items nest by their markers: a marker of a level that is open goes on
with that list, one of another level begins a list below the paragraph before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.documents.layout.block import Block
from kg.documents.layout.joining import ends_closed
from kg.documents.structure.markers import Level, Marker, as_roman, letters
from kg.documents.structure.shape import CAPTION_LEVEL, PART_LABEL, Shape, recognise
from kg.model import Kind

PART_KEYS = {
    "附件": "annex",
    "附录": "appendix",
    "附文": "enclosure",
    "增编": "addendum",
    "补编": "supplement",
}


@dataclass(slots=True, eq=False)
class Draft:
    """A paragraph on its way, without its number and its place in the text."""

    block: Block
    kind: Kind
    part: str = ""
    marker: Marker | None = None
    parent: "Draft | None" = None
    heading: "Draft | None" = None
    table: str = ""
    level: int = 0  # of a heading
    number: str = ""

    @property
    def leads_in(self) -> bool:
        """Whether what follows hangs on it: …采取以下行动： or (b) 保护平民."""
        text = self.block.text.rstrip()
        return text[-1:] in ("：", ":") or not ends_closed(text)


@dataclass(frozen=True, slots=True)
class PartLabel:
    """A part of the document: its key, and its label as printed."""

    key: str = ""
    label: str = ""


def build_tree(blocks: Sequence[Block]) -> tuple[list[Draft], list[PartLabel]]:
    """Say of each block what it is and what it stands under."""
    outline = Outline()
    for block, shape in zip(blocks, recognise(blocks), strict=True):
        outline.add(block, shape)
    _attach_notes(outline.drafts)
    return outline.drafts, outline.parts


def _attach_notes(drafts: Sequence[Draft]) -> None:
    """A footnote stands where it is called, wherever its page has room for it."""
    callers: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        for _, mark in draft.block.calls:
            callers.setdefault((draft.part, mark), []).append(draft)
            callers.setdefault(("anywhere", mark), []).append(draft)
    for draft in drafts:
        mark = draft.block.note
        found = callers.get((draft.part, mark)) or callers.get(("anywhere", mark))
        if draft.kind is Kind.FOOTNOTE and found:
            caller = found.pop(0) if len(found) > 1 else found[0]
            draft.part, draft.heading = caller.part, caller.heading
            draft.table = caller.table if mark.isalpha() else ""


class Outline:
    """Takes the blocks one by one; knows what is open at each moment."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.parts = [PartLabel()]
        self.deliberative = False
        self._begin_part()

    def _begin_part(self) -> None:
        """Forget what was open: an annex counts from one."""
        self.preamble = False
        self.headings: list[Draft] = []
        self.items: list[tuple[Marker, Draft]] = []
        self.decimal = 0
        self.top: Draft | None = None  # what items hang on
        self.numbered: Draft | None = None  # the last paragraph with a number
        self.table = ""

    def add(self, block: Block, shape: Shape) -> None:
        """Take the next block."""
        marker = shape.marker
        match shape.kind:
            case Kind.HEADING:
                self._add_heading(block, shape)
            case Kind.FOOTNOTE | Kind.ROW:
                self._add_aside(block, shape.kind)
            case None if marker and marker.level is Level.DECIMAL:
                self._add_decimal(block, marker)
            case None if marker:
                self._add_item(block, marker)
            case None:
                self._add_unnumbered(block)
            case kind:
                self._append(Draft(block, kind))
                self._open_preamble(kind)

    def _open_preamble(self, kind: Kind) -> None:
        if kind is Kind.OPENING:
            self.preamble = self.deliberative = True

    def _add_heading(self, block: Block, shape: Shape) -> None:
        level = shape.level
        if shape.label:
            self._open_part(shape.label)
        captioned = self.headings and self.headings[-1].level == CAPTION_LEVEL
        table = self.table
        if captioned and self.drafts[-1] is self.headings[-1]:
            level = CAPTION_LEVEL + 1  # the title of the table
        else:
            table = f"table-{shape.caption[1:].strip(' .．')}" if shape.caption else ""
        while self.headings and self.headings[-1].level >= level:
            self.headings.pop()
        draft = Draft(block, Kind.HEADING, marker=shape.marker, level=level)
        self._append(draft)
        self.headings.append(draft)
        self._open(None)
        self.numbered, self.table = None, table

    def _open_part(self, label: str) -> None:
        found = PART_LABEL.fullmatch(label)
        name = PART_KEYS[found["name"]] if found else "part"
        same = sum(part.key.split("-")[0] == name for part in self.parts)
        self.parts.append(PartLabel(f"{name}-{same + 1}" if same else name, label))
        self._begin_part()

    def _add_aside(self, block: Block, kind: Kind) -> None:
        """A footnote or a table's row: the text goes on after it."""
        if kind is Kind.ROW:
            self.table = self.table or "table"
        self._append(Draft(block, kind, table=self.table if kind is Kind.ROW else ""))

    def _add_decimal(self, block: Block, marker: Marker) -> None:
        if self._is_sublist(marker):
            self._add_item(block, replace(marker, level=Level.NUMBER))
            return
        if marker.value == 1 and self.decimal > 1:
            self.parts.append(PartLabel(f"part-{len(self.parts) + 1}"))
        self.preamble = False
        main = self.deliberative and len(self.parts) == 1
        kind = Kind.OPERATIVE if main else Kind.BODY
        draft = Draft(block, kind, marker=marker)
        self.decimal = marker.value
        self._append(draft)
        self._open(draft)
        self.numbered = draft

    def _is_sublist(self, marker: Marker) -> bool:
        """1. 2. 3. under a lead-in, where the paragraphs themselves are numbered so."""
        nested = [each for each, _ in self.items if each.level is Level.NUMBER]
        if nested and marker.value == nested[-1].value + 1 != self.decimal + 1:
            return True
        lead = bool(self.drafts) and self.drafts[-1].block.text.endswith(("：", ":"))
        return marker.value == 1 and self.decimal > 0 and lead

    def _add_item(self, block: Block, marker: Marker) -> None:
        marker = self._resolve(marker)
        levels = [each.level for each, _ in self.items]
        if marker.level in levels:
            del self.items[levels.index(marker.level) :]
        parent = self.items[-1][1] if self.items else self.top
        draft = Draft(block, self._kind(parent), marker=marker, parent=parent)
        self._append(draft)
        self.items.append((marker, draft))

    def _resolve(self, marker: Marker) -> Marker:
        """(i) after (h) is a letter, elsewhere a Roman figure."""
        figure = letters(marker.value) if marker.level is Level.ALPHA else ""
        if figure not in ("i", "v", "x"):
            return marker
        follows = any(
            each.level is Level.ALPHA and each.value == marker.value - 1
            for each, _ in self.items
        )
        return marker if follows else as_roman(marker)

    def _kind(self, parent: Draft | None) -> Kind:
        if parent:
            return parent.kind
        return Kind.PREAMBULAR if self.preamble else Kind.BODY

    def _add_unnumbered(self, block: Block) -> None:
        """Below an item that leads in, after a numbered paragraph, or on its own."""
        parent = self.items[-1][1] if self.items else None
        if self.preamble or not (parent and parent.leads_in):
            parent = self.numbered
        draft = Draft(block, self._kind(parent), parent=parent)
        self._append(draft)
        if parent is None:
            self._open(draft)

    def _open(self, draft: Draft | None) -> None:
        self.items.clear()
        self.top = draft
        self.table = ""

    def _append(self, draft: Draft) -> None:
        draft.part = self.parts[-1].key
        draft.heading = self.headings[-1] if self.headings else None
        self.drafts.append(draft)
