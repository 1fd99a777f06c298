"""More lines than memory holds, in order: sorted in runs on disk, and merged.

Takes lines as bytes, each with its line break; gives them sorted by their bytes.
"""

import tempfile
from collections.abc import Iterable, Iterator
from heapq import merge
from typing import IO

ROOM = 64 * 1024 * 1024  # bytes of a run, as it lies in memory
OVERHEAD = 41  # what Python adds to the bytes of a line
MOST_RUNS = 64  # files open at once; that many are merged to one


def in_order(lines: Iterable[bytes], room: int = ROOM) -> Iterator[bytes]:
    r"""Sort any number of lines; what fits in memory never touches the disk.

    >>> list(in_order([b"b\n", b"a\n", b"c\n"], room=100))
    [b'a\n', b'b\n', b'c\n']
    """
    runs: list[IO[bytes]] = []
    batch: list[bytes] = []
    size = 0
    try:
        for line in lines:
            batch.append(line)
            size += len(line) + OVERHEAD
            if size >= room:
                runs.append(_spill(sorted(batch)))
                batch, size = [], 0
            if len(runs) == MOST_RUNS:
                longer = _spill(merge(*runs))
                _close(runs)
                runs = [longer]
        yield from merge(*runs, sorted(batch))
    finally:
        _close(runs)


def _spill(lines: Iterable[bytes]) -> IO[bytes]:
    """Write a run to a file that has no name, and go back to its start."""
    file = tempfile.TemporaryFile(buffering=1024 * 1024)  # noqa: SIM115 - stays open
    file.writelines(lines)
    file.seek(0)
    return file


def _close(files: Iterable[IO[bytes]]) -> None:
    for file in files:
        file.close()
