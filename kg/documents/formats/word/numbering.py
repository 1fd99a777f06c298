"""Automatic numbers as they are printed: numbering.xml and paragraphs to ``17. ``.

The number of a numbered paragraph stands nowhere in the file; the paragraph names a
list and a level, the list says how its levels count. Lists that share a definition
share their count, unless one says that it starts anew.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.documents.formats.numerals import print_number
from kg.documents.formats.word.markup import find, find_all, is_on, name, number, value
from kg.documents.formats.word.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LEVELS = 9
LONGEST = 100  # characters of a pattern; it is printed as often as there are items
# "%1." and "(%2)" and "%1.%2"
PLACE = re.compile(r"%([1-9])")
# What bullets are drawn with: signs of symbol fonts, which have no meaning elsewhere.
BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf06e": "■",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf02d": "–",
    "\uf0be": "–",
    "\uf02a": "*",
}
PRIVATE = range(0xE000, 0xF900)
AFTER = {"nothing": "", "space": " ", "tab": " "}


class Numbering:
    """Counts the numbered paragraphs of a document, in the order they are asked for."""

    def __init__(self, root: "Element | None", styles: Styles) -> None:
        self._styles = styles
        self._lists = {value(each, "w:numId"): each for each in find_all(root, "w:num")}
        self._definitions = {
            value(each, "w:abstractNumId"): each
            for each in find_all(root, "w:abstractNum")
        }
        self._level_of_style = cache(self._find_level_of_style)
        self._level = cache(self._find_level)
        self._definition = cache(self._find_definition)
        self._override = cache(self._find_override)
        self._counts: dict[str | None, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def level_of(self, paragraph: "Element") -> "Element | None":
        """How a paragraph's level of its list looks; None if it is in no list."""
        place = self._place(paragraph)
        return self._level(*place) if place else None

    def print_next(self, paragraph: "Element") -> str:
        """Count a paragraph, and give its number with the blank after it."""
        place = self._place(paragraph)
        level = self._level(*place) if place else None
        if place is None or level is None:
            return ""
        counts = self._count(*place)
        text = self._print(place, level, counts)
        if not text or is_on(find(level, "w:rPr/w:vanish")):
            return ""
        return text + AFTER.get(value(find(level, "w:suff")) or "tab", " ")

    def _place(self, paragraph: "Element") -> tuple[str, int] | None:
        """The list and the level that a paragraph, or its style, names."""
        list_id: str | None = None
        level: int | None = None
        for each in self._styles.inherited(paragraph, "w:pPr/w:numPr"):
            if list_id is None:
                list_id = value(find(each, "w:numId"))
            if level is None:
                level = number(find(each, "w:ilvl"))
        if list_id is None or list_id not in self._lists:
            return None
        if level is None:
            style = self._styles.style_of(paragraph)
            level = self._level_of_style(list_id, style)
        return (list_id, level) if 0 <= level < LEVELS else None

    def _find_level_of_style(self, list_id: str, style: str | None) -> int:
        """A list may say which style each of its levels goes with."""
        ids = [value(each, "w:styleId") for each in self._styles.chain(style)]
        for level in find_all(self._definition(list_id), "w:lvl"):
            if value(find(level, "w:pStyle")) in ids:
                return number(level, "w:ilvl") or 0
        return 0

    def _find_definition(self, list_id: str) -> "Element | None":
        """The list's definition, by way of a list style if it names one."""
        seen: set[str] = set()
        while list_id not in seen:
            seen.add(list_id)
            key = value(find(self._lists.get(list_id), "w:abstractNumId"))
            definition = self._definitions.get(key)
            link = value(find(definition, "w:numStyleLink"))
            linked = next(
                (
                    value(found)
                    for style in self._styles.chain(link)
                    if (found := find(style, "w:pPr/w:numPr/w:numId")) is not None
                ),
                None,
            )
            if linked is None:
                return definition
            list_id = linked
        return None

    def _find_level(self, list_id: str, level: int) -> "Element | None":
        """A level of a list: the list's own, or its definition's."""
        override = self._override(list_id, level)
        own = find(override, "w:lvl")
        if own is not None:
            return own
        for each in find_all(self._definition(list_id), "w:lvl"):
            if number(each, "w:ilvl") == level:
                return each
        return None

    def _find_override(self, list_id: str, level: int) -> "Element | None":
        for each in find_all(self._lists.get(list_id), "w:lvlOverride"):
            if number(each, "w:ilvl") == level:
                return each
        return None

    def _count(self, list_id: str, level: int) -> list[int | None]:
        """Count one on at this level; those below begin anew."""
        key = value(self._definition(list_id), "w:abstractNumId")
        counts = self._counts.setdefault(key, [None] * LEVELS)
        for upper in range(level + 1):
            self._restart(list_id, upper, counts)
        before = counts[level]
        counts[level] = self._start(list_id, level) if before is None else before + 1
        for below in range(level + 1, LEVELS):
            after = number(find(self._level(list_id, below), "w:lvlRestart"))
            # 0: never; 2: only after the second level or a higher one
            if after is None or (after and level < after):
                counts[below] = None
        return counts

    def _restart(self, list_id: str, level: int, counts: list[int | None]) -> None:
        """The first time that a list is used which says that it starts anew."""
        override = find(self._override(list_id, level), "w:startOverride")
        if override is not None and (list_id, level) not in self._started:
            self._started.add((list_id, level))
            counts[level] = None

    def _start(self, list_id: str, level: int) -> int:
        override = number(find(self._override(list_id, level), "w:startOverride"))
        if override is not None:
            return override
        start = number(find(self._level(list_id, level), "w:start"))
        return 1 if start is None else start

    def _print(
        self, place: tuple[str, int], level: "Element", counts: list[int | None]
    ) -> str:
        pattern = (value(find(level, "w:lvlText")) or "")[:LONGEST]
        if _way(level) == "bullet":
            return "".join(_draw(sign) for sign in pattern)
        legal = is_on(find(level, "w:isLgl"))

        def fill(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            count = counts[index]
            if count is None:
                count = self._start(place[0], index)
            way = _way(self._level(place[0], index))
            return print_number(count, "decimal" if legal else way)

        return PLACE.sub(fill, pattern)


def _way(level: "Element | None") -> str:
    """How a level counts; newer ways stand in a choice, with an older one beside."""
    if level is None:
        return "decimal"
    ways = [value(each) for each in level.iter(name("w:numFmt"))]
    return next((way for way in ways if way and way != "custom"), "decimal")


def _draw(sign: str) -> str:
    return BULLETS.get(sign, "•" if ord(sign) in PRIVATE else sign)
