"""What is told of an act beside its verb: a detail is a function of a Statement.

To add one, write it in a file of its own and name it in DETAILS.
"""

from collections.abc import Callable, Mapping

from kg.facts.binding import Ground, reason
from kg.facts.chapters import charter
from kg.facts.conditions import limit
from kg.facts.deadlines import date
from kg.facts.recurrences import recur
from kg.facts.references import refer
from kg.facts.reporting import is_report, report
from kg.facts.statement import Statement
from kg.facts.tasks import rank_of, roles_of
from kg.model import Fact


def bind(said: Statement) -> Mapping[str, object]:
    """Whether it binds, and why."""
    ground = Ground(
        said.document.metadata.kind,
        said.paragraph.kind,
        said.force,
        said.addressees,
        said.reporter is not None,
        said.chapter_seven,
        said.words,
    )
    return {"binding": reason(ground)}


def assign(said: Statement) -> Mapping[str, object]:
    """What a mission is told to do, how, and with what priority."""
    if not any(each.type == "mission" for each in said.addressees):
        return {}
    roles: dict[str, object] = dict(roles_of(said.words))
    heading = said.paragraph.heading.text if said.paragraph.heading else ""
    rank = rank_of(said.words) or (said.chapeau and said.chapeau.roles.get("priority"))
    if rank := rank or rank_of(heading):
        roles["priority"] = rank
    return roles


DETAILS: tuple[Callable[[Statement], Mapping[str, object]], ...] = (
    bind,
    charter,
    assign,
    date,
    recur,
    limit,
    refer,
)


def fact_of(said: Statement) -> Fact:
    """The fact that a statement is."""
    roles: dict[str, object] = {
        "issuer": tuple(said.issuers),
        "force": said.force,
        "verb": said.verb,
        "addressee": tuple(said.addressees),
        "action": said.words,
        "reportedBy": said.reporter,
        "chapeau": said.chapeau,
    }
    for each in DETAILS:
        roles |= each(said)
    kind = "ReportingDuty" if is_report(said) else "Directive"
    if kind == "ReportingDuty":
        roles |= report(said)
    given = {role: value for role, value in roles.items() if value}
    return Fact(kind, given, said.paragraph, said.evidence, said.rule, said.confidence)
