"""Bodies and organisations called by their head alone, and those that speak.

A sentence that opens with 论坛 and tells what it decided means a certain one; what
opens a sentence and notes, stresses, urges is an actor, by whichever name.

>>> from kg.entities.finders.known import find_known
>>> def show(printed):
...     text = Text(printed)
...     found = Found(find_known(text))
...     return [text.plain[each.start : each.end] for each in find_alone(text, found)]
>>> show("12. 论坛在其第九届会议上，法院裁定。联盟继续扩大。中心城市的平台")
['论坛', '法院', '联盟']
>>> show("妇女和平运动注意到，这些运动强调，政治运动是一个过程。")
['妇女和平运动']
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import GUESSED, Candidate
from kg.entities.found import Found
from kg.entities.kinds import type_of_head
from kg.entities.words.lists import longest_first
from kg.entities.words.text import Text
from kg.entities.words.walk import follows_noun

# Each pattern begins with plain signs, which are found fast; what stands before is
# looked at afterwards.
HEAD = re.compile(
    f"(?P<head>{longest_first('bare-heads')})(?={longest_first('speaking', 'doing')})"
)
# Whose officers they are the text has said before: 主席团商定; not 选举主席团成员.
OFFICERS = re.compile("主席团(?!成员|职[位务])|执行局")
NO_OFFICERS = ("扩大", "卸任", "各")
# 担任专家组成员: of the one that is spoken of; not 一次专家组会议.
EXPERTS = re.compile("专家组(?=成员|的人数|的任[务期]|协助|报告员|提交|协调员)")
# What may end the name of one who speaks.
SPEAKING = re.compile(
    "(?:运动|网络|行动|妇女会|青年会|联合会|论坛|平台|协会|中心)"
    f'(?=(?!呼吁[”"])(?:{longest_first("speaking")})'
    "|是(?:一个)?非政府组织|(?:区域|国家|总)?协调员)"
)
# 妇女团结运动: a clause up to there that is a name.
NAME = re.compile(
    r"(?:\A|[。；，：\s*(“\"]|\d\.)"
    "(?P<name>(?![这该此各其本两几每]|有关|所有|上述|我们|一些|许多|若干|虽然|因此)"
    "(?![在对为以与从由])"
    r"[^*，。；：、的《》“”\"()\s]{5,18})\Z"
)
MARKS = frozenset('。；，：*(“" \n\t')
REACH = 20
TYPES = {"igo", "body", "mission", "armed_group", "force", "agreement", "operation"}


def find_alone(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield heads that open a sentence, officers, and those that speak."""
    for match in HEAD.finditer(text.plain):
        if _opens(text.plain, match.start()):
            kind = type_of_head(match["head"]) or "igo"
            yield Candidate(*match.span(), kind, "", GUESSED)
    for match in OFFICERS.finditer(text.plain):
        apart = not text.plain.endswith(NO_OFFICERS, 0, match.start())
        if apart and (match[0] == "主席团" or not follows_noun(text, match.start())):
            yield Candidate(*match.span(), "body", "", GUESSED)
    for match in EXPERTS.finditer(text.plain):
        if not follows_noun(text, match.start()):
            yield Candidate(*match.span(), "body", "", GUESSED)
    yield from _speaking(text, found)


def _opens(plain: str, place: int) -> bool:
    """Whether a sentence, or a part of one, begins here."""
    before = plain[max(0, place - 2) : place]
    numbered = before[-1:] == "." and before[0].isdigit()
    return not before or before[-1] in MARKS or numbered


def _speaking(text: Text, found: Found) -> Iterator[Candidate]:
    for match in SPEAKING.finditer(text.plain):
        end = match.end()
        if found.ending_at(end, TYPES):
            continue
        name = NAME.search(text.plain, max(0, end - REACH), end)
        if name and text.words.edges.issuperset(name.span("name")):
            start = name.start("name")
            yield Candidate(start, end, "igo", f"actor/{name['name']}", GUESSED)
