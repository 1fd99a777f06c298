"""Until when a mandate runs that a directive speaks of: 在当前任务期结束前."""

import datetime

from kg.facts.statement import Statement
from kg.model import Mention

HOLDERS = {"mission", "body", "force", "office", "reference"}


def valid_until(said: Statement, start: int, end: int) -> datetime.date | None:
    """The last day of the mandate of whoever is named there, or who is addressed.

    Where neither is said, that of the document's only mandate.
    """
    own = {fact.roles.get("validUntil") for fact in said.known.mandates} - {None}
    named = [
        name
        for name in said.names
        if start <= name.span.start and name.span.end <= end and name.type in HOLDERS
    ]
    holders = named[-1:] or [each for each in said.addressees if each.type in HOLDERS]
    days = [
        day
        for fact in said.known.mandates
        if isinstance(day := fact.roles.get("validUntil"), datetime.date)
        and _is_of(fact.roles["holder"], holders)
    ]
    if days:
        return max(days)
    only = own.pop() if len(own) == 1 and not named else None
    return only if isinstance(only, datetime.date) else None


def _is_of(holder: object, names: list[Mention]) -> bool:
    return isinstance(holder, Mention) and any(
        each.entity == holder.entity for each in names
    )
