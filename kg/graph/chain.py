"""What links the facts of one document to those of another, when all are there.

A mandate renews the one of the same holder that ends before it; a report answers the
duty whose paragraph it says it reports on.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pyoxigraph import Quad, QuerySolution

from kg.graph import names
from kg.graph.dataset import Dataset, rows
from kg.graph.terms import mg, node

MANDATES = """
SELECT ?graph ?fact ?holder ?by ?until ?earlier WHERE {
  GRAPH ?graph {
    ?fact mg:holder ?holder ; mg:validUntil ?until ; mg:grantedBy ?by .
    OPTIONAL { ?fact mg:renews ?earlier }
  }
}
"""
DUTIES = """
SELECT DISTINCT ?duty ?actor ?number ?report ?cited WHERE {
  GRAPH ?asking {
    ?duty a mg:ReportingDuty ; mg:addressee ?actor ; mg:statedIn ?paragraph .
    ?paragraph mg:number ?number ; mg:inDocument ?document .
    FILTER NOT EXISTS { ?duty mg:reportedBy ?other }
  }
  GRAPH ?answering {
    ?citation mg:cited ?document ; mg:citing ?place ;
      mg:function <https://w3id.org/mandate-graph/id/function/reports-on> .
    ?place mg:inDocument ?report .
    ?report dcterms:creator ?actor .
    OPTIONAL { ?citation mg:citedParagraph ?cited }
  }
  FILTER(?report != ?document)
}
"""
LONGEST = 400  # days: no mandate runs much longer than a year; beyond, one is missing


@dataclass(frozen=True, slots=True)
class Period:
    """A period of a mandate as some document tells it."""

    fact: str
    until: date
    granted_by: str
    own: bool  # told by the document that grants it
    linked: bool  # to the one before it, by the document itself

    @classmethod
    def of(cls, row: QuerySolution) -> "Period":
        """The period of a row of MANDATES."""
        by = row["by"].value
        return cls(
            row["fact"].value,
            date.fromisoformat(row["until"].value),
            by,
            row["graph"].value == by,
            row["earlier"] is not None,
        )


def state_chain(dataset: Dataset, about: Sequence[str] | None = None) -> Iterator[Quad]:
    """Which mandate renews which, and which report answers which duty."""
    graph = node(names.CHAIN)
    for later, earlier in sorted(_renewals(dataset)):
        yield Quad(node(later), mg("renews"), node(earlier), graph)
    for duty, report in sorted(_answers(dataset)):
        yield Quad(node(duty), mg("answeredBy"), node(report), graph)


def _renewals(dataset: Dataset) -> Iterator[tuple[str, str]]:
    told: dict[str, list[Period]] = defaultdict(list)
    for row in rows(dataset, MANDATES):
        told[row["holder"].value].append(Period.of(row))
    for periods in told.values():
        for earlier, later in pairwise(_in_order(periods)):
            near = (later.until - earlier.until).days <= LONGEST
            if near and not later.linked:
                yield later.fact, earlier.fact


def _in_order(periods: Sequence[Period]) -> list[Period]:
    """One for each grant, best by the document itself, by the day of its end."""
    best: dict[tuple[date, str], Period] = {}
    for each in sorted(periods, key=lambda each: (not each.own, each.fact)):
        best.setdefault((each.until, each.granted_by), each)
    return [best[key] for key in sorted(best)]


def _answers(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """The duty whose paragraph is cited; without a paragraph, the author's only one."""
    cited: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for row in rows(dataset, DUTIES):
        number = row["cited"].value if row["cited"] else ""
        cited[row["report"].value].add((row["duty"].value, row["number"].value, number))
    for report, found in cited.items():
        duties = {duty for duty, _, _ in found}
        for duty, number, wanted in found:
            if (wanted and _is_in(number, wanted)) or (not wanted and len(duties) == 1):
                yield duty, report


def _is_in(number: str, wanted: str) -> bool:
    """Whether a paragraph is the one that is cited, or an item of it."""
    return number == wanted or number.startswith((f"{wanted}(", f"{wanted}–"))
