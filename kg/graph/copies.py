"""A generation that begins as another: its files that stay are shared by hard links."""

import shutil
from pathlib import Path

from pyoxigraph import Store

from kg.graph import manifest, seal
from kg.graph.faults import is_of_store

BESIDE = (manifest.DOCUMENTS, manifest.PROGRAM, seal.SEAL)


def copy(base: Path, target: Path) -> None:
    """Let a new generation begin as one that nobody writes to."""
    Store.read_only(str(base / manifest.DATA)).backup(str(target / manifest.DATA))
    for name in BESIDE:
        if (base / name).exists():
            shutil.copyfile(base / name, target / name)


def copy_sound(base: Path, target: Path) -> bool:
    """The same, if no file of it is damaged and little has been removed from it."""
    try:
        if seal.is_sealed(base) and not manifest.is_worn(base):
            copy(base, target)
            return True
    except (OSError, RuntimeError, ValueError, TypeError, LookupError) as error:
        if not is_of_store(error):
            raise
        clear(target)
    return False


def clear(target: Path) -> None:
    """Take out of a new generation what was put in."""
    shutil.rmtree(target / manifest.DATA, ignore_errors=True)
    for name in BESIDE:
        (target / name).unlink(missing_ok=True)
