"""On what condition and within what limits: the words that say so.

>>> find_conditions("在现有资源范围内，如有必要，协助马里当局")
['在现有资源范围内', '如有必要']
"""

import re
from collections.abc import Mapping

from kg.documents.script import fold
from kg.facts.statement import Statement
from kg.model import Kind

# 在不妨碍其执行优先工作的能力 / 的情况下; 在现有资源 / 范围内; 在授权限度内
WITHIN = (
    "[于在][^，。；：]{1,60}?"
    "(?:的?(?:情况|条件|前提|谅解)(?:之?下)"
    "|(?:能力|资源|授权|任务(?:规定|授权)?|职权|预算|权限)(?:许可的|允许的)?"
    "(?:范围|限度)之?内)"
)
# 如果这些措施未得以执行; 除非安理会另有决定; but not 例如, 如上文, 假若
IF = (
    "(?:如果|倘若|假如|一旦|除非|只要|(?<![例诸譬比正])如(?=[该其未不需认经获安各任])"
    "|(?<!假)若)[^，。；：]{1,60}"
)
# 但 / 不影响安全理事会今后作出任何决定
UNHARMED = "(?<=[，；但且并])(?:不影响|不妨碍|不损害|无损)[^，。；：、]{2,40}"
# 应马里当局请求; 经东道国同意 / 后
AT_REQUEST = (
    "(?:应|经)[^，。；：、]{1,24}?(?:请求|要求|同意|批准|核准|许可)(?=[，；。、后下]|$)[后下]?"
)
SHORT = (
    "必要时|酌情|视(?:需要|情况)(?:而定)?|如有(?:必要|需要|可能)|如可能|适当时|尽可能"
)
CONDITION = re.compile("|".join((WITHIN, IF, UNHARMED, AT_REQUEST, SHORT)))


def limit(said: Statement) -> Mapping[str, object]:
    """The conditions of what is asked, decided or meant."""
    if said.paragraph.kind is Kind.PREAMBULAR:
        return {}
    found = tuple(find_conditions(said.text(said.evidence)))
    return {"condition": found} if found else {}


def find_conditions(words: str) -> list[str]:
    """The words of each condition, in order, each once."""
    found = (words[slice(*each.span())] for each in CONDITION.finditer(fold(words)))
    return list(dict.fromkeys(each.strip() for each in found))
