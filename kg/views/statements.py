"""The facts of a page as rows, with the names of all that they speak of."""

from collections.abc import Iterable, Sequence
from typing import Any

from kg.views.appearance import appearance
from kg.views.facts import Fact
from kg.views.glossary import broader, explain

HEADINGS = ("issuer", "addressee", "action", "deadline", "confidence")


def tabulate(facts: Sequence[Fact]) -> dict[str, Any]:
    """Rows of facts and of the sentences that they stand in, each sentence once."""
    sentences: dict[tuple[str, str, str], int] = {}
    rows = [_row(fact, sentences) for fact in facts]
    terms = {*_terms(facts), *HEADINGS}
    forces = {term for term in terms if term.startswith("force/")}
    return {
        "rows": rows,
        "sentences": [list(each) for each in sentences],
        "labels": explain(terms),
        "forces": {
            force: appearance().forces[broader()[force]]
            for force in sorted(forces)
            if broader().get(force) in appearance().forces
        },
    }


def _row(fact: Fact, sentences: dict[tuple[str, str, str], int]) -> list[Any]:
    place = fact.document, fact.number, fact.sentence
    sentence = sentences.setdefault(place, len(sentences))
    spans = [sentence, fact.start, fact.end, fact.at]
    return [fact.id, fact.kind, *spans, fact.begins, fact.ends, fact.roles]


def _terms(facts: Iterable[Fact]) -> Iterable[str]:
    for fact in facts:
        yield fact.kind
        for role, values in fact.roles.items():
            yield role
            yield from (each[3:] for each in values if each.startswith("id:"))
