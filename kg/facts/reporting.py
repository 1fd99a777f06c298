"""Duties to report: who is to tell whom, on which points.

A directive is one if what is to be done is to submit, to brief, to keep informed, or to
take something into a report. Its points are the words after those verbs, and the items
below a lead-in that ends in a colon.
"""

import re
from collections.abc import Iterator, Mapping

from kg.documents.script import fold
from kg.facts.clauses import body
from kg.facts.origins import own_document
from kg.facts.parties import named
from kg.facts.statement import Statement
from kg.facts.style import ASKING
from kg.facts.words import is_actor
from kg.model import Document, Mention, Paragraph, Span

DECIDES = "force/decides"
REPORTING = (ASKING - {"force/authorizes"}) | {DECIDES}
PAPER = (
    "(?:报告|信函|信|通报|简报|最新情况|资料|信息|书面说明|评估|建议|答复|评论|意见)"
)
# 提交 / 一份书面报告; 在……前提交安理会
SUBMIT = (
    "(?<!关于)(?<!到)(?:提交|提出|递交|呈交|转递|转达|编写|发布)(?!的)"
    f"[^，。；：]{{0,80}}?{PAPER}"
)
HAND_IN = "提交(?=安理会|安全理事会|大会|委员会|理事会|主席)"
# 向安全理事会 / 报告本决议执行情况
TELL = (
    "(?<![的本该份期前述次度关一])(?:报告|通报|汇报)"
    "(?!所[述载列提涉])(?![的中义制期员程权之称载里提机工和及与并，。；：、]|$)"
)
TELL_TO = "[向对][^，。；：]{1,40}?(?:报告|通报|汇报|介绍)(?![的中])"
# 作 / 情况通报; 提供最新资料
BRIEF = (
    "(?:作出?|进行|举行|提供)[^，。；：]{0,16}?"
    "(?:通报|简报|汇报|最新情况|最新资料|最新信息)"
)
# 在定期报告中 / 特别关注
INCLUDE = (
    "在[^，。；：]{0,60}?(?:报告|通报|信函|来文)(?:中|里|内)[^，。；：]{0,12}?"
    "(?:纳入|列入|载列|载入|述及|说明|反映|提供|报告|阐述|评估|关注|讨论|介绍|列出"
    "|提出)(?!的)"
)
REPORT = re.compile("|".join((SUBMIT, HAND_IN, TELL_TO, TELL, BRIEF, INCLUDE)))
NAMED = [
    "报",
    "提交",
    "提出",
    "信",
    "资料",
    "转",
    "简",
    "提供",
]  # one of them is needed
# 向 / 安全理事会和各区域组织 / 报告
TO = re.compile(
    "[向对](?P<to>[^，。；：]{1,60}?)(?:随时|定期|全面|充分|立即|及时|每[^，。；]{1,8})*"
    "(?:报告|通报|汇报|介绍|说明|提交|提出|提供|递交|转递|作出?|进行)"
    "|提交(?:给)?(?P<whom>[^，。；：的]{2,30})"
)
BODY = re.compile(
    "[^，。；：的]{0,10}(?:委员会|理事会|大会|小组|主席|会员国|秘书长|政府)"
)
# 马里 / 人民 is not 马里, but 大会 / 第七十届会议 is 大会
ENDS = re.compile(r"\s*(?:[(（、]|和|及|与|或|以及|第[^，。；]{1,8}(?:会议|常会)|$)")
ITSELF = ("其", "它", "本委员会")
# What it is to cover: 报告 / 本决议执行情况, 就……提出建议, 关于……的报告
POINTS = (
    re.compile(
        f"(?:{TELL}|说明(?!和)|阐述|介绍(?!情况)|述及|评估)(?:一次)?(?:关于)?"
        "(?P<topic>[^，。；：的中][^，。；：]{2,})"
    ),
    re.compile(
        "就(?P<topic>[^，。；：]{2,80}?)(?:(?<!的)问题)?(?:向[^，。；：]{1,30})?"
        "(?:提交|提出|提供|作出|进行|通报|报告)"
    ),
    re.compile(
        f"(?<!在)关于(?P<topic>[^，。；：]{{2,80}}?)的[^，。；：的]{{0,12}}?{PAPER}"
    ),
    re.compile(
        "(?:报告|通报|信函|来文)(?:中|里|内)[^，。；：]{0,12}?(?:纳入|列入|载列|载入|反映|提供|特别关注|关注)(?P<topic>[^，。；：]{2,})"
    ),
)
SIGNS = "；;，,。：: 、"


def is_report(said: Statement) -> bool:
    """Whether an act asks for a report, a letter or a briefing."""
    if said.force not in REPORTING or (said.force == DECIDES and not said.addressees):
        return False
    words = fold(said.words)
    named = any(map(words.__contains__, NAMED))
    return named and REPORT.search(words) is not None


def report(said: Statement) -> Mapping[str, object]:
    """To whom it is made, on which points, and whether this document is it."""
    words = fold(said.words)
    return {
        "recipient": _recipients(said, words),
        "topic": tuple(dict.fromkeys(_topics(said, words))),
        "answeredBy": _answer(said),
    }


def _recipients(said: Statement, words: str) -> tuple[Mention, ...]:
    found: dict[str, Mention] = {}
    for match in TO.finditer(words):
        group = "to" if match["to"] else "whom"
        if match[group] in ITSELF:
            return tuple(said.issuers)
        start = said.action.start + match.start(group)
        end = said.action.start + match.end(group)
        for name in said.names:
            inside = start <= name.span.start and name.span.end <= end
            rest = words[name.span.end - said.action.start : match.end(group)]
            if inside and is_actor(name) and ENDS.match(rest):
                known = name if name.entity else named(name.surface, name.type)
                found.setdefault(known.entity, known)
        if not found and BODY.fullmatch(match[group]):
            known = named(match[group], "body")
            found[known.entity] = known
        if found:
            break
    return tuple(found.values())


def _topics(said: Statement, words: str) -> Iterator[str]:
    spans = sorted(
        match.span("topic") for each in POINTS for match in each.finditer(words)
    )
    reached = 0
    for start, end in spans:
        if start >= reached:
            yield said.words[start:end].strip(SIGNS)
            reached = end
    items = list(said.document.children(said.paragraph))
    if items and _leads_to(said, items[0]):
        yield from _items(said.document, said.paragraph)


def _leads_to(said: Statement, item: Paragraph) -> bool:
    """Whether the words of an act go on in the items below: ……着重说明："""
    end = item.span.start if item.inline else said.paragraph.span.end
    return said.text(Span(said.evidence.end, end)).strip() in (":", "：")


def _items(document: Document, paragraph: Paragraph) -> Iterator[str]:
    """The words of the items below, at any depth."""
    for item in document.children(paragraph):
        yield item.text[body(item.text) :].strip(SIGNS)
        yield from _items(document, item)


def _answer(said: Statement) -> Mention | None:
    """The document itself, where it is what its author was asked for."""
    asked = {each.entity for each in said.addressees}
    if said.reporter is None or said.reporter.entity not in asked:
        return None
    for citation in said.known.citations.get(said.paragraph.number, ()):
        if citation.roles["function"] == "function/reports-on":
            return own_document(said.document)
    return None
