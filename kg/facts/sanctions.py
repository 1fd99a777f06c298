"""Sanctions: which measure, against whom, under which regime, until when.

A measure has a regime, or somebody against whom it is. What is only a violation of an
embargo that is not told is none.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.facts.factuality import CONDITIONAL, DENIED, PROPOSED, told
from kg.facts.lexicon import lexicon
from kg.facts.line import Line, read_lines
from kg.facts.parties import named
from kg.facts.setting import Setting
from kg.facts.shape import ACTOR, ACTORS, DATE, HOLDER, STATE, SYMBOL, Shape, any_of
from kg.facts.text import Text
from kg.facts.when import is_day, iso
from kg.model import Fact, Kind, Mention

UNREAD = {Kind.ROW, Kind.HEADING, Kind.TITLE}
PARAGRAPHS = "(?:第[0-9㈠-㈩()（）a-z、和至及或]+[段条])?"
SET = "(?:所?(?:[规規]定[实實]行|[规規]定|[实實]施|施加|[实實]行|确立|[设設]立|述及))"
DO = "(?:[实實]施|施加|[实實]行|施行|采取)"
# 制裁名单, 制裁委员会
NO_NAME = "(?!名[单單]|委[员員]|制度|[问問][题題]|[监監][测測]|小[组組])"
TARGETS = f"[{STATE}{ACTOR}{HOLDER}](?:(?:、|和|及|以及){ACTORS})*"
# 10 名个人, 列入名单的实体, 其: those without a name
SOME = (
    f"(?:{TARGETS}|其(?!他)|[^，。；：ⒶⓃⒽⒹⒷ]{{0,16}}?"
    "(?:个人|实体|人员|官员|公司|银行|部门|团体|国家|者|的人))"
)
FACES = "(?:面[临臨]|受到|遭到|遭受|面[对對])"
DESCRIBED = (
    "个人",
    "实体",
    "人员",
    "官员",
    "公司",
    "银行",
    "部门",
    "国家",
    "者",
    "的人",
    "其",
)
ITS = "其"
ANNOUNCED = re.compile("宣布|宣告")
POSSIBLE = re.compile("可能|[会會将將]")
GROUND = re.compile("理由")
GROUNDS = re.compile("的?(?:理由|[标標][准準]|依据|依據)")
IMPOSING = ("igo", "body", "state", "government")
RULE = "words of a sanction"


@cache
def noun() -> re.Pattern[str]:
    """What sanctions are called; 措施 too, since a resolution may only say that."""
    return re.compile(f"{any_of(sorted(lexicon().groups['sanction']))}|措施|[暂暫]停")


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """The patterns, the surest first."""
    noun = any_of(sorted(lexicon().groups["sanction"]))
    kind = (
        f"[^，。；：的ⒶⓃⒹⒷ]{{0,8}}?(?:{noun})(?:(?:、|和|及|以及)(?:{noun}))*{NO_NAME}"
    )
    forms = (
        # 阻碍和平者可能面临第 2374(2017)号决议规定的制裁
        f"(?P<target>{SOME})[^，。；：的]{{0,4}}?(?P<faces>{FACES})(?:(?P<regime>{SYMBOL}){PARAGRAPHS}(?:{SET})?的?)?(?P<measure>{kind})",
        # 将安理会第 2374(2017)号决议实施的资产冻结和旅行禁令延长至 2021 年 8 月 31 日
        f"(?P<by>{ACTOR})?(?P<regime>{SYMBOL}){PARAGRAPHS}{SET}的"
        f"(?P<measure>{kind}|[^，。；：]{{0,8}}措施)[^，。；]{{0,8}}?(?:延[长長至]|展期)[至到]?(?P<until>{DATE})",
        # 第2140(2014)号决议第11段规定的资产冻结
        f"(?P<regime>{SYMBOL}){PARAGRAPHS}{SET}的(?P<measure>{kind})",
        # 宣布实施制裁，包括关闭边境
        f"(?P<verb>{DO})了?(?:{kind})[，,](?:其中)?包括(?P<measure>[^，。；：]{{2,40}})",
        # 根据第1533(2004)号决议对武装团体实施的制裁措施
        f"(?P<regime>{SYMBOL}){PARAGRAPHS}(?:对|對)(?P<target>{TARGETS}){SET}的?(?P<measure>{kind})",
        # 对 10 名个人实施了旅行禁令
        f"(?:对|對|[针針]对)(?P<target>{SOME})(?P<verb>{DO})了?的?(?P<measure>{kind})",
        # 将武器禁运延长至2015年12月31日
        f"[将將把](?P<measure>{kind})(?:再)?(?:延[长長]|展期)[至到]?(?P<until>{DATE})",
        # 被列入第1267号决议制裁名单的个人
        f"(?P<measure>列入(?P<regime>{SYMBOL})[^，。；的]{{0,6}}?制裁名[单單])的?(?P<target>{SOME})?",
        # 对某国实施了全面制裁
        f"(?:对|對|[针針]对)(?P<target>{TARGETS})(?P<verb>{DO})了?的?(?P<measure>{kind})",
        # 对利比亚的武器禁运
        f"(?:对|對|[针針]对)(?P<target>{TARGETS})的(?P<measure>{kind})",
        # 于 2022 年 1 月实施全面制裁
        f"(?P<verb>{DO})了?(?P<measure>{kind})(?!的)",
        # 依据第 2374(2017)号决议指认予以制裁
        f"(?:根据|依据|按照|根據|依據)(?P<regime>{SYMBOL})[^，。；]{{0,6}}?(?P<measure>{kind})",
        # 关于解除 / 暂停马里参与非洲联盟活动 / 的制裁的决定
        f"(?P<measure>(?P<pause>[暂暫]停)(?P<target>[{STATE}{ACTOR}])[^，。；的]{{2,16}})的(?:制裁|措施)",
        # 将该公司列入制裁名单
        f"[将將把](?P<target>{SOME})(?P<measure>[列纳納]入(?P<regime2>{ACTOR})?[^，。；]{{0,8}}?制裁名[单單])",
    )
    return tuple(map(re.compile, forms))


def extract(text: Text) -> Iterator[Fact]:
    """Yield the sanctions of a document."""
    setting = Setting(text)
    for line in read_lines(text):
        if line.paragraph.kind not in UNREAD and noun().search(line.text):
            yield from _read(line, line.shape, setting.country(line.paragraph))


def _read(line: Line, shape: Shape, country: Mention | None) -> Iterator[Fact]:
    taken: set[int] = set()
    for pattern in patterns():
        for found in pattern.finditer(shape.text):
            if taken.intersection(range(*found.span("measure"))):
                continue
            roles = _roles(shape, found, country)
            if roles.keys() & {"regime", "target", "validUntil"}:
                taken.update(range(*found.span()))
                yield _fact(line, shape, found, roles)


def _fact(
    line: Line, shape: Shape, found: re.Match[str], roles: dict[str, object]
) -> Fact:
    start, end = shape.place(*found.span())
    telling = told(line, shape.place(*found.span("measure"))[0])
    if "until" in found.re.groupindex and telling.get("factuality") != DENIED:
        telling.pop("factuality", None)  # extending it is deciding it
    begin, _ = shape.clause(found.start())
    if ANNOUNCED.search(shape.text, begin, found.start("measure")):
        telling.pop("factuality", None)  # announcing it is doing it
    if _is_taken(found) and telling.get("factuality") != DENIED:
        telling.pop("factuality", None)
    if mood := _grounds(shape, found):
        telling["factuality"] = mood
    place = line.paragraph.place(start, end)
    return Fact("Sanction", {**roles, **telling}, line.paragraph, place, RULE)


def _grounds(shape: Shape, found: re.Match[str]) -> str | None:
    """有理由 / 实施制裁, 制裁 / 的理由: what may lead to it."""
    begin, _ = shape.clause(found.start())
    if GROUNDS.match(shape.text, found.end()):
        return CONDITIONAL
    if "faces" in found.re.groupindex and POSSIBLE.search(
        shape.text, begin, found.start("measure")
    ):
        return CONDITIONAL
    return PROPOSED if GROUND.search(shape.text, begin, found.start()) else None


def _is_taken(found: re.Match[str]) -> bool:
    """Whether it is a noun, which takes for granted that the measure is in force."""
    return "verb" not in found.re.groupindex and "的" in found.group()


def _roles(
    shape: Shape, found: re.Match[str], country: Mention | None
) -> dict[str, object]:
    groups = found.groupdict()
    roles: dict[str, object] = {"measure": shape.words(*found.span("measure"))}
    if groups.get("regime"):
        roles["regime"] = shape.name(found.start("regime")).entity
    if groups.get("target"):
        roles["target"] = _targets(shape, *found.span("target"))
    if groups.get("until"):
        days = iso(shape.names[found.start("until")])
        roles |= {"validUntil": days[0]} if days and is_day(days[0]) else {}
    who = _imposing(shape, found)
    if who:
        roles["imposedBy"] = who
    other = who and country and who.entity != country.entity
    if groups.get("verb") and "target" not in roles and other:
        roles["target"] = (country,)
    return roles


def _targets(shape: Shape, start: int, end: int) -> tuple[Mention, ...]:
    """Those that are named, else as they are described."""
    if not shape.text[start:end].endswith(DESCRIBED):
        return tuple(shape.named(start, end, ACTOR + STATE + HOLDER))
    if shape.text[start:end] == ITS:
        begin, _ = shape.sentence(start)
        return tuple(shape.named(begin, start, ACTOR + STATE)[-1:])
    return (named(shape.words(start, end), "collective"),)


def _imposing(shape: Shape, found: re.Match[str]) -> Mention | None:
    """Who is named with the regime, or last before the measure in its sentence."""
    if found.groupdict().get("by"):
        return shape.name(found.start("by"))
    if not {"verb", "pause"} & found.re.groupindex.keys():
        return None
    begin, _ = shape.sentence(found.start())
    known = [
        shape.name(index)
        for index in range(begin, found.start())
        if index in shape.names and shape.names[index].type in IMPOSING
    ]
    organizations = [each for each in known if each.type in ("igo", "body")]
    return next(reversed(organizations or known), None)
