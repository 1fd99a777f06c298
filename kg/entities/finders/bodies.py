"""Bodies and organisations that no list has, by their heads: …委员会, …基金会, …部.

From the head the name is walked to the left, word by word, over what names are made
of, up to a function word, a verb, a mark, or another name.

>>> from kg.entities.finders.known import find_known
>>> def show(printed):
...     text = Text(printed)
...     found = Found(find_known(text))
...     return [
...         (each.type, text.plain[each.start : each.end])
...         for finder in (find_bodies, find_ministries)
...         for each in finder(text, found)
...     ]
>>> show("设立了土地纠纷调解委员会，向有关国家委员会提供协助")
[('body', '土地纠纷调解委员会')]
>>> show("稳定团审查小组、教育和科技部以及普里什蒂纳大学")
[('body', '稳定团审查小组'), ('igo', '普里什蒂纳大学'), ('igo', '教育和科技部')]
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import GUESSED, Candidate
from kg.entities.found import Found
from kg.entities.kinds import type_of_head
from kg.entities.words.lists import words
from kg.entities.words.subjects import extend_left
from kg.entities.words.text import Text
from kg.entities.words.transliteration import CHARACTERS
from kg.entities.words.walk import OWNERS, standing_before, walk, without_verbs

COUNTRY = ("国家", "地方", "区域")  # 小武器问题国家委员会: of whichever country
PARTS = ("小组", "分组")  # 小组委员会: of another
SUBORDINATE = (
    "职司",
    "职能",
    "附属",
    "下属",
    "有关",
    "相关",
    "系统",
)  # of which there are several
SEVERAL = re.compile(r"[多几两三四五六七八九十0-9]个|[各每些]\Z")
COUNTED = frozenset("县市省州个名各所该家级")
WORLD = re.compile("(?:世界|全球|国际|非洲|亚洲|亚太|阿拉伯|欧洲|英联邦|全国).")
# With such a word before them these are names: 国际法协会, 世界城市论坛.
# With such a word alone before them these are names of certain ones.
WHOLE = {"委员会": "standing", "议会": "parliaments"}
TOPICS = ("问题", "活动", "行动", "方案", "成员", "不限")
LEARNED = 4  # signs before it: 高级国际关系和发展学院
WORLDLY = {"论坛", "协会", "学会", "联合会"}


def find_bodies(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield names by their heads."""
    for start, end in text.anchors.get("head", ()):
        known = found.ending_at(end, OWNERS | {"collective"})
        whole = known and known.entity and known.start <= start
        if not whole and not text.splits_last(start, end):
            yield from _with_head(text, found, start, end)


def find_ministries(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield ministries by what they are for, with the land whose they are."""
    for start, end in text.anchors.get("ministry", ()):
        if not text.splits_last(start, end):
            yield from _ministry(text, found, start, end)


def _with_head(text: Text, found: Found, head: int, end: int) -> Iterator[Candidate]:
    start = walk(text, found, head)
    owner = found.starting_at(start, OWNERS)
    begin = owner.end if owner and owner.end <= head else start
    behind = without_verbs(text, begin, standing_before(text.plain, head, end))
    if behind > begin and not (owner and behind == head):
        start = behind  # …办公室|支持|专家组
    if SEVERAL.search(text.plain, max(0, start - 2), start):
        return
    if owner is None and _is_torn(text, start):
        return
    if start < head and _names(text, found, start, head, end):
        kind = type_of_head(text.plain[start:end])
        key = _key(text, found, start, end)
        yield Candidate(start, end, kind, key, GUESSED)


def _is_torn(text: Text, start: int) -> bool:
    """Whether a name would begin in the middle of a word: 供应|商审查委员会."""
    one = start + 1 in text.words.edges
    return one and text.plain[start] not in CHARACTERS


def _names(text: Text, found: Found, start: int, head: int, end: int) -> bool:
    """Whether what stands before a head makes it a certain one."""
    middle, word = text.plain[start:head], text.plain[head:end]
    if word in words("no-heads"):
        return False
    owner = found.starting_at(start, OWNERS)
    if owner and owner.end <= head:
        return _is_own(text.plain[owner.end : head], word, owner.type)
    if word.endswith("会议"):
        return False
    if word in WHOLE and middle in words(WHOLE[word]):
        return text.plain[start - 1 : start] not in COUNTED
    if _says_little(middle, word) or _is_cut(text.plain, start, end, word):
        return False
    return (
        len(middle) >= 2 if word not in words("strict-heads") else _tells(middle, word)
    )


def _says_little(middle: str, word: str) -> bool:
    """Whether it is of which there are several: 国家委员会, 小组委员会."""
    if middle in PARTS or _is_generic(middle):
        return True
    return middle.endswith(COUNTRY) and word not in words("regional-heads")


def _tells(middle: str, word: str) -> bool:
    """Whether it makes a name of a head that is a common noun."""
    if word in WORLDLY and len(middle) > 2 and WORLD.match(middle):
        return True
    if word in words("learned-heads") and len(middle) >= LEARNED:
        return True
    return is_foreign(middle) or (word == "大学" and _is_sound(middle))


def _is_cut(plain: str, start: int, end: int, word: str) -> bool:
    """贩运问题专家组会议 is a meeting; before 活动…工作组 the name goes on."""
    if word not in words("learned-heads"):
        return False
    return plain.startswith("会议", end) or plain.endswith(TOPICS, 0, start)


def _is_own(rest: str, word: str, owner: str) -> bool:
    """Whether its owner makes it a certain one: 伊拉克议会, 普里什蒂纳大学."""
    if rest:
        return rest not in SUBORDINATE
    local = owner == "place" and word in words("local-heads")
    return local or word in words("owned-heads")


def _is_generic(middle: str) -> bool:
    """Whether it is one or two words that say nothing: 国家, 联合技术."""
    generic = words("generic")
    if middle in generic:
        return True
    cuts = range(2, len(middle) - 1)
    return any(middle[:at] in generic and middle[at:] in generic for at in cuts)


def _is_sound(middle: str) -> bool:
    """Whether it is a short foreign name: 莱顿."""
    return len(middle) > 1 and all(char in CHARACTERS for char in middle)


def is_foreign(middle: str) -> bool:
    """Whether it is, or holds, a name in foreign sounds or letters.

    >>> is_foreign("格拉门"), is_foreign("Grameen"), is_foreign("人权")
    (True, True, False)
    """
    if any("A" <= char <= "z" for char in middle) or "·" in middle:
        return True
    run = 0
    for char in middle:
        run = run + 1 if char in CHARACTERS else 0
        if run >= 3:
            return True
    return False


def _key(text: Text, found: Found, start: int, end: int) -> str:
    """The entity; a State's own body by whichever name of the State it is called."""
    owner = found.starting_at(start, {"state"})
    if owner is None:
        return f"actor/{text.plain[start:end]}"
    rest = text.plain[owner.end : end]
    if known := text.names.of_land(owner.entity, rest):
        return known
    return f"actor/{text.names.label(owner.entity)}{rest}"


def _ministry(text: Text, found: Found, bare: int, end: int) -> Iterator[Candidate]:
    """外交部, 工商投资和数码经济部, with the State or province whose it is."""
    start = extend_left(text.plain, bare)
    owner = found.ending_at(start, {"state", "place", "government"})
    before = text.plain[max(0, start - 2) : start]
    if owner:
        start = owner.start
    elif (
        before == "各国"
        or before[-1:] in COUNTED
        or text.plain[bare:end] in words("local-offices")
    ):
        return
    key = _key(text, found, start, end) if owner else ""  # of the State at hand
    yield Candidate(start, end, "igo", key, GUESSED)
