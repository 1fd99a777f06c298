"""The facts behind a picture: their roles, their days, their words in the sentence.

Offsets are given in UTF-16 units, as a browser counts them.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import islice, zip_longest

from kg.graph.dataset import Dataset
from kg.graph.names import ID
from kg.graph.schema import schema, shorten
from kg.graph.vocabulary import RDF, vocabulary
from kg.views.asking import ask, value_of
from kg.views.drawn import Edge

FACTS = 30_000  # that a page holds at most
TYPE = f"{RDF}type"
HIDDEN = {"statedIn", "evidence", "rule"}
BEGIN = ("date", "begin", "validFrom", "from", "heldOn", "asOf", "periodBegin")
END = ("validUntil", "until", "end", "periodEnd")
ENDINGS = "。！？；\n"
SENTENCE = re.compile(rf"[^{ENDINGS}]*[{ENDINGS}]?[”’」』）)]*")


@dataclass(slots=True)
class Fact:
    """What is stated, where, in which words."""

    id: str
    kind: str = ""
    roles: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    document: str = ""
    number: str = ""
    order: int = 0
    sentence: str = ""
    start: int = 0
    end: int = 0
    at: int = 0  # where the words begin in the paragraph
    begins: str = ""  # the day, month or year from which it is so
    ends: str = ""


def list_facts(dataset: Dataset, edges: Iterable[Edge]) -> list[Fact]:
    """The facts of a page, in the order of reading.

    All, where there is room; else of each edge the first, then of each the second,
    until there is no room left.
    """
    ((count,),) = ask(dataset, "count")
    if int(value_of(count)) <= FACTS:
        return read_facts(dataset)
    turns = zip_longest(*(edge.facts for edge in edges))
    chosen = dict.fromkeys(fact for turn in turns for fact in turn if fact)
    return read_facts(dataset, set(islice(chosen, FACTS)))


def read_facts(dataset: Dataset, wanted: Container[str] | None = None) -> list[Fact]:
    """All facts, or those that are wanted by their keys, in the order of reading."""
    found = _read_roles(dataset, wanted)
    for fact, document, number, order, text, start, end in ask(dataset, "words"):
        if known := found.get(_key(value_of(fact))):
            cut_sentence(
                known, value_of(text), int(value_of(start)), int(value_of(end))
            )
            known.document = _key(value_of(document))
            known.number, known.order = value_of(number), int(value_of(order))
    return sorted(found.values(), key=_reading_order)


def _read_roles(dataset: Dataset, wanted: Container[str] | None) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    kinds: dict[str, list[str]] = defaultdict(list)
    for subject, predicate, value in ask(dataset, "roles"):
        key = _key(value_of(subject))
        if wanted is not None and key not in wanted:
            continue
        fact = found.setdefault(key, Fact(key))
        role = shorten(value_of(predicate))
        if role == TYPE:
            kinds[key].append(shorten(value_of(value)))
        elif role not in HIDDEN and not _is_certain(role, value_of(value)):
            fact.roles[role].append(to_text(value))
    for key, fact in found.items():
        fact.kind = schema().narrowest(kinds[key])
        fact.roles = {role: sorted(fact.roles[role]) for role in _order(fact.roles)}
        fact.begins, fact.ends = _first(fact, BEGIN), _first(fact, END)
    return found


def _is_certain(role: str, value: str) -> bool:
    """That nothing is doubtful need not be said; servers write 1 in several ways."""
    return role == "confidence" and float(value) == 1


def _order(roles: Iterable[str]) -> list[str]:
    """Roles as the ontology lists them: who, to whom, what, until when."""
    known = list(vocabulary().ranges)
    return sorted(roles, key=lambda role: (known.index(role), role))


def to_text(term: object) -> str:
    """A node as ``id:force/requests``, all else as it is written."""
    value = value_of(term)
    return f"id:{_key(value)}" if value.startswith(ID) else value


def _key(iri: str) -> str:
    return iri.removeprefix(ID)


def _first(fact: Fact, roles: Iterable[str]) -> str:
    return next((fact.roles[role][0] for role in roles if role in fact.roles), "")


def cut_sentence(fact: Fact, text: str, start: int, end: int) -> None:
    """Cut the sentence that the words stand in, or all that they reach over.

    >>> fact = Fact("fact/1")
    >>> cut_sentence(fact, "回顾决议。决定延长任期；请报告。", 7, 11)
    >>> fact.sentence, fact.sentence[fact.start : fact.end]
    ('决定延长任期；', '延长任期')
    """
    cuts = [match.end() for match in SENTENCE.finditer(text)] or [len(text)]
    first = max((cut for cut in cuts if cut <= start), default=0)
    last = min((cut for cut in cuts if cut >= end), default=len(text))
    fact.sentence = text[first:last]
    fact.start, fact.end = (units(text[first:at]) for at in (start, end))
    fact.at = units(text[:start])


def units(text: str) -> int:
    """How long a text is to a browser.

    >>> units("𠀀a")
    3
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _reading_order(fact: Fact) -> tuple[str, int, int, str, str]:
    return fact.document, fact.order, fact.start, fact.kind, fact.id
