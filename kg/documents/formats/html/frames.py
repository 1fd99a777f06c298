"""What an open element does to all that stands in it: an element in, a Frame out."""

from typing import NamedTuple

from kg.documents.formats.html.elements import (
    BLOCKS,
    DROPPED,
    HEADINGS,
    LISTS,
    SECTIONS,
    find_edge,
    is_hidden,
    measure_indent,
)
from kg.documents.formats.html.lists import Items, open_list
from kg.documents.formats.html.notes import Note, find_note, holds_notes
from kg.documents.formats.source import Role

Attributes = dict[str, str]


class Frame(NamedTuple):
    """An open element; what it does not say itself it has from the one around it."""

    name: str
    dropped: str = ""  # the class of furniture that its text is
    role: Role = Role.TEXT
    edge: str = ""  # header, footer or nav, if it is in one
    left: float = 0.0
    first: float = 0.0  # the indent of first lines
    preformatted: bool = False
    note: Note | None = None
    notes: bool = False  # its items are footnotes
    items: Items | None = None
    sectioned: bool = False  # in an article or the like, whose header is no page head


def make_frame(above: Frame, name: str, attributes: Attributes, in_cell: bool) -> Frame:
    """The frame of a new element."""
    frame = above._replace(
        name=name,
        dropped=above.dropped or _drops(name, attributes),
        preformatted=above.preformatted or name == "pre",
        sectioned=above.sectioned or name in SECTIONS,
    )
    frame = _place(frame, attributes, above.sectioned)
    if name not in BLOCKS:
        return frame
    frame = _set_block(frame, attributes)
    return frame if above.note or in_cell else _note(frame, attributes)


def _drops(name: str, attributes: Attributes) -> str:
    return DROPPED.get(name) or ("hidden" if is_hidden(attributes) else "")


def _place(frame: Frame, attributes: Attributes, sectioned: bool) -> Frame:
    """A heading, or the edge of a page; what heads a page may be its title."""
    if edge := find_edge(frame.name, attributes, sectioned):
        return frame._replace(role=Role.PAGE_HEAD, edge=edge)
    if frame.name in HEADINGS and frame.edge in ("", "header"):
        return frame._replace(role=Role.HEADING)
    return frame


def _set_block(frame: Frame, attributes: Attributes) -> Frame:
    margin, first = measure_indent(frame.name, attributes)
    return frame._replace(
        left=frame.left + margin,
        first=frame.first if first is None else first,
        notes=frame.notes or holds_notes(attributes),
        items=open_list(frame.name, attributes) if frame.name in LISTS else frame.items,
    )


def _note(frame: Frame, attributes: Attributes) -> Frame:
    note = find_note(frame.name, attributes)
    if note is None and frame.notes and frame.name == "li":
        note = Note()
    return frame._replace(note=note)
