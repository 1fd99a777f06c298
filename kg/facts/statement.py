"""One act, understood: all that the roles of its fact are taken from.

A detail is a function from a Statement to roles; to add one (a deadline, a condition),
write it and name it in DETAILS.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.facts.binding import Ground, reason
from kg.facts.tasks import rank_of, roles_of
from kg.model import Document, Fact, Mention, Paragraph, Span


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says what to whom, in which words, and what stands above it."""

    document: Document
    paragraph: Paragraph
    issuers: Sequence[Mention]
    verb: str
    force: str
    addressees: Sequence[Mention]
    action: Span  # of the words of what is to be done
    evidence: Span
    reporter: Mention | None = None  # whose text tells it, if not the issuer's own
    chapeau: Fact | None = None
    chapter_seven: bool = False
    rule: str = ""
    confidence: float = 1.0

    @property
    def words(self) -> str:
        """The words of what is to be done."""
        begin = self.paragraph.span.start
        return self.paragraph.text[self.action.start - begin : self.action.end - begin]


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


DETAILS: tuple[Callable[[Statement], Mapping[str, object]], ...] = (bind, assign)


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
    given = {role: value for role, value in roles.items() if value}
    return Fact(
        "Directive", given, said.paragraph, said.evidence, said.rule, said.confidence
    )
