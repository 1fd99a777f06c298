"""How those who take part stand round a noun that tells an event.

As in ``frames``: ``VERB`` stands for the nouns, the groups are the roles.
"""

from collections.abc import Mapping, Sequence

from kg.facts.events.signs import (
    BY_THE_WAY,
    DATES,
    DO,
    GANG,
    GRADE,
    LIST,
    ONE,
    PART,
    SPOT,
    TITLE,
    VILLAGES,
)

NOUNS: Mapping[str, Sequence[str]] = {
    # 特派团的最终撤出 · 特派团过早撤出
    "going": (
        f"(?<![从将把被向对])(?P<agent>Ⓐ)(?:部队|人员)?的?{GRADE}VERB(?![ⓃⒶⒽⓅⓆⒹ了到至往从计战其])",
    ),
    "noun": (
        # 选举原定11月举行，最后于2013年12月14日举行
        f"VERB[^。；]{{0,16}}?，(?:最后|最终|后来|实际)[于在](?P<date>{DATES})(?P<verbal>举行|进行)",
        # 2012 年 3 月 22 日政变 · 3 月 19 日和 4 月 29 日举行的立法选举
        f"(?:(?P<host>Ⓝ)(?:已|将|也|均|曾|计划|预定|原定|定|拟)*[于在])?(?P<date>{DATES})(?P<held>[于在]?(?:和平|如期|顺利|成功)?(?:发生|举行|进行)?的?)(?:在?(?P<place>{SPOT})(?:发生的|举行的|的)?)?"
        f"(?P<side>{LIST}|Ⓞ部队)?(?:部队)?(?P<against>对|针对)?(?P<target>{LIST})?(?:进行|发动|实施)?的?"
        "[^，。；：的对为是关防针ⒶⓃⒽⓅⒹⓆ]{0,8}?VERB(?!了|[ⓃⒶⒽⓅ])",
        # 2010年11月28日，科特迪瓦举行了总统选举
        f"(?P<date>{DATES})，(?P<side>Ⓝ)(?P<held>举行|进行)了[^，。；：ⒶⓃⒽⓅⒹⓆ]{{0,8}}?VERB",
        # 2005年1月9日《全面和平协议》签署后
        f"(?P<date>{DATES})(?P<pact>Ⓖ)的?VERB(?!了?[ⓃⒶⒽⓅⒼ])",
        # 国际联军对伊黎伊斯兰国的空袭 · 总理对北部地区的访问
        f"(?P<agent>{ONE})对(?P<target>{LIST}|{SPOT}|{PART})(?:进行|发动|实施)?的[^，。；：的Ⓠ]{{0,6}}?VERB",
        # 总统选举定于 2022 年 2 月 27 日举行
        f"VERB(?:工作|进程|活动|事件|行动|任务)?(?:[已将]|均|如期|定|原定|计划|预定|也|则)*[于在]?(?P<date>{DATES})[^，。；：]{{0,24}}?(?P<verbal>举行|进行|发生|开始|完成)",
        # 3 月初，邦卡省的村庄发生了一系列暴力袭击
        f"(?P<date>{DATES})，?[在于]?(?P<place>{SPOT})[^，。；Ⓠ]{{0,10}}?(?:发生|爆发)了?[^，。；ⒹⓆ]{{0,12}}?VERB",
        # 引发了大规模抗议，特别是在巴马科
        "[在于]?(?P<place>[ⓅⓃ])[^，。；Ⓠ]{0,4}?(?P<occurs>发生|爆发)了?[^，。；ⓆⒹ]{0,12}?VERB",
        f"(?P<occurs>引发|爆发|发生|引起)了?[^，。；ⓆⓅⓃ]{{0,8}}?VERB(?:，(?:特别|尤其)是)?在(?P<place>{SPOT})",
        # 特派团在该镇的营地遭到袭击
        f"(?P<target>{ONE}){TITLE}(?:在(?P<place>{SPOT}))?[^，。；Ⓠ会]{{0,14}}?(?:遭到|遭受|受到|遭)了?(?P<agent>{LIST})?[^，。；Ⓠ]{{0,10}}?VERB",
        # 普里什蒂纳大学的示威游行
        "(?P<side>[ⒶⓃⓅ])的VERB(?=[，。；])",
        # 青年党对该基地发动了自杀式袭击 · 总理对加奥进行了访问
        f"(?P<agent>{LIST}|{GANG}){BY_THE_WAY}(?:对|向|针对)(?P<target>{LIST}|{SPOT})[^，。；：ⒶⓃⒽⒹⓆ]{{0,8}}?{DO}了?[^，。；：Ⓠ的]{{0,10}}?VERB",
        # 司法部在基达尔执行视察任务 · 武装分子在该镇发动袭击
        f"(?P<agent>{LIST}|{GANG}){BY_THE_WAY}[在于](?P<place>{SPOT})(?:境内|附近|地区)?{DO}了?[^，。；：Ⓠ的]{{0,10}}?VERB",
        # 特派团在北部的部署
        f"(?P<agent>{ONE})在(?P<place>{SPOT})的{GRADE}VERB(?![ⓃⒶⒽⓅ点到至往])",
        # 科罗省的村庄遭到暴力袭击
        f"(?P<place>{VILLAGES})(?:[^，。；：ⒶⓃⒽⓅⒹⓆ会]{{0,8}}?)(?P<occurs>遭到|遭受|受到|遭)了?(?P<agent>{LIST}|{GANG})?[^，。；Ⓠ]{{0,10}}?VERB",
        # 袭击发生在该镇附近 · 选举于该日举行
        f"VERB(?:事件|活动|行动)?(?P<verbal>发生|举行)[于在](?P<date>{DATES})",
        f"VERB(?:事件|活动|行动)?(?P<occurs>发生)[于在](?P<place>{SPOT})",
        # 在该镇的一次伏击中
        f"在(?P<place>{SPOT})的(?P<occurs>一[次起场])[^，。；：的]{{0,6}}?VERB(?=[中后事]|，)",
        # 一枚简易爆炸装置在基达尔附近爆炸
        f"(?:装置|地雷|炸弹|手榴弹|火箭弹)[^，。；：ⒶⓃⒽ]{{0,8}}?[在于](?P<place>{SPOT})[^，。；：的]{{0,6}}?(?P<occurs>VERB)",
    ),
}
