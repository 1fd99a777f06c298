"""Where the data that people curate is: beside the package, or in a wheel inside it."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def seeds() -> Path:
    """The folder of curated data.

    >>> (seeds() / "documents").is_dir()
    True
    """
    return _data() / "seeds"


def ontology() -> Path:
    """The folder of the ontology, its shapes and its rules.

    >>> (ontology() / "kg.ttl").is_file()
    True
    """
    return _data() / "ontology"


def _data() -> Path:
    inside = PACKAGE / "_data"
    return inside if inside.is_dir() else PACKAGE.parent
