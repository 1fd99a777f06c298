"""Offices: a title with whose it is, what it is about, and what it was before.

>>> from kg.entities.finders.known import find_known
>>> def show(printed):
...     text = Text(printed)
...     found = Found(find_known(text))
...     return [text.plain[each.start:each.end] for each in find_offices(text, found)]
>>> show("我的马里问题特别代表兼尼日尔前总统，联科行动团长，海地外交和侨务部长")
['马里问题特别代表', '尼日尔前总统', '联科行动团长', '海地外交和侨务部长']
>>> show("主管和平行动副秘书长、中国常驻联合国代表和各国总统选举")
['主管和平行动副秘书长', '中国常驻联合国代表']
"""

import re
from collections.abc import Iterator

from kg.entities.candidate import KNOWN, Candidate
from kg.entities.found import Found
from kg.entities.words.lists import words
from kg.entities.words.runs import run_before
from kg.entities.words.subjects import LINKS, extend_left
from kg.entities.words.text import Text
from kg.entities.words.transliteration import CHARACTERS
from kg.entities.words.walk import step

HOLDERS = {"state", "igo", "body", "mission", "government", "force", "armed_group"}
LANDS = {"state", "place"}
REACH = 48
# 前总统, 代理主席, 轮值主席私人代表
# 附属机构主席: as many as there are such bodies.
SEVERAL = re.compile(
    "(?:(?:附属|下属|职司)机构|各(?:委员会|小组|机关|法庭|议会|组织|机构|方案|部门))的?\\Z"
)
BEFORE = re.compile(
    "(?:前任?|现任|时任|首任|代理?|轮值|当值|候任|临时|过渡期?|看守|常务|首席|副|名誉|终身"
    "|执行|联合|共同|第[一二三四]|卸任|轮值主席|现任主席|主席|最高|法定|联邦|当选|民选"
    r"|军事|政治|国家|军政府|大区|地区|区域|次区域|全国|共和国|高级|国防|特别|国民议会)\Z"
)
# 马里问题, 欧洲联盟外交事务和安全政策: what an envoy is for
ENVOY = re.compile(
    r"(?:代表|特使|顾问|协调员|副秘书长|助理秘书长|特别报告员|独立专家|倡导者|专员)\Z"
)
# 主管和平行动, 负责马里问题
CHARGE = re.compile(r"(?:主管|负责|分管)[^，。；：！？()《》“”\n兼]{1,40}\Z")
TOPIC = re.compile(r"(?:问题|事务|政策|局势)(?:的)?(?:联合国|秘书长)?\Z")
SENDER = len("秘书长")  # 秘书长|苏丹问题特使: his envoy is one post
APPOINTS = re.compile("任命|支持|启动|领导|欢迎|敦促|会见|鼓励|选举")
CHANCERY = "办公室"  # 总检察长办公室 has people of its own
NO_OFFICE_BEFORE = frozenset("各每几多些两数该此")
NO_OFFICE_AFTER = re.compile(
    "[们级]|职[位务]|候选|办公|之友|选举|任期|一职|人选|府|官邸|辞职声明"
)
# 常驻联合国代表, 驻海地大使, 出席安全理事会的候补代表
ABROAD = re.compile(
    r"(?:(?:常驻|派驻|驻)(?![地扎守军留有])[^，。；：()\n的]{1,40}?"
    r"|出席[^，。；：()\n]{1,40}?)"
    "(?:特命全权|临时)?(?:副|候补|助理)?(?:常驻)?(?:副|候补)?"
    "(?:代表(?!处)|观察员|大使|公使|代办|参赞|总领事|领事|武官)(?P<more>[团馆])?"
)
# Posts of a town or a tribe as well as of a State.
LOCAL = ("省长", "州长", "市长", "县长", "酋长", "总督", "行政官", "行政长官")
# Posts of a land that is no State as well: 科索沃总理.
OF_LANDS = (*LOCAL, "总统", "总理", "议长", "首席部长")
ADVERBS = {"上将", "中将"}  # 会议上|将审议
MISSIONS = {"团", "处"}  # 常驻代表团
TITLES = {"title", "post", "minister", "rank"}


def find_offices(text: Text, found: Found) -> Iterator[Candidate]:
    """Yield posts, with all that belongs to their name."""
    for role in ("title", "post", "minister"):
        for start, end in text.anchors.get(role, ()):
            yield from _office(text, found, role, start, end)
    for start, end in text.anchors.get("rank", ()):
        if text.plain[start:end] not in ADVERBS or _follows_name(text, start):
            yield _candidate(text, start, end, whole=False)
    for start, end in text.anchors.get("envoy", ()):
        if (state := found.ending_at(start, {"state"})) and text.plain[
            end : end + 1
        ] not in MISSIONS:
            yield _candidate(text, state.start, end, whole=True)
    yield from _abroad(text, found)


def _office(
    text: Text, found: Found, role: str, start: int, end: int
) -> Iterator[Candidate]:
    chancery = text.plain.startswith(CHANCERY, end)
    if NO_OFFICE_AFTER.match(text.plain, end) and not chancery:
        return
    title = text.plain[start:end]
    bare = extend_left(text.plain, start) if role == "minister" else start
    bare = _with_modifiers(text, found, bare)
    first = _with_holder(text, found, bare, title)
    if first == bare:
        first = _across(found, bare, end)
    alone = role == "post" and first == bare
    if alone and not _is_meant(text, found, title):
        return
    if text.plain[first - 1 : first] in NO_OFFICE_BEFORE:
        return
    if SEVERAL.search(text.plain, max(0, first - 10), first):
        return
    if chancery:
        end += len(CHANCERY)
        key = f"actor/{text.plain[first:end]}" if first < bare else ""
        yield Candidate(first, end, "igo", key)
    else:
        whole = first < bare or role == "minister"
        yield _candidate(text, first, end, whole=whole)


def _across(found: Found, start: int, end: int) -> int:
    """Where a holder begins whose name goes on into the title: 海地国家警察|局长."""
    for place in range(start + 1, end):
        holder = found.ending_at(place, HOLDERS - LANDS)  # not 英国王室
        if holder and holder.start < start:
            return holder.start
    return start


def _follows_name(text: Text, start: int) -> bool:
    before = text.plain[start - 1 : start]
    return before in CHARACTERS or before.isascii()


def _is_meant(text: Text, found: Found, title: str) -> bool:
    """Whether the text names the one whose post a bare 检察官 is."""
    known = text.names.by_text.get(title)
    if known and known.entity:
        return known.type == "office"
    entries = (text.names.entry(key) for key in known.choices) if known else ()
    owners = {key for entry in entries if entry for key in entry.part_of}
    return not owners.isdisjoint(found.entities)


def _candidate(text: Text, start: int, end: int, *, whole: bool) -> Candidate:
    """A post; one that does not say whose or for what is left to linking."""
    printed = text.plain[start:end]
    known = text.names.by_text.get(printed)
    key = known.entity if known and known.type == "office" else ""
    if not key and whole:
        key = f"actor/{printed}"
    choices = known.choices if known else ()
    return Candidate(start, end, "office", key, KNOWN, None, choices)


def _with_modifiers(text: Text, found: Found, start: int) -> int:
    while not found.ending_at(start, HOLDERS):
        match = BEFORE.search(text.plain, max(0, start - 4), start)
        if match is None:
            break
        start = match.start()
    return start


def _with_holder(text: Text, found: Found, start: int, title: str) -> int:
    """Take in what the office is about, and whose it is."""
    plain = text.plain
    if ENVOY.search(title):
        if charge := CHARGE.search(plain, _after_last_title(text, start), start):
            charged = _behind_line(plain, charge.start(), start)
            return charged - SENDER * plain.endswith("秘书长", 0, charged)
        start = _with_topic(text, found, start)
        start -= SENDER * text.plain.endswith("秘书长", 0, start)
    holder = found.ending_at(start, HOLDERS)
    if holder is None and title.endswith(OF_LANDS):
        holder = found.ending_at(start, LANDS)
    if holder is None and title.endswith("酋长"):
        return run_before(text, found, start)
    if holder is None and plain[start - 1 : start] == ")":
        return _with_bracket(text, found, start)
    if holder and plain[start] != "的":
        return holder.start
    return start


def _after_last_title(text: Text, start: int) -> int:
    """From where a title's own words may begin: behind the title before it."""
    least = max(0, start - REACH)
    for place in range(start - 1, least, -1):
        if text.anchor_ends.get(place) in TITLES:
            return place
    return least


def _behind_line(plain: str, start: int, end: int) -> int:
    """The last 主管 or 负责 counts."""
    last = max(plain.rfind(word, start, end) for word in ("主管", "负责", "分管"))
    return max(start, last)


def _with_bracket(text: Text, found: Found, start: int) -> int:
    """欧洲安全与合作组织(欧安组织)主席."""
    open_at = text.plain.rfind("(", max(0, start - 20), start)
    short = found.ending_at(start - 1, HOLDERS)
    long = found.ending_at(open_at, HOLDERS) if open_at > 0 else None
    return long.start if long and short and short.start == open_at + 1 else start


def _with_topic(text: Text, found: Found, start: int) -> int:
    """马里问题, 外交事务和安全政策: back to the holder, a title or a function word."""
    floor = _after_last_title(text, start)
    topic = TOPIC.search(text.plain, max(floor, start - 8), start)
    if topic is None:
        return start
    place = topic.start()
    while place > floor:
        before = found.ending_at(place, HOLDERS | LANDS)
        if before and before.type in LANDS:
            place = before.start
            continue
        over = None if before else _over(text, place)
        if over is None:
            break
        place = over
    place += text.plain[place] in LINKS
    if verb := APPOINTS.match(text.plain, place, topic.start()):
        place = verb.end()
    return place if place < topic.start() else start


def _over(text: Text, place: int) -> int | None:
    """One word of a topic to the left: a noun, or what links two."""
    word = text.words.before(place)
    if word and (word[0] in LINKS or word[0] in words("charges")):
        return word[2]
    return step(text, place)


def _is_posted(found: Found, start: int) -> bool:
    """Whether it says where: 其常驻日内瓦代表团."""
    posts = (start + len(word) for word in ("常驻", "派驻"))
    return any(found.starting_at(post, LANDS | {"igo"}) for post in posts)


def _abroad(text: Text, found: Found) -> Iterator[Candidate]:
    """中国常驻联合国代表, 教廷驻海地大使; as an organisation 代表团, 大使馆."""
    for match in ABROAD.finditer(text.plain):
        state = found.ending_at(match.start(), {"state", "igo"})
        if match["more"] and (state or _is_posted(found, match.start())):
            start = state.start if state else match.start()
            key = f"actor/{text.plain[start : match.end()]}" if state else ""
            yield Candidate(start, match.end(), "igo", key, KNOWN)
        elif state is None:
            continue
        else:
            yield _candidate(text, state.start, match.end(), whole=True)
