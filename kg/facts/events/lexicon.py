"""The words of ``seeds/events.ttl``: which kind of event each tells, frame by frame.

>>> frames()["deed"]["逮捕"]
'event-type/arrest'
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from kg.seeds import words

FRAME, TYPE = "event-frame/", "event-type/"


@cache
def frames() -> Mapping[str, Mapping[str, str]]:
    """The kind of event by frame and word; built once."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for word in words():
        kinds = [each for each in word.broader if each.startswith(TYPE)]
        for group in word.groups:
            if group.startswith(FRAME) and kinds:
                for form in word.forms:
                    found[group.removeprefix(FRAME)].setdefault(form, kinds[0])
    return found
