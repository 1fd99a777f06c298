"""By which day something is to be done.

A date until or by which (延长至, 不迟于, ……前), a day on which somebody is to act, a
time after the adoption, or the end of a mandate, which the document sets or tells.
An item without one has that of its chapeau.
"""

import datetime
import re
from collections.abc import Iterator, Mapping

from kg.documents.script import fold
from kg.entities.finders.periods import add
from kg.entities.words.numbers import read_number
from kg.facts.statement import Statement
from kg.facts.style import ASKING
from kg.facts.terms import valid_until
from kg.model import Mention, Time

DATED = ASKING | {"force/decides", "force/intends"}
_LENGTH = (
    r"\s*(?P<{0}>\d+|[一二两三四五六七八九十]+)\s*(?P<{0}_unit>天|日|个月|周|个?星期)"
)
# 在马里稳定团当前 / 任务期结束前, 任务期限届满 / 前30天, 60天前, 直至 / 任务期结束
END_OF_TERM = re.compile(
    r"(?P<until>直至|直到|至|到)?(?P<whose>[^，。；：至到]{0,24}?)"
    r"(?:任务\s*(?:期限?|授权)?|任期|授权(?:期限)?)(?:的)?"
    r"(?:结束|届满|期满|到期|终止)(?:日期?)?"
    rf"(?:(?:{_LENGTH.format('early')})?(?P<before>之前|以前|前)"
    rf"(?:的?(?:至少)?{_LENGTH.format('count')})?|时|为止|之日)?"
)
DAYS = {"天": 1, "日": 1, "周": 7, "期": 7, "月": 30}
# 截至2021年3月31日 / 的情况: as of a day, not by it
# 自本决议通过之日起的 / 12个月内
ADOPTED = re.compile(
    r"(?:本决议(?:获得)?通过|通过本决议)(?:之日|[后起的，自算]|之后|以后)*\s*$"
)
AS_OF = re.compile(r"截[至止]到?\s*$")
# 如果……前未……: on condition of what happens by then
CONDITION = re.compile(r"(?:如果|倘若|假如|若|(?<![例诸])如(?!何|期)|一旦)[^，。；]*$")
# 于 / 2022年2月27日举行选举; but not 选举定于, nor what 包括 adds
ON = re.compile(r"(?:^|[，。；：])(?!包括)[^，。；：]*(?<![定订])[于在]\s*$")
# 在2015年4月 / 举行的会议, 期间: it qualifies something else
QUALIFIES = re.compile(
    r"(?!\s*(?:提交|提出|发布|印发)的[^，。；]{0,8}报告)\s*(?:[^，。；、]{0,6}?的|期间|[^，。；]{0,4}通过的)"
)
DONE = re.compile("[^，。；]{0,10}了(?!解)")  # 在2014年9月底前 / 任命了
EXACT = {"day", "month", "part"}


def date(said: Statement) -> Mapping[str, object]:
    """The deadline of what somebody is to do."""
    if said.force not in DATED:
        return {}
    own = min(_days(said), default=None)
    if own:
        return {"deadline": own[1]}
    above = said.chapeau and said.chapeau.roles.get("deadline")
    return {"deadline": above} if above else {}


def _days(said: Statement) -> Iterator[tuple[int, datetime.date]]:
    """Where each deadline is said in the words of an act, and which day it is."""
    for name in said.names:
        time = name.value
        if isinstance(time, Time) and name.span in said.evidence:
            if time.end and _is_due(said, name, time):
                yield name.span.start, time.end
            elif time.relation == "within" and (
                day := _after_adoption(said, name, time)
            ):
                yield name.span.start, day
    words = fold(said.text(said.evidence))
    if "任" in words or "授" in words:
        yield from _ends(said, words)


def _after_adoption(said: Statement, name: Mention, time: Time) -> datetime.date | None:
    """The last day of a time that runs from the day of the document itself."""
    day = said.document.metadata.date
    before = fold(said.text(said.evidence))[: name.span.start - said.evidence.start]
    runs = day is not None and ADOPTED.search(before)
    return add(day, time.duration) if day and runs else None


def _is_due(said: Statement, name: Mention, time: Time) -> bool:
    """Whether a date is one by which it is to be done."""
    begin = said.evidence.start
    words = fold(said.text(said.evidence))
    before, after = words[: name.span.start - begin], words[name.span.end - begin :]
    if time.relation in ("by", "until"):
        due = not (AS_OF.search(before) or DONE.match(after))
    elif time.relation == "since":
        due = time.start != time.end and said.force == "force/decides"
    else:
        on = time.relation == "on" and time.precision in EXACT and ON.search(before)
        due = bool(on) and not QUALIFIES.match(after)
    return due and not CONDITION.search(before) and _is_ahead(said, time)


def _is_ahead(said: Statement, time: Time) -> bool:
    """Whether a day is still to come when the speaker himself writes."""
    own = said.document.metadata.date
    if said.reporter or own is None:
        return said.reporter is not None or time.relation != "on" or time.end is None
    return time.end is not None and time.end > own


def _ends(said: Statement, words: str) -> Iterator[tuple[int, datetime.date]]:
    """The ends of mandates that something is to be done before."""
    for found in END_OF_TERM.finditer(words):
        if not (found["until"] or found["before"]):
            continue
        if CONDITION.search(words[: found.start()] + found["whose"]):
            continue
        start = said.evidence.start + found.start()
        end = valid_until(said, start, said.evidence.start + found.end())
        name = "early" if found["early"] else "count"
        if end and found[name]:
            length = int(read_number(found[name]))
            end -= datetime.timedelta(length * DAYS[found[f"{name}_unit"][-1]])
        if end:
            yield start, end
