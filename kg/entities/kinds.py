"""The types of mentions: from a class of the ontology, and from the head of a name.

>>> [type_of_head(name) for name in ("审查小组", "研究中心", "外交部", "局势")]
['body', 'igo', 'igo', '']
"""

import re
from collections.abc import Mapping

from kg.entities.words.lists import words
from kg.seeds import Entry

CLASSES = {
    "State": "state",
    "Place": "place",
    "Government": "government",
    "IntergovernmentalOrganization": "igo",
    "UNEntity": "igo",
    "UNOrgan": "body",
    "PeaceOperation": "mission",
    "ArmedForce": "force",
    "ArmedGroup": "armed_group",
    "Movement": "armed_group",
    "Body": "body",
    "Office": "office",
    "Person": "person",
    "Company": "igo",
    "CivilSociety": "igo",
    "Collective": "collective",
    "Agreement": "agreement",
    "MilitaryOperation": "operation",
    "Project": "project",
}
# The class of an entity of a type that is found in a text and is in no authority file.
DISCOVERED = {kind: name for name, kind in CLASSES.items()} | {
    "igo": "Actor",  # of whichever kind
    "armed_group": "ArmedGroup",
    "body": "Body",
}
# What a name's last word says of what it names.
TYPE_OF_HEAD = dict.fromkeys(words("body-heads"), "body")
TYPE_OF_HEAD |= dict.fromkeys(words("organisation-heads"), "igo")
_LONGEST_FIRST = sorted(TYPE_OF_HEAD, key=lambda head: (-len(head), head))
HEAD = re.compile(f"(?:{'|'.join(_LONGEST_FIRST)})$")
# Ministries and their like: 外交部, 国防局; not 中部 or 全部.
MINISTRY = re.compile(r"[一-鿿]{2,}(?<![中东西南北内外全各])[部局署厅]$")
# Movements that are parties and political coalitions, not armed ones.
PARTY = re.compile(
    "(?:党|名单|派联盟|主联盟|全国联盟|人士联盟|兄弟会|框架|反对派|解放组织)$"
)
STATES = re.compile("(?:集团|国家运动|联盟)$")  # groups of States
REPORT = re.compile("[》”](?:报告)?$")  # “改善联合国维和人员安保”报告
# The State that is none, the firm that is an army, conferences that are no bodies.
GIVEN = {
    "actor/holy-see": "igo",
    "actor/wagner-group": "armed_group",
    "actor/review-conference": "event",
    "actor/npt-review-conference": "event",
}


def type_of_head(name: str) -> str:
    """The type that the last word of a name gives it; empty if it gives none."""
    if head := HEAD.search(name):
        return TYPE_OF_HEAD[head[0]]
    return "igo" if MINISTRY.search(name) else ""


def type_of(entry: Entry, entries: Mapping[str, Entry]) -> str:
    """The type of the mentions of an entity of the authority files."""
    if given := GIVEN.get(entry.key):
        return given
    kind = CLASSES.get(entry.type, "body")
    if entry.type in ("Body", "UNEntity", "UNOrgan"):
        return _type_of_body(entry, entries, kind)
    if entry.type == "Movement" and PARTY.search(entry.label):
        return "igo"
    if entry.type == "Collective" and STATES.search(entry.label):
        return "igo"
    return kind


def _type_of_body(entry: Entry, entries: Mapping[str, Entry], kind: str) -> str:
    """Bodies are told from organisations by their heads.

    The commission that is the secretariat of an organisation counts as one itself:
    非洲联盟委员会.
    """
    for key in entry.part_of:
        above = entries.get(key)
        own = above and above.type == "IntergovernmentalOrganization"
        if above and own and entry.label == f"{above.label}委员会":
            return "igo"
    return type_of_head(entry.label) or kind
