"""What the disk or the store says went wrong, as one line with the way out."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EFBIG, ENOSPC, EROFS
from pathlib import Path

from kg.errors import DamageError, StoreError
from kg.graph.generations import BUILD

ELSEWHERE = "name another folder with -o"


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Explain what fails while a graph is read."""
    try:
        yield
    except PermissionError as error:
        raise StoreError(folder, "may not be read", "check its permissions") from error
    except (OSError, RuntimeError, json.JSONDecodeError) as error:
        if _is_of_python(error):
            raise
        mend = f"build it again: {BUILD.format(folder)}"
        raise DamageError(folder, "its graph is damaged", mend) from error


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Explain what fails while a graph is written; the one before is untouched."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        if _is_of_python(error):
            raise
        raise StoreError(folder, *_explain(error)) from error


def is_of_store(error: Exception) -> bool:
    """Whether what was read on the disk is at fault, and not the program."""
    return not _is_of_python(error)


def _is_of_python(error: Exception) -> bool:
    """Whether Python says this, and not Oxigraph or RocksDB.

    >>> _is_of_python(RuntimeError("Corruption: block checksum mismatch"))
    False
    """
    return isinstance(error, RuntimeError) and "orruption" not in str(error)


def _explain(error: Exception) -> tuple[str, str]:
    code, said = getattr(error, "errno", None), str(error)
    if code == ENOSPC or "No space left" in said:
        return "the disk is full", f"free some space, or {ELSEWHERE}"
    if code == EFBIG or "File too large" in said:
        return "a file would grow larger than is allowed here", ELSEWHERE
    if code == EROFS or isinstance(error, PermissionError):
        return "may not be written to", ELSEWHERE
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return "a file stands where a folder should be", ELSEWHERE
    return (getattr(error, "strerror", None) or said).lower(), ELSEWHERE
