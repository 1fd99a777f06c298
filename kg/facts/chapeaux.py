"""Lead-ins: an item says what its chapeau's verb asks for.

30. 决定，马里稳定团的任务应包括以下优先工作：(a) 保护平民. Items hang under an act of
the paragraph above, at any depth, unless they have a verb of their own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.facts.style import ASKING
from kg.model import Document, Fact, Mention

FINAL = ("。", "；", ";", "！", "？")
# 请秘书长提交报告，着重说明：  就以下问题提供信息：  What follows are topics, no acts.
TOPICS = re.compile(
    "(?:[说說]明|[报報]告|信息|[资資]料|通[报報]|介[绍紹]|[阐闡]述|[汇彙匯][报報]|情[况況])"
    "[^，。；：]{0,8}(?:[，,](?:特[别別]是|尤其是|(?:其中)?包括|着重|著重|重[点點]是|[内內]容)"
    "[^，。；：]{0,6})?[：:]$"
)
ANNOUNCED = re.compile("以下|下列|下述|如下")


@dataclass(frozen=True, slots=True)
class Chapeau:
    """An act that items may hang under, with what they inherit."""

    fact: Fact
    issuers: tuple[Mention, ...]
    addressees: tuple[Mention, ...]
    reporter: Mention | None
    leads: bool = True  # its items are acts, and not the topics of a report

    @property
    def tasks_others(self) -> bool:
        """Whether its items say what another is to do: their verbs are no acts."""
        return bool(self.addressees) or self.fact.roles["force"] in ASKING


def leading(heard: Sequence[Chapeau]) -> Chapeau:
    """The act of a paragraph that its items hang under.

    It is the last that announces them: 授权特派团协助执行以下工作，/ 铭记…….
    """
    announcing = (
        each
        for each in reversed(heard)
        if ANNOUNCED.search(str(each.fact.roles.get("action", "")))
    )
    return next(announcing, heard[-1])


def inline_starts(document: Document) -> Mapping[str, int]:
    """Where the items begin that stand inside a printed paragraph, by its number."""
    starts: dict[str, int] = {}
    for paragraph in document.paragraphs:
        if paragraph.parent and paragraph.inline:
            starts.setdefault(paragraph.parent.number, paragraph.span.start)
    return starts


def opens_list(text: str) -> bool:
    """Whether a text goes on in the items below it."""
    return not text.rstrip().endswith(FINAL)


def lists_topics(text: str) -> bool:
    """Whether the items below are what a report is to cover."""
    return bool(TOPICS.search(text.rstrip()))
