"""Whether an act binds, and why: by the text it stands in, its force, its addressee.

The reasons are those of ``ontology/bindingness.ttl``; another reading of the law is
another function of the same shape.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.facts.parties import within_organization
from kg.facts.style import ASKING
from kg.model import DocumentKind, Kind, Mention

DEMANDING = "force/demands"
INSTRUCTING = {"force/requests", DEMANDING}
DECIDING = {
    *("force/decides", "force/authorizes", "force/determines", "force/acts-under"),
}
# 决定继续积极处理此案, 决定延长任务期限: the Organization's own organs and business
OWN = re.compile(
    "此案|[该該]事[项項]|任[务務]期|委[员員][会會]|[专專]家小[组組]|特派[团團]"
    "|[稳穩]定[团團]|[审審]查|[处處]理"
)
# What the Council sets up for its sanctions, by whatever name it is called.
INSTRUMENT = re.compile("(?:[专專]家小?[组組]|[监監][测測]小?[组組]|[监監]察[员員])$")


@dataclass(frozen=True, slots=True)
class Ground:
    """What bindingness is judged by."""

    kind: DocumentKind
    place: Kind
    force: str
    addressees: Sequence[Mention]
    reported: bool
    chapter_seven: bool
    action: str = ""


def reason(ground: Ground) -> str:
    """The key of the reason."""
    return f"bindingness/{_reason(ground)}"


def _reason(ground: Ground) -> str:
    if ground.reported:
        return "reported-speech"
    if ground.place is Kind.PREAMBULAR:
        return "preamble"
    if ground.force not in ASKING | DECIDING:
        return "expression"
    if ground.kind is DocumentKind.PRESIDENTIAL_STATEMENT:
        return "presidential-statement"
    if ground.kind is not DocumentKind.RESOLUTION:
        return "form-without-force"
    return _reason_in_resolution(ground)


def _reason_in_resolution(ground: Ground) -> str:
    inside = _is_inside(ground.addressees)
    if ground.force in INSTRUCTING and inside:
        bodies = all(each.type == "body" for each in ground.addressees)
        return "internal-decision" if bodies else "instruction-to-secretariat"
    if ground.force in DECIDING or ground.force == DEMANDING:
        return _reason_of_order(ground, inside)
    return "chapter-vii-exhortation" if ground.chapter_seven else "exhortation"


def _reason_of_order(ground: Ground, inside: bool) -> str:
    if ground.chapter_seven:
        return "chapter-vii-decision"
    if ground.force == DEMANDING:
        return "demand-without-chapter-vii"
    own = inside or (not ground.addressees and OWN.search(ground.action))
    return "internal-decision" if own else "article-25-decision"


def _is_inside(addressees: Sequence[Mention]) -> bool:
    """Whether all are parts of the Organization: the Secretary-General, a mission."""
    return bool(addressees) and all(
        within_organization(each.entity) or INSTRUMENT.search(each.surface)
        for each in addressees
    )
