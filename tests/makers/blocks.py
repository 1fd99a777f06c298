"""What the makers of files are given: a document as a list of blocks.

A block is a printed paragraph; every maker sets it in its own format, and whatever
the format, the same document must be read from the file.
"""

from dataclasses import dataclass
from enum import Enum, auto


class Setting(Enum):
    """How a block is set."""

    PARAGRAPH = auto()
    HEADING = auto()
    ROW = auto()  # of a table: cells divided by tabs; rows in sequence are one table


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: where in its block's text it is called, its number, its text."""

    offset: int
    number: str  # 346
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A printed paragraph, with its printed number in front: ``17. 决定…``."""

    text: str
    setting: Setting = Setting.PARAGRAPH
    left: float = 0.0  # of all its lines, in widths of a Chinese character
    indent: float = 0.0  # of its first line, over and above
    notes: tuple[Note, ...] = ()
    new_page: bool = False  # it begins a page, as an annex does


@dataclass(frozen=True, slots=True)
class Heads:
    """What is printed on every page beside the text."""

    head: str = ""  # S/RES/2584 (2021)
    foot: str = ""  # 21-08828
    page_numbers: bool = False  # 2/16, after the foot
