"""Which documents and paragraphs the words of a paragraph cite.

A list of resolutions has a document for each of its numbers. 第21段 alone is of the
document that is read; behind a symbol, or 该决议, it is of that one. 报告第5段 without
a symbol is of a document that nobody can tell.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.documents.structure.markers import chinese_value
from kg.facts.paragraph_numbers import LINK, PARAGRAPHS, read_numbers
from kg.model import Mention

# What may stand between a document and its paragraph: 执行部分, 附件一.
SECTION = re.compile(
    r"(?P<section>序言部分|序言|前言|执行部分|正文部分|正文|附件(?:[一二三四五六七八九十]{1,2}|[A-Z])?)?"
    r"(?:的|中)?\s*$"
)
PREAMBLE = ("序言部分", "序言", "前言")
BEHIND = re.compile(r"[\s)）]*$")
NOTED = re.compile(r"[\s)）]*[，,]?\s*$")  # S/2020/223，第21段: in notes
OWN = re.compile(
    r"(?:[上下前后]文|以[上下]|[上前]述|本(?:决议|报告|文件|声明|信|函|说明))的?\s*$"
)
THAT = re.compile(
    r"(?:(?:[该此]|同一?|上述|上一)(?:决议|报告|文件|声明|信|函)的?|同上[，,]?)\s*$"
)
# 报告第237段, 公约第5段: of something that has no symbol here
OTHERS = re.compile(
    r"(?:报告|决议|(?<=[的项号该届])决定|公[约約]|条[约約]|议定书|声明|信|函|[结結][论論]|意见|建议|协议|协定"
    r"|规则|宪章|章程|判决|评注|评论|说明|文件|文[书書]|公报|[纲綱]领|宣言|原则|准则|指南"
    r"|方案|计划|合同|照会|来文|清单|职权范围|摘要|备忘录|文本|草案|框架|议程|[》”条])\d{0,3}(?:中|的)?\s*$"
)
Groups = Mapping[int, list[Mention]]  # the documents of each symbol, by its end


class Cited(NamedTuple):
    """One citation: its words, the document, the paragraphs of it."""

    start: int
    end: int
    document: Mention
    paragraphs: tuple[str, ...] = ()
    behind: int = 0  # where the words go on after its paragraphs


class Sources:
    """Reads the citations of paragraphs in order; knows what was cited last."""

    def __init__(self, own: Mention) -> None:
        self.own = own
        self.last: Mention | None = None

    def read(
        self, text: str, names: Sequence[Mention], begin: int, noted: bool
    ) -> list[Cited]:
        """What a text cites; ``begin`` is its place in the document."""
        groups = {
            name.span.end - begin: _documents(name, names)
            for name in names
            if name.type == "symbol" and name.entity.startswith("doc/")
        }
        paragraphs: dict[int, tuple[str, ...]] = defaultdict(tuple)
        behind: dict[int, int] = {}
        found: list[Cited] = []
        if "段" in text:
            for owner, match, numbers in self._owned(text, groups, noted):
                if isinstance(owner, Mention):
                    found.append(Cited(*match.span(), owner, numbers, match.end()))
                else:
                    paragraphs[owner] += numbers
                    behind[owner] = match.end()
        for end, documents in groups.items():
            start = documents[0].span.start - begin
            for each in documents:
                last = paragraphs[end] if each is documents[-1] else ()
                found.append(Cited(start, end, each, last, behind.get(end, end)))
                self.last = each
        return sorted(found, key=lambda each: each.start)

    def _owned(
        self, text: str, groups: Groups, noted: bool
    ) -> Iterator[tuple[Mention | int, re.Match[str], tuple[str, ...]]]:
        """Paragraphs with the document, or the end of the symbol, that they are of."""
        owner: Mention | int | None = None
        end = -1
        for match in PARAGRAPHS.finditer(text):
            section = SECTION.search(text, 0, match.start())
            place = section.start() if section else match.start()
            if not (0 < end < place and LINK.fullmatch(text, end, place)):
                owner = self._owner(text, place, groups, noted)
            end = match.end()
            if owner is not None:
                prefix = _prefix(section["section"] or "") if section else ""
                numbers = tuple(prefix + each for each in read_numbers(match))
                yield owner, match, numbers

    def _owner(
        self, text: str, place: int, groups: Groups, noted: bool
    ) -> Mention | int | None:
        """What stands before 第21段: a symbol, 该决议, 上文; None if nobody knows."""
        behind = (NOTED if noted else BEHIND).search(text, 0, place)
        if behind and behind.start() in groups:
            return behind.start()
        if THAT.search(text, 0, place):
            before = [end for end in groups if end <= place]
            return groups[max(before)][-1] if before else self.last
        if OWN.search(text, 0, place):
            return self.own
        return None if OTHERS.search(text, 0, place) else self.own


def _prefix(section: str) -> str:
    """What stands before the number: PP3, annex-2/7(c)."""
    if section in PREAMBLE:
        return "PP"
    annex = section.removeprefix("附件")
    if annex == section:
        return ""
    letter = annex and annex.isascii()
    number = ord(annex) - ord("A") + 1 if letter else chinese_value(annex or "一")
    return f"annex-{number}/" if number > 1 else "annex/"


def _documents(name: Mention, names: Sequence[Mention]) -> list[Mention]:
    """The documents of a list, or the one document; each with the place of the list."""
    inner = [
        replace(each, span=name.span)
        for each in names
        if each.type == "document" and each.span in name.span
    ]
    return inner or [name]
