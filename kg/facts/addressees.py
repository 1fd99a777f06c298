"""Who is to act: the list of actors after a verb that asks.

A decision has an addressee only where it says what somebody's task is, or what somebody
shall do: 决定马里稳定团的任务包括……, 决定所有会员国应冻结…….
"""

import re

from kg.facts.acts import Act
from kg.facts.clauses import clauses_between
from kg.facts.lexicon import COMMA, HEAD, NAME, OF, PREPOSITION
from kg.facts.phrases import Phrases, read_list
from kg.facts.style import ASKING
from kg.facts.subjects import skip_openers
from kg.facts.words import Words

# They turn to somebody though they ask for attention only.
HEEDING = {"verb/tiqing-zhuyi", "verb/tixing"}
DECIDING = "force/decides"
FARTHEST = 80  # characters of the circumstances before who shall act
# 马里稳定团 / 的首要战略优先事项是……, 的任务应包括……
TASK = re.compile(
    "的[^，。；的]{0,12}?(?:任[务務](?:授[权權])?|授[权權]|[职職][责責能]"
    "|[优優]先事[项項]|工作)(?:[应應]|是|[为為]|包括|如下|[将將]|：)"
)
# 所有会员国 / 均应采取…… but not 应由……组成
SHALL = re.compile(
    "[均都也并並]?(?:[应應]|[须須]|必[须須])"
    "(?!(?:[继繼][续續])?由|[为為]|是|包括|[设設]|得到)"
)


def find_addressees(words: Words, act: Act, limit: int) -> Phrases:
    """The actors that an act is addressed to; ``end`` is where their list ends."""
    place = act.phrase.end
    if act.force in ASKING or act.phrase.verb.key in HEEDING:
        return _within(read_list(words, place), place, limit)
    if act.force != DECIDING:
        return Phrases([], place)
    return _within(_read_tasked(words, _skip_circumstances(words, place)), place, limit)


def _skip_circumstances(words: Words, place: int) -> int:
    """决定，/ 自本决议通过之日起一年内，/ 所有会员国均应……."""
    begin = words.at(place).end if words.at(place).bits & COMMA else place
    for clause in clauses_between(words, begin, min(begin + FARTHEST, len(words.text))):
        piece = words.at(skip_openers(words, clause, len(words.text)))
        if not piece.bits & PREPOSITION or words.among(piece, "object"):
            return piece.start
    return begin


def _within(found: Phrases, verb_end: int, limit: int) -> Phrases:
    """Only what the act itself says; nobody where a list runs on into the next."""
    return found if found.items and found.end <= limit else Phrases([], verb_end)


def _read_tasked(words: Words, place: int) -> Phrases:
    piece = words.at(place)
    if piece.bits & (NAME | HEAD) and words.at(piece.end).bits & OF:
        tasked = TASK.match(words.text, piece.end)
        return Phrases([(place, piece.end)] if tasked else [], piece.end)
    found = read_list(words, place)
    told = found.items and SHALL.match(words.text, found.end)
    return found if told else Phrases([], place)
