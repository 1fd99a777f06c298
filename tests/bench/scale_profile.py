"""Where the time goes while documents are read: the functions that cost most.

    python -m tests.bench.scale_profile [HOW MANY]

What is kept of this in PROFILE.md was printed by it.
"""

import cProfile
import pstats
import sys
from pathlib import Path

from kg.pipeline.method import HOUSE
from kg.pipeline.work import Task, read_tasks
from kg.resources import PACKAGE
from tests.bench.scale_corpus import make_document

DOCUMENTS, SHOWN = 50, 30


def main(count: int) -> None:
    """Profile the reading of so many documents; words are loaded before."""
    tasks = [
        Task(f"{number}.txt", make_document(number).encode()) for number in range(count)
    ]
    read_tasks(tasks[:1], HOUSE)
    profile = cProfile.Profile()
    profile.enable()
    read_tasks(tasks, HOUSE)
    profile.disable()
    found = pstats.Stats(profile).stats.items()
    total = sum(each[2] for _, each in found)
    print("| own time | calls | function |\n| ---: | ---: | --- |")  # noqa: T201
    for (file, line, name), each in sorted(found, key=lambda one: -one[1][2])[:SHOWN]:
        share = f"{each[2] / total:.1%}"
        print(f"| {share} | {each[1]} | `{name}` {_place(file, line)} |")  # noqa: T201


def _place(file: str, line: int) -> str:
    path = Path(file)
    inside = path.is_relative_to(PACKAGE)
    return f"{path.relative_to(PACKAGE.parent)}:{line}" if inside else ""


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else DOCUMENTS)
