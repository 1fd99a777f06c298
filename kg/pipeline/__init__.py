"""The whole flow, top to bottom: paths to documents, documents to a graph.

Takes paths, gives documents (``read_all``) or a graph in a folder or on a server
(``build.build``).
"""

from kg.pipeline.reading import find_files, read_all

__all__ = ["find_files", "read_all"]
