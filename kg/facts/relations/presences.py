"""Presences: which actor is based in a place, is sent there, or operates there.

Only named actors: that armed groups are somewhere tells nothing of who is where.
"""

import re
from collections.abc import Iterator

from kg.facts.cues import Cue
from kg.facts.factuality import taken, told
from kg.facts.lexicon import NAME, THING
from kg.facts.line import Line
from kg.facts.relations.lists import NOBODY, Actors, after_aspect, read_actors
from kg.facts.relations.meaning import meant
from kg.facts.relations.phrase import ends_phrase, qualified
from kg.facts.relations.places import PLACES, places_at, read_there
from kg.facts.relations.subjects import subject_of
from kg.facts.words import Piece
from kg.model import Fact, Mention

STATIONED, OPERATES = "who is stationed where", "who operates where"
SITE = "whose camp or base is where"
DEPLOY, OPERATE, PLACE_OF = (
    f"relation/{each}" for each in ("deploy", "operate", "site")
)
ACTORS = {"mission", "force", "armed_group", "body", "igo", "government"}
IN = "在于於"
DEEDS = {"活动", "行动", "业务", "活動", "行動"}
ACTS = "采取"  # 在利比亚 / 采取 / 行动 happens once
TO = ("到", "至", "在", "于", "於", "往")
SITE_OF = re.compile("的?(?:区域)?(?:总部|指挥部|司令部|总部机构|主要基地|總部|指揮部)")
# what may stand between a place and what is there: 的, 长达十年的, 设立的
LINK = re.compile(
    "(?:的|[^，。；、的]{1,8}的)?(?:新|现有|主要|军事|几个|多个|一个|各)*"
)


def read(line: Line) -> Iterator[Fact]:
    """Yield the presences of a paragraph."""
    for cue in line.cues.of(DEPLOY):
        yield from _read_stationed(line, cue)
    for cue in line.cues.of(OPERATE):
        yield from _read_operating(line, cue)
    for cue in line.cues.of(PLACE_OF):
        yield from _read_site(line, cue)
    for piece in line.words.names:
        if piece.name and piece.name.type in PLACES:
            yield from read_there(line, piece)


def _read_stationed(line: Line, cue: Cue) -> Iterator[Fact]:
    """乌干达部队驻扎在朱巴, 部署在利普塔科-古尔马地区的……."""
    place = after_aspect(line.words, cue.end)
    place += line.text.startswith(TO, place)
    places, end = places_at(line, place)
    begin = cue.start
    if not places:
        before, begin = _places_before(line, cue.start)
        places, end = before, cue.end
    if not places:
        return
    who = qualified(line, end)
    if not who.who and ends_phrase(line.words, end):
        who = _moved(line, begin)
        who = who if who.who else _without_site(line, subject_of(line, begin))
        if _are_named(who):
            span = (min(who.start, begin), end)
            yield _fact(line, who, places, span, told(line, begin))
    elif who.who and _are_named(who):
        yield _fact(line, who, places, (begin, who.end), taken(line, begin))


def _without_site(line: Line, found: Actors) -> Actors:
    """联合部队 / 总部从巴马科迁至……: the force is there."""
    owner = line.words.at(found.start)
    one = len(found.who) == 1 and not _are_named(found)
    if (
        not one
        or not owner.name
        or not SITE_OF.fullmatch(line.text, owner.end, found.end)
    ):
        return found
    who = meant(line, owner.name)
    return Actors((who,), owner.start, owner.end) if who else found


def _moved(line: Line, verb: int) -> Actors:
    """将索马里国民军 / 部署到……: who is sent."""
    masked = line.words.masked
    at = max(masked.rfind(sign, line.clause(verb), verb) for sign in "将將把")
    found = read_actors(line, at + 1, verb) if at >= 0 else NOBODY
    return found if found.end == verb else NOBODY


def _places_before(line: Line, verb: int) -> tuple[tuple[Mention, ...], int]:
    """在塞瓦雷和杜安扎 / 部署: the places between 在 and a verb."""
    clause = line.clause(verb)
    at = max(line.words.masked.rfind(sign, clause, verb) for sign in IN)
    if at < 0:
        return (), verb
    places, end = places_at(line, at + 1)
    between = line.text[end:verb]
    near = len(between) < 4 and ACTS not in between
    return (places, at) if near and "的" not in between else ((), verb)


def _fact(
    line: Line,
    who: Actors,
    places: tuple[Mention, ...],
    span: tuple[int, int],
    roles: dict[str, object],
) -> Fact:
    roles |= {"subject": who.who, "place": places}
    return line.fact("Presence", roles, span, STATIONED)


def _are_named(found: Actors) -> bool:
    return bool(found.who) and all(each.type in ACTORS for each in found.who)


def _read_operating(line: Line, cue: Cue) -> Iterator[Fact]:
    """上帝抵抗军在上韦莱省活动, 在……活动的真主党."""
    places, begin = _places_before(line, cue.start)
    if not places:
        return
    who = qualified(line, cue.end)
    if _are_named(who):
        yield _fact(line, who, places, (begin, who.end), taken(line, begin))
        return
    if not who.who and ends_phrase(line.words, cue.end):
        who = subject_of(line, begin)
        if _are_named(who):
            span = (min(who.start, begin), cue.end)
            yield _fact(line, who, places, span, told(line, begin))


def _read_site(line: Line, cue: Cue) -> Iterator[Fact]:
    """马里稳定团在泰萨利的营地, 泰萨利特的马里武装部队营地, 联合部队巴马科总部."""
    if line.text.startswith("的", cue.end) and line.text[cue.start : cue.end] == "部队":
        return
    shown = line.text[cue.start : cue.end]
    if shown in DEEDS and not line.text.startswith("的", cue.start - 1):
        return  # 在坎大哈省活动 is told by that verb
    found = _owner_then_place(line, cue.start) or _place_then_owner(line, cue.start)
    if found is None:
        return
    who, places, start = found
    roles = {"subject": who, "place": places} | taken(line, start)
    yield line.fact("Presence", roles, (start, cue.end), SITE)


Found = tuple[Mention, tuple[Mention, ...], int]


def _owner_then_place(line: Line, site: int) -> Found | None:
    """马里稳定团 / 在泰萨利的营地, 联合部队 / 巴马科总部."""
    for piece in _names_before(line, site):
        place = piece.end
        place += line.text.startswith(tuple(IN), place)
        places, end = places_at(line, place)
        linked = LINK.fullmatch(line.text, end, site)
        if places and linked and piece.name:
            who = meant(line, piece.name)
            return (who, places, piece.start) if who else None
    return None


def _place_then_owner(line: Line, site: int) -> Found | None:
    """泰萨利特的 / 马里武装部队 / 营地."""
    owner = line.words.before(site)
    if not owner.name or owner.name.type not in ACTORS or not owner.bits & NAME:
        return None
    before = owner.start - line.text.startswith("的", owner.start - 1)
    where = line.words.before(before)
    if before == owner.start or not where.bits & (NAME | THING) or not where.name:
        return None
    if where.name.type not in PLACES:
        return None
    who, place = meant(line, owner.name), meant(line, where.name)
    return (who, (place,), where.start) if who and place else None


def _names_before(line: Line, site: int) -> Iterator[Piece]:
    """The named actors of the clause, the nearest first."""
    clause = line.clause(site)
    for piece in reversed(line.words.names_between(clause, site)):
        if piece.bits & NAME and piece.name and piece.name.type in ACTORS:
            yield piece
