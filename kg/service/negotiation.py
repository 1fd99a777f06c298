"""What a client takes, to the best of what there is: the header ``Accept``, RFC 9110.

What makes no sense in the header is passed over, as browsers send what they like.

>>> choose("text/turtle;q=0.5, application/*", ["text/turtle", "application/ld+json"])
'application/ld+json'
>>> choose("text/html", ["text/turtle"]) is None, choose("", ["text/turtle"])
(True, 'text/turtle')
>>> choose("text/*;q=0, */*, text/html", ["text/turtle", "text/html"])
'text/html'
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

# text/turtle;q=0.8 · */*
RANGE = re.compile(r"([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*((?:;[^,]*)?)", re.ASCII)
WEIGHT = re.compile(r";\s*q\s*=\s*(0(?:\.\d*)?|1(?:\.0*)?)\s*(?:;|$)", re.IGNORECASE)
LONGEST = 2_000  # characters of a header that are read


class Range(NamedTuple):
    """A kind of media types, and how much it is wanted."""

    type: str
    subtype: str
    weight: float

    def fit(self, media_type: str) -> int:
        """How closely a media type is meant: 0 if it is not."""
        type_, _, subtype = media_type.partition("/")
        if (self.type, self.subtype) == (type_, subtype):
            return 3
        if self.subtype == "*":
            return 2 if self.type == type_ else int(self.type == "*")
        return 0


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """The best of what is offered, the first of several that are wanted as much."""
    ranges = parse(accept)
    if not ranges:
        return offered[0]
    weights = [_weigh(media_type, ranges) for media_type in offered]
    best = max(weights)
    return offered[weights.index(best)] if best > 0 else None


def parse(accept: str) -> list[Range]:
    """The ranges of a header that make sense."""
    found = []
    for part in accept[:LONGEST].split(","):
        if match := RANGE.fullmatch(part.strip()):
            weight = WEIGHT.search(match[3])
            value = float(weight[1]) if weight else 1.0
            found.append(Range(match[1].lower(), match[2].lower(), value))
    return found


def wants_page(accept: str) -> bool:
    """Whether a browser asks, which wants a page more than anything else.

    >>> wants_page("text/html,application/xml;q=0.9,*/*;q=0.8"), wants_page("*/*")
    (True, False)
    """
    weights = {f"{each.type}/{each.subtype}": each.weight for each in parse(accept)}
    best = max(weights.values(), default=0)
    return best > 0 and weights.get("text/html") == best


def _weigh(media_type: str, ranges: Sequence[Range]) -> float:
    """The weight of the closest range."""
    fitting = [(each.fit(media_type), each.weight) for each in ranges]
    closest, weight = max(fitting)
    return weight if closest else 0.0
