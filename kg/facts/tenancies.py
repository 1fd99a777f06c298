"""What a paragraph tells of mandates: whose, by which document, from when until when.

The words are looked for around their verb: extended (延长), set up (设立), run out
(届满), ended (终止).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.facts.grants import Grants
from kg.facts.holders import BODIES, OTHERS, Holders
from kg.facts.spells import Spell, read_spell
from kg.model import Mention

ANCHORS = (
    *("延", "展期", "续期", "届满", "到期", "期满", "终止", "結束", "结束"),
    *("设立", "設立", "部署", "成立", "移交", "工作至", "工作到", "运作至"),
)
TERM = (
    r"(?:任务\s*(?:期限?|授权|规定)?|任期|授权(?:期限)?|部署(?:期限)?"
    "|(?:活动|工作)期限)"
)
AGAIN = "(?:再次|再|进一步|最后一次)?"
# 将马里稳定团的 / 任务期限 / 延长至……
EXTENDED = re.compile(
    rf"(?P<term>{TERM})(?=(?P<rest>[^，。；：]{{0,60}}?(?:，(?:包括|以及|连同)[^。；：]{{1,80}}?，)?"
    rf"{AGAIN}(?P<verb>延长|延至|续延|展延|续期|展期|维持[到至])))"
)
# 将 / 其再延长一年, 联塞部队延长六个月
TAKEN = re.compile(
    rf"[将把](?P<term>[^，。；：]{{1,40}}?){AGAIN}(?P<verb>延长|续延|展延)"
)
# 延长了 / 联黎部队的任务期限; 延长稳定团任务期限 / 的第2584号决议
EXTENDS = re.compile(
    rf"(?P<verb>延长|续延|展延)了?[^。；，：]{{1,80}}?(?P<term>{TERM})(?P<of>的)?"
)
# 由第2192(2014)号决议 / 延长的 / 观察员部队
PROLONGED = re.compile("(?P<verb>延长)的(?P<term>)")
# 决定 / 设立 / 中非稳定团
SET_UP = re.compile(
    "(?P<verb>设立|成立|组建|部署|授权移交)(?:了|一个|一支|名为|给)*(?P<term>)"
)
# 任务期限 / 将于2018年3月30日 / 届满
EXPIRES = re.compile(
    rf"(?P<term>{TERM})(?:现定|定|将|应|已|即将)*(?P<verb>[于在到至])[^，。；：]{{4,24}}?"
    "(?:届满|到期|期满|结束|终止)"
)
# 专家小组 / 继续工作 / 至2024年8月31日
GOES_ON = re.compile(r"(?P<term>继续)[^，。；：]{0,12}?(?P<verb>直?[到至])\s*(?=\d)")
# 终止 / 联利特派团的 / 任务
ENDED = re.compile(
    rf"(?P<verb>终止|结束)了?[^。；，：]{{1,60}}?(?P<term>{TERM})(?P<of>的)?"
)
EXTENSION = ("延长", "延至", "续延", "展延", "续期", "展期", "维持到", "维持至")
# Each with the words that it cannot do without.
PATTERNS = (
    (EXTENSION, EXTENDED),
    (EXTENSION, EXTENDS),
    (EXTENSION, TAKEN),
    (("延长的",), PROLONGED),
    (("届满", "到期", "期满", "结束", "终止"), EXPIRES),
    (("继续",), GOES_ON),
    (("终止", "结束"), ENDED),
    (("设立", "成立", "组建", "部署", "移交"), SET_UP),
)
DECIDES = re.compile(
    r"(?:^|[，。；：\s]|安理会|安全理事会|大会)(?:还|并|又|也|再次|进一步|因此|一致|兹)*"
    "(?:决定|授权|核准|重新授权)"
)
# What makes it no decision: 建议延长, 支持延长, 不延长
UNREAL = re.compile(
    "建议|提议|请求|要求|呼吁|促请|敦促|考虑|打算|希望|可能|能否|是否|讨论|审议|申请|寻求"
    "|准备|支持|如果|若|需要|必须|不|关于|有关|意图|同意|愿意|计划|请"
)
# 延长任务期限 / 的讨论
TALK = re.compile("的?(?:讨论|请求|建议|提议|问题|可能|必要|要求|谈判|协商|进程|过程)")
ADOPTED = re.compile("(?:本决议(?:获得)?通过|通过本决议)(?:之日)?(?:后|起|之后)|即日起")
FROM = re.compile(r"[，,\s]*(?:自|从|于|在)?\s*")
GAP = 10  # characters between the parts of a period
LONG = 30  # characters before the name of what is set up


BRACKET = re.compile(r"\s*[(（][^()（）]{0,40}[)）]")


@dataclass(frozen=True, slots=True)
class Tenancy:
    """A period that is told: whose it is, by which document, and in which words."""

    holders: tuple[Mention, ...]
    grantor: Mention | None
    spell: Spell
    place: tuple[int, int]
    ends: bool = False


@dataclass(slots=True)
class Tenancies:
    """Reads paragraphs in order."""

    holders: Holders
    grants: Grants
    adopted: date | None
    words: str = ""
    begin: int = 0
    names: Sequence[Mention] = field(default_factory=tuple)

    def read(
        self, words: str, names: Sequence[Mention], begin: int
    ) -> Iterator[Tenancy]:
        """Yield what one paragraph tells, in order."""
        self.words, self.names, self.begin = words, names, begin
        found = sorted(self._find(), key=lambda each: each[0].start("verb"))
        if found:
            self.holders.look(words, names, begin)
            self.grants.look(words, names, begin)
        told: set[int] = set()
        for match, pattern in found:
            verb = match.start("verb")
            if verb not in told and (tenancy := self._tell(match, pattern)):
                told.add(verb)
                yield tenancy

    def _find(self) -> Iterator[tuple[re.Match[str], re.Pattern[str]]]:
        words = self.words
        for literals, pattern in PATTERNS:
            if any(map(words.__contains__, literals)):
                for match in pattern.finditer(words):
                    yield match, pattern

    def _tell(self, match: re.Match[str], pattern: re.Pattern[str]) -> Tenancy | None:
        decided = self._decided(match.start("verb"))
        holders = self._holders(match, pattern)
        if not holders or self._is_unreal(match, decided):
            return None
        verb = match.start("verb")
        grantor = self.grants.of(verb, _end(match), decided=decided is not None)
        adopts = pattern is SET_UP and grantor is self.grants.own
        spell = self._spell(match, pattern, holders, adopts=adopts)
        if pattern is SET_UP and not (
            grantor and (decided or holders[0].type != "body")
        ):
            return None
        if pattern in (ENDED, GOES_ON) and grantor is None:
            return None
        place = self._place(match, holders, grantor, spell)
        return Tenancy(holders, grantor, spell, place, pattern is ENDED)

    def _holders(
        self, match: re.Match[str], pattern: re.Pattern[str]
    ) -> tuple[Mention, ...]:
        if pattern is PROLONGED:
            return self.holders.after(match.end(), BODIES)
        if pattern is SET_UP:
            return self._set_up(match.end())
        if pattern is TAKEN:
            verb = match.end("term")
            return self.holders.before(verb, BODIES)
        kinds = BODIES | OTHERS if match["term"].startswith("任务") else BODIES
        return self.holders.before(match.start("term"), kinds)

    def _set_up(self, place: int) -> tuple[Mention, ...]:
        """The first mission or body that is named in the clause."""
        for name in self.names:
            start = name.span.start - self.begin
            if place <= start < place + LONG and name.type in BODIES:
                clear = not any(sign in self.words[place:start] for sign in "，。；：")
                return self.holders.after(start, BODIES) if clear else ()
        return ()

    def _decided(self, verb: int) -> int | None:
        """Where the sentence has decided, before the verb; None if it has not."""
        sentence = self.words.rfind("。", 0, verb) + 1
        found = [each.end() for each in DECIDES.finditer(self.words, sentence, verb)]
        opens = not self.words[sentence:verb].strip(" 0123456789.、")
        return found[-1] if found else verb if opens else None

    def _is_unreal(self, match: re.Match[str], decided: int | None) -> bool:
        verb = match.start("verb")
        signs = max(self.words.rfind(sign, 0, verb) for sign in "，。；：")
        first = signs + 1 if decided is None else decided
        spoken = self.words[min(first, match.start()) : verb]
        return bool(UNREAL.search(spoken) or TALK.match(self.words, _end(match)))

    def _spell(
        self,
        match: re.Match[str],
        pattern: re.Pattern[str],
        holders: tuple[Mention, ...],
        *,
        adopts: bool,
    ) -> Spell:
        """The dates and lengths that follow one another from the term on."""
        first = match.end() if pattern in (TAKEN, SET_UP) else match.end("term")
        named = holders[-1].span.end - self.begin if pattern is SET_UP else 0
        reached = after_bracket(self.words, max(first, _end(match), named))
        near = []
        for name in self.names:
            start, end = name.span.start - self.begin, name.span.end - self.begin
            ahead = match.start() - 2 <= end <= match.start("verb") < first
            follows = first <= start <= reached + GAP
            between = self.words[reached:start]
            apart = "。" in between or (
                pattern is ENDED and not FROM.fullmatch(between)
            )
            if name.value is not None and (ahead or (follows and not apart)):
                near.append(name)
                reached = max(reached, end)
        clause = self.words[match.start() : reached + GAP]
        begins = adopts or ADOPTED.search(clause)
        return read_spell(near, self.adopted if begins else None)

    def _place(
        self,
        match: re.Match[str],
        holders: tuple[Mention, ...],
        grantor: Mention | None,
        spell: Spell,
    ) -> tuple[int, int]:
        """The words from whoever is named first to the last of the period."""
        sentence = self.words.rfind("。", 0, match.start()) + 1
        named = [each for each in (*holders, grantor) if each and each.span.end]
        starts = [each.span.start - self.begin for each in named]
        ends = [each.span.end - self.begin for each in named]
        stop = self.words.find("。", _end(match))
        last = stop if stop >= 0 else len(self.words)
        here = [start for start in starts if sentence <= start < _end(match)]
        there = [end for end in ends if match.start() < end <= last]
        start = min([match.start(), *here])
        return start, max([_end(match), spell.end - self.begin, *there])


def after_bracket(words: str, place: int) -> int:
    """Past the short name in brackets."""
    found = BRACKET.match(words, place)
    return found.end() if found else place


def _end(match: re.Match[str]) -> int:
    """Where the words of a match end; the verb may lie ahead of them."""
    return max(match.end(), match.end("verb"))
