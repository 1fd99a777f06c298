"""What an act does where its verb alone does not say: 表示, 要求, 促请.

表示 alone tells a will, a stance, or nothing but that somebody spoke. 要求 is a demand
where a decision, or the Council, speaks to parties; where a text tells what was asked
of somebody within the Organization it is a request.
"""

import re
from collections.abc import Sequence

from kg.facts.acts import SAYING, Act
from kg.facts.lexicon import lexicon
from kg.facts.parties import within_organization
from kg.facts.style import Style
from kg.facts.words import Words
from kg.model import Mention

DEMANDING, CALLING = "verb/yaoqiu", "verb/cuqing"
# 表示，如果……则打算……; 我表示将继续……; 表示，他们愿意……
INTENT = re.compile(
    r"[^。；]{0,60}?(?<!不)(?:打算|愿意|願意|决心|決心)"
    r"|[，,]?[^，。；]{0,16}?(?:决定|決定)"
    r"|[，,]?(?:其|[它他她][们們]?|我[们們]?|[该該][^，。；]{1,4})?[将將]"
    r"(?:[会會继繼尽盡努采採支提在向与與不随隨按于於考参參派确確加作全根为為把])"
)
# 表示，建议草案应仅反映……; 表示，它们已经做好支持过渡机构的准备
STANCE = re.compile(
    r"[^。；]{0,60}?(?:应|應|必须|必須|需要|有必要|希望|期待|支持|准备|準備|关切|關切)"
)
# 表示，它们支持以和平手段……; but 表示，它们已经做好支持……的准备
SUPPORT = re.compile(
    r"[，,]?(?:[^，。；已做]{0,12}?[它他她]们[^，。；已做]{0,12}?|)支持(?![^，。；]*准备)"
)
OPINION = re.compile(r"[^。；]{0,40}?(?:认为|認為)")
COUNCIL = {"actor/security-council", "actor/general-assembly"}
STATES = {"state", "government"}
COMMITTEE = ("委员会", "委員會")
PARTY = ("缔约国", "締約國")


def force_of(
    act: Act,
    words: Words,
    style: Style,
    issuers: Sequence[Mention],
    addressees: Sequence[Mention],
) -> str | None:
    """The force of an act; None where nothing but speech is told."""
    key = act.phrase.verb.key
    if key == SAYING:
        return _force_of_saying(act, words, style)
    if key == DEMANDING:
        return _force_of_demanding(style, issuers, addressees)
    if key == CALLING and _is_treaty_body(issuers, addressees):
        return "force/urges"
    return act.force


def _force_of_saying(act: Act, words: Words, style: Style) -> str | None:
    if INTENT.match(words.text, act.phrase.end):
        return "force/intends"
    if SUPPORT.match(words.text, act.phrase.end):
        return "force/supports"
    if style.decides:
        return act.force
    if OPINION.match(words.text, act.phrase.end):
        return None
    return act.force if STANCE.match(words.text, act.phrase.end) else None


def _force_of_demanding(
    style: Style, issuers: Sequence[Mention], addressees: Sequence[Mention]
) -> str:
    if any(map(_is_inside, addressees)):
        return "force/requests"
    if style.decides or (addressees and any(map(_may_demand, issuers))):
        return "force/demands"
    return "force/requests"


def _may_demand(name: Mention) -> bool:
    """The Council, a State, or whoever speaks for himself."""
    first = name.surface in lexicon().groups["first"]
    return name.entity in COUNCIL or name.type in STATES or first


def _is_inside(name: Mention) -> bool:
    """Whether the Organization's own people or missions are meant."""
    first = name.surface in lexicon().groups["first"]
    return first or within_organization(name.entity)


def _is_treaty_body(issuers: Sequence[Mention], addressees: Sequence[Mention]) -> bool:
    """委员会促请缔约国: the bodies that watch over treaties urge so."""
    committee = any(each.surface.endswith(COMMITTEE) for each in issuers)
    return committee and any(each.surface.endswith(PARTY) for each in addressees)
