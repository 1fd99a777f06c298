"""How those who take part stand round the word that tells an event.

Patterns over names and words, by the frames of ``seeds/events.ttl``; ``VERB`` stands
for the words of the frame. The groups are the roles.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.facts.events.happening import Happening
from kg.facts.events.lexicon import frames
from kg.facts.lexicon import lexicon
from kg.facts.shape import Shape, any_of

ONE = r"[ⓃⒶⒽ]{1,2}(?:[(（][ⓃⒶⒽ][)）])?"
LIST = f"{ONE}(?:(?:、|和|及|以及|与|同){ONE})*"
SPOT = "[ⓅⓃ]+(?:(?:、|和|及){S}+)*".replace("{S}", "[ⓅⓃ]")
DATES = "Ⓓ(?:(?:、|和|及|与|以及)Ⓓ)*"
# 已于 / 最近 / 在其支持下: what may stand between who acts and what is done
BY_THE_WAY = "(?:[^，。；：的被将把ⒶⓃⒽ]{0,12}?|[^，。；：的]{0,6}?Ⓓ[^，。；：的ⒶⓃⒽ]{0,8}?)"
UNITS = "(?:部队|军队|人员|士兵|特遣队|营|连|维和人员|军警人员|飞机|直升机|团|旅)"
CAMP = "(?:营地|基地|据点|前哨|驻地|军营)"
PAPER = (
    "(?:决议|声明|宪章|宪法|法律|法案|法令|战略|计划|路线图|日历|章程|宣言|预算|结论|方案|草案|选举法|刑法|法|政策)"
)
PACT = "(?:Ⓖ|[^，。；：的ⒶⓃⒹ]{0,10}?(?:协议|协定|备忘录|公约|议定书|条约|停火|公报))"
STANDING = "(?:成员资格|成员国资格|资格|参与|参加|活动|援助|合作|表决权|席位)"

TEMPLATES: Mapping[str, Sequence[str]] = {
    "noun": (
        # 2012 年 3 月 22 日政变 · 3 月 19 日和 4 月 29 日举行的立法选举
        f"(?P<date>{DATES})(?P<held>[于在]?(?:发生|举行|进行)?的?)(?:在?(?P<place>{SPOT})(?:发生的|举行的|的)?)?"
        f"(?P<side>{LIST})?(?:部队)?(?P<against>[对對]|针对)?(?P<target>{LIST})?(?:进行|发动|实施)?的?"
        "[^，。；：的对ⒶⓃⒽⓅⒹⓆ]{0,8}?VERB",
        # 国际联军对伊黎伊斯兰国的空袭 · 总理对北部地区的访问
        f"(?P<agent>{ONE})[对對](?P<target>{LIST}|{SPOT}|[东南西北中]部(?:地区)?)(?:进行|发动|实施)?的"
        "[^，。；：的Ⓠ]{0,6}?VERB",
        # 总统选举定于 2022 年 2 月 27 日举行
        f"VERB(?:最后|[已将]|均|如期|定|原定|计划|预定|也|则)*[于在]?(?P<date>{DATES})(?P<verbal>举行|进行|发生|开始|完成)",
        # 3 月初，邦卡省的村庄发生了一系列暴力袭击
        f"(?P<date>{DATES})[，,]?[在于]?(?P<place>{SPOT})[^，。；Ⓠ]{{0,10}}?(?:发生|爆发)了?[^，。；ⒹⓆ]{{0,12}}?VERB",
        # 引发了大规模抗议，特别是在巴马科
        f"(?:引发|爆发|发生|引起)了?[^，。；ⓆⓅⓃ]{{0,8}}?VERB(?:[，,](?:特别|尤其)是)?在(?P<place>{SPOT})",
        # 前一周特派团在该镇的营地遭到袭击
        f"(?P<target>{ONE})(?:在(?P<place>{SPOT}))?[^，。；Ⓠ会]{{0,14}}?(?:遭到|遭受|受到|遭)了?(?P<agent>{LIST})?[^，。；Ⓠ]{{0,10}}?VERB",
        # 普里什蒂纳大学的示威游行
        f"(?P<place>Ⓟ(?:大学|广场|市|省)?)的VERB",
    ),
    "deed": (
        # 警察于2011年5月26日逮捕了该将军
        f"(?P<agent>{LIST}){BY_THE_WAY}VERB(?:[^，。；：ⒶⓃⒽⓅⒹⓆ]{{0,6}}?|Ⓠ)(?P<target>{LIST}|{SPOT})",
        # 过渡政府被军方推翻
        f"(?P<target>{ONE}){BY_THE_WAY}被(?P<agent>{LIST})?[^，。；的]{{0,8}}?VERB(?!的)",
        f"(?P<target>{ONE}){BY_THE_WAY}(?:遭到|遭受|遭)(?P<agent>{LIST}|一名{ONE}[^，。；]{{0,6}}?)?[^，。；的Ⓠ]{{0,8}}?VERB(?!的)",
        # 2022 年在巴马科被拘留的 49 名士兵
        f"(?P<date>Ⓓ)?(?:在(?P<place>{SPOT}))?被(?P<agent>{LIST})?VERB的Ⓠ?(?P<target>{LIST})",
        # 武装部队扣押的 5 名儿童
        f"(?P<agent>{ONE})VERB的(?:Ⓠ|一名|两名)[^，。；：ⒶⓃⒽ]{{0,4}}?(?P<target>{LIST}|[^，。；：Ⓠ]{{2,16}}?的{ONE})",
    ),
    "shot": (
        # 叙利亚连续两天向以色列境内发射了火箭弹
        f"(?P<agent>{LIST}){BY_THE_WAY}[向对對朝](?P<target>{LIST})[^，。；：ⒶⓃⒽ]{{0,8}}?VERB",
    ),
    "move": (
        # 将该单位从巴马科重新部署到北部
        f"[将將把](?P<target>[^，。；：将]{{1,60}}?)(?:从[^，。；]{{1,16}}?)?(?:重新)?VERB[到至往于在](?P<place>{SPOT}|[东南西北中][部区])",
        # 预计 2023 年 4 月前在加奥部署一支直升机部队
        f"[在向](?P<place>{SPOT})(?:重新)?VERB了?(?P<target>[^，。；：的]{{1,20}}?{UNITS}|Ⓐ)",
        # 国防部队首批部队已重新部署到北部 · 这样一支部队于 2019 年抵达
        f"(?P<mover>{ONE}|[^，。；：ⒶⓃⒽ]{{0,12}}?{UNITS})(?:[^，。；：的被将把ⒶⓃⒽ]{{0,8}}?|[^，。；：的]{{0,4}}?Ⓓ)(?:重新)?VERB(?:[到至往于在]?(?P<place>{SPOT}|[东南西北中][部区])|(?=[，。；]))",
        # 增加在该镇的军警人员
        f"增加在(?P<place>{SPOT})的(?P<target>[^，。；：]{{0,8}}?{UNITS})",
    ),
    "leave": (
        # 参与行动的部队从该地区撤出 · 协调一致地在适当时限内撤出泰萨利和阿盖洛克
        f"(?P<agent>{ONE}|[^，。；：ⒶⓃⒽ]{{0,8}}?{UNITS})(?:[^，。；：的被将把ⒶⓃⒽ]{{0,16}}?)(?:从(?P<from>{SPOT}))?[^，。；：的]{{0,4}}?VERB(?P<place>{SPOT})?(?!战略)",
        f"(?P<agent>{ONE})[^，。；：的]{{0,6}}?(?:从(?P<from>{SPOT}))VERB",
    ),
    "base": (
        # 在 Douna-Pen 建立了一个临时行动基地
        f"[在于](?P<place>{SPOT})VERB了?(?:Ⓠ|一[个座]|[两三]个)?[^，。；：的]{{0,10}}?{CAMP}",
    ),
    "close": (
        # 立即关闭和移交贝尔营地
        f"VERB(?P<handed>(?:和|并|及)移交)?(?P<place>[^，。；：]{{1,10}}?{CAMP})",
    ),
    "reduce": (
        # 将驻扎在该镇的部队减少到最低限度
        f"[将將把](?:[^，。；：将]{{0,8}}?在(?P<place>{SPOT})的)?(?P<target>[^，。；：将]{{0,12}}?{UNITS})VERB[到至]",
        f"VERB(?P<place>{SPOT})的(?P<agent>{ONE})[^，。；：]{{0,6}}?(?:{UNITS}|人员)",
    ),
    "hand": (
        # 将责任移交给国防和安全部队
        f"[将將把](?P<thing>[^，。；：将]{{1,60}}?)VERB(?P<participant>[^，。；：]{{0,6}}?{LIST}[^，。；：ⒶⓃⒽ的]{{0,3}})",
    ),
    "succeed": (
        # 特派团于 2008 年 1 月接替了非盟特派团
        f"(?P<participant>{ONE})[在于]?(?P<date>Ⓓ)VERB(?P<agent>{ONE})",
    ),
    "post": (
        # 任命卡西姆·瓦尼为特别代表
        "VERB(?P<participant>[ⒽⒶ]+)(?:先生|女士|博士|大使|少将|中将|将军)?(?:[(（][^)）]*[)）])?(?:为|担任|出任)",
        # 奥图姆先生已被任命为候补代表
        "(?P<participant>Ⓗ)(?:先生|女士|博士|大使|少将|中将|将军)?(?:[(（][^)）]*[)）])?[^，。；：的Ⓗ]{0,10}?[被获]?VERB(?:为|担任)",
        # 将出任特别协调员
        "(?P<participant>Ⓗ)(?:先生|女士|博士|大使)?[^，。；：的]{0,4}?[，,]?[将已]?(?:出任|就任)(?=Ⓗ|[^，。；：]{0,8}Ⓗ)",
    ),
    "quit": (
        # 凯塔总统辞职
        f"(?P<participant>Ⓗ{{1,2}})(?:先生|女士)?{BY_THE_WAY}VERB",
    ),
    "adopt": (
        # 6 月 29 日，安理会一致通过第 2531(2020)号决议
        "VERB了?(?:Ⓐ)?(?P<outcome>Ⓑ)",
        # 该框架通过了中部稳定战略 · 发布过渡宪章
        f"(?P<done>VERB)了?(?P<target>Ⓖ|[^，。；：的Ⓠ]{{0,18}}?{PAPER}(?![一-鿿]))",
        # 安全理事会工作组 2020 年 12 月 17 日通过的关于……的结论
        f"(?P<agent>{ONE}|{ONE}Ⓓ[^，。；：ⒶⓃⒽⒹ]{{2,4}}|Ⓔ)?[在于]?(?P<date>Ⓓ)?(?P<agent2>{ONE})?(?P<event>Ⓔ)?VERB的(?:Ⓐ)?(?:(?P<outcome>Ⓑ)|(?P<target>Ⓖ|关于[^，。；：]{{2,30}}?{PAPER}))",
    ),
    "announce": (
        f"(?P<agent>{ONE})?[于在]?(?P<date>Ⓓ)[，,]?(?P<agent2>{ONE})?(?:就[^，。；：]{{1,30}}?)?VERB(?!退出|解除|实施|暂停)",
    ),
    "sign": (
        f"(?P<participant>{LIST})(?:[^，。；：]{{0,20}}?)(?P<act>VERB)[^，。；：的]{{0,4}}?(?P<target>{PACT})",
    ),
    "leave-group": (f"(?P<agent>{ONE}){BY_THE_WAY}VERB(?P<target>Ⓐ|Ⓖ)(?!部队)",),
    "join": (f"(?P<agent>{ONE}){BY_THE_WAY}VERB(?P<target>Ⓐ|Ⓖ)(?!部队)",),
    "suspend": (
        f"VERB(?P<target>[ⓃⒶ])[^，。；：]{{0,16}}?{STANDING}",
        f"VERB(?:对|向)(?P<target>[ⓃⒶ])[^，。；：]{{0,10}}?{STANDING}",
    ),
    "impose": (f"(?:[对對](?P<target>{LIST}))?VERB[^，。；：的ⒶⓃ]{{0,8}}?SANCTION(?!的)",),
    "lift": (
        f"VERB(?:[对對](?P<target>{LIST})的)?[^，。；：的ⒶⓃ]{{0,8}}?SANCTION",
        f"VERB暂停(?P<target>[ⓃⒶ])[^，。；：]{{0,20}}?SANCTION",
    ),
    "begin": (
        f"(?P<agent>{ONE}){BY_THE_WAY}VERB[^，。；：Ⓞ]{{0,20}}?[，,]?(?:即)?(?P<target>Ⓞ)",
        "转变为(?P<target>Ⓞ)",
    ),
    "end": (
        f"(?P<agent>{ONE}){BY_THE_WAY}VERB[^，。；：Ⓞ]{{0,12}}?(?P<target>Ⓞ)",
        "(?P<target>Ⓞ)[，,]?并?[^，。；：]{0,4}?Ⓓ?转变为",
    ),
    "inquire": (f"(?P<agent>{ONE}|{ONE}[^，。；：]{{0,8}}?)[^；。]{{0,40}}?(?:[对對][^；。]{{0,50}}?)?VERB",),
    "return": (
        f"(?P<participant>{ONE}){BY_THE_WAY}VERB(?P<place>{SPOT}|[^，。；：的]{{2,8}}?[县镇村市])",
    ),
    "settle": (
        "VERB(?P<thing>过渡安排)?",
        "过渡安排的(?P<noun>VERB)",
    ),
}


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each frame with its patterns, the surest first."""
    sanction = any_of(sorted(lexicon().groups["sanction"]))
    found = []
    for frame, templates in TEMPLATES.items():
        verb = f"(?P<word>{any_of(sorted(frames()[frame]))})"
        for template in templates:
            form = template.replace("SANCTION", f"(?:{sanction})")
            found.append((frame, re.compile(form.replace("VERB", verb, 1))))
    return tuple(found)


def found_in(shape: Shape) -> Iterator[Happening]:
    """Yield what the frames find in a paragraph."""
    for frame, pattern in patterns():
        for match in pattern.finditer(shape.text):
            named = match.groupdict()
            word = named.get("word")
            kinds = frames()[frame]
            kind = kinds[word] if word else next(iter(kinds.values()))
            place = match.start("word") if word else match.start()
            groups = {name: match.span(name) for name, value in named.items() if value}
            yield Happening(shape, frame, kind, groups, *match.span(), place)
