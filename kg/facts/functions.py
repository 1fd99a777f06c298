"""What a document is cited for, told by the words round the citation.

>>> def show(words, cited="第2374(2017)号决议"):
...     start = words.index(cited)
...     return function_of(words, start, start + len(cited))
>>> show("回顾第2374(2017)号决议，"), show("第2374(2017)号决议所设委员会")
('recalls', 'establishes')
>>> show("决定将第2374(2017)号决议规定的措施延长一年"), show("根据第2374(2017)号决议")
('extends', 'pursuant-to')
"""

import re
from collections.abc import Sequence

Patterns = Sequence[tuple[str, re.Pattern[str]]]
NEAR, FAR = 40, 70  # characters before and behind a citation that are looked at
# What stands right behind it: 第2364号决议 / 要求设立的, / 执行情况.
BEHIND: Patterns = (
    (
        "establishes",
        re.compile("[^，。；：、]{0,6}?(?:所设(?!想)|设立|成立(?!以来)|组建)"),
    ),
    (
        "implements",
        re.compile(
            "的?(?:切实|充分|全面|有效)?的?(?:执行|落实|实施|遵守)(?:情况|工作|方面)"
        ),
    ),
)
# What stands right before it, but for words that describe it: 执行 / 安理会有关……的.
DESCRIBED = (
    "(?:关于[^，。；：]{1,30}?的|(?:其|安理会|安全理事会|大会|该|有关|相关|以往|各项|[上下]文|本决议)的?)*"
    r"(?:决议|报告|来信|信|函|主席|声明|说明|\s|[(（])*$"
)
AHEAD: Patterns = (
    ("extends", re.compile(f"延长了?{DESCRIBED}")),
    ("amends", re.compile(f"(?:修正|修订|修改|更新)了?{DESCRIBED}")),
    ("terminates", re.compile(f"(?:终止|解除|撤销|取消|废止|废除)了?{DESCRIBED}")),
    ("implements", re.compile(f"(?:执行|落实|实施|遵守|履行){DESCRIBED}")),
    (
        "pursuant-to",
        re.compile(f"(?:根据|依据|按照?|依照?|遵照|遵循|基于|符合){DESCRIBED}"),
    ),
    ("replies-to", re.compile("(?:答复|回复|谨复|兹复)[^，。；：]{0,24}$")),
    ("transmits", re.compile(f"(?:转递|转交|转呈|附上){DESCRIBED}")),
)
# 将 / 第2374号决议 / 规定的措施延长至
TAKEN = re.compile("[将把][^，。；：]{0,20}$")
CHANGED: Patterns = (
    ("extends", re.compile("[^，。；]{0,60}?延(?:长|至)")),
    ("amends", re.compile("[^，。；]{0,60}?(?:修正|修订|修改|调整)(?:[为如以]|$)")),
    ("terminates", re.compile("[^，。；]{0,60}?(?:终止|解除|撤销)")),
)
# 第2391号决议 / 规定的条件; 第5段 / 所述措施
RULING = re.compile("中?所?(?:规定|要求|授权|实施|确定|决定|核准|认可)的?(?![，。；])")
TELLING = re.compile("中?(?:所?[述列载]|提及)")
MORE = re.compile("(?:、|和|及|以及|与)第[^，。；]{1,16}?段")  # 第2至5段 / 和第7段
# What the sentence does with it: 回顾……第1970(2011)号、第1973(2011)号决议.
VERBS = {
    "回顾": "recalls",
    "重申": "reaffirms",
    "欢迎": "welcomes",
    "注意到": "takes-note",
}
OTHER_VERBS = (
    "决定|强调|着重指出|特别指出|请|敦促|要求|呼吁|鼓励|授权|认定|确认|认识到|谴责"
    "|表示(?!注意)|指出|支持|申明|认为|通过"
)
ACT = re.compile(f"{'|'.join(VERBS)}|{OTHER_VERBS}")


def function_of(text: str, start: int, end: int, *, note: bool = False) -> str:
    """The function of the citation that stands there; ``note``: in a footnote."""
    while more := MORE.match(text, end):
        end = more.end()
    before, behind = text[max(0, start - NEAR) : start], text[end : end + FAR]
    found = _match(BEHIND, behind)
    if not found and TAKEN.search(before):
        found = _match(CHANGED, behind)
    found = found or _search(AHEAD, before)
    if found or note:
        return found or "source"
    if RULING.match(behind):
        return "pursuant-to"
    verb = _verb_before(text, start)
    return verb or ("pursuant-to" if TELLING.match(behind) else "mentions")


def _match(patterns: Patterns, words: str) -> str:
    return next((name for name, pattern in patterns if pattern.match(words)), "")


def _search(patterns: Patterns, words: str) -> str:
    return next((name for name, pattern in patterns if pattern.search(words)), "")


def _verb_before(text: str, start: int) -> str:
    """The verb of the sentence that governs it, if that is one that cites."""
    sentence = text.rfind("。", 0, start) + 1
    verbs = [found.group() for found in ACT.finditer(text, sentence, start)]
    return VERBS.get(verbs[-1], "") if verbs else ""
