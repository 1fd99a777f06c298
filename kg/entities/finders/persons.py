"""Persons by the form of their names: with dots, in Latin letters, over a signature.

>>> def show(printed):
...     text = Text(printed)
...     return [text.plain[each.start:each.end] for each in find_persons(text, Found())]
>>> show("由前总统易卜拉欣·布巴卡尔·凯塔担任，囚犯Sidqi al-Maqt")
['易卜拉欣·布巴卡尔·凯塔', 'Sidqi al-Maqt']
>>> show("秘书长 潘基文(签名)")
['潘基文']
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import BUILT, Candidate
from kg.entities.found import Found
from kg.entities.words.runs import FAMILY
from kg.entities.words.text import Text
from kg.entities.words.transliteration import run_left, run_right

LONGEST = 12  # characters of one part of a name
WHOLE = 60  # characters of a name and all its parts
DOT = re.compile(r"(?<=[一-鿿])·(?=[一-鿿])")
WORD = r"[A-ZÀ-Þ][a-zß-ÿ'’]+(?:-[A-ZÀ-Þ]?[a-zß-ÿ'’]+)*"
SMALL = (
    "(?:(?:al|el|de|del|della|van|von|der|den|da|dos|di|du|la|le|ben|bin|ibn|ould|e|y)"
    "[ -])"
)
# Sidqi al-Maqt, Abel Adelakun Ayoko, with no Latin beside it
LATIN = re.compile(
    rf"(?:{WORD}|[A-Z]\.)(?: {SMALL}*(?:{WORD}|[A-Z]\.)){{1,5}}"
    r"(?![ ,.;:&]*[A-Za-z0-9])"
)
CAPITAL = re.compile("[A-ZÀ-Þ]")
JOINED = re.compile(r"[A-Za-z0-9,.;:&-] ?\Z")
# What stands behind the name of a place, and before it where a list of them is.
ZONES = re.compile(
    "过境点|阵地|哨所|检查站|营地|高地|农场|社区|住区|机场|广场|监狱|医院|水坝|大坝|桥"
    "|路口|街区|[村镇省市州区县山河]|附近|地区|一带|周边"
)
LINKED = frozenset("和、与及")
AT = re.compile(r"(?:[在从至到于往]|设在|位于|前往)\Z")
# What stands behind a name in Latin letters that is no person's.
THINGS = re.compile(
    "基金会|组织|团体|集团|公司|银行|大学|学院|中心|[岛湖港号案路街法族教]|土著|系统"
    "|有限|报告|计划|方案|项目|运动|阵线|等(?:地|组织)|部落|战略|倡议|进程"
)
# Words of one character that are no part of a name.
STOPS = frozenset(
    "的和与及向由对为在从于是被把让给请即至等或并因以致位名任选替员者后前据称我你他她其该"
    "各将已曾也还就经同随了中内外上下、使令派受有无不说问见"
)
# Parts of speech of names of persons, and of signs that are no words.
PERSONAL = {"nr", "nrt", "nrfg", "ns"}
RARE = {"zg", "ag", "g"}
# The last sign before a mark, if it is no word that stands there: 穆明；
LAST = re.compile(f"[一-鿿](?<![{''.join(sorted(STOPS))}])(?=[、，。；：()])")
SIGNED = re.compile(r"\((?:签名|签字)\)")
MARKED_OUT = re.compile(r"[一-鿿·-]{2,20}\Z|[A-ZÀ-Þ][A-Za-zÀ-ÿ'’. -]{2,40}\Z")


def make_person(text: Text, start: int, end: int) -> Candidate:
    """A person, whom the authority files may know."""
    name = text.plain[start:end]
    return Candidate(start, end, "person", f"person/{name}", BUILT)


def find_persons(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield names whose form tells that they are persons'."""
    for finder in (_find_dotted, _find_signed):
        for start, end in finder(text, found):
            yield make_person(text, start, end)
    yield from _find_latin(text, found)


def _find_dotted(text: Text, found: Found) -> Iterator[tuple[int, int]]:
    """让·皮埃尔·迪亚瓦拉, between what cannot belong to it on either side."""
    plain, done = text.plain, -1
    for match in DOT.finditer(plain):
        dot = match.start()
        if dot < done:
            continue
        far = _run_left(text, dot, max(done, dot - LONGEST, 0))
        start = _left_edge(text, found, far, dot)
        most = min(dot + WHOLE, len(plain))
        done = _right_edge(text, _run_right(text, dot, most), dot)
        if start < dot < done - 1:
            yield start, done


def _run_left(text: Text, place: int, least: int) -> int:
    """Over transliterating characters, and words that the dictionary has as names."""
    while (place := run_left(text.plain, place, least)) > least:
        word = text.words.before(place)
        if word is None or len(word[0]) < 2 or word[1] not in PERSONAL:
            break
        place = max(word[2], least)
    return place


def _run_right(text: Text, place: int, most: int) -> int:
    """The same to the right; also over a rare sign: 武|契|奇."""
    while (place := run_right(text.plain, place, most)) < most:
        end = place + 1
        while end not in text.words.edges:
            end += 1
        word = text.words.before(end)
        last = LAST.match(text.plain, place) if end == place + 1 else None
        named = word and (word[1] in PERSONAL | RARE or last)
        if end > most or not named:
            break
        place = end
    return place


def _left_edge(text: Text, found: Found, start: int, dot: int) -> int:
    """Move the start behind a title, a known name, or a word that ends in the run."""
    behind = _behind_title(text, found, start, dot)
    if behind > start:
        return behind
    while start < dot and text.plain[start] in "·-":
        start += 1
    return _to_edge(text, start, dot - 1)


def _to_edge(text: Text, place: int, limit: int) -> int:
    """The edge of the word that a run breaks: outwards if that is a name's."""
    edges = text.words.edges
    if place in edges:
        return place
    end = place
    while end not in edges:
        end += 1
    word = text.words.before(end)
    if word and word[1] in FAMILY and "·" not in word[0]:
        return end if limit < place else word[2]
    inwards = word[2] if word and limit < place else end
    return inwards if (inwards - limit) * (place - limit) >= 0 else place


def _right_edge(text: Text, end: int, dot: int) -> int:
    """Move the end before a title that begins in the run, or a word that leaves it."""
    least = dot + 2
    end = next((at for at in range(least, end) if at in text.anchor_starts), end)
    end = _to_edge(text, end, least)
    word = text.words.before(end)
    if word and word[1] == "v" and len(word[0]) > 1 and word[2] >= least:
        end = word[2]  # 库特莫斯|宣布
    return end - 1 if text.plain[end - 1] in "·-" else end


def _find_latin(text: Text, found: Found) -> Iterator[Candidate]:
    done = 0
    for capital in CAPITAL.finditer(text.plain):
        start = capital.start()
        match = LATIN.match(text.plain, start)
        before = JOINED.search(text.plain, max(0, start - 2), start)
        if match is None or start < done or before:
            continue
        end = done = match.end()
        if _is_placed(text, found, start, end):
            yield Candidate(start, end, "place", f"place/{match[0]}", BUILT)
        elif not THINGS.match(text.plain, end):
            yield make_person(text, start, end)


def _is_placed(text: Text, found: Found, start: int, end: int) -> bool:
    """Whether a place is expected here: 设在卡杜格利和Gok Machar, …阵地."""
    plain = text.plain
    if ZONES.match(plain, end) or AT.search(plain, max(0, start - 2), start):
        return True
    linked = plain[max(0, start - 1) : start] in LINKED
    return linked and bool(found.ending_at(start - 1, {"place"}))


def _find_signed(text: Text, found: Found) -> Iterator[tuple[int, int]]:
    """潘基文(签名), behind the signatory's title if it is printed on the same line."""
    for match in SIGNED.finditer(text.plain):
        end = match.start()
        line = text.line(end)
        if name := MARKED_OUT.search(text.plain, max(line, end - 41), end):
            yield _behind_title(text, found, name.start(), end), end


def _behind_title(text: Text, found: Found, start: int, end: int) -> int:
    """Behind the last title or known name of a stretch; its start if there is none."""
    for place in range(end - 1, start, -1):
        if place in text.anchor_ends or found.ending_at(place):
            return place
    return start
