"""Documents elsewhere: whatever fsspec has a protocol for, by its URL.

>>> is_remote("s3://bucket/2023"), is_remote("zip://*::2023.zip"), is_remote("a.txt")
(True, True, False)
"""

import glob
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import sleep
from typing import TYPE_CHECKING

from kg.documents import LIMIT
from kg.errors import DocumentError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

TURNS = 3  # in which a document is tried to be had
PAUSE = 0.5  # seconds before the second turn; twice as long before the next
URL = re.compile(r"[a-z][a-z0-9+.-]+://|[a-z0-9+.-]+::", re.IGNORECASE)


def is_remote(name: str) -> bool:
    """Whether a name is a URL, or a chain of them, as fsspec has it."""
    return bool(URL.match(name))


def find(url: str, is_document: Callable[[str], bool]) -> Iterator[str | DocumentError]:
    """The documents that a URL names: one, all of a folder, or all that match."""
    try:
        with _explaining(url):
            found = _list(url, is_document)
            if not found:
                raise DocumentError(url, "no document is there", "check the address")
            yield from found
    except DocumentError as error:
        yield error


def load(url: str) -> bytes:
    """The bytes of a document, up to one more than a document may have."""
    with _explaining(url):
        for turn in range(TURNS):
            try:
                return _load(url)
            except (FileNotFoundError, ImportError, ValueError):
                raise
            except Exception:
                if turn == TURNS - 1:
                    raise
                sleep(PAUSE * 2**turn)
    raise AssertionError("the last turn returns or raises")


def _load(url: str) -> bytes:
    system, path = _reach(url)
    with system.open(path, "rb") as stream:
        return bytes(stream.read(LIMIT + 1))


def _list(url: str, is_document: Callable[[str], bool]) -> list[str]:
    system, path = _reach(url)
    if glob.has_magic(path):
        found = [each for each in system.glob(path) if is_document(each)]
    elif system.isdir(path):
        found = [each for each in system.find(path) if is_document(each)]
    else:
        return [url]
    _, *chain = url.split("::")
    return sorted("::".join([system.unstrip_protocol(each), *chain]) for each in found)


def _reach(url: str) -> "tuple[AbstractFileSystem, str]":
    from fsspec.core import url_to_fs

    system, path = url_to_fs(url)
    return system, path


@contextmanager
def _explaining(url: str) -> Iterator[None]:
    """Whatever a protocol raises, in one line: there is no list of what they may."""
    try:
        yield
    except DocumentError:
        raise
    except FileNotFoundError:
        raise DocumentError(url, "is not there", "check the address") from None
    except ImportError as error:
        said = str(error).partition("\n")[0]
        raise DocumentError(url, f"cannot be reached: {said}", "install it") from None
    except Exception as error:
        said = str(error).partition("\n")[0].lower() or type(error).__name__
        raise DocumentError(url, f"cannot be read: {said}", "try again") from None
