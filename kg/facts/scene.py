"""A paragraph that is being read: its words, how it speaks, and its acts."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.facts.acts import OPTION, Act
from kg.facts.clauses import clause_start, sentence_end
from kg.facts.lexicon import OF
from kg.facts.phrases import Phrases
from kg.facts.style import Style
from kg.facts.words import Words
from kg.model import Paragraph, Span

SIGNS = ' \u3000，,；;。：:“”「」『』"'
NEAR = 3  # signs and 其 between a verb and whom it asks
DONE = ("了", "过", "過")  # 强调了 / 选举的重要性
# 感到遗憾 / 的是，……
NAMELY = re.compile("的是[，,]?")


CHAPTER_SEVEN, ACTS_UNDER = "第七章", "force/acts-under"


def _start(act: Act) -> int:
    return act.phrase.start


@dataclass(frozen=True, slots=True)
class Scene:
    """What one paragraph gives its acts."""

    paragraph: Paragraph
    words: Words
    style: Style
    acts: Sequence[Act]

    def stop(self, act: Act) -> int:
        """Where the words of an act end: before the next, or with the sentence."""
        stop = sentence_end(self.words, act.phrase.end, self.style.end)
        first = bisect_right(self.acts, act.phrase.start, key=_start)
        others = (self.acts[index] for index in range(first, len(self.acts)))
        begins = (self._begin_after(act, other) for other in others)
        following = next((each for each in begins if each is not None), stop)
        return self.trim(act.phrase.end, min(stop, following))[1]

    def _begin_after(self, act: Act, other: Act) -> int | None:
        """Where another act begins, with its clause; None if it does not end this."""
        begin = clause_start(self.words, other.begin, self.style.begin)
        if self._is_said(act, other, begin):
            return None
        if begin > act.phrase.start:
            return begin
        joined = act.phrase.end < other.begin and not other.inside
        return other.begin if joined else None

    def is_nested(self, act: Act) -> bool:
        """Whether an act is what another says: 重申，/ 国际社会强烈谴责……."""
        index = bisect_right(self.acts, act.phrase.start, key=_start) - 1
        begin = clause_start(self.words, act.begin, self.style.begin)
        return act.inside or (
            index > 0 and self._is_said(self.acts[index - 1], act, begin)
        )

    def _is_said(self, act: Act, other: Act, begin: int) -> bool:
        """Whether the clause of an act with a subject is all that another says."""
        between = self.words.text[act.phrase.end : begin]
        after = act.phrase.end < begin and not between.strip(SIGNS)
        return after and bool(other.who.items)

    def action(self, act: Act, found: Phrases, stop: int) -> tuple[int, int]:
        """The words of what is to be done, or what a closing verb bears on."""
        if "told" in act.phrase.verb.places:
            return self.trim(act.begin, stop)  # 将任务期限 / 延长 / 至……
        if act.begin < act.phrase.start:
            return self.trim(act.begin, act.phrase.start)
        begin = found.end
        if found.items and self._goes_on(act, found):
            begin = act.phrase.end
        if option := OPTION.match(self.words.text, begin):
            begin = option.end()
        if self.words.text[begin : begin + 1] in DONE:
            begin += 1
        return self.trim(begin, stop)

    def _goes_on(self, act: Act, found: Phrases) -> bool:
        """Whether the actors are a part of what is decided, as in 决定 / ……的任务是.

        So they are behind a circumstance, too: 自通过之日起一年内，/ 所有会员国应…….
        """
        far = found.items[0][0] > act.phrase.end + NEAR
        return far or bool(self.words.at(found.end).bits & OF)

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """A stretch without the signs at its ends."""
        text = self.words.text
        while end > start and text[end - 1] in SIGNS:
            end -= 1
        if namely := NAMELY.match(text, start, end):
            start = namely.end()
        while start < end and text[start] in SIGNS:
            start += 1
        return start, end

    @property
    def acts_under_seven(self) -> int | None:
        """Where it says that it acts under Chapter VII."""
        return next(
            (
                act.begin
                for act in self.acts
                if act.force == ACTS_UNDER
                and CHAPTER_SEVEN in self.words.text[act.begin : act.phrase.start]
            ),
            None,
        )

    def place(self, start: int, end: int) -> Span:
        """A stretch of this paragraph in the document."""
        return self.paragraph.place(start, end)
