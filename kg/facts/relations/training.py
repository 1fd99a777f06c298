"""Help that is a deed of its own, and help that begins, changes or ends.

培训了索马里国民军, 护送联合调查团; 停止了对布隆迪国防军的援助. Only help to somebody
who is named, or is a body by its head.
"""

import re
from collections.abc import Iterator

from kg.facts.cues import Cue
from kg.facts.factuality import told
from kg.facts.lexicon import OF, STOP
from kg.facts.line import Line
from kg.facts.relations.helper import differ, fact_of, helper_of, is_voice
from kg.facts.relations.lists import Actors, after_aspect, read_actors, read_owner
from kg.facts.relations.phrase import is_group
from kg.facts.subjects import skip_openers
from kg.model import Fact, Mention

TRAINS, CHANGES = "who trains, arms or escorts somebody", "who changes his help"
AID = "relation/aid"
ACTORS = {"state", "government", "igo", "body", "mission", "force", "armed_group"}
# 对……的 / 军事援助
HELP = re.compile("的(?:[^，。；的]{0,10}?)")
FOR = re.compile("(?:对|對|向|给|給)")


def read_training(line: Line, cue: Cue) -> Iterator[Fact]:
    """欧盟培训团培训了索马里国民军, 护送了一个……联合调查团."""
    whom = read_actors(line, after_aspect(line.words, cue.end), loose=True)
    if not whom.who or not all(_is_helped(each) for each in whom.who):
        return
    if line.words.at(whom.end).bits & OF or not _is_verb(line, cue):
        return
    who = helper_of(line, cue.start)
    named = who.who and all(each.type in ACTORS for each in who.who)
    if named and differ(who, whom) and not is_voice(line, who):
        found = Actors(whom.who, cue.start, whom.end)
        shown = line.text[cue.start : cue.end]
        yield fact_of(line, (who, found), told(line, cue.start), TRAINS, shown)


def _is_helped(name: Mention) -> bool:
    return name.type in ACTORS - {"state"} or is_group(name)


def _is_verb(line: Line, cue: Cue) -> bool:
    """武装 / 团体 and 的 / 培训 are no deeds; 培训了 is one, so is 后续 / 护送."""
    words = line.words
    before = words.before(cue.start)
    known = before.bits & (OF | STOP)
    opens = skip_openers(words, line.clause(cue.start), cue.start) >= cue.start
    return not known and (opens or bool(before.bits))


def read_change(line: Line, cue: Cue) -> Iterator[Fact]:
    """欧洲联盟培训团停止了 / 对……国防和安全部队的能力建设支持."""
    place = after_aspect(line.words, cue.end)
    if not FOR.match(line.text, place):
        return
    whom = read_owner(line, place + 1)
    aid = next((each for each in line.cues.of(AID) if each.start >= whom.end), None)
    named = whom.who and all(each.type in ACTORS for each in whom.who)
    if not named or not aid or not HELP.fullmatch(line.text, whom.end, aid.start):
        return
    who = helper_of(line, cue.start)
    if who.who and differ(who, whom) and not is_voice(line, who):
        end = _last_help(line, aid)
        found = Actors(whom.who, cue.start, end)
        shown = line.text[whom.end + 1 : end]
        yield fact_of(line, (who, found), told(line, cue.start), CHANGES, shown)


def _last_help(line: Line, aid: Cue) -> int:
    """能力建设 / 支持: the last word for help of those that touch."""
    end = aid.end
    for each in line.cues.of(AID):
        end = each.end if each.start == end else end
    return end
