"""Mandate Graph: Security Council documents in Chinese, read and made a graph of.

>>> import kg
>>> document = kg.read("seeds/documents/s-res-2584-2021.txt")
>>> document.metadata.symbol, document.paragraph("63").text
('S/RES/2584(2021)', '63. 决定继续积极处理此案。')

A name is loaded when it is first asked for, so that ``kg --help`` answers at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Graph as Graph
    from kg.api import build as build
    from kg.api import open_graph as open_graph
    from kg.documents import read as read
    from kg.errors import DocumentError as DocumentError
    from kg.errors import KgError as KgError
    from kg.model import Document as Document
    from kg.model import Paragraph as Paragraph
    from kg.pipeline import read_all as read_all

__version__ = "0.1.0"

_HOMES = {
    "Document": "kg.model",
    "DocumentError": "kg.errors",
    "Graph": "kg.api",
    "KgError": "kg.errors",
    "Paragraph": "kg.model",
    "build": "kg.api",
    "open_graph": "kg.api",
    "read": "kg.documents",
    "read_all": "kg.pipeline",
}
__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
