"""What a reader of a format hands on: the file's characters, and its lines.

A reader knows its format and nothing of UN documents. It writes all the characters of
the file into one text, in reading order, and says of each line where it stands. Whether
a line is a page head, a footnote or half of a paragraph is decided in ``layout``,
unless the format itself says so (a Word footnote, an HTML table row): then the role
says it.

Every character of ``text`` that no line covers is furniture: either the reader names it
in ``furniture`` (markup, scripts), or it is white space and line breaks.
"""

from dataclasses import dataclass
from enum import Enum, auto

from kg.model import Furniture


class Role(Enum):
    """What the format itself says a line is."""

    TEXT = auto()
    HEADING = auto()  # a heading by the format's own word: Heading 1, <h2>
    ROW = auto()  # a row of a table, its cells divided by tabs
    CELL = auto()  # what goes on with the row above, in the next cell
    NOTE = auto()  # a footnote; its mark is in ``note``
    PAGE_HEAD = auto()  # what the format prints at the top or foot of pages


@dataclass(slots=True)
class Line:
    """A printed line, or where the format knows paragraphs, a whole one."""

    start: int  # into the source's text, without the white space round the line
    end: int
    left: float = 0.0  # where it begins, in widths of a Chinese character
    right: float = 0.0  # where it ends
    gap: float = 0.0  # blank space above it, in lines; 0 where the next line is close
    whole: bool = False  # the format says that a paragraph ends with this line
    trailing: bool = False  # a blank follows its last character
    page: int = 0  # from 1; 0 where the format has no pages
    size: float = 1.0  # of its letters, 1 being the page's body text
    role: Role = Role.TEXT
    note: str = ""  # the mark of a footnote: 346


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote's mark in the running text, where the format shows it as one."""

    start: int
    end: int
    note: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """The file behind a source's text, where that text was written out of markup.

    A run ``(text, file, length)`` says that ``length`` characters of the source's text
    are those of the file from ``file`` on; of length 0, that what follows in the text
    was put in there, as a list's numbers are. Every character of the file is in one run
    or in one piece of furniture; those of ``furniture`` are offsets into the file.
    """

    file: str
    runs: tuple[tuple[int, int, int], ...]
    furniture: tuple[Furniture, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A file's characters and lines, before anyone asks what they mean."""

    text: str
    lines: list[Line]
    format: str
    encoding: str | None = None
    marks: tuple[Mark, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    page_starts: tuple[int, ...] = ()  # offsets into the text
    notices: tuple[str, ...] = ()
    transcript: Transcript | None = None  # None: ``text`` is what the file says
