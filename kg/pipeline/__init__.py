"""The whole flow, top to bottom: paths to documents, documents to a graph.

Takes paths, gives documents (``read_all``) or a graph in a folder or on a server
(``build.build``).
"""

from kg.pipeline.reading import read_all
from kg.pipeline.sources import find_files

__all__ = ["find_files", "read_all"]
