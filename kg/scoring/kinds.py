"""By what facts are told apart: the roles of a kind that must be right.

Of those that gold gives no value for nothing is asked; the other roles count as fields.
"""

from kg.scoring.agreement import Names, agree_in, matched
from kg.scoring.items import Item

ALL = {
    "Membership": ("member", "organization"),
    "Adherence": ("party", "agreement"),
    "Affiliation": ("subject", "object"),
    "Establishment": ("established", "establishedBy"),
    "Leadership": ("leader", "led"),
    "Composition": ("component", "whole"),
    "Presence": ("subject", "place"),
    "Tenure": ("person", "office"),
    "Support": ("giver", "receiver"),
    "Sanction": ("measure", "validUntil"),
    "Event": ("eventType", "date", "begin"),
    "Meeting": ("date", "begin", "meetingNumber"),
    "Figure": ("amount", "measure"),
}
# Of these one value must be right, if gold has any.
SOME = {
    "Sanction": ("target", "regime", "imposedBy"),
    "Event": ("agent", "participant", "target", "place"),
}
UNDATED = ("record", "speaker", "participant")  # of meetings


def wrong_roles(gold: Item, found: Item, names: Names) -> list[str]:
    """The roles that keep a fact from being right; none if it is."""
    keys = [name for name in ALL[gold.label] if gold.fields.get(name)]
    some = SOME.get(gold.label, ())
    if gold.label == "Meeting" and not keys:
        some = UNDATED
    wrong = [
        name for name in (*keys, "factuality") if not agree_in(name, gold, found, names)
    ]
    asked = [name for name in some if gold.fields.get(name)]
    if asked and not any(_hits(name, gold, found, names) for name in asked):
        wrong.append(asked[0])
    return wrong


def shared_roles(gold: Item, found: Item, names: Names) -> int:
    """How many values of the two are the same, but for what most facts share."""
    return sum(
        _hits(name, gold, found, names)
        for name in gold.fields
        if name not in ("factuality", "attribution", "agendaItem", "unit", "bound")
    )


def _hits(name: str, gold: Item, found: Item, names: Names) -> int:
    return matched(gold.fields.get(name, ()), found.fields.get(name, ()), names)
