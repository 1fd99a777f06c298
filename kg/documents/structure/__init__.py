"""Takes Blocks, gives numbered paragraphs in one canonical text.

Each block is recognised by its look, hung in a tree, numbered, and written down.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.layout.block import Block
from kg.documents.structure.citation import number_drafts
from kg.documents.structure.composition import Composition, compose
from kg.documents.structure.outline import PartLabel, build_tree


@dataclass(frozen=True, slots=True)
class Structure:
    """The canonical text with its paragraphs, and the parts it falls into."""

    composition: Composition
    labels: list[PartLabel]


def structure(blocks: Sequence[Block]) -> Structure:
    """Number the blocks as a lawyer would cite them."""
    drafts, labels = build_tree(blocks)
    number_drafts(drafts)
    return Structure(compose(drafts), labels)
