"""The folder ``store``: whole generations of a graph, and which of them is read.

A generation is made aside and published by the replacement of one small file, the
pointer, so that a reader finds the old one or the new one, whatever ends a build. The
one before the current is kept for those who are about to open it. Every generation has
a lock, which its maker holds alone and its readers share: what nobody holds and no
pointer names was left by a process that has ended, and is taken up or removed.
"""

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from kg.errors import StoreError
from kg.graph.locks import Lock, hold, try_hold, try_share
from kg.graph.manifest import VERSION

STORE = "store"
POINTER = "current"
LOCK = "lock"
NAME = re.compile(r"g(\d+)-[0-9a-f]{8}")
BUILD = "kg build -o {}"
TRIES = 100  # to open a generation while builds go on
PAUSE = 0.02  # seconds


class Generation:
    """A generation in the making: this process's alone until it is published."""

    def __init__(self, path: Path, lock: Lock, taken_up: bool = False) -> None:
        self.path = path
        self.lock = lock
        self.taken_up = taken_up  # from a process that ended before it was done
        self.outputs: list[tuple[Path, Path]] = []
        self.dropped: list[Path] = []  # files that are none of its graph

    def aside(self, target: Path) -> Path:
        """Where to write a file that takes its place at ``target`` when published."""
        place = target.with_name(f".{target.name}.{self.path.name}")
        self.outputs.append((place, target))
        return place


class Generations:
    """The generations below a folder of results."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / STORE

    def begin(self, is_wanted: Callable[[Path], bool] | None = None) -> Generation:
        """Make room for a new generation, after what dead processes left is removed.

        The one that is wanted of what they left is taken up instead.
        """
        self.store.mkdir(parents=True, exist_ok=True)
        with self._door():
            left = self._take_up(is_wanted) if is_wanted else None
            self._sweep()
            if left:
                return left
            name = f"g{max(self._numbers(), default=0) + 1:06}-{token_hex(4)}"
            path = self.store / name
            path.mkdir()
            return Generation(path, hold(path / LOCK))

    def _take_up(self, is_wanted: Callable[[Path], bool]) -> Generation | None:
        for path in sorted(self._unnamed(), reverse=True):
            lock = try_hold(path / LOCK)
            if lock and is_wanted(path):
                return Generation(path, lock, taken_up=True)
            if lock:
                lock.release()
        return None

    def publish(self, generation: Generation) -> None:
        """Let readers find this generation from now on, and its files beside it.

        The files come first: a build that is ended between is done again in full,
        since the pointer still names the old generation.
        """
        with self._door():
            pointer = generation.aside(self.store / POINTER)
            names = [generation.path.name, *self._names()[:1]]
            pointer.write_text("\n".join(names) + "\n", encoding="ascii")
            for place, _ in generation.outputs:
                _see_on_disk(place)
            generation.lock.release()
            for place, target in generation.outputs:
                _replace(place, target)
            for path in generation.dropped:
                path.unlink(missing_ok=True)
            with suppress(OSError):
                self._sweep()

    def discard(self, generation: Generation) -> None:
        """Let go of a generation: it is removed, unless it was published."""
        with self._door():
            generation.lock.release()
            self._sweep()

    def open(self) -> tuple[Path, Lock]:
        """The current generation, kept from removal while the lock is held.

        One that is just being removed has been replaced in the pointer: the pointer is
        read again, until it names what it named before.
        """
        tried = None
        while (names := self._names()) and names[0] != tried:
            path, tried = self.store / names[0], names[0]
            with suppress(FileNotFoundError):
                lock = try_share(path / LOCK)
                if lock and (path / VERSION).exists():
                    return path, lock
        raise self._missing()

    @contextmanager
    def reading(self) -> Iterator[Path]:
        """The current generation, for as long as it is copied."""
        path, lock = self.open()
        with lock:
            yield path

    def current(self) -> str:
        """The name of the generation that a reader would find now; empty if none."""
        return next(iter(self._names()), "")

    def _missing(self) -> StoreError:
        """Say why there is nothing to open."""
        build = BUILD.format(self.folder)
        if not self.folder.exists():
            return StoreError(self.folder, "there is no such folder", f"run {build}")
        if not self.folder.is_dir():
            return StoreError(self.folder, "is a file", "name the folder of a graph")
        if (self.store / POINTER).exists():
            return StoreError(self.folder, "its graph is damaged", f"run {build}")
        return StoreError(self.folder, "holds no graph", f"run {build}")

    def _door(self) -> Lock:
        """One at a time makes, publishes or removes generations."""
        return hold(self.store / LOCK)

    def _names(self) -> list[str]:
        """The current generation and the one before; none where nothing was built."""
        try:
            names = (self.store / POINTER).read_text(encoding="ascii").split()
        except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
            return []
        return names if all(map(NAME.fullmatch, names)) else []

    def _numbers(self) -> Iterator[int]:
        for path in self.store.iterdir():
            if found := NAME.fullmatch(path.name):
                yield int(found[1])

    def _sweep(self) -> None:
        """Remove what no pointer names and nobody makes or reads."""
        for path in self._unnamed():
            lock = try_hold(path / LOCK)
            if lock:
                self._remove(path, lock)

    def _unnamed(self) -> list[Path]:
        kept = self._names()
        found = [each for each in self.store.iterdir() if NAME.fullmatch(each.name)]
        return [path for path in found if path.name not in kept]

    def _remove(self, path: Path, lock: Lock) -> None:
        """Remove a generation and what it wrote aside; its lock is the last to go."""
        for folder in (self.folder, self.store):
            for left in folder.glob(f".*.{path.name}"):
                left.unlink(missing_ok=True)
        for child in path.iterdir():
            if child.is_dir():
                shutil.rmtree(child, ignore_errors=True)
            elif child.name != LOCK:
                child.unlink(missing_ok=True)
        lock.release()
        shutil.rmtree(path, ignore_errors=True)


def _see_on_disk(path: Path) -> None:
    """Return when the words of a file are safe from a loss of power."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _replace(place: Path, target: Path) -> None:
    """Put a file in another's place in one step."""
    for patience in range(TRIES):
        try:
            place.replace(target)
            break
        except PermissionError:  # Windows, while somebody reads the old one
            if os.name != "nt" or patience == TRIES - 1:
                raise
            time.sleep(PAUSE)
    if os.name != "nt":
        folder = os.open(target.parent, os.O_RDONLY)
        with suppress(OSError):  # it is in its place, and safe a moment later
            os.fsync(folder)
        os.close(folder)
