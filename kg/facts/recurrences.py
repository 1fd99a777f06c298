"""How often something is to be done, and when first: 每三个月, 半年一次."""

import re
from collections.abc import Mapping

from kg.documents.script import fold
from kg.entities.finders.periods import add
from kg.facts.deadlines import DATED, date
from kg.facts.spells import in_days
from kg.facts.statement import Statement
from kg.model import DocumentKind, Mention, Time

# 每三个月轮换的部队: what recurs is told of something else
QUALIFIES = re.compile("[^，。；]{0,4}[轮輪][换換]的")
THEN = re.compile("(?:此后|其后|之后|以后|随后)[^，。；]{0,6}每")
RESOLVING = {DocumentKind.RESOLUTION, DocumentKind.PRESIDENTIAL_STATEMENT}


def recur(said: Statement) -> Mapping[str, object]:
    """The interval at which it recurs, and the first day on which it is due."""
    asked = said.force in DATED and said.force != "force/intends"
    found = _interval(said) if asked else None
    if found is None:
        return {}
    length = in_days(found.duration)
    return {"recurrence": length, "firstDue": _first_day(said, length)}


def _interval(said: Statement) -> Time | None:
    return next(
        (
            name.value
            for name in said.names
            if isinstance(name.value, Time)
            and name.value.relation == "every"
            and name.span in said.evidence
            and not _qualifies(said, name)
        ),
        None,
    )


def _qualifies(said: Statement, name: Mention) -> bool:
    words = said.text(said.evidence)
    return bool(QUALIFIES.match(words, name.span.end - said.evidence.start))


def _first_day(said: Statement, length: str) -> object:
    """One interval after the adoption, where an organ itself asks for it.

    Where it recurs after a deadline (在1月31日前，此后每六个月), that deadline.
    """
    if THEN.search(fold(said.text(said.evidence))):
        return date(said).get("deadline")
    meta = said.document.metadata
    if said.reporter or meta.date is None or meta.kind not in RESOLVING:
        return None
    return add(meta.date, length)
