"""Places in a list, and who is there: 驻索马里的肯尼亚国防军."""

import re
from collections.abc import Iterator

from kg.facts.factuality import taken
from kg.facts.lexicon import AND, DOES, NAME
from kg.facts.line import Line
from kg.facts.relations.lists import read_actors
from kg.facts.relations.meaning import meant
from kg.facts.words import Piece
from kg.model import Fact, Mention

NEAR = 20  # characters from a place to 的
THERE_IS = "who is there"
PLACES = {"place", "state"}
# 在马里 / 境内, 北部: what follows a place and belongs to it
INSIDE = re.compile(
    "(?:境内|境內|全境|全国|领土|領土|市|镇|省|州|县|地区|地區|周边|附近|等地"
    "|北部|南部|中部|东部|西部)*"
)
THERE = {"mission", "force", "armed_group", "body"}
STATIONED_IN = ("驻", "駐", "在")
HELPED = {"支持", "协助", "增援", "援助", "包括", "包括了"}
OWNERS = {"state", "government", "igo"}
# 欧洲联盟在马里的 / 各特派团: missions that only their owner and place tell
MISSIONS = re.compile(
    "各?个?(?:特派团|监察团|培训团|援助团|观察团|警察团|特派團|監察團)"
)


def places_at(line: Line, place: int) -> tuple[tuple[Mention, ...], int]:
    """The places of a list that begins here, and where it ends."""
    found: list[Mention] = []
    end = place
    piece = line.words.at(place)
    while piece.name and piece.name.type in (*PLACES, "reference"):
        known = meant(line, piece.name)
        found += [known] if known else []
        end = _after_place(line, piece.end)
        joint = line.words.at(end)
        if line.words.shown(joint) not in ("、", "和", "及", "以及", "与"):
            break
        following = line.words.at(joint.end)
        if not following.name or following.name.type not in PLACES:
            break
        piece = following
    return tuple(found), end


def _after_place(line: Line, place: int) -> int:
    found = INSIDE.match(line.text, place)
    return found.end() if found else place


def read_there(line: Line, piece: Piece) -> Iterator[Fact]:
    """塔曼拉塞特的 / 参谋长联席会议委员会, 驻索马里的 / 肯尼亚国防军."""
    if "的" not in line.text[piece.end : piece.end + NEAR]:
        return
    before = line.words.before(piece.start)
    if before.bits & AND or before.name:
        return
    places, end = places_at(line, piece.start)
    told = any(cue.end == piece.start for cue in line.cues.of("relation/deploy"))
    if not places or told or not line.text.startswith("的", end):
        return
    who, last = _who_is_there(line, piece, end + 1)
    if who and not line.cues.at(last, "relation/site"):
        begin = piece.start - line.text.startswith(STATIONED_IN, piece.start - 1)
        roles = {"subject": who, "place": places} | taken(line, begin)
        yield line.fact("Presence", roles, (begin, last), THERE_IS)


def _who_is_there(
    line: Line, piece: Piece, place: int
) -> tuple[tuple[Mention, ...], int]:
    """Those who are named after 的; an owner before 在 belongs to the name."""
    words = line.words
    there = words.at(place)
    stationed = line.text.startswith(STATIONED_IN, piece.start - 1)
    owner = words.before(piece.start - 1)
    missions = MISSIONS.match(line.text, place)
    if stationed and missions and owner.name and owner.name.type in OWNERS:
        return (line.mention(owner.start, missions.end()),), missions.end()
    if not there.name or there.name.type not in THERE or not there.bits & NAME:
        return (), place
    before = words.before(piece.start)
    town = piece.name is not None and piece.name.type == "place"
    town = town and (not before.bits & DOES or words.shown(before) in HELPED)
    if not town and not (stationed and not words.before(piece.start - 1).bits & DOES):
        return (), place
    found = read_actors(line, place)
    if found.who and "的" not in words.masked[there.end : found.end]:
        return found.who, found.end
    return (there.name,), there.end
