"""The numbered tree to the canonical text, its paragraphs, and what lies beside them.

The canonical text is the paragraphs in reading order, a line each; the footnotes of a
part follow the part. Everything else in the file is furniture, and has a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from kg.documents.formats.source import Source
from kg.documents.layout.block import Block
from kg.documents.structure.markers import find_items
from kg.documents.structure.outline import Draft
from kg.model import Call, Furniture, Kind, Paragraph, Span

FOOTNOTE_MARK = "footnote mark"
BLANK = "blank"
CONTROL = "control character"
# What no text holds: C0 and C1 controls, the byte order mark, non-characters.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]+")


@dataclass(slots=True)
class Composition:
    """The text as it grows, with what leads back from it."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    made: dict[Draft, Paragraph] = field(default_factory=dict)


def compose(drafts: Sequence[Draft]) -> Composition:
    """Write the canonical text and place every paragraph in it."""
    composition = Composition()
    notes = {
        (draft.part, draft.table, draft.block.note): draft.number
        for draft in drafts
        if draft.kind is Kind.FOOTNOTE
    }
    for draft in _in_order(drafts):
        _place(composition, draft)
        for offset, note in draft.block.calls:
            number = notes.get((draft.part, draft.table, note)) or notes.get(
                (draft.part, "", note)
            )
            if number:
                start = composition.made[draft].span.start
                composition.calls.append(Call(start + offset, number))
    return composition


def _in_order(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts part by part, the footnotes of each last."""
    for part in dict.fromkeys(draft.part for draft in drafts):
        mine = [draft for draft in drafts if draft.part == part]
        yield from (draft for draft in mine if draft.kind is not Kind.FOOTNOTE)
        yield from (draft for draft in mine if draft.kind is Kind.FOOTNOTE)


def _place(composition: Composition, draft: Draft) -> None:
    if composition.text:
        composition.text.append("\n")
        composition.length += 1
    start = composition.length
    text = draft.block.text
    composition.text.append(text)
    composition.length += len(text)
    composition.runs += [
        (start + at, source, length) for at, source, length in draft.block.runs
    ]
    paragraph = Paragraph(
        number=draft.number,
        kind=draft.kind,
        span=Span(start, start + len(text)),
        text=text,
        order=len(composition.paragraphs) + 1,
        parent=composition.made[draft.parent] if draft.parent else None,
        heading=composition.made[draft.heading] if draft.heading else None,
        part=draft.part,
    )
    composition.made[draft] = paragraph
    composition.paragraphs.append(paragraph)
    if draft.kind in (Kind.BODY, Kind.OPERATIVE, Kind.PREAMBULAR):
        _place_items(composition, paragraph, draft.marker.end if draft.marker else 0)


def _place_items(composition: Composition, parent: Paragraph, start: int) -> None:
    """The items of a list that stands inside the paragraph: …：(a) …；(b) …"""
    for item in find_items(parent.text, start):
        paragraph = Paragraph(
            number=parent.number + item.marker.printed,
            kind=parent.kind,
            span=parent.place(item.start, item.end),
            text=parent.text[item.start : item.end],
            order=len(composition.paragraphs) + 1,
            parent=parent,
            heading=parent.heading,
            part=parent.part,
        )
        composition.paragraphs.append(paragraph)
        _place_items(composition, paragraph, item.marker.end)


def strip_controls(source: Source, blocks: Sequence[Block]) -> None:
    """Take out the characters that no text holds, where there are any."""
    if not CONTROLS.search(source.text):
        return
    for block in blocks:
        for found in reversed(list(CONTROLS.finditer(block.text))):
            block.cut(*found.span())


def name_the_rest(
    source: Source, named: dict[int, str], runs: Sequence[tuple[int, int, int]]
) -> tuple[Furniture, ...]:
    """Name every character of the source that is not in the canonical text."""
    known = [
        Furniture(name, source.lines[index].start, source.lines[index].end)
        for index, name in named.items()
    ]
    known += source.furniture
    taken = [(start, start + length) for _, start, length in runs if length]
    taken += [(each.start, each.end) for each in known]
    taken.sort(key=itemgetter(0))
    end = 0
    for start, stop in [*taken, (len(source.text), len(source.text))]:
        if start > end and (gap := source.text[end:start]).isspace():
            known.append(Furniture(BLANK, end, start))
        elif start > end:
            known += _name_gap(gap, end)
        end = max(end, stop)
    return tuple(sorted(known, key=lambda each: each.start))


def _name_gap(gap: str, start: int) -> Iterator[Furniture]:
    """A footnote's mark or a control character, and the white space beside it."""
    for found in re.finditer(r"\s+|[^\s]+", gap):
        word = found.group()
        name = BLANK if word.isspace() else FOOTNOTE_MARK
        if CONTROLS.fullmatch(word):
            name = CONTROL
        yield Furniture(name, start + found.start(), start + found.end())
