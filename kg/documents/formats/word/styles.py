"""What a paragraph inherits: styles.xml in; headings, indents, hidden text out."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.documents.formats.word.markup import find, find_all, is_on, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# heading 1 · 标题 1 · _ H _Ch_G · _ H_1_G · Reg_H_2/3_G (the UN's own templates)
HEADING = re.compile(
    r"(?:heading|标题|標題)\s*[1-9].*|(?:\w*_)?\s*H\s?_+\s?(?:M|Ch|CH|[1-9]).*", re.I
)
OUTLINE_LEVELS = range(9)  # the tenth says: body text
TWIPS = 20  # in a point
USUAL_SIZE = 20  # half points, where nothing else is said


class Styles:
    """The styles of a document, each with all it is based on."""

    def __init__(self, root: "Element | None") -> None:
        styles = find_all(root, "w:style")
        named = ((value(style, "w:styleId"), style) for style in styles)
        self._by_id = {name: style for name, style in named if name is not None}
        self._default = next(
            (
                value(style, "w:styleId")
                for style in styles
                if value(style, "w:type") == "paragraph"
                and value(style, "w:default") in ("1", "true", "on")
            ),
            None,
        )
        self._defaults = find(root, "w:docDefaults")
        self.chain = cache(self._chain)
        self._styled = cache(self._find_styled)
        self._is_heading = cache(self._find_heading)

    def _chain(self, style: str | None) -> "tuple[Element, ...]":
        """A style and what it is based on; a style based on itself ends the chain."""
        found: dict[str, Element] = {}
        while style is not None and style in self._by_id and style not in found:
            found[style] = self._by_id[style]
            style = value(find(found[style], "w:basedOn"))
        return tuple(found.values())

    def _find_heading(self, style: str | None) -> bool:
        levels = (find(each, "w:pPr/w:outlineLvl") for each in self.chain(style))
        level = next((each for each in levels if each is not None), None)
        if level is not None:
            return number(level) in OUTLINE_LEVELS
        names = (value(find(each, "w:name")) or "" for each in self.chain(style))
        return any(HEADING.fullmatch(each) for each in names)

    def style_of(self, paragraph: "Element") -> str | None:
        """The id of a paragraph's style."""
        return value(find(paragraph, "w:pPr/w:pStyle")) or self._default

    def heads(self, paragraph: "Element") -> bool:
        """Whether this paragraph is a heading, by its own word or its style's."""
        own = number(find(paragraph, "w:pPr/w:outlineLvl"))
        if own is not None:
            return own in OUTLINE_LEVELS
        return self._is_heading(self.style_of(paragraph))

    def inherited(self, paragraph: "Element", path: str) -> "Iterator[Element]":
        """A property as the paragraph has it, then as its styles have it."""
        own = find(paragraph, path)
        if own is not None:
            yield own
        yield from self._styled(self.style_of(paragraph), path)

    def _find_styled(self, style: str | None, path: str) -> "tuple[Element, ...]":
        found = (find(holder, path) for holder in self.chain(style))
        return tuple(each for each in found if each is not None)

    def hides(self, run: "Element", style: str | None) -> bool:
        """Whether a run's text is hidden; ``style`` is that of its paragraph."""
        properties = find(run, "w:rPr")
        own = find(properties, "w:vanish")
        if own is not None:
            return is_on(own)
        run_style = value(find(properties, "w:rStyle"))
        for each in (run_style, style):
            if found := self._styled(each, "w:rPr/w:vanish"):
                return is_on(found[0])
        return False

    def indent(self, paragraph: "Element", level: "Element | None") -> float:
        """Where its first line begins, in characters; ``level`` is that of its list."""
        own = find(paragraph, "w:pPr/w:ind")
        listed = find(level, "w:pPr/w:ind")
        styled = list(self.inherited(paragraph, "w:pPr/w:ind"))
        default = find(self._defaults, "w:pPrDefault/w:pPr/w:ind")
        indents = [own, listed, *styled, default]
        left = self._measure(indents, paragraph, ("left", "start"))
        first = self._measure(indents, paragraph, ("firstLine",))
        hanging = self._measure(indents, paragraph, ("hanging",))
        return round(left + (first or -hanging), 2)

    def _measure(
        self,
        indents: "list[Element | None]",
        paragraph: "Element",
        sides: tuple[str, ...],
    ) -> float:
        """The first indent that is given, in characters or in points."""
        for indent in indents:
            for side in sides:
                chars = number(indent, f"w:{side}Chars")
                if chars:
                    return chars / 100
                twips = number(indent, f"w:{side}")
                if twips is not None:
                    return twips / (TWIPS * self._size(paragraph) / 2)
        return 0.0

    def _size(self, paragraph: "Element") -> int:
        """The size of a paragraph's letters, in half points."""
        runs = find_all(paragraph, "w:r/w:rPr/w:sz")[:1]
        styled = self.inherited(paragraph, "w:rPr/w:sz")
        default = find(self._defaults, "w:rPrDefault/w:rPr/w:sz")
        sizes = (number(each) for each in (*runs, *styled, default))
        return next((size for size in sizes if size and size > 0), USUAL_SIZE)
