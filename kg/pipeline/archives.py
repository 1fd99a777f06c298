"""Documents in zip archives: listed, and read one at a time; nothing is unpacked.

>>> is_member("seeds/documents/s-res-2584-2021.txt")
False
"""

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from kg.documents import LIMIT
from kg.errors import DocumentError

SUFFIX = ".zip"
WITHIN = re.compile(r"\.zip/", re.IGNORECASE)
UNICODE = 0x800  # the flag of a name in UTF-8
ENCODINGS = ("utf-8", "gb18030")  # of names without the flag, as Chinese programs write


def list_members(path: str) -> Iterator[str | DocumentError]:
    """The files of an archive by the names they are read by, sorted."""
    try:
        yield from sorted(f"{path}/{name}" for name in _members(path))
    except (BadZipFile, OSError, NotImplementedError) as error:
        yield _explain(path, error)


def is_member(name: str) -> bool:
    """Whether a file is named that stands in an archive."""
    return bool(_archive_of(name)) and not Path(name).exists()


def load(name: str) -> bytes:
    """The bytes of a file in an archive, up to one more than a document may have."""
    archive = _archive_of(name)
    member = name[len(archive) + 1 :]
    try:
        info = _members(archive).get(member)
        if info is None:
            raise DocumentError(name, "is not in the archive", "check the name")
        with _open(archive, *_stamp(archive)).open(info) as stream:
            return stream.read(LIMIT + 1)
    except RuntimeError:  # as zipfile says it
        raise DocumentError(name, "is locked by a password", "unpack it") from None
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise _explain(name, error) from None


def _archive_of(name: str) -> str:
    """The part of a name that is an archive; empty if none is."""
    ends = (found.end() - 1 for found in WITHIN.finditer(name))
    return next((name[:end] for end in ends if Path(name[:end]).is_file()), "")


def _members(path: str) -> dict[str, ZipInfo]:
    return _named(path, *_stamp(path))


@lru_cache(maxsize=2)
def _named(path: str, size: int, time: int) -> dict[str, ZipInfo]:
    infos = _open(path, size, time).infolist()
    return {_name(info): info for info in infos if not info.is_dir()}


@lru_cache(maxsize=2)
def _open(path: str, size: int, time: int) -> ZipFile:
    """An archive is opened once for all its files, and again when it has changed."""
    return ZipFile(path)


def _stamp(path: str) -> tuple[int, int]:
    status = Path(path).stat()
    return status.st_size, status.st_mtime_ns


def _name(info: ZipInfo) -> str:
    if info.flag_bits & UNICODE:
        return info.filename
    for encoding in ENCODINGS:
        try:
            return info.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return info.filename


def _explain(name: str, error: Exception) -> DocumentError:
    if isinstance(error, OSError) and error.strerror:
        return DocumentError(name, error.strerror.lower(), "check the archive")
    return DocumentError(name, "is damaged, or no zip archive", "get it once more")
