"""Takes a Source, gives Blocks: printed lines become paragraphs again.

Furniture is named first, then tables and footnotes are told from the body, then lines
are joined, and at last the marks of footnotes leave the text.
"""

from dataclasses import dataclass

from kg.documents.formats.source import Source
from kg.documents.layout.block import Block
from kg.documents.layout.footnotes import mark_notes, take_out_calls
from kg.documents.layout.furniture import name_furniture
from kg.documents.layout.joining import join_lines
from kg.documents.layout.tables import mark_rows


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs of a file, and the lines that are none of their text."""

    blocks: list[Block]
    named: dict[int, str]  # index of a line, and what it is
    uncalled: list[str]  # the marks of footnotes that nothing calls


def restore(source: Source) -> Layout:
    """Put the paragraphs together again."""
    named = name_furniture(source)
    mark_notes(source, named)
    mark_rows(source, named)
    blocks = join_lines(source, named)
    uncalled = take_out_calls(source, blocks)
    return Layout(blocks, named, uncalled)
