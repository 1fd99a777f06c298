"""Places by their kind: a name with 省, 市, 村, 地区 … behind it.

>>> from kg.entities.finders.known import find_known
>>> def show(printed):
...     text = Text(printed)
...     found = Found(find_known(text))
...     return [text.plain[each.start:each.end] for each in find_places(text, found)]
>>> show("向沙巴阿村周围、摩苏尔市和墨西哥韦拉克鲁斯市、Horadiz村，该市和各省")
['摩苏尔市', '沙巴阿村', '韦拉克鲁斯市', 'Horadiz村']
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import BUILT, GUESSED, Candidate
from kg.entities.found import Found
from kg.entities.words.subjects import LINKS
from kg.entities.words.text import CLOSERS, Text
from kg.entities.words.transliteration import CHARACTERS, run_left

LONGEST = 10
KINDS = (
    "自治省|自治州|自治区|自治市|行政区|大区|镇区|省|州|市|县|镇|村|区|郡|专区|专员区|乡|城|谷地|山谷"
    "|山区|山脉|高地|高原|半岛|群岛|岛|海峡|海湾|运河|水库|大坝|河谷|国际机场|机场|港口|港"
    "|难民营|营地|海盆区|海盆|海脊|海沟|海山|海岭|火山|冰川|三角洲|山脊|山口|湖|河|炼油厂|油田|绿洲|沙漠|走廊|通道|一侧|轴心|轴线|咨询空域|飞行情报区|空域"
)
TOWNS = {"市", "镇", "村", "城"}  # 加奥市 is 加奥; 加奥省 is more
# Behind these the kind is another word: 市场, 区域, 州长, 省级, 县议会.
KIND = re.compile(f"(?:{KINDS})(?![长场民委域别划级议屿])")
REGION = re.compile("(?:地区|区域)(?![组办各一会委经性间内外集行主])")
LATIN = re.compile(
    "([A-Z][A-Za-zÀ-ÿ'’-]+(?: (?:al-|el-|Al |El )?[A-Z][A-Za-zÀ-ÿ'’-]+)?)"
    "(?:(?P<kind>村|镇|市|省|州|区|县|岛|山区|山|河|营地|难民营|机场|社区|社群|街区|居民区|定居点|检查站|过境点)(?![长场民委域别级])"
    "|(?=一带|附近|地区|周边))"
)
SIDE = re.compile(
    "[东西南北中极远](?:(?:[东西南北]?部)?(?:省|大区)|[东西南北](?:省|大区))(?![长级议政])"
)
# 边境村庄Ashmah
CALLED = re.compile(
    "(?:村庄|村子|城镇|城市|小镇)([A-Z][A-Za-zÀ-ÿ'’-]{2,})(?![A-Za-z ])"
)
JOINED = re.compile("[A-Za-z]")


def find_places(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield known places with their kind behind, then unknown ones with theirs."""
    for each in found:
        if each.type == "place":
            yield from _of_known(text, each)
    yield from _by_kind(text, found)
    yield from _by_side(text)
    for match in CALLED.finditer(text.plain):
        yield _place(text, *match.span(1), BUILT)
    for match in LATIN.finditer(text.plain):
        if not JOINED.match(text.plain[match.start() - 1 : match.start()]):
            end = match.end() if match["kind"] else match.end(1)
            yield _place(text, match.start(), end, BUILT)


def _of_known(text: Text, place: Candidate) -> Iterator[Candidate]:
    """加奥市, 顿涅茨克地区, 伊比利亚-美洲."""
    kind = KIND.match(text.plain, place.end)
    if kind and not text.splits_last(*kind.span()):
        same = kind[0] in TOWNS
        whole = _place(text, place.start, kind.end(), BUILT)
        yield whole._replace(entity=place.entity) if same else whole
    before = text.plain[place.start - 1 : place.start]
    region = REGION.match(text.plain, place.end)
    if region and before not in LINKS:  # 加奥和梅纳卡地区: two towns
        yield place._replace(end=region.end(), rank=BUILT)
    if before == "-":
        start = run_left(text.plain, place.start, max(0, place.start - LONGEST))
        if place.start - start > 2:
            yield _place(text, start, place.end, BUILT)


def _by_side(text: Text) -> Iterator[Candidate]:
    """西部省, 极北大区: called after where they lie."""
    for match in SIDE.finditer(text.plain):
        start, end = match.span()
        if end - start > 2 and not text.splits_word(start, end):
            yield _place(text, start, end, GUESSED)


def _by_kind(text: Text, found: Found) -> Iterator[Candidate]:
    for match in KIND.finditer(text.plain):
        end = match.start()
        if text.plain[end - 1 : end] not in CHARACTERS:
            continue
        if not text.splits_last(end, match.end()):
            start = _start(text, found, end)
            if end - start >= 2:
                yield _place(text, start, match.end(), GUESSED)


def _start(text: Text, found: Found, end: int) -> int:
    """Where a run of transliterating characters begins that is one name."""
    far = run_left(text.plain, end, max(0, end - LONGEST))
    start = end
    while start > far:
        if start in text.anchor_ends or found.ending_at(start):
            break
        word = text.words.before(start)
        if word and word[2] < far and text.plain[far - 1] in CLOSERS:
            return far  # 在内|马镇
        if word is None or word[2] < far or (len(word[0]) > 1 and word[1][0] != "n"):
            break
        start = word[2]
    return start


def _place(text: Text, start: int, end: int, rank: int) -> Candidate:
    return Candidate(start, end, "place", f"place/{text.plain[start:end]}", rank)
