"""Whether a number is told as a fact: planned posts and feared victims are none.

商定了 16 个项目 is agreed and done; 被宣布为不合格的 400 名战斗人员 are taken for
granted.
"""

import re

from kg.facts.clauses import clause_start
from kg.facts.factuality import (
    DENIED,
    FEARED,
    MANDATED,
    PLANNED,
    PROPOSED,
    reported,
    told,
)
from kg.facts.figures.amounts import Amount
from kg.facts.line import Line

GIVEN = ("的", "这", "該", "该", "其余")  # 被宣布为不合格的 / 400 名前战斗人员
INTENDED = ("拟", "擬")  # 拟新设 / 3 个员额
# 即将撤离的部队，共计 / 2 000 人, 将 26 000 名战斗人员纳入国家结构的 / 提议
TO_COME = re.compile(
    "即[将將]|[将將]要|的(?:提[议議]|提案|[计計][划劃]|[设設]想|目[标標])"
)
# 同意增派 / 1 000 名军人, 关于增派 1 000 名军人 / 的协议
AGREED = re.compile(
    "(?:同意|答应|答應|承[诺諾]|打算|准备|準備|[预預]定)(?:再|另外)?[^，。；了的]{0,4}$"
)
MATTER = re.compile(
    "[^，。；的]{0,12}的(?:[协協][议議]|提[议議]|提案|[计計][划劃]|承[诺諾]|[请請]求)"
)
HINDERED = re.compile(
    "(?:阻[碍礙止]|妨[碍礙]|耽[搁擱])了?.*(?:完成|落[实實]|[实實][现現])$"
)
# 预计 / 需要援助的人数
HARM = re.compile(
    "需要[^，。]{0,6}援助|死亡|[伤傷]亡|丧生|流[离離]失所|[饥飢][荒饿餓]|受[灾災]"
)
RECOMMENDS = "force/recommends"


def telling(line: Line, amount: Amount, measure: str) -> dict[str, object]:
    """The roles that tell it."""
    place, _ = line.shape.place(amount.start, amount.end)
    if line.shape.text[: amount.start].endswith(GIVEN):
        return reported(line, place)
    roles = told(line, place)
    mood = _mood(line, place, roles.pop("factuality", None))
    if mood is None and _is_to_come(line, amount, measure):
        mood = PLANNED
    if mood is None and _is_hindered(line, amount):
        mood = DENIED
    if mood == PLANNED and HARM.search(measure):
        mood = FEARED
    return roles | ({"factuality": mood} if mood else {})


def _is_to_come(line: Line, amount: Amount, measure: str) -> bool:
    """Whether it is agreed or offered, and not yet there."""
    text = line.shape.text
    begin, end = line.shape.clause(amount.start)
    agreed = AGREED.search(text, begin, amount.start)
    return bool(
        TO_COME.search(measure) or agreed or MATTER.match(text, amount.end, end)
    )


def _is_hindered(line: Line, amount: Amount) -> bool:
    """阻碍了 / 3 000 名战斗人员的重返社会进程的 / 完成."""
    begin, end = line.shape.clause(amount.start)
    return bool(HINDERED.search(line.shape.text, begin, end))


def _mood(line: Line, place: int, mood: object) -> object:
    if mood == PLANNED:
        return _plan(line, place)
    if mood == MANDATED:
        return _order(line, place)
    return mood


def _plan(line: Line, place: int) -> str | None:
    """A plan in the clause of the number; what was agreed (商定了) is none."""
    begin = clause_start(line.words, place, 0)
    plans = [cue for cue in line.cues.of(PLANNED) if begin <= cue.start < place]
    if not plans or line.text.startswith("了", plans[-1].end):
        return None
    return PROPOSED if line.text.startswith(INTENDED, plans[-1].start) else PLANNED


def _order(line: Line, place: int) -> str | None:
    """建议授权 is a proposal; 商定了 is done."""
    act = line.act_at(place)
    if act is None:
        return MANDATED
    begin = act.evidence.start - line.paragraph.span.start
    if act.roles["force"] == RECOMMENDS:
        return PROPOSED
    done = line.text.startswith(f"{act.roles['verb']}了", begin)
    return None if done else MANDATED
