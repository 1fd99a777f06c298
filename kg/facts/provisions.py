"""What a document asks, provision by provision, as two documents are compared by it.

A provision is a directive reduced to what lawyers compare: who is to act, with what
force, in which words, for which tasks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Fact, Mention

KINDS = {"Directive", "ReportingDuty"}


@dataclass(frozen=True, slots=True)
class Provision:
    """One directive of a document; actors and tasks by their keys."""

    paragraph: str
    force: str  # force/requests
    verb: str
    addressees: tuple[str, ...]  # as printed
    actors: frozenset[str]
    tasks: frozenset[str]
    action: str


def provisions_of(facts: Iterable[Fact]) -> Iterator[Provision]:
    """The provisions that the directives among facts are, in their order."""
    for fact in facts:
        if fact.kind in KINDS:
            yield _provision(fact)


def _provision(fact: Fact) -> Provision:
    addressees = _mentions(fact.roles.get("addressee", ()))
    tasks = fact.roles.get("task", ())
    assert isinstance(tasks, tuple)
    return Provision(
        paragraph=fact.paragraph.number,
        force=str(fact.roles["force"]),
        verb=str(fact.roles["verb"]),
        addressees=tuple(dict.fromkeys(each.surface for each in addressees)),
        actors=frozenset(each.entity for each in addressees),
        tasks=frozenset(tasks),
        action=str(fact.roles.get("action", "")),
    )


def _mentions(values: object) -> list[Mention]:
    assert isinstance(values, tuple)
    return [each for each in values if isinstance(each, Mention)]
