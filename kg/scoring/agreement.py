"""Whether what was found is what gold says: an expected value, a found one, yes or no.

Gold quotes words; facts hold keys of entities. A quote means the entities of the names
that stand there, or that have its name anywhere in the document or the authority files.
"""

from collections.abc import Iterator, Mapping, Sequence

from kg.model import Mention, Span
from kg.scoring.items import Item, Quote, Value
from kg.scoring.reading import Reading

KEYS = ("actor/", "person/", "place/", "agreement/", "operation/", "project/", "event/")


class Names:
    """The names round a passage, and which entities they are."""

    def __init__(self, reading: Reading, known: Mapping[str, str]) -> None:
        self._known = known
        self._named: dict[str, set[str]] = {}
        self._here: list[tuple[Span, str]] = []
        for mention in reading.mentions:
            if mention.entity:
                self._named.setdefault(mention.surface, set()).add(mention.entity)
                if mention.span in reading.span:
                    self._here.append((_shift(mention, reading), mention.entity))

    def keys(self, quote: Quote) -> set[str]:
        """The entities that a quote may mean."""
        name = quote.name or quote.surface
        marked = self._named.get(f"《{name}》", ())  # 协议 for 《协议》
        keys = {*self._at(quote.span), *self._named.get(name, ()), *marked}
        if name in self._known:
            keys.add(self._known[name])
        return keys | {f"{kind}{name}" for kind in KEYS}

    def _at(self, span: Span | None) -> Iterator[str]:
        """Exactly there, else round it, else in it."""
        if span is None:
            return
        same = [key for place, key in self._here if place == span]
        around = [key for place, key in self._here if span in place]
        inside = [key for place, key in self._here if place in span]
        yield from same or around or inside


def _shift(mention: Mention, reading: Reading) -> Span:
    start = reading.span.start
    return Span(mention.span.start - start, mention.span.end - start)


def agree(expected: Value, found: Value, names: Names) -> bool:
    """Whether a found value is the expected one; words need only meet."""
    if not isinstance(expected, Quote):
        return _same(expected, found)
    if expected.document:
        return found == expected.document
    if not isinstance(found, str):
        return False
    if found.startswith(KEYS):
        return found in names.keys(expected)
    words = {expected.surface, expected.name} - {""}
    return any(found in each or each in found for each in words if found)


def _same(expected: Value, found: Value) -> bool:
    if isinstance(expected, str):
        return expected == str(found).replace(" ", "-")
    return not isinstance(found, str) and expected == found


def matched(expected: Sequence[Value], found: Sequence[Value], names: Names) -> int:
    """How many of the expected values were found, each by another one."""
    left = list(found)
    count = 0
    for value in expected:
        hit = next((each for each in left if agree(value, each, names)), None)
        if hit is not None:
            left.remove(hit)
            count += 1
    return count


def agree_in(name: str, one: Item, other: Item, names: Names) -> bool:
    """Whether a field of gold holds the same values in what was found."""
    expected, found = one.fields.get(name, ()), other.fields.get(name, ())
    hits = matched(expected, found, names)
    return hits == len(expected) == len(found)
