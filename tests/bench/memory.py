"""Whether the memory of a batch grows with the number of files."""

import subprocess
import sys
from collections.abc import Iterator

from kg.resources import seeds
from tests.bench.row import Row

FEW, MANY = 10, 200
GOAL = 1.1  # times the memory of the few

# Reads the files it is given as the command does, and prints the peak of its memory.
CHILD = """
import resource, sys
from kg.cli import main
main(["read", "--format", "json", *sys.argv[1:]], standalone_mode=False)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def measure() -> Iterator[Row]:
    few, many = _peak(FEW), _peak(MANY)
    ratio = many / few
    yield Row(f"peak memory, {FEW} files", f"{few:.0f} MB")
    yield Row(f"peak memory, {MANY} files", f"{many:.0f} MB")
    yield Row(f"{MANY} files to {FEW}", f"{ratio:.2f} x", f"< {GOAL} x", ratio < GOAL)


def _peak(count: int) -> float:
    """Megabytes that a fresh process needs for so many files."""
    corpus = sorted((seeds() / "documents").glob("*.txt"))
    files = [str(corpus[index % len(corpus)]) for index in range(count)]
    command = [sys.executable, "-c", CHILD, *files]
    done = subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return int(done.stderr.split()[-1]) / unit
