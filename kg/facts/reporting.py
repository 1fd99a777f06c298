"""Duties to report."""

from collections.abc import Mapping

from kg.facts.statement import Statement


def is_report(said: Statement) -> bool:
    return False


def report(said: Statement) -> Mapping[str, object]:
    return {}
