"""Footnotes of HTML: what is one, which number it has, what calls it.

HTML has no footnotes of its own; word processors, converters and wikis each write them
in their way. What they have in common: a link from a small number to the note, whose id
has the number in it, and a link back.
"""

import re
from dataclasses import dataclass

from kg.documents.formats.html.elements import list_names

# fn1 · _ftn346 · sdfootnote1 · user-content-fn-1 · cite_note-3
NOTE_ID = re.compile(
    r"(?:user-content-)?_?(?:fn|ftn|edn|footnote|endnote|sdfootnote|sdendnote"
    r"|cite_note|note)(?:[-_:.]?(?:(?<=[-_:.]).{0,40}[-_:.])?\d{1,4}|[-_:.][a-z])"
)
KEY = re.compile(r"(?:\d{1,4}|[a-z])$")  # fn346 : 346
NOTE_BLOCKS = list_names("p div li aside section footer dd blockquote")
# #fn1 · #_ftn346 : a call's link
CALL_LINK = re.compile(rf"#{NOTE_ID.pattern}(?:sym)?")
# #fnref1 · #_ftnref346 · #sdfootnote1anc · #cite_ref-3 : the link back
BACK_LINK = re.compile(r"#.{0,60}(?:ref|anc|back|call).{0,60}")
NOTE_CLASS = re.compile(
    r"(?:mso)?(?:foot|end)note(?:[-_]?text)?|sd(?:foot|end)note(?:-\w+)?"
)
NOTE_ROLES = frozenset(
    ("doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote")
)
NOTES_CLASSES = frozenset(("footnotes", "endnotes", "references", "reflist"))
NOTES_ROLES = frozenset(("doc-endnotes", "doc-footnotes", "footnotes", "endnotes"))
CALL_CLASS = re.compile(r"footnote-?ref(?:erence)?|noteref|sd(?:foot|end)noteanc")
# 346 · [1] · (a) · iv · * : the mark of a note, with what is printed round it
MARK = re.compile(
    r"\s*[\[(（]?\s*(?P<mark>\d{1,4}|[a-z]|[ivxl]{1,6}|\*{1,3}|[†‡§]{1,3})\s*[\])）]?[.．]?\s*"
)
# km2 : a small figure after a unit is no footnote
UNIT = re.compile(r"(?:^|[^a-zA-Z])[kcdm]?m$")
LONGEST_UNIT = 4


@dataclass(slots=True)
class Note:
    """A footnote while it is read; its number may show in several ways."""

    key: str = ""  # from its id
    ordinal: str = ""  # from the list it is an item of
    printed: str = ""  # from the link back, or the small number it begins with

    @property
    def number(self) -> str:
        """The number as a reader would give it."""
        mark = MARK.fullmatch(self.printed)
        return mark["mark"] if mark else self.ordinal or self.key


def _roles(attributes: dict[str, str]) -> set[str]:
    kinds = f"{attributes.get('role', '')} {attributes.get('epub:type', '')}"
    return set(kinds.lower().split())


def _classes(attributes: dict[str, str]) -> set[str]:
    return set(attributes.get("class", "").lower().split())


def find_note(name: str, attributes: dict[str, str]) -> Note | None:
    """The note that a block is, by its role, its id or its class."""
    by_id = NOTE_ID.fullmatch(attributes.get("id", "").lower())
    if name in NOTE_BLOCKS and (
        by_id
        or _roles(attributes) & NOTE_ROLES
        or any(map(NOTE_CLASS.fullmatch, _classes(attributes)))
    ):
        key = KEY.search(by_id[0]) if by_id else None
        return Note(key=key[0] if key else "")
    return None


def holds_notes(attributes: dict[str, str]) -> bool:
    """Whether the items of a block are footnotes."""
    return bool(
        _roles(attributes) & NOTES_ROLES or _classes(attributes) & NOTES_CLASSES
    )


def is_call(attributes: dict[str, str]) -> bool:
    """Whether a link leads to a footnote."""
    return (
        bool(CALL_LINK.fullmatch(attributes.get("href", "").lower()))
        or not _roles(attributes).isdisjoint(("doc-noteref", "noteref"))
        or any(map(CALL_CLASS.search, _classes(attributes)))
    )


def is_link_back(attributes: dict[str, str]) -> bool:
    """Whether a link in a footnote leads to where it was called."""
    return bool(
        BACK_LINK.fullmatch(attributes.get("href", "").lower())
    ) or "doc-backlink" in _roles(attributes)
