"""Locks on files; the system lets them go when their process ends in whatever way.

Many readers may share a lock, or one writer holds it. What cannot be had is None.
"""

import os
import sys
import weakref
from pathlib import Path
from typing import Self

READERS = 1 << 20  # Windows knows no shared locks: each reader locks a byte of its own


class Lock:
    """A lock that is held until ``release``, or until the process ends."""

    def __init__(self, file: int) -> None:
        self._close = weakref.finalize(self, os.close, file)

    def release(self) -> None:
        """Let others have it; again does nothing."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.release()


def hold(path: Path) -> Lock:
    """Wait until nobody else holds the lock, then hold it alone."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _lock(file, shared=False, wait=True)
    except BaseException:
        os.close(file)
        raise
    return Lock(file)


def try_hold(path: Path) -> Lock | None:
    """Hold the lock alone, unless somebody reads or writes."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    return _try(file, shared=False)


def try_share(path: Path) -> Lock | None:
    """Share the lock with other readers, unless somebody holds it alone."""
    return _try(os.open(path, os.O_RDONLY), shared=True)


def _try(file: int, shared: bool) -> Lock | None:
    try:
        _lock(file, shared, wait=False)
    except OSError:
        os.close(file)
        return None
    return Lock(file)


if sys.platform == "win32":
    import msvcrt
    import random
    import time

    def _lock(file: int, shared: bool, wait: bool) -> None:
        start = random.randrange(READERS) if shared else 0
        while True:
            os.lseek(file, start, os.SEEK_SET)
            try:
                return msvcrt.locking(file, msvcrt.LK_NBLCK, 1 if shared else READERS)
            except OSError:
                if not wait:
                    raise
            time.sleep(0.05)

else:
    import fcntl

    def _lock(file: int, shared: bool, wait: bool) -> None:
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        fcntl.flock(file, kind if wait else kind | fcntl.LOCK_NB)
