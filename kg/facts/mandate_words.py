"""The words by which a text tells of mandates, each round its verb.

``verb`` is what is done, ``term`` the word for the mandate, behind its holder.
"""

import re
from collections.abc import Iterator
from itertools import chain

from ahocorasick_rs import AhoCorasick

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
# 任务期限 / 直至2024年8月31日
RUNS = re.compile(
    rf"(?P<term>{TERM})(?:将|应)?(?:持续|延续)?(?P<verb>直?[至到])\s*(?=\d)"
)
# 专家小组 / 继续工作 / 至2024年8月31日
GOES_ON = re.compile(r"(?P<term>继续)[^，。；：]{0,12}?(?P<verb>直?[到至])\s*(?=\d)")
# 调整 / 联黎部队的任务
ADJUSTED = re.compile(
    r"(?P<verb>修改|修订|调整|扩大|更新|改变|缩小)了?[^。；，：]{1,60}?"
    r"(?P<term>任务(?:规定|授权)?|授权)(?P<of>的)?"
)
# 终止 / 联利特派团的 / 任务
ENDED = re.compile(
    rf"(?P<verb>终止|结束)了?[^。；，：]{{1,60}}?(?P<term>{TERM})(?P<of>的)?"
)
EXTENSION = ("延长", "延至", "续延", "展延", "续期", "展期", "维持到", "维持至")
TERMS = ("任务", "任期", "授权", "部署", "期限")
# Each with the words that it cannot do without: one of each group.
PATTERNS = (
    ((EXTENSION, TERMS), EXTENDED),
    ((EXTENSION, TERMS), EXTENDS),
    ((EXTENSION,), TAKEN),
    ((("延长的",),), PROLONGED),
    ((("届满", "到期", "期满", "结束", "终止"), TERMS), EXPIRES),
    ((TERMS,), RUNS),
    ((("继续",), ("工作", "运作", "执行")), GOES_ON),
    ((("终止", "结束"), TERMS), ENDED),
    (
        (
            ("修改", "修订", "调整", "扩大", "更新", "改变", "缩小"),
            ("任务", "授权"),
        ),
        ADJUSTED,
    ),
    ((("设立", "成立", "组建", "部署", "移交"),), SET_UP),
)
LITERALS = list(dict.fromkeys(chain(*chain(*(groups for groups, _ in PATTERNS)))))
AUTOMATON = AhoCorasick(LITERALS)


def patterns_for(words: str) -> Iterator[re.Pattern[str]]:
    """The patterns that may be found in a text: what they need is there."""
    hits = AUTOMATON.find_matches_as_indexes(words, overlapping=True)
    there = {LITERALS[index] for index, _, _ in hits}
    if there:
        for groups, pattern in PATTERNS:
            if all(not there.isdisjoint(group) for group in groups):
                yield pattern


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


CHANGES = {
    SET_UP: "grants",
    ADJUSTED: "adjusts",
    ENDED: "ends",
    **dict.fromkeys((EXTENDED, EXTENDS, TAKEN, PROLONGED, GOES_ON), "extends"),
}
BRACKET = re.compile(r"\s*[(（][^()（）]{0,40}[)）]")
