"""How sentences tell of a meeting, as patterns over names and words.

Each is tried in turn; the first that ends at a noun has it.
"""

import re
from functools import cache

from kg.facts.lexicon import lexicon
from kg.facts.parties import named
from kg.facts.shape import ACTOR, ACTORS, DATE, EVENT, SOMEWHERE, any_of
from kg.model import Mention

DATES = f"{DATE}(?:(?:、|和|及|与|以及){DATE})*"
SPOTS = f"{SOMEWHERE}+(?:(?:、|和|及){SOMEWHERE}+)*"
AT = f"[在于於](?P<place>{SPOTS})[^，。；、：ⒶⒽⓃⓅⒹ]{{0,6}}?"
INNER = "[^，。；：、Ⓠ]"
NUMBER = "第(?P<number>[0-9一二三四五六七八九十百]+)"
NEXT = "(?:次(?:[^，。；、]{0,3}?会[议議])?)?(?:和|及|、|至|以及)"
MORE = f"(?P<more>{NEXT}第[0-9一二三四五六七八九十百]+)*"
LISTED = f"{ACTORS}(?:[(（]{ACTORS}[)）])?(?:(?:、|和|及|与|以及|及其){ACTORS})*"
NEAR = 30  # signs of a list
# 全体工作组
BODY = (
    "(?:(?<![一-鿿])|(?<=[在于由向的了]))(?:(?![在于了和的与及向由对就供为经])[一-鿿]){2,8}?"
    "(?:机构|委员会|理事会|小组|工作组)"
)
SESSION = "(?:第[0-9一二三四五六七八九十百]+届[^，。；、]{0,8}?会[议議])?"
WHOM = (
    f"(?:[与與同和](?P<whom>{ACTORS}(?:(?:、|和|及|与|以及)(?:其他)?{ACTORS})*)"
    "[^，。；：、ⒶⒽⓃⓅⒹ]{0,4}?)?"
)
BECAUSE = "(?:(?:由[于於]|[鉴鑒]于|因)[^。；，：]{0,40}，)?"
OF_NUMBER = "[^，。；：、Ⓠ了在于的]{0,8}?"
WILL = "(?:[已曾将將拟擬]|[计計][划劃]|定)?"


def words(*groups: str) -> str:
    """A pattern for any word of these groups."""
    return any_of(sorted(w for name in groups for w in lexicon().groups[name]))


@cache
def forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns by name, the surest first."""
    hold, talks, noun = _words_of_meeting()
    built = _sure(hold, noun) | _likely(hold, talks, noun)
    return tuple((name, re.compile(form)) for name, form in built.items())


def _words_of_meeting() -> tuple[str, str, str]:
    """What is done with a meeting, what talks are called, and meetings."""
    hold = words("holding", "hosting")
    talks = f"(?P<noun>{words('meeting', 'talks')})"
    noun = f"(?P<noun>{words('meeting')}|{EVENT})[议議]?"
    return hold, talks, noun


def _sure(hold: str, noun: str) -> dict[str, str]:
    """Sentences that number a meeting, or say that it was held."""
    return {
        # 2017年8月15日，安理会举行第8023次会议
        "session": f"(?P<date>{DATES})[，,]?(?P<who>{ACTOR}){WILL}(?:{hold})了?{NUMBER}"
        f"{MORE}次{OF_NUMBER}{noun}",
        # 2015年2月17日和18日第276次和第277次会议 · 全体工作组第2次会议
        "numbered": f"(?:(?P<date>{DATES})(?:{AT})?(?:(?:{hold})[的了]?|的|，)?)?"
        f"(?P<body>{ACTOR}|{BODY})?{SESSION}{NUMBER}{MORE}次{OF_NUMBER}{noun}"
        f"(?:[已将]?[于在](?P<later>{DATES})(?:在(?P<there>{SOMEWHERE}+))?(?:举行|召开))?",
        # 2012 年 6 月 7 日在阿比让举行的支助小组第一次会议
        "held": f"(?P<date>{DATES})(?:[^，。；、]{{0,6}}?{AT})?所?(?:{hold})的"
        f"(?P<what>{INNER}{{0,40}}?){noun}",
        # 12 月 5 日，特别代表出席了该国外长主持的会议
        "attend": f"(?P<date>{DATES})[，,]?(?P<who>[^。；，：]{{0,60}}?)"
        f"(?P<hold>{words('attending')})了?(?P<what>{INNER}{{0,40}}?){noun}",
    }


def _likely(hold: str, talks: str, noun: str) -> dict[str, str]:
    """Sentences that tell of talks, and dates beside a meeting's name."""
    return {
        # 11 月，副秘书长与各国政府进行了协商
        "talks": f"(?P<date>{DATES})[，,]?"
        f"(?P<who>[^。；，：]{{0,60}}?(?:，[与與同和][^。；，：]{{0,60}}?)?)(?:{AT})?{WHOM}"
        f"(?P<hold>(?:{words('talking')})了?)(?!的)(?P<what>{INNER}{{0,30}}?){talks}",
        # 9月5日，三方联络小组同当局代表在该市会面
        "faced": f"(?P<date>{DATES})[，,]?(?P<who>[^。；，：]{{0,40}}?)(?:{AT})?{WHOM}"
        f"(?P<hold>{words('facing')})",
        # 该小组已于 2012 年 6 月 7 日在阿比让举行首次会议
        "hold": f"(?P<date>{DATES})[，,]?(?P<who>(?:[^。；，：]{{0,30}}?[下中后後]，)?"
        f"{BECAUSE}[^。；，：]{{0,60}}?)(?:{AT})?{WHOM}"
        f"(?P<hold>{hold})了?(?P<what>{INNER}{{0,40}}?){noun}",
        # 4 月 7 日的公开视频会议 · 2005年和2010年高级别会议
        "dated": f"(?P<date>{DATES})(?:{AT})?的?"
        f"(?P<what>[^，。；：、的Ⓠ]{{0,24}}?){noun}",
        # 2022 年 8 月，在高级别决策会议上
        "at": f"(?P<date>{DATE})[，,]在(?P<what>{INNER}{{0,24}}?){noun}(?=上)",
        # 3 月 12 日，协调机构重点讨论了……
        "convened": f"(?P<date>{DATE})[，,]?(?P<who>{ACTOR}|{BODY})"
        f"(?P<hold>(?:{words('convening')})了)",
        # 举行高级别会议和 / 委员会会议
        "also": f"(?P<date>{DATES})[，,]?[^。；，：]{{0,30}}?"
        f"(?:{hold})了?{INNER}{{0,30}}?"
        f"(?:{words('meeting')})(?:和|及|以及)(?P<what>{INNER}{{0,24}}?){noun}",
        # 第三届世界大会于2015年3月14日在仙台举行
        "later": f"{noun}(?:[已将將也]|原?定|[预預]定|如期)*[于在於]"
        f"(?P<date>{DATES})"
        f"(?:{AT})?(?P<hold>{words('opening')})",
        # 2021 年全国改革对话: a name that is a meeting's
        "named": f"(?P<date>{DATES})(?:{AT})?(?:(?:{hold})[的了]?|的)?"
        f"(?P<noun>{ACTOR})(?!第|会[议議])",
        # 5月3日，部长访问该国，并会见了总统
        "also met": f"(?P<date>{DATES})[，,]?(?P<who>{ACTORS}+)[^。；：]{{0,80}}?，"
        "(?:并|還|还|也|同[时時])*"
        f"(?P<hold>{words('encounter')})(?P<what>[^，。；]{{1,40}}?)(?=[，。；]|$)",
        # 8月份会见……专家的后续行动
        "met": f"(?P<date>{DATE})[，,]?(?P<who>{ACTORS})?[在于]?(?P<place>{SOMEWHERE})?"
        f"(?P<hold>{words('encounter')})(?P<what>[^，。；]{{1,40}}?)(?=的[后後][续續]|[，。；]|$)",
    }


@cache
def spoke() -> re.Pattern[str]:
    """……会议上，特别代表指出: who takes the floor, in the clause after."""
    return re.compile(
        f"(?:上|期[间間])?[，,]?(?P<who>{ACTORS})[^，。；]{{0,20}}?(?:{words('speech')})"
    )


@cache
def speaking() -> re.Pattern[str]:
    """秘书长在……会议上 / 发表讲话: what follows where the speaker stood before."""
    return re.compile(f"上?[^，。；的]{{0,6}}?(?:{words('speech')})")


@cache
def again() -> re.Pattern[str]:
    """在同一次视频会议上，高级代表表示."""
    return re.compile(
        f"在?(?:同一次|同次|[该該]次|[这這]次|本次)(?:{INNER}{{0,6}}?)(?:{words('meeting')})"
        f"(?:上|期[间間])[，,]?(?P<who>{ACTORS})[^，。；]{{0,20}}?(?:{words('speech')})"
    )


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(words("meeting"))


@cache
def present() -> re.Pattern[str]:
    """参加会议的有政府、各团体和组织: who was there."""
    return re.compile(
        f"(?:{words('attending')})了?(?:[该該这這本此]次)?(?:{words('meeting')})的"
        f"(?:还|還|也)?(?:有|包括|是)(?P<there>[^。；：]+)"
    )


# 全国对话, 和平论坛; the name of a body may end in 会议 as well
CALLED = re.compile(
    ".(?:[对對][话話](?:会[议議])?|[论論][坛壇]|峰[会會]|(?<![国國])大[会會])$"
)


def is_called_meeting(name: str) -> bool:
    """Whether a name is that of a meeting."""
    return bool(CALLED.search(name))


def noun_in(text: str) -> bool:
    """Whether another meeting is named here."""
    return bool(_nouns().search(text))


def is_hosted(verb: str) -> bool:
    """Whether a verb says that somebody has a meeting held for others."""
    return verb in lexicon().groups["hosting"]


# 该小组已于 / 2012 年 6 月 7 日, 秘书长在 / 6 月 11 日
BEFORE = re.compile(f"(?P<who>{LISTED}){WILL}[在于於]?$")
SUBJECT = re.compile(f"(?P<who>{LISTED})")


def before(text: str, index: int) -> tuple[int, int] | None:
    """Who stands right before a date."""
    found = BEFORE.search(text, max(0, index - NEAR), index)
    return found.span("who") if found else None


def subject(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Who opens a stretch of words."""
    found = SUBJECT.match(text, start, end)
    return found.span("who") if found else None


def call(name: str) -> Mention:
    """A body that is named by its words alone: 全体工作组."""
    return named(name, "body")


def is_plain(name: str) -> bool:
    """Whether a body is called by words that are no name: 协调机构."""
    return bool(re.fullmatch(BODY, name))


@cache
def hint() -> re.Pattern[str]:
    """Words without which a paragraph tells of no meeting."""
    return re.compile(
        words("meeting", "convening", "encounter", "talks", "facing") + "|大会"
    )
