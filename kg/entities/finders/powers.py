"""Governments, forces and parts of a State: takes the States found, looks behind them.

>>> from kg.entities.finders.known import find_known
>>> text = Text("马里临时政府、约旦国防军、几内亚比绍当局和法国部队在索马里南部")
>>> for each in find_powers(text, Found(find_known(text))):
...     print(each.type, text.plain[each.start:each.end], each.entity)
government 马里临时政府 actor/马里临时政府
force 约旦国防军 actor/约旦国防军
government 几内亚比绍当局 actor/几内亚比绍当局
place 索马里南部 place/索马里南部
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import BUILT, Candidate
from kg.entities.found import Found
from kg.entities.words.runs import is_foreign, run_before
from kg.entities.words.text import Text

# 马里(过渡)政府, 土耳其当局, 叙利亚政权
GOVERNMENT = re.compile(
    "(?:合法|民选|看守|现|前|新|过渡(?:时期|期)?|临时|联邦|联邦过渡|过渡联邦|民族团结|全国团结"
    "|全国和解|军|军事|占领|领土|自治|地方)?"
    "(?:政权|(?:政府|当局)(?!间|军|部队|武装|机[关构]|部门|首脑))"
)
# 马里国防和安全部队, 叙利亚政府军, 朝鲜革命军
FORCE = re.compile(
    "(?:政府|国家|联邦|皇家|共和国|阿拉伯)?"
    "(?:(?:国防|防卫|安全|武装|军事)[和与](?:国防|安全|国内安全|警察)部队"
    "|(?:武装|国防|安全|治安|国内安全|内部安全|边防|空降|特种|特遣|伞兵|警察|联合)部队"
    "|国家军队|国民军|国防军|国家军|政府军|人民军|革命军|解放军|(?:陆海空|海陆空|陆海|海空|陆空)军|傀儡军|占领军|自卫军"
    "|卫队|国防和安全军|武装力量|海岸警卫队|国民警卫队|国家警察|国民警察|国家宪兵"
    "|宪兵队|边防警察|军队|部队|陆军|海军|空军|三军|军)"
    "(?![事人民方备官火警机车营管政力用级种舰援费装旗医衔纪])"
    "(?!派遣国|指挥官|司令|代表|地位)"
)
# Of organisations: what is not merely their people under arms.
OWN_FORCE = re.compile(
    "(?:联合部队|待命部队|快速反应部队|干预旅|部队|维持和平部队|维和部队)"
    "(?!派遣国|指挥官|司令|地位)"
)
# 马里北部, 基尔库克市南部
PART = re.compile(
    "(?:东北|西北|东南|西南|中北|中南|中西|中东|[东西南北中])部(?![分队署门长落委件]|军区)"
)
# 索马里共和国, where the authority files have 索马里联邦共和国
REPUBLIC = re.compile(
    "(?:人民|联邦|伊斯兰|民主|阿拉伯|社会主义){0,3}共和国|多民族国|王国|公国"
)
# 美属萨摩亚 is another land than 萨摩亚.
OWNED = re.compile(r"[美英法荷]属\Z")
COUNTED = frozenset("名个")  # 1000名乍得部队: men of that State
# 过渡政府 alone
ALONE = re.compile(r"(?:过渡|过渡联邦|联邦过渡|民族团结|全国团结|民族团结过渡)政府\Z")
COALITION = re.compile("(?:国际|多国|反恐|全球|阿拉伯|沙特主导的)联军")
# 欧洲伙伴: nobody in particular
OTHERS = re.compile("(?:伙伴|捐助方|捐助国)")
LANDS = {"state", "place"}


def find_powers(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield what the words behind a State, a territory, an organisation make of it."""
    for each in found:
        if each.type in LANDS:
            yield from _of_land(text, each)
        elif each.type == "igo" and each.entity not in ("", "actor/united-nations"):
            yield from _grow(text, each, OWN_FORCE, "force")
    for start, end in text.anchors.get("government", ()):
        yield from _alone(text, found, start, end)
    for match in COALITION.finditer(text.plain):
        yield Candidate(*match.span(), "force", f"actor/{match[0]}", BUILT)


def _alone(text: Text, found: Found, start: int, end: int) -> Iterator[Candidate]:
    """过渡政府, and the government of a land that no list has: 圣马丁政府."""
    if match := ALONE.search(text.plain, max(0, start - 8), end):
        yield Candidate(match.start(), end, "government", "", BUILT)
    elif text.plain[start:end] != "政权" and not found.ending_at(start):
        first = run_before(text, found, start)
        led = found.ending_at(first, LANDS)  # 美国奥巴马政府: whoever governs it
        if not led and start - first >= 2 and is_foreign(text, found, first, start):
            name = text.plain[first:end]
            yield Candidate(first, end, "government", f"actor/{name}", BUILT)


def _of_land(text: Text, land: Candidate) -> Iterator[Candidate]:
    if (wider := _widen(text, land)) is not land:
        land = wider
        yield land
    yield from _grow(text, land, PART, "place")
    yield from _grow(text, land, GOVERNMENT, "government")
    yield from _grow(text, land, OTHERS, "collective")
    before = text.plain[max(0, land.start - 1) : land.start]
    if land.type == "state" and before not in COUNTED:
        yield from _grow(text, land, FORCE, "force")


def _widen(text: Text, land: Candidate) -> Candidate:
    """美属萨摩亚, 索马里共和国: the whole name, where the list has a part of it."""
    if OWNED.search(text.plain, max(0, land.start - 2), land.start):
        name = text.plain[land.start - 2 : land.end]
        return Candidate(land.start - 2, land.end, "place", f"place/{name}", BUILT)
    whole = REPUBLIC.match(text.plain, land.end) if land.type == "state" else None
    return land._replace(end=whole.end()) if whole else land


def _grow(
    text: Text, land: Candidate, pattern: re.Pattern[str], kind: str
) -> Iterator[Candidate]:
    match = pattern.match(text.plain, land.end)
    if match is None or (kind == "force" and text.splits_last(*match.span())):
        return
    entity = _key(text, land, match[0], kind)
    yield Candidate(land.start, match.end(), kind, entity, BUILT)


def _key(text: Text, land: Candidate, rest: str, kind: str) -> str:
    """The entity, by whichever name of the State the authority files have it."""
    if known := text.names.of_land(land.entity, rest):
        return known
    family = "place" if kind == "place" else "actor"
    return f"{family}/{text.names.label(land.entity)}{rest}"
