"""What can be set up as a body: by its name, or by its head.

Camps, lines, posts and trust are built too, and are no bodies.
"""

import re

from kg.facts.cues import Cue
from kg.facts.lexicon import NAME
from kg.facts.line import Line
from kg.model import Mention

# What is set up in every sense of the word, and what only 设立 and 成立 make a body.
STRONG = re.compile(
    "(?:委员会|委員會|小组|小組|法院|法庭|秘书处|秘書處|政府|当局|當局|特派团|特派團|办事处|辦事處|理事会|理事會"
    "|议会|議會|监测组|监察组|调查团|调查组|專員公署|专员公署|管理局|总局|代表团|指挥部|司令部|联络组|观察团|核查团"
    "|专家组|專家組|检察院|检察厅|制宪会议|国民议会|参谋部|参议院|众议院|参議院|眾議院|国会|單位|单位|联席会议)$"
)
WEAK = re.compile(
    "(?:机制|機制|框架|论坛|論壇|基金|机构|機構|部队|部隊|联盟|聯盟|平台|中心|银行|银行|组织|組織|学院"
    "|研究所|警察局|监察员|基金会|集团)$"
)
MAKING = re.compile("设立|設立|成立|创建|創建|创立|創立|组建|組建|所设|所設")
TYPES = {"body", "mission", "force", "igo", "government", "armed_group"}


def is_body(line: Line, name: Mention, cue: Cue, *, weak: bool = False) -> bool:
    """Whether what a verb sets up is a body, and no camp and no trust."""
    named = line.words.at(name.span.start - line.paragraph.span.start).bits & NAME
    if named and name.type in TYPES:
        return True
    making = weak or MAKING.search(line.text[cue.start : cue.end])
    head = STRONG.search(name.surface) or (making and WEAK.search(name.surface))
    counted = name.surface[:1].isdigit()
    return bool(head) and not counted and len(name.surface) > len(head[0])  # type: ignore[index]
