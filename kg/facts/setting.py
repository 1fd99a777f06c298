"""The State that a document is about: most of the States it names are this one."""

from collections import Counter

from kg.facts.parties import named
from kg.facts.text import Text
from kg.model import Mention
from kg.seeds import authority

FEW = 5  # mentions that a document of one country must have


def country_of(text: Text) -> Mention | None:
    """The country that half of all States named are; None where none is."""
    count = Counter(each.entity for each in text.mentions if each.type == "state")
    count.pop("", None)
    if not count:
        return None
    key, most = count.most_common(1)[0]
    if most < FEW or 2 * most < count.total():
        return None
    return named(authority().entries[key].label, "state")
