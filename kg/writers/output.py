"""A file that appears whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import OutputError


@contextmanager
def open_whole(file: str | Path) -> Iterator[BinaryIO]:
    """Open a file to be written; it takes its name when all is written, or never.

    What has the name already stays until then. A link is followed; a device or a pipe
    cannot be replaced, and is written to as it is.
    """
    path = Path(os.path.realpath(file))
    with explaining(file):
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as stream:
                yield stream
        else:
            with _replace(path) as stream:
                yield stream


@contextmanager
def explaining(file: str | Path) -> Iterator[None]:
    """Say what fails while a file is written, except that nobody reads a pipe."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        problem = (error.strerror or type(error).__name__).lower()
        mend = "check the folder, its permissions and the room on the disk"
        raise OutputError(file, problem, mend) from error


@contextmanager
def _replace(path: Path) -> Iterator[BinaryIO]:
    """Write beside the file, and give that its name: a rename is done or not done."""
    if path.is_dir():
        raise IsADirectoryError(None, "is a folder")
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:50]}.", dir=path.parent)
    beside = Path(name)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - a handle has no path
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(_mode(path))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
