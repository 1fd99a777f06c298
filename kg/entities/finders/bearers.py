"""Persons by what stands beside them: an honorific, a rank, a title, their State.

>>> from kg.entities.finders.known import find_known
>>> def show(printed):
...     text = Text(printed)
...     found = Found(find_known(text))
...     return [text.plain[each.start:each.end] for each in find_bearers(text, found)]
>>> show("接替柳先生的徐钟生先生和恩贡迪少将")
['柳', '徐钟生', '恩贡迪']
>>> show("前总统萨利赫，阿萨德政权，选举陈士球(中国)，支持里昂先生，总统选举")
['里昂', '萨利赫', '阿萨德', '陈士球']
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import Candidate
from kg.entities.finders.persons import SMALL, STOPS, WORD, make_person
from kg.entities.found import Found
from kg.entities.words.lists import characters, words
from kg.entities.words.runs import FAMILY, is_foreign, run_before
from kg.entities.words.text import Text
from kg.entities.words.transliteration import CHARACTERS, run_right

LONGEST = 8
LATIN_BEFORE = re.compile(rf"(?:{WORD}|[A-Z]\.)(?: {SMALL}*(?:{WORD}|[A-Z]\.))*\Z")
# Titles that are put behind a name.
AFTER = {
    *("总统", "副总统", "总理", "副总理", "首相", "国王", "主席", "议长"),
    *("大使", "特使", "秘书长"),
}
# 代表张军、: a surname, and all up to a mark or an honorific.
EASTERN = re.compile(
    f"[{''.join(sorted(characters('surnames')))}][一-鿿]{{1,2}}?"
    "(?=[、，。；：()\n]|先生|女士|阁下|表示|指出|强调|说|和|与|作了|\\Z)"
)
BEFORE = ("title", "minister", "post", "envoy", "rank")
Spans = Iterator[tuple[int, int]]


def find_bearers(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield names that nothing in their own form tells."""
    seen: set[tuple[int, int]] = set()
    for finder in (_honoured, _ranked, _titled, _ruling, _of_state, _eastern):
        for start, end in finder(text, found):
            if start < end and (start, end) not in seen:
                seen.add((start, end))
                yield make_person(text, start, end)


def _honoured(text: Text, found: Found) -> Spans:
    """柳先生, Glucksman先生; not 让·平先生, whose form tells him."""
    for end, last in text.anchors.get("honorific", ()):
        if text.splits_word(end, last):
            continue  # 司法|官员
        if text.plain[end - 1 : end].isascii():
            if latin := LATIN_BEFORE.search(text.plain, max(0, end - 60), end):
                yield latin.span()
        else:
            yield _name_before(text, found, end), end


def _name_before(text: Text, found: Found, end: int) -> int:
    """Where a name begins that ends here, word by word; the end if there is none."""
    start = end if end in text.words.edges else end - 1  # 柳先生 may be one word
    while end - start < LONGEST and start:
        if start < end and (start in text.anchor_ends or found.ending_at(start)):
            break
        word = text.words.before(start)
        if word is None or not _is_of_name(*word[:2]):
            break
        start = word[2]
    return end if "·" in text.plain[max(0, start - 1) : end] else start


def _is_of_name(word: str, tag: str) -> bool:
    if len(word) == 1:
        return word == "-" or ("一" <= word <= "鿿" and word not in STOPS)
    return tag in FAMILY or all(char in CHARACTERS for char in word)


def _ranked(text: Text, found: Found) -> Spans:
    """恩贡迪少将, 加尼总统."""
    for role in ("rank", "title"):
        for end, last in text.anchors.get(role, ()):
            start = run_before(text, found, end)
            fits = role == "rank" or text.plain[end:last] in AFTER
            if fits and end - start >= 2 and is_foreign(text, found, start, end):
                yield start, end


def _titled(text: Text, found: Found) -> Spans:
    """前总统萨利赫: a run of transliterating characters that is no other word."""
    for role in ("title", "minister"):
        for _, start in text.anchors.get(role, ()):
            end = run_right(text.plain, start, min(start + LONGEST, len(text.plain)))
            if end - start >= 2 and is_foreign(text, found, start, end):
                yield start, end


def _ruling(text: Text, found: Found) -> Spans:
    """阿萨德政权; not 叙利亚政权."""
    for end, last in text.anchors.get("government", ()):
        if found.ending_at(end):
            continue
        start = run_before(text, found, end)
        led = text.plain[end:last] == "政府" and found.ending_at(start, {"state"})
        if end - start >= 2 and (led or text.plain[end:last] == "政权"):
            yield start, end


def _of_state(text: Text, found: Found) -> Spans:
    """陈士球(中国)."""
    surnames = characters("surnames")
    for each in found:
        end = each.start - 1
        if each.type != "state" or text.plain[end : end + 1] != "(":
            continue
        if text.plain[each.end : each.end + 1] == ")" and end > 1:
            start = _name_before(text, found, end)
            if not 2 <= end - start <= 4 or start in text.anchor_starts:
                continue
            if text.plain[start] in surnames:
                yield start, end


def _eastern(text: Text, found: Found) -> Spans:
    """中国代表张军, 副秘书长李军华: behind a post, up to a mark."""
    places = [end for role in BEFORE for _, end in text.anchors.get(role, ())]
    states = (each.end for each in found if each.type == "state")
    places += [end + 2 for end in states if text.plain.startswith("代表", end)]
    for start in places:
        match = EASTERN.match(text.plain, start)
        if match and _is_no_word(text, *match.span()):
            yield match.span()


def _is_no_word(text: Text, start: int, end: int) -> bool:
    """Whether no word of the dictionary but a name reaches into a stretch."""
    place = end
    while place > start:
        word = text.words.before(place)
        if word is None or (len(word[0]) > 1 and word[1] not in ("nr", "nrt")):
            return False
        place = word[2]
    return place == start and text.plain[start:end] not in words("stops")
