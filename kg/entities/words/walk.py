"""From the head of a name to its beginning, over the words that names are made of."""

import re

from kg.entities.found import Found
from kg.entities.words.lists import words
from kg.entities.words.subjects import LINKS, SUBJECTS, begins_subject, extend_left
from kg.entities.words.text import Text
from kg.entities.words.transliteration import CHARACTERS

LONGEST = 26
AMONG = ("政府", "机构", "部门")
STANDING = words("standing")
CARRIED_OUT = re.compile("的?(?:各项|有关)?(?:建议|决定|决议)")  # 执行|委员会的决定
WORKED = ("协调", "委员会", "小组", "指导", "领导")
SIDES = frozenset("东西南北")  # 东加勒比
# Names that a name may begin with, and is part of.
OWNERS = {"state", "place", "igo", "body", "mission", "force", "armed_group"}
# Of jieba's parts of speech those that names are made of, besides nouns.
BUILDING_TAGS = frozenset(["vn", "an", "b", "j", "l", "a", "s", "k", "g"])


def walk(text: Text, found: Found, place: int) -> int:
    """Where the name begins that goes up to here."""
    start = place
    while start not in text.words.edges:
        start -= 1  # 城市论坛 may be one word
    least = max(0, place - LONGEST)
    while start > least:
        owner = found.ending_at(start, OWNERS)
        if owner and owner.start >= least:
            side = text.plain[owner.start - 1] in SIDES
            return owner.start - (side and not found.ending_at(owner.start))
        if start != place and start in text.anchor_ends:
            break
        before = step(text, start)
        if before is None:
            break
        start = before
    return start


def step(text: Text, place: int) -> int | None:
    """One word to the left, if names are made of it."""
    word = text.words.before(place)
    if word is None:
        return None
    form, tag, start = word
    if form in LINKS:
        return _step_over(text, start, place)
    if form == "间" and text.plain.endswith(AMONG, 0, start):
        return start - 2  # 政府间谈判委员会
    if form in ("工作", "行动") and text.plain.startswith(WORKED, place):
        return start  # 国家机构工作协调委员会
    if form in words("stops") or not _builds(form, tag):
        return None
    return start


def follows_noun(text: Text, place: int) -> bool:
    """Whether a noun stands before, of which the word here is only the head."""
    word = text.words.before(place)
    if word is None or word[0] in words("stops") or word[0] in LINKS:
        return False
    return word[1] != "v" and _builds(word[0], word[1])


def without_verbs(text: Text, start: int, head: int) -> int:
    """Verbs that names are made of open none, where they stand first: 支持…委员会."""
    for length in (4, 3, 2):
        first = text.plain[start : start + length]
        if start + length <= head and first in words("inner"):
            return without_verbs(text, start + length, head)
    return start


def standing_before(plain: str, head: int, end: int) -> int:
    """Where the one word begins that makes a committee another one: 执行委员会.

    >>> [standing_before(text, 2, 5) for text in ("执行委员会", "执行委员会的决定")]
    [0, 2]
    """
    if plain[head:end] != "委员会" or CARRIED_OUT.match(plain, end):
        return head
    length = next((n for n in (5, 4, 2) if plain[head - n : head] in STANDING), 0)
    return head - length


def _builds(form: str, tag: str) -> bool:
    if form in SUBJECTS or form in words("building"):
        return True
    if tag.startswith("n") or tag in BUILDING_TAGS:
        return True
    return len(form) == 1 and form in CHARACTERS


def _step_over(text: Text, start: int, end: int) -> int | None:
    """和 between two subjects stays in the name: 真相与和解委员会."""
    before = extend_left(text.plain, start)
    linked = before < start and begins_subject(text.plain, end)
    return before if linked else None
