"""Agreements and other papers by their titles: 《…》, “…”报告, 1921年协定.

>>> text = Text("《联合国宪章》、关于渔业合作的谅解备忘录和1921年协定")
>>> for each in find_titles(text):
...     print(text.plain[each.start:each.end], each.entity)
《联合国宪章》 agreement/united-nations-charter
1921年协定 agreement/1921年协定
关于渔业合作的谅解备忘录 agreement/关于渔业合作的谅解备忘录
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import BUILT, MARKED, Candidate
from kg.entities.found import Found
from kg.entities.words.text import Text

TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]*》){1,120}》")
PAPER = "(?:公报|宣言|协定|协议|议定书|条约|公约|备忘录|声明|契约|盟约)"
# "关于马尔维纳斯群岛问题的特别公报"  “改善联合国维和人员安保”报告
QUOTED_TITLE = re.compile(
    rf"“[^“”\n]{{2,80}}{PAPER}”|\"[^\"\n]{{2,80}}{PAPER}\"|“[^“”\n]{{2,60}}”报告"
)
# 1921年协定
DATED = re.compile(
    r"(?:1[5-9]|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?"
    "(?:协定|条约|公约|协议|议定书|停战协定)"
)
# 关于性暴力和性别暴力问题联合公报  关于…的谅解备忘录
UNTITLED = re.compile(
    r"关于(?:(?!关于)[^，。；：、“”\"《》()\n]){2,40}?的?"
    "(?:联合公报|特别公报|谅解备忘录|备忘录|议定书|公约|条约|协定)(?![草定])"
)
# 巴塞尔公约, 塔伊夫协议: called after the town
AFTER_TOWN = re.compile("(?:公约|议定书|协定|协议|条约|规约)(?!草案|组织|体系)")
MARKS = '《》“”"'
# 《宪章》第七章: the only one whose chapters are cited without its name.
CHAPTER = re.compile("第[一二三四五六七八九十]+[章条]")
CHARTER = "agreement/united-nations-charter"
SHORTEST = 4  # 《协议》 alone names nothing


def find_titles(text: Text) -> Iterator[Candidate]:
    """Yield titles, linked where the authority files have them."""
    for pattern, rank in (
        (TITLE, MARKED),
        (QUOTED_TITLE, BUILT),
        (DATED, BUILT),
        (UNTITLED, BUILT),
    ):
        for match in pattern.finditer(text.plain):
            yield _candidate(text, *match.span(), rank)


def find_towns_own(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield agreements that are called after a town, and have no marks."""
    for match in AFTER_TOWN.finditer(text.plain):
        town = found.ending_at(match.start(), {"place"})
        entry = text.names.entry(town.entity) if town else None
        if town and (entry is None or entry.located_in):
            yield _candidate(text, town.start, match.end(), BUILT)


def _candidate(text: Text, start: int, end: int, rank: int) -> Candidate:
    printed = text.plain[start:end]
    bare = printed.strip(MARKS)
    if bare == "宪章" and CHAPTER.match(text.plain, end):
        return Candidate(start, end, "agreement", CHARTER, rank)
    known = text.names.by_text.get(bare) or text.names.by_text.get(printed)
    if known and known.entity and known.type not in ("state", "place"):
        return Candidate(start, end, "agreement", known.entity, rank)
    short = text.names.titles.get(bare)
    choices = short.choices if short else ()
    entity = "" if short or len(bare) < SHORTEST else f"agreement/{bare}"
    return Candidate(start, end, "agreement", entity, rank, None, choices)
