"""Tables of HTML: which of them hold data, and the rows of those that do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.documents.formats.grid import MASTHEAD, Grid
from kg.documents.formats.html.elements import CELLS, HEADINGS
from kg.documents.formats.html.markup import Kind, Token, read_attributes
from kg.documents.formats.scribe import Piece

# What an empty cell is filled with, so that browsers draw it.
BLANK = re.compile(r"(?:\s|&nbsp;|&#160;|&#xa0;)*", re.IGNORECASE)
PARAGRAPHS = HEADINGS | {"p", "div", "li", "br"}
HIGHEST = 1000  # rows
WIDEST = 64  # columns; beyond it, no cell is followed down into the next rows


@dataclass(slots=True)
class _Survey:
    """A table while it is looked through."""

    start: int
    layout: bool  # it says so itself
    grid: Grid = field(default_factory=Grid)
    worded: int = 0
    paragraphs: int = 0
    new_cell: bool = False
    new_paragraph: bool = False

    def begin(self, name: str) -> None:
        if name == "tr":
            self.grid.rows += 1
            self.worded = 0
        elif name in CELLS:
            self.new_cell = self.new_paragraph = True
            self.paragraphs = 0
        elif name in PARAGRAPHS:
            self.new_paragraph = True
            self.grid.nested |= name in HEADINGS

    def read(self, words: str) -> None:
        self.worded += self.new_cell
        self.paragraphs += self.new_paragraph
        self.new_cell = self.new_paragraph = False
        grid = self.grid
        grid.worded = max(grid.worded, self.worded)
        grid.paragraphs = max(grid.paragraphs, self.paragraphs)
        grid.masthead |= bool(MASTHEAD.match(words.lstrip()))


def find_layouts(tokens: Iterable[Token], text: str) -> frozenset[int]:
    """Where the tables begin that only place text on the page."""
    seen: list[_Survey] = []
    open_tables: list[_Survey] = []
    for token in tokens:
        if token.name == "table" and token.kind is Kind.START:
            if open_tables:
                open_tables[-1].grid.nested = True
            role = read_attributes(text[token.start : token.end]).get("role")
            seen.append(_Survey(token.start, role in ("presentation", "none")))
            open_tables.append(seen[-1])
        elif open_tables:
            if token.name == "table" and token.kind is Kind.END:
                open_tables.pop()
            else:
                _survey(open_tables[-1], token, text)
    return frozenset(
        each.start for each in seen if each.layout or each.grid.places_text
    )


def _survey(table: _Survey, token: Token, text: str) -> None:
    if token.kind in (Kind.START, Kind.EMPTY):
        table.begin(token.name)
    elif token.kind is Kind.TEXT:
        words = text[token.start : token.end]
        if not BLANK.fullmatch(words):
            table.read(words)


@dataclass(slots=True)
class Table:
    """The rows of a table as they come; a merged cell says its text once."""

    layout: bool
    in_cell: bool = False
    cells: list[list[Piece]] = field(default_factory=list)
    _column: int = 0
    _width: int = 1
    _height: int = 1
    _below: dict[int, tuple[int, int]] = field(default_factory=dict)

    def open_cell(self, attributes: dict[str, str]) -> None:
        """Begin a cell, behind those that reach down from the rows above."""
        self._step_over()
        self.in_cell = True
        self._width = _span(attributes.get("colspan", ""))
        self._height = _span(attributes.get("rowspan", ""))

    def close_cell(self, pieces: list[Piece]) -> None:
        """End the cell with what it says."""
        self.in_cell = False
        self.cells.append(pieces)
        if self._height > 1 and self._column < WIDEST:
            self._below[self._column] = (self._height - 1, self._width)
        self._column += self._width

    def close_row(self) -> list[list[Piece]]:
        """The cells of the row; then the next one begins."""
        self._step_over()
        for column in sorted(each for each in self._below if each >= self._column):
            self._column = column
            self._step_over()
        cells, self.cells, self._column = self.cells, [], 0
        return cells

    def _step_over(self) -> None:
        while self._column in self._below:
            rows, width = self._below.pop(self._column)
            self.cells.append([])
            if rows > 1:
                self._below[self._column] = (rows - 1, width)
            self._column += width


def _span(value: str) -> int:
    """How many columns or rows a cell is wide or high."""
    digits = re.match(r"\s*(\d{1,4})", value)
    return min(max(int(digits[1]), 1), HIGHEST) if digits else 1
