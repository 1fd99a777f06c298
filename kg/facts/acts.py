"""Acts of speech in a paragraph: which verbs are one, and who speaks.

In the text of a decision every clause may begin with a verb, and the organ speaks. In
other text somebody is named before the verb, in this clause or earlier in the sentence.
A verb is no act where it is a noun (相关决定), where it is denied (不要求), and where
it says what another is to do (请各方支持……, 建议大会请……).
"""

import re
from dataclasses import dataclass

from kg.facts.clauses import (
    LABEL,
    clause_start,
    clauses_between,
    sentence_end,
    sentence_start,
)
from kg.facts.lexicon import (
    AND,
    BY,
    CLOSE,
    COMMA,
    DETERMINER,
    HEAD,
    NAME,
    OF,
    OPEN,
    STOP,
    VERB,
)
from kg.facts.phrases import Phrases, read_list
from kg.facts.silence import carry, may_be_silent
from kg.facts.style import ASKING, Style
from kg.facts.subjects import (
    NOBODY,
    Subject,
    can_speak,
    find_towards,
    read_far,
    read_inner,
    read_subject,
)
from kg.facts.verbs import Phrase, find_verbs
from kg.facts.words import Words

SAYING, INTENDS = "verb/biaoshi", "force/intends"
MEANWHILE = ("同时", "同時")
AFTERWARDS = {"closing", "told"}  # 对……表示关切, 将……延长至
# 根据《联合国宪章》第七章 / 采取行动
CHAPTER = re.compile(
    r"(?:根据|依据|依照|按照|兹据|根據|依據|茲據)[^，。；]*?第[一二三四五六七八九十]+章[^，。；]*$"
)
# 备选方案 / 1(a)：增派一个工兵连
OPTION = re.compile(r"\s*[\dA-Z一二三四五六]{0,3}\s*(?:[(（]\w[)）])?\s*[：:]")
# 任务期限延长 / 至……, 一年, 六个月
EXTENDED = re.compile(
    r"[^，。；]{0,4}(?:至|到|[\d一二两三六九十]+\s*[个個]?[年月])|[^，。；]{0,40}至"
)


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its verb, and who speaks; nobody named is the text's own speaker."""

    phrase: Phrase
    who: Phrases
    begin: int  # of the words that say it: the verb, or what a closing verb bears on
    inside: bool = False  # said by a subject of its own within another act's clause

    @property
    def force(self) -> str:
        """The force of its verb, before the context is asked."""
        return self.phrase.verb.force


def find_acts(words: Words, style: Style) -> list[Act]:
    """The acts of a paragraph's own text, in order."""
    acts: list[Act] = []
    for phrase in find_verbs(words):
        if style.begin <= phrase.start and phrase.end <= style.end:
            act = _judge(words, phrase, style, acts)
            if act and acts and _completes(words, acts[-1], act):
                acts.pop()  # 表示 / 对……感到震惊 is one act
            if act:
                acts.append(act)
    return acts


def _completes(words: Words, act: Act, other: Act) -> bool:
    """Whether what 表示 began is said by the verb that closes the clause."""
    return _tells_stance(words, act.phrase) and other.begin == act.phrase.end


def _judge(words: Words, phrase: Phrase, style: Style, acts: list[Act]) -> Act | None:
    if is_denied(words, phrase) or is_noun(words, phrase):
        return None
    if "option" in phrase.verb.places:
        named = OPTION.match(words.text, phrase.end) and phrase.start == style.begin
        return Act(phrase, NOBODY, phrase.start) if named else None
    clause = clause_start(words, phrase.start, style.begin)
    if "acting" in phrase.verb.places:
        return _judge_acting(words, phrase, style, acts)
    if acts and acts[-1].phrase.start >= clause:
        return _judge_inside(words, phrase, acts[-1])
    return _judge_clause(words, phrase, style, acts)


def _judge_clause(
    words: Words, phrase: Phrase, style: Style, acts: list[Act]
) -> Act | None:
    """The first verb of its clause."""
    if acts and _tells_intent(words, acts[-1].phrase, phrase):
        return None
    clause = clause_start(words, phrase.start, style.begin)
    bears = bool(phrase.verb.places & AFTERWARDS)
    subject = _read_far(words, phrase, style, acts) or read_subject(
        words, clause, phrase.start, bears=bears
    )
    if subject is None or (subject.towards and not bears):
        return None
    if not subject.who.items:
        return _judge_silent(words, phrase, subject, style, acts)
    begin = subject.start if subject.towards else phrase.start
    if bears and (towards := find_towards(words, subject.who.end, phrase.start)):
        begin = towards
    spoken = _may_say(words, phrase, subject, style)
    return Act(phrase, subject.who, begin) if spoken else None


def _judge_inside(words: Words, phrase: Phrase, outer: Act) -> Act | None:
    """A verb in the clause of another act: joined to it, or with its own subject."""
    if phrase.verb.places & {"first", "told", "opening"}:
        return None
    if _tells_stance(words, outer.phrase) and "closing" in phrase.verb.places:
        return Act(phrase, outer.who, outer.phrase.end)
    if words.among(words.at(phrase.start), "joint"):
        asked = outer.force in ASKING and read_list(words, outer.phrase.end).items
        return None if asked else Act(phrase, outer.who, phrase.start, outer.inside)
    rests = words.among(words.at(phrase.end), "object")  # 第……号决议决定 / 将……
    if outer.force in ASKING or ("noun" in phrase.verb.places and not rests):
        return None
    subject = read_inner(words, outer.phrase.end, phrase.start)
    return Act(phrase, subject.who, phrase.start, inside=True) if subject else None


def _read_far(
    words: Words, phrase: Phrase, style: Style, acts: list[Act]
) -> Subject | None:
    """What a closing verb with nothing after it bears on, if that is far before it."""
    after = words.at(phrase.end).bits & (STOP | COMMA) or phrase.end >= style.end
    if "closing" not in phrase.verb.places or not after:
        return None
    begin = sentence_start(words, phrase.start, style.begin)
    clause = clause_start(words, phrase.start, style.begin)
    if acts and acts[-1].phrase.start >= begin:
        begin = clause_start(words, acts[-1].phrase.end + 1, style.begin)
    return read_far(words, list(clauses_between(words, begin, clause)), phrase.start)


def _tells_stance(words: Words, phrase: Phrase) -> bool:
    """表示 / 对……感到震惊: the verb that closes the clause is the act."""
    towards = words.among(words.at(phrase.end), "towards")
    return phrase.verb.key == SAYING and towards


def _tells_intent(words: Words, first: Phrase, second: Phrase) -> bool:
    """表示，/ 他打算……: the intent is what 表示 says."""
    stop = sentence_end(words, first.end, second.start)
    inside = first.verb.key == SAYING and stop == second.start
    return inside and second.verb.force == INTENDS


def is_denied(words: Words, phrase: Phrase) -> bool:
    """不要求, 未表示."""
    return words.among(words.before(phrase.start), "denial")


def is_noun(words: Words, phrase: Phrase) -> bool:
    """相关决定, 要求的, 建议和最佳做法, 呼吁。"""
    before, after = words.before(phrase.start), words.at(phrase.end)
    if after.bits & OF and words.text[after.end : after.end + 1] != "是":
        return True  # but 感到关切的是，……
    if before.bits & BY:
        return True
    if "noun" not in phrase.verb.places:
        return False
    if before.bits & (DETERMINER | HEAD | NAME) == DETERMINER:
        return True  # 在通过该决定时
    if after.bits & AND and not words.among(after, "with"):
        return not words.at(after.end).bits & VERB
    if after.bits & OPEN and LABEL.match(words.text, phrase.end):
        return False
    return bool(after.bits & (STOP | CLOSE | OPEN)) or phrase.end >= len(words.text)


def _may_say(words: Words, phrase: Phrase, subject: Subject, style: Style) -> bool:
    """Whether a named subject does the act, or only what is told of it."""
    places = phrase.verb.places
    if "first" in places:
        return False
    if "told" in places:
        return not style.decides and bool(EXTENDED.match(words.text, phrase.end))
    if "opening" not in places:
        return True
    return not style.decides and can_speak(words, subject.who)


def _judge_silent(
    words: Words, phrase: Phrase, subject: Subject, style: Style, acts: list[Act]
) -> Act | None:
    """A verb with nobody before it in its clause."""
    clause = clause_start(words, phrase.start, style.begin)
    last = next((act for act in reversed(acts) if not act.inside), None)
    who = carry(words, clause, style, _spoke(last))
    if who is None:
        return None
    places = phrase.verb.places
    while_asking = last and last.force in ASKING and "opening" in places
    if while_asking and words.shown(words.at(phrase.start)) in MEANWHILE:
        return None  # 授权……，/ 同时铭记……
    extends = "told" in places and who.items and EXTENDED.match(words.text, phrase.end)
    closes = subject.towards and "closing" in places
    goes_on = "unasked" in places and last and last.force not in ASKING
    opens = clause == style.begin
    if extends or closes or goes_on or may_be_silent(words, phrase, opens, style):
        return Act(phrase, who, subject.start if subject.towards else phrase.start)
    return None


def _judge_acting(
    words: Words, phrase: Phrase, style: Style, acts: list[Act]
) -> Act | None:
    """根据《联合国宪章》第七章采取行动: the basis stands between speaker and verb."""
    clause = clause_start(words, phrase.start, style.begin)
    basis = CHAPTER.search(words.text, clause, phrase.start)
    subject = read_subject(words, clause, basis.start()) if basis else None
    if basis is None or subject is None:
        return None
    if subject.who.items:
        return Act(phrase, subject.who, basis.start())
    who = carry(words, clause, style, _spoke(acts[-1] if acts else None))
    return None if who is None else Act(phrase, who, basis.start())


def _spoke(act: Act | None) -> tuple[int, Phrases] | None:
    """Where an act stands, and who did it."""
    return (act.phrase.start, act.who) if act else None
