"""The seal of a generation: the size, the time and the checksum of every file in it.

It is written last, and what agrees with it is whole. A file whose size and time are
those of the seal is taken to be the same, as Git does; where the time differs, as in a
copy, the checksum tells. What a reader finds damaged loses its seal, so that the next
build does not build upon it.
"""

import json
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path

from kg.graph.manifest import DATA

SEAL = "seal.json"
LOCK = "lock"  # of a generation: always empty

Files = dict[str, list[object]]  # name → size, time, checksum


def write_seal(folder: Path) -> None:
    """Seal a generation; what it shares with the one it is a copy of is known."""
    known = _read(folder)
    files = {}
    for path in _files(folder):
        name, stamp = _name(folder, path), _stamp(path)
        same = known.get(name, [])[:2] == stamp
        files[name] = known[name] if same else [*stamp, _sum(path)]
    said = {"files": files, "checksum": _checksum(files)}
    (folder / SEAL).write_text(json.dumps(said), encoding="utf-8")


def is_sealed(folder: Path) -> bool:
    """Whether every file of a generation is what it was when it was sealed."""
    known = _read(folder)
    try:
        files = {_name(folder, path): path for path in _files(folder)}
        return known.keys() == files.keys() and all(
            known[name][:2] == _stamp(path)
            or [known[name][0], known[name][2]] == [_stamp(path)[0], _sum(path)]
            for name, path in files.items()
        )
    except OSError:
        return False


def break_seal(folder: Path) -> None:
    """Let nobody build upon this generation, if it can be helped."""
    with suppress(OSError):
        (folder / SEAL).unlink(missing_ok=True)


def _read(folder: Path) -> Files:
    """What a seal says; nothing where there is none, or a damaged one."""
    try:
        said = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        files = said["files"]
        return dict(files) if said["checksum"] == _checksum(files) else {}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def _files(folder: Path) -> list[Path]:
    """All files but the seal, and those that every opening writes anew."""
    return [
        path
        for place in (folder, folder / DATA)
        for path in sorted(place.iterdir())
        if path.is_file() and not path.name.startswith((SEAL, "LOCK", "LOG", LOCK))
    ]


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _stamp(path: Path) -> list[object]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _checksum(files: Files) -> str:
    return sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
