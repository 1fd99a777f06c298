"""Parties to agreements by other words than a verb: 伊拉克是《公约》缔约国."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.facts.factuality import told
from kg.facts.lexicon import NAME
from kg.facts.line import Line
from kg.facts.relations.dates import date_of_clause
from kg.facts.relations.lists import NOBODY, Actors, read_actors
from kg.facts.relations.phrase import ends_phrase
from kg.facts.relations.subjects import subject_of
from kg.model import Fact, Mention

# 签署了 / 停火协定, 关于性暴力问题的联合公报: agreements without a name of their own
WHOLE = re.compile(
    "(?:关于[^，。；、]{2,30}?的?)?[^，。；、的了和与]{0,14}?"
    "(?:协定|协议|条约|公约|议定书|谅解备忘录|备忘录|联合公报|公报|路线图|協定|協議|條約|公約|議定書)"
    "(?!草案|缔约|谈判|签署|执行|项下|监测|范围|区|[一二三四五六七八九十]?国|各?方|书)"
)
SEVERAL = re.compile(
    "多|若干|各|这些|任何|拟议|几|一系列|新的|其他|[一两三1-9]+[份项个]"
)
# 签署 / 协议: the agreement that the text is about, where its name is left out
BARE = re.compile("(?:该|这一|和平)?(?:协议|协定|協議|協定)")
PARTY, DEPOSITED = "a party by that word", "who deposits an instrument"
# 《协议》, 《协定》: the one that the text is about
SHORT = re.compile("[《“]?(?:该|和平)?(?:协议|协定|協議|協定)[》”]?")
COPULA = re.compile("(?:不?是|成[为為]|作[为為]|系)了?(?:《)?$")
WITH = ("与", "與", "同", "和")
STATE_PARTY = re.compile(
    "的?(?:缔约国|缔约方|当事国|当事方|签署国|签署方|签字国|缔约国之一|締約國|締約方|當事國|當事方|簽署國|簽署方)"
)
DEPOSIT = re.compile("(?:交存|递交|提交|交存了|遞交)(?:了|其)?$")
INSTRUMENT = re.compile(
    "的?(?:批准书|加入书|接受书|核准书|批准書|加入書|接受書|核准書)"
)
ONLY_A_DATE = re.compile("[\ue000\\s于於在分别正式共同，]*")

ACTOR, AGREEMENT = "actor/", "agreement/"


def agreement_at(line: Line, place: int) -> tuple[Mention | None, int]:
    """The agreement that is named at a place, or meant there."""
    piece = line.words.at(place)
    if piece.name and piece.name.type == "agreement":
        return which(line, piece.name), piece.end
    bare = BARE.match(line.text, place)
    if bare and line.main_agreement:
        return line.main_agreement, bare.end()
    whole = WHOLE.match(line.text, place)
    if whole and (whole.end() - place < 4 or SEVERAL.match(line.text, place)):
        return None, place
    return (line.mention(*whole.span()), whole.end()) if whole else (None, place)


def which(line: Line, name: Mention) -> Mention:
    """The agreement that a name means; 《协议》 is that of the text."""
    bare = SHORT.fullmatch(name.surface) and not name.entity
    return line.main_agreement or name if bare else name


def before_date(line: Line, verb: int) -> Actors:
    """The parties before a verb in an attribute, with a date between at most."""
    clause = line.clause(verb)
    for piece in line.words.names_between(clause, verb):
        if not piece.bits & NAME:
            continue
        who = read_actors(line, piece.start, verb)
        between = line.words.masked[who.end : verb]
        if who.who and ONLY_A_DATE.fullmatch(between):
            dates = line.words.names_between(who.end, verb)
            if all(each.name and each.name.type == "date" for each in dates):
                return _with_first(line, who, clause)
    return NOBODY


def with_others(line: Line, found: Actors) -> Actors:
    """索马里 / 与联合国签署了: both sign."""
    if not found.who or not line.text.startswith(WITH, found.end):
        return found
    others = read_actors(line, found.end + 1)
    return Actors((*found.who, *others.who), found.start, found.end)


def _with_first(line: Line, found: Actors, clause: int) -> Actors:
    """联合国与 / 索马里政府……签署的: the first as well."""
    if not line.text.startswith(WITH, found.start - 1):
        return found
    for piece in line.words.names_between(clause, found.start):
        first = read_actors(line, piece.start, found.start - 1)
        if piece.bits & NAME and first.who and first.end == found.start - 1:
            return Actors((*first.who, *found.who), first.start, found.end)
    return found


def read_member_states(line: Line) -> Iterator[Fact]:
    """伊拉克是《禁止化学武器公约》缔约国, 交存了《武器贸易条约》批准书."""
    for piece in line.words.names:
        if not piece.name or piece.name.type != "agreement":
            continue
        clause = line.clause(piece.start)
        copula = COPULA.search(line.text, clause, piece.start)
        deposit = DEPOSIT.search(line.text, clause, piece.start)
        after = (STATE_PARTY if copula else INSTRUMENT).match(line.text, piece.end)
        verb = copula or deposit
        if not verb or not after or not ends_phrase(line.words, after.end()):
            continue
        who = subject_of(line, verb.start())
        who = who if who.who else _after_comma(line, verb.start(), after.end())
        if who.who and all(each.type in STATES for each in who.who):
            roles = told(line, verb.end()) if copula else told(line, verb.start())
            if deposit and not copula and "factuality" not in roles:
                roles["date"] = date_of_clause(line, verb.start())
            roles |= {"party": who.who, "agreement": which(line, piece.name)}
            span = (min(who.start, verb.start()), max(after.end(), who.end))
            yield line.fact("Adherence", roles, span, PARTY if copula else DEPOSITED)


STATES = {"state", "government", "igo", "armed_group"}


def _after_comma(line: Line, verb: int, place: int) -> Actors:
    """作为《日内瓦公约》缔约国，/ 以色列必须……."""
    if not line.text.startswith(("作为", "作為"), verb):
        return NOBODY
    return read_actors(line, place + line.text.startswith(("，", ","), place))


def call_agreement(fact: Fact) -> Fact:
    """What is signed is an agreement, though it has no name: 三方之间的技术协定."""
    signed = fact.roles["agreement"]
    if not isinstance(signed, Mention) or not signed.entity.startswith(ACTOR):
        return fact
    key = AGREEMENT + signed.entity.removeprefix(ACTOR)
    called = replace(signed, type="agreement", entity=key)
    return replace(fact, roles={**fact.roles, "agreement": called})
