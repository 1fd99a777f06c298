"""On what condition and within what limits: the words that say so.

>>> find_conditions("在现有资源范围内，如有必要，协助马里当局")
['在现有资源范围内', '如有必要']
"""

import re
from collections.abc import Mapping

from kg.documents.script import fold
from kg.facts.statement import Statement
from kg.model import Kind

# 在不妨碍其执行优先工作的能力 / 的情况下; but not 在任何情况下, 在困难条件下
GIVEN = (
    "[于在][^，。；：]{0,50}?(?:不(?:妨碍|影响|损害|违反|危及|重复|抵触|增加)|[无有]损|可行|适当|必要|可能|同意|许可"
    "|允许|规定|遵守|遵循|符合|获得|得到|具备|没有)[^，。；：]{0,60}?(?:情况|条件)之?下"
    "|[于在][^，。；：]{1,60}?(?:前提|谅解)之?下"
)
# 在现有资源 / 范围内; 在授权限度内
WITHIN = (
    "[于在](?:(?![于在])[^，。；：]){1,40}?"
    "(?:能力|资源|授权|任务(?:规定|授权)?|职权|预算|权限)(?:许可的|允许的)?"
    "(?:范围|限度)之?内"
)
# 如果这些措施未得以执行; 除非安理会另有决定; but not 例如, 如上文, 假若, 若干
IF = (
    "(?:如果|倘若|假如|一旦|除非|只要|(?<![例诸譬比正])如(?=[该其未不需认获安各任])"
    "|(?<![假有])若(?!干))[^，。；：]{1,60}"
)
# 但 / 不影响安全理事会今后作出任何决定
UNHARMED = "(?<=[，；但且并])(?:不影响|不妨碍|不损害|无损)[^，。；：]{2,60}"
# 应马里当局请求; 经东道国同意 / 后
AT_REQUEST = (
    "应(?![当该按根遵满符采在对向予])[^，。；：、]{1,16}?的?(?:请求|邀请)(?!的)"
    "|应(?![当该按根遵满符采在对向予])[^，。；：、]{1,16}?的?要求(?=[，；。]|$)"
    "|(?<![非曾已])经[^，。；：、与]{1,20}?(?:请求|同意|批准|核准|许可)(?=[，；。、后]|$)后?"
)
SHORT = "必要时|酌情|视(?:需要|情况)(?:而定)?|如有(?:必要|需要|可能)|如可能|适当时"
# Each with what it cannot do without, since to look for that first is much faster.
CONDITIONS = tuple(
    (literals.split(), re.compile(pattern))
    for literals, pattern in (
        ("情况 条件 前提 谅解", GIVEN),
        ("范围 限度", WITHIN),
        ("如果 倘若 假如 一旦 除非 只要 如 若", IF),
        ("不影响 不妨碍 不损害 无损", UNHARMED),
        ("请求 邀请 要求 同意 批准 核准 许可", AT_REQUEST),
        ("必要 酌情 视 需要 可能 适当时", SHORT),
    )
)


def limit(said: Statement) -> Mapping[str, object]:
    """The conditions of what is asked, decided or meant."""
    if said.paragraph.kind is Kind.PREAMBULAR:
        return {}
    found = tuple(find_conditions(said.text(said.evidence)))
    return {"condition": found} if found else {}


def find_conditions(words: str) -> list[str]:
    """The words of each condition, in order, each once; what lies in another is its."""
    folded = fold(words)
    places = sorted(
        (found.start(), -found.end())
        for literals, pattern in CONDITIONS
        if any(map(folded.__contains__, literals))
        for found in pattern.finditer(folded)
    )
    kept: list[str] = []
    reached = 0
    for start, end in places:
        if start >= reached:
            reached = -end
            kept.append(words[start:reached].strip())
    return list(dict.fromkeys(kept))
