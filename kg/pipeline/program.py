"""The digest of all that decides what is read from a document.

The same digest and the same file give the same statements, which need not be made
again. The code of the reading layers counts, what people curate, the ontology, and the
versions of the libraries that read; what only shows or asks a graph does not.
"""

import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from kg.resources import PACKAGE, ontology, seeds

ABOVE = (
    *("__main__.py", "api.py", "cli.py", "commands", "fetch", "queries", "scoring"),
    *("service", "views", "writers"),
)
LIBRARIES = ("ahocorasick-rs", "lxml", "pyoxigraph", "pypdfium2", "rjieba")
DATA = (".py", ".toml", ".ttl", ".rq", ".txt")


@cache
def digest() -> str:
    """The program as it is now, in a few letters."""
    total = sha256()
    for name, content in _parts():
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()[:32]


def _parts() -> Iterator[tuple[str, bytes]]:
    yield "python", f"{sys.version_info[:2]} {unicodedata.unidata_version}".encode()
    for library in LIBRARIES:
        yield library, version(library).encode()
    for folder in (PACKAGE, seeds(), ontology()):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if _counts(path, name):
                yield f"{folder.name}/{name.as_posix()}", path.read_bytes()


def _counts(path: Path, name: Path) -> bool:
    aside = name.parts[0] in (
        *ABOVE,
        "_data",
        "documents" if path.suffix == ".txt" else "",
    )
    return path.suffix in DATA and not aside and path.is_file()
