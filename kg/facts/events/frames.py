"""How those who take part stand round the word that tells an event.

Patterns over names and words, by the frames of ``seeds/events.ttl``; ``VERB`` stands
for the words of the frame. The groups are the roles.
"""

from collections.abc import Mapping, Sequence

from kg.facts.events.signs import (
    BY_THE_WAY,
    CAMP,
    CIVILIANS,
    GANG,
    LIST,
    ONE,
    PACT,
    PAPER,
    PART,
    SIDES,
    SPOT,
    STANDING,
    THOSE,
    TITLE,
    UNITS,
)

TEMPLATES: Mapping[str, Sequence[str]] = {
    "deed": (
        # 警察于2011年5月26日逮捕了该将军
        f"(?P<agent>{LIST}|{GANG}){BY_THE_WAY}(?:在(?P<place>{SPOT}))?VERB(?:[^，。；：ⒶⓃⒽⓅⒹⓆ]{{0,6}}?Ⓠ?|[^，。；：]{{0,16}}?的Ⓠ)(?P<target>{THOSE}(?:(?:、|和|及|与){THOSE})*|{SPOT})(?:在(?P<from>{SPOT})的)?",
        # 该部队人员任意逮捕过渡期领导人
        f"(?<![、和及与在])(?P<agent>{LIST}|{GANG}){BY_THE_WAY}VERB了?(?P<target>Ⓠ?[^，。；：ⒶⓃⒽⓅⒹⓆ的]{{0,12}}?(?:{CIVILIANS}|{UNITS}))(?=[，。；、和及]|后|$)",
        # 过渡政府被军方推翻
        f"(?P<target>{THOSE}){BY_THE_WAY}被(?P<agent>{LIST})?[^，。；的]{{0,8}}?VERB(?!的)",
        # 临时总统遭受人身攻击
        f"(?P<target>{THOSE}){TITLE}{BY_THE_WAY}(?:遭到|遭受|遭)(?P<agent>{LIST}|一名{THOSE})?[^，。；的Ⓠ]{{0,8}}?VERB(?!的)",
        # 2022 年在巴马科被拘留的 49 名士兵
        f"(?P<date>Ⓓ)?(?:在(?P<place>{SPOT}))?被(?P<agent>{LIST})?VERB的Ⓠ?(?P<target>{THOSE})",
        # 武装部队扣押的 5 名儿童
        f"(?P<agent>{ONE})VERB的(?:Ⓠ|一名|两名)(?:[^，。；：Ⓠ]{{2,20}}?的)?(?P<target>{THOSE})",
        # 真主党声称对袭击以色列车队负责
        f"(?P<agent>{ONE})[^。；]{{0,20}}?对VERB(?P<target>{ONE}[^，。；：ⒶⓃⒽ]{{0,8}}?)(?P<claimed>负责)",
        # 武装分子在该镇袭击了一所学校
        f"(?P<agent>{LIST}|{GANG}){BY_THE_WAY}(?:在(?P<place>{SPOT}))?VERB了?(?P<target>一[所座家个辆架支艘名][^，。；：ⒶⓃⒽⓅⒹⓆ的]{{1,8}}?)(?=[，。；]|$)",
    ),
    "shot": (
        # 叙利亚连续两天向以色列境内发射了火箭弹
        f"(?P<agent>{LIST}){BY_THE_WAY}[向对朝](?P<target>{LIST})[^，。；：ⒶⓃⒽ]{{0,8}}?VERB",
        f"[向对朝](?P<target>{LIST}|{SPOT})[^，。；：ⒶⓃⒽ的]{{0,8}}?VERB(?!的|战争|先发)",
    ),
    # 两名维和人员在该镇遇害
    "suffer": (
        f"(?P<target>{THOSE}){TITLE}{BY_THE_WAY}(?:[在于](?P<place>{SPOT}))?[^，。；：的ⒶⓃⒽ]{{0,4}}?VERB(?!的|人|者)",
    ),
    "move": (
        # 将该单位从巴马科重新部署到北部
        f"(?P<object>将(?!把)|把)(?!重新)(?P<target>[^，。；：将]{{0,60}}?(?:[ⒶⓃⒽ]|{UNITS}|人员|部分|能力))(?:从[^，。；]{{1,16}}?)?(?:重新|专门|临时|迅速|全部)?VERB[到至往于在]?(?P<place>{SPOT}|{PART}|[^，。；：ⒶⓃⒽ]{{2,14}}?[(（]{SPOT})",
        # 一支 30 人的机场支助部队，部署在布雷姆新营地
        f"：(?P<target>[^，。；：]{{2,40}}?{UNITS})，VERB[在于](?P<place>{SPOT})",
        # 预计 2023 年 4 月前在加奥部署一支直升机部队
        f"[在向](?P<place>{SPOT})(?:[各共另再]|重新|增加|额外)*VERB了?(?P<target>(?:[^，。；：的]{{0,4}}Ⓠ的)?[^，。；：的]{{1,20}}?{UNITS}(?=[，。；：、和及以]|$)|Ⓐ)",
        # 预定于2月7日至19日之间增派的两个连
        f"(?P<date>Ⓓ)(?:之?间|期间|前后)?VERB的(?P<target>[^，。；：的]{{0,12}}?{UNITS})",
        # 启用待命部队的倡议
        f"(?P<agent>{ONE})(?:提出|建议|提议)VERB(?P<target>[^，。；：的]{{0,12}}?(?:{UNITS}|Ⓐ))(?P<offer>的(?:倡议|提议|建议|提案|设想|计划))",
        # 增派 1 000 名乍得部队 · 部署一支战斗车队
        f"VERB了?(?P<target>(?:一[支个]|[两三四]个)?Ⓠ的?[^，。；：的ⒹⓅ]{{0,10}}?{UNITS})(?=[，。；：、和及以到]|的|$)",
        # 国防部队首批部队已重新部署到北部 · 这样一支部队于 2019 年抵达
        f"(?P<mover>{ONE}|[^，。；：ⒶⓃⒽ]{{0,12}}?{UNITS})(?P<adverb>[^，。；：的被将把ⒶⓃⒽ]{{0,8}}?|[^，。；：的]{{0,4}}?Ⓓ)(?:重新)?VERB(?:[到至往于]?(?P<place>{SPOT}|{PART})|(?=[，。；]))",
        # 增加在该镇的军警人员
        f"增加在(?P<place>{SPOT})的(?P<target>[^，。；：]{{0,8}}?{UNITS})",
    ),
    "leave": (
        # 占领部队立即全面撤出该地区 · 撤出泰萨利和阿盖洛克
        f"(?P<agent>{ONE}|[^，。；：ⒶⓃⒽ]{{0,8}}?{UNITS})(?:[^，。；：的被将把ⒶⓃⒽ]{{0,16}}?)(?:从(?P<from>{SPOT}))?[^，。；：的]{{0,4}}?VERB(?P<place>{SPOT})",
        f"(?P<agent>{ONE})[^，。；：的]{{0,6}}?(?:从(?P<from>{SPOT}))VERB",
        f"(?P<agent>{ONE}(?:{UNITS})?)(?:[^，。；：的]{{0,4}}?Ⓓ[^，。；：的ⒶⓃⒽ]{{0,4}}?)VERB(?=[，。；])",
        # 部队还撤出了12个据点
        f"(?<!从)(?P<agent>{THOSE}|部队|军队|安全部队)[^，。；：的被将把ⒶⓃⒽ]{{0,12}}?VERB了?(?P<camp>Ⓠ?[^，。；：的ⓃⒽⒹ]{{0,10}}?{CAMP})",
        # 从该区撤出了三个营 · 将其部队从该国撤出
        f"(?P<agent>{ONE})?(?:[^，。；：的被ⒶⓃⒽ]{{0,8}}?Ⓓ)?[^，。；：的被ⒶⓃⒽⓅ]{{0,6}}?从(?P<from>{SPOT})VERB了?(?P<target>[^，。；：ⒹⓅ]{{1,12}}?{UNITS})",
        f"(?P<object>将(?!把)|把)(?P<target>[^，。；：将]{{1,20}}?(?:{UNITS}|Ⓐ))[^，。；：的]{{0,6}}?从(?P<from>{SPOT})[^，。；：的]{{0,4}}?VERB",
        # 从该支助团撤出其部队
        f"(?P<agent>{ONE})[^，。；：的被ⒶⓃⒽ]{{0,12}}?(?:Ⓓ[^，。；：的ⒶⓃⒽ]{{0,4}}?)?从(?P<target>Ⓐ)(?:中)?VERB",
    ),
    # 总部从巴马科迁至恩贾梅纳
    "relocate": (
        f"(?P<object>将(?!把)|把)(?P<target>[^，。；：将]{{1,20}}?)(?:从(?P<from>{SPOT}))?[^，。；：的ⓅⓃ]{{0,4}}?VERB(?P<place>{SPOT})",
        f"(?P<agent>{ONE})[^，。；：的ⒶⓃⒽ]{{0,10}}?(?:从(?P<from>{SPOT}))?[^，。；：的ⓅⓃⒶⒽ]{{0,4}}?VERB(?P<place>{SPOT})",
    ),
    "base": (
        # 在布雷姆建立一个新营地
        f"[在于](?P<place>{SPOT}|[A-Z][A-Za-zÀ-ÿ-]+)VERB了?(?:Ⓠ|一[个座]|[两三]个)[^，。；：的]{{0,10}}?{CAMP}",
        # 在那里建立了临时行动基地
        f"[在于](?P<there>那里|该地|当地|该处|该镇|该村|该市)VERB了?[^，。；：的ⒶⓃⒽ]{{0,12}}?{CAMP}",
    ),
    "close": (
        # 立即关闭和移交贝尔营地
        f"VERB(?P<handed>(?:和|并|及)移交)?(?P<camp>Ⓟ|[^，。；：ⓆⒹ]{{1,10}}?{CAMP})",
    ),
    "reduce": (
        # 将驻扎在该镇的部队减少到最低限度
        f"(?P<object>将(?!把)|把)(?:[^，。；：将]{{0,8}}?在(?P<place>{SPOT})的)?(?P<target>[^，。；：将]{{0,12}}?{UNITS})VERB[到至]",
        f"VERB(?P<place>{SPOT})的(?P<agent>{ONE})[^，。；：]{{0,6}}?(?:{UNITS}|人员)",
        # 该行动的军事部分将于 2016 年 6 月缩编
        "(?P<agent>Ⓐ)(?:的[^，。；：ⒶⓃⒽ]{1,8}?)?[^，。；：的ⒶⓃⒽ]{0,4}?Ⓓ[^，。；：的ⒶⓃⒽ]{0,4}?VERB(?=[，。；]|$)",
    ),
    "hand": (
        # 将责任移交给国防和安全部队
        f"(?P<object>将(?!把)|把)(?P<thing>[^，。；：将]{{1,60}}?)VERB(?P<participant>[^，。；：]{{0,6}}?{LIST})",
        # 向国民军移交了两个基地
        f"向(?P<participant>{LIST})(?:移交|交接|交还)了?(?P<thing>[^，。；：的]{{1,20}})",
        # 将警务责任移交给国家警察
        "(?P<object>将(?!把)|把)(?P<thing>[^，。；：将]{1,40}?)VERB(?P<participant>[^，。；：的ⒶⓃⒽⒹ]{2,10}?(?:警察|政府|当局|部队|机构|法院|组织))",
    ),
    "succeed": (
        # 特派团于 2008 年 1 月接替了非盟特派团
        f"(?P<participant>{ONE})[在于]?(?P<date>Ⓓ)VERB(?P<agent>{ONE})",
    ),
    "post": (
        # 任命卡西姆·瓦尼为特别代表
        f"VERB了?(?:[^，。；：为Ⓠ]{{0,16}}?[、和])?(?P<participant>[ⒽⒶ]+){TITLE}(?:[(（][^)）]*[)）])?(?:为|担任|出任)",
        # 奥图姆先生已被任命为候补代表
        f"(?P<participant>Ⓗ){TITLE}(?:[(（][^)）]*[)）])?[^，。；：的Ⓗ]{{0,10}}?[被获]?VERB(?:为|担任)",
        # 先生另有任用，将出任特别协调员
        f"(?P<participant>Ⓗ){TITLE}[^，。；：的]{{0,6}}?，?[将已]?(?:出任|就任)(?=Ⓗ|[^，。；：]{{0,8}}Ⓗ)",
        # 经秘书长任命，某先生担任团长
        f"[经由](?P<agent>{ONE})?VERB，(?P<participant>Ⓗ){TITLE}[^，。；：的]{{0,4}}?(?:担任|出任|为)",
    ),
    # 总统于该日宣誓就职
    "install": (
        f"(?P<participant>Ⓗ{{1,2}}){TITLE}(?:[(（][^)）]*[)）])?{BY_THE_WAY}VERB(?!的|典礼|仪式|演说|演讲|讲话|宣誓|机会)",
    ),
    "quit": (
        # 凯塔总统辞职
        f"(?P<participant>Ⓗ{{1,2}}){TITLE}{BY_THE_WAY}VERB",
    ),
    "adopt": (
        # 6 月 29 日，安理会一致通过第 2531(2020)号决议
        "VERB了?(?:Ⓐ)?(?P<outcome>Ⓑ)",
        # 该框架通过了中部稳定战略 · 发布过渡宪章
        f"VERB(?P<done>了)?(?P<target>[ⒼⒿ](?!第|所)|(?:主席|联合|部长)声明|(?!了|其|以下|各种|多项|上述|这些|任何|若干|该|此)[^，。；：的Ⓠ]{{1,18}}?{PAPER})",
        # 工作组 2020 年 12 月 17 日通过的关于……的结论
        f"(?:(?P<agent>{ONE})[^，。；：ⒶⓃⒽⒹ的]{{0,4}}?)?[在于]?(?P<date>Ⓓ)?(?P<agent2>{ONE})?(?P<event>Ⓔ)?(?P<taken>VERB)的(?:Ⓐ)?(?:(?P<outcome>Ⓑ)|(?P<target>[ⒼⒿ]|关于[^，。；：]{{2,30}}?{PAPER}))",
        # 该决议于 2014 年 6 月 25 日获得通过 · 宪法由议会通过
        f"(?P<outcome>Ⓑ)(?:[已将均]|[于在]?Ⓓ){{0,3}}(?:由|经|获|得到|获得)(?P<agent>{LIST})?[^，。；：的ⒶⓃⒽ]{{0,4}}?VERB(?!的)",
        f"(?P<target>[ⒼⒿ]|[^，。；：的ⒶⓃⒽⒹ]{{0,8}}?(?:宪法|宪章|法案|法律|法令|战略|计划|框架))(?:[已将均]|[于在]?Ⓓ){{0,3}}[由经](?P<agent>{LIST}|[^，。；：ⒶⓃⒽⒹ]{{2,6}}?(?:会议|议会))(?:[已将均]|[于在]?Ⓓ){{0,3}}VERB(?!的)",
    ),
    # 理事会 3 月 20 日在巴马科作出的决定
    "decide": (
        f"(?P<agent>{ONE})[^，。；：ⒶⓃⒽⒹ的]{{0,4}}?(?:[于在]?(?P<date>Ⓓ))(?:在(?P<place>{SPOT}))?(?P<taken>VERB)的[^，。；：的]{{0,10}}?决定",
    ),
    "announce": (
        f"(?P<agent>{ONE})?[于在]?(?P<date>Ⓓ)，?(?P<agent2>{ONE})?(?:就[^，。；：]{{1,30}}?)?VERB(?!退出|解除|实施|暂停)",
    ),
    "sign": (
        # 政府与该组织就时间表达成协议
        f"(?P<participant>{LIST}|{SIDES})(?:[^，。；：]{{0,20}}?)VERB[^，。；：的]{{0,4}}?(?P<target>{PACT})",
        # 政府和联合国 2018 年 10 月 15 日签署的《契约》
        f"(?P<participant>{LIST}|{SIDES})[^，。；：的ⒶⓃⒽ]{{0,4}}?(?P<date>Ⓓ)(?:在(?P<place>{SPOT}))?(?P<taken>VERB)的(?P<target>Ⓖ|Ⓙ|[^，。；：ⒹⒶ]{{0,16}}?(?:协议|协定|备忘录|公约|条约|公报|停火))",
        # 2020 年 10 月 23 日在日内瓦签署的《停火协定》
        f"(?P<date>Ⓓ)(?:在(?P<place>{SPOT}))?(?P<taken>VERB)的(?P<target>Ⓖ)",
        # 停火协定由双方在该市签署
        f"(?P<target>{PACT})(?:[已将均]|[于在]?Ⓓ){{0,3}}由(?P<participant>{LIST}|{SIDES})(?:[于在]?Ⓓ)?(?:在(?P<place>{SPOT}))?[^，。；：的]{{0,4}}?VERB(?!的)",
    ),
    # 特派团与当局商定了新的模式
    "agree": (
        f"(?P<participant>{LIST}|{SIDES})(?:已|也|还|又|均|最近|随后|最终|经协商|就[^，。；：]{{1,30}}?|[于在]?Ⓓ|，){{0,3}}VERB(?!的|书)",
    ),
    "leave-group": (
        f"(?P<agent>{ONE}){BY_THE_WAY}VERB(?P<target>Ⓐ|Ⓖ)(?!部队)",
        "VERB(?P<target>Ⓐ|[^，。；：ⒶⓃⒽⒹ的]{0,6}?(?:当局|联盟|组织|集团))(?=[，。；]|$)",
    ),
    "join": (f"(?P<agent>{ONE}){BY_THE_WAY}VERB(?P<target>Ⓐ|Ⓖ)(?!部队)",),
    "suspend": (
        f"(?<!解除)(?<!取消)VERB(?P<target>[ⓃⒶ])[^，。；：]{{0,16}}?{STANDING}",
        "(?<!解除)(?<!取消)VERB了?(?:参与|参加|履行|执行|实施)(?P<target>[ⒼⒶ])",
        f"(?<!解除)(?<!取消)VERB(?:对|向)(?P<target>[ⓃⒶ])[^，。；：]{{0,10}}?{STANDING}",
    ),
    "impose": ("(?:对(?P<target>LIST))?VERB[^，。；：的ⒶⓃ]{0,8}?SANCTION(?!的)",),
    "lift": (
        "VERB(?:对(?P<target>LIST)的)?[^，。；：的ⒶⓃ]{0,8}?SANCTION",
        "VERB暂停(?P<target>[ⓃⒶ])[^，。；：]{0,20}?SANCTION",
    ),
    "begin": (
        f"(?P<agent>{ONE}){BY_THE_WAY}VERB[^，。；：Ⓞ]{{0,20}}?，?(?:即)?(?P<target>Ⓞ)",
        "(?P<agent>Ⓝ)的Ⓞ，并?[^，。；：]{0,4}?(?P<date>Ⓓ)转变为(?P<target>Ⓞ)",
    ),
    "end": (
        f"(?P<agent>{ONE}){BY_THE_WAY}VERB[^，。；：Ⓞ]{{0,12}}?(?P<target>Ⓞ)",
        "(?P<agent>Ⓝ)的(?P<target>Ⓞ)，并?[^，。；：]{0,4}?(?P<date>Ⓓ)转变为",
    ),
    "inquire": (
        # 检察官已于 2013 年 1 月 16 日开始对……展开调查
        f"(?P<agent>{ONE})[^；。]{{0,40}}?[于在](?P<date>Ⓓ)(?P<verbal>开始)?[^；。]{{0,80}}?VERB",
        f"(?P<agent>{ONE})对[^；。]{{1,40}}?VERB",
    ),
    "return": (
        f"(?P<participant>{ONE}){BY_THE_WAY}VERB(?P<place>{SPOT}|[^，。；：的]{{2,8}}?[县镇村市])",
    ),
    # 将过渡时期延长至 2024 年 3 月底
    "extend": ("过渡[^，。；：Ⓓ]{0,6}?VERB(?P<until>Ⓓ)",),
    "settle": ("VERB(?!过程|进程|的|方面|工作)",),
    "arrange": (
        "(?P<agent>Ⓝ)(?P<noun>过渡安排)的VERB",
        "VERB过渡安排",
    ),
    "visit": (
        f"(?P<agent>{LIST}){BY_THE_WAY}VERB(?P<place>{SPOT})(?!的)",
        # 在访问日内瓦期间
        f"在VERB(?P<place>{SPOT})期间",
    ),
    "dissolve": ("(?P<target>Ⓐ)[)）]?[^，。；：ⒶⓃⒽ]{0,4}?VERB(?=[，。；并和]|$)",),
    "free": (f"VERB[^，。；：ⓃⒶⒽⒹⓆ]{{0,10}}?(?P<target>{THOSE})",),
    "meet": (
        # 双方将在纽约召开联合协商会议 · 委员会在基达尔举行的头两次会议
        f"(?P<participant>{LIST})[^，。；：ⒶⓃⒽⒹ的]{{0,3}}?在(?:[^，。；：Ⓓ]{{0,8}}?的)?(?P<place>{SPOT})VERB(?:的|了)?(?:[头首前]Ⓠ)?[^，。；：ⒹⓆ第]{{0,16}}?MEETING",
    ),
    "charge": (
        f"(?:在(?P<place>{SPOT})，)?(?P<agent>{ONE}|检察官|法院|法庭)VERB(?P<target>[^，。；：]{{1,40}}?)(?=犯有|有罪|[^，。；：]{{0,4}}徒刑|[^，。；：]{{0,2}}监禁)",
    ),
}
