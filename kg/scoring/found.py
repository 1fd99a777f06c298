"""What the program finds to items, in the offsets of the passage."""

import datetime
from collections.abc import Iterator

from kg.model import Fact, Mention, Span, Time
from kg.scoring.gold import CITATION, PLAIN
from kg.scoring.items import Item, Value, unify
from kg.scoring.kinds import ALL
from kg.scoring.reading import Reading

# The names that gold annotates; what else is found is not measured.
TYPES = frozenset(
    {
        *("agreement", "armed_group", "body", "date", "force", "government", "igo"),
        *("mission", "office", "operation", "person", "place", "state", "symbol"),
    }
)
KINDS = frozenset(ALL)
ACTS = frozenset(("Directive", "ReportingDuty"))
# Roles that say whose words a fact is told in.
ATTRIBUTION = ("attribution", "attributedTo", "reportedBy")
# Concepts and documents are compared without their scheme: event-type/coup.
DOCUMENT = "doc/"
SCHEMES = ("event-type/", "factuality/", "bound/", "force/", DOCUMENT)
DIRECTIVE = (*PLAIN, "addressee", "issuer")


def found_names(reading: Reading) -> Iterator[Item]:
    """The names in the passage, of the types that are measured."""
    for mention in reading.mentions:
        if mention.type in TYPES and mention.span in reading.span:
            yield Item(mention.type, _shift(mention.span, reading))


def found_acts(reading: Reading) -> Iterator[Item]:
    """The acts of speech and the citations in the passage."""
    for fact in _facts(reading):
        roles = {name: plain_all(value) for name, value in fact.roles.items()}
        if fact.kind in ACTS:
            fields = {name: roles.get(name, ()) for name in DIRECTIVE}
            force = next(iter(roles.get("force", ())), "")
            yield Item(str(force), _verb(fact, reading), fields)
        elif fact.kind == "Citation":
            fields = {name: roles.get(name, ()) for name in ("cited", "citedParagraph")}
            if fields["cited"] == (reading.document.key,) and not _is_known(reading):
                fields["cited"] = ()  # gold cannot name it either
            yield Item(CITATION, _shift(fact.evidence, reading), fields)


def found_facts(reading: Reading) -> Iterator[Item]:
    """The relations and events in the passage."""
    for fact in _facts(reading):
        if fact.kind in KINDS:
            roles = {name: plain_all(value) for name, value in fact.roles.items()}
            roles.setdefault("factuality", ("actual",))
            roles["attribution"] = tuple(
                each for name in ATTRIBUTION for each in roles.pop(name, ())
            )
            place = _shift(fact.evidence, reading)
            yield Item(fact.kind, place, unify(fact.kind, roles))


def _is_known(reading: Reading) -> bool:
    return reading.document.metadata.symbol is not None


def _facts(reading: Reading) -> Iterator[Fact]:
    """Those whose words begin in the passage; what an item says twice counts once."""
    seen = set()
    for fact in reading.facts:
        said = (fact.kind, fact.evidence, repr(sorted(fact.roles.items(), key=str)))
        if reading.span.start <= fact.evidence.start < reading.span.end:
            if said not in seen:
                yield fact
            seen.add(said)


def _shift(span: Span, reading: Reading) -> Span:
    return Span(span.start - reading.span.start, span.end - reading.span.start)


def _verb(fact: Fact, reading: Reading) -> Span:
    """Where the verb stands; the whole passage where it is that of the chapeau."""
    verb = str(fact.roles.get("verb", ""))
    evidence = reading.document.text[fact.evidence.start : fact.evidence.end]
    at = evidence.find(verb)
    if at < 0 or (fact.roles.get("chapeau") and not evidence.startswith(verb)):
        return Span(0, len(reading.span))
    start = fact.evidence.start + at
    return _shift(Span(start, start + len(verb)), reading)


def plain_all(value: object) -> tuple[Value, ...]:
    """One value or several, each in its plain form.

    >>> plain_all(datetime.date(2021, 6, 29)), plain_all(["event-type/coup"])
    (('2021-06-29',), ('coup',))
    """
    if value is None:
        return ()
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(plain(each) for each in value if each is not None)
    return (plain(value),)


def plain(value: object) -> Value:
    """A value as it can be compared: a number, an ISO date, a key, a text.

    >>> plain("doc/S/RES/2584(2021)"), plain(3.0), plain("at least")
    ('S/RES/2584(2021)', 3.0, 'at least')
    """
    match value:
        case Mention():
            return (value.entity or value.surface).removeprefix(DOCUMENT)
        case Fact():
            return _speaking(value).paragraph.number
        case Time():
            return _day(value)
        case datetime.date():
            return value.isoformat()
        case int() | float():
            return value
    text = str(value)
    scheme = next((each for each in SCHEMES if text.startswith(each)), "")
    return text.removeprefix(scheme)


def _speaking(fact: Fact) -> Fact:
    """Up from items without a verb to the paragraph whose verb they hang under."""
    above = fact.roles.get("chapeau")
    own = str(fact.roles.get("verb", "")) in fact.paragraph.text
    return fact if own or not isinstance(above, Fact) else _speaking(above)


def _day(time: Time) -> str:
    """A day, a month or a year, as precise as the text is."""
    day = time.start or time.end
    length = {"year": 4, "month": 7, "part": 7}.get(time.precision, 10)
    return day.isoformat()[:length] if day else time.duration
