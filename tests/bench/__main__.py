"""``make bench``: run every measure and print one table; exit 1 if a goal is missed.

A measure is a module with ``measure()``, which yields rows.
"""

import sys

from rich.console import Console
from rich.table import Table

from tests.bench import (
    agreement,
    facts,
    memory,
    names,
    page,
    pages,
    questions,
    service,
    start,
    store,
    text,
    turtle,
)

# Memory is measured before anything large is loaded: a new process inherits the peak
# of the one that started it.
MEASURES = (
    memory,
    start,
    text,
    names,
    facts,
    page,
    store,
    questions,
    service,
    turtle,
    agreement,
    pages,
)


def main() -> int:
    table = Table("measure", "figure", "goal", "", title="Mandate Graph")
    met = True
    for module in MEASURES:
        for row in module.measure():
            verdict = "" if not row.goal else "met" if row.met else "MISSED"
            table.add_row(row.what, row.figure, row.goal, verdict)
            met = met and row.met
        table.add_section()
    Console().print(table)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
