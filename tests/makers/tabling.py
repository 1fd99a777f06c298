"""Sets the rows of a table over the whole width of a page, ruled or not."""

from collections.abc import Iterator, Sequence

from tests.makers.blocks import Block
from tests.makers.sheets import Sheet, Style
from tests.makers.typesetting import Letter, SetLine, break_lines, longest_unit, spell

PADDING = 4.0  # in a table's cell


class Table:
    """Rows in sequence, their columns as wide as they need."""

    def __init__(self, blocks: Sequence[Block], style: Style) -> None:
        self.style = style
        self.size, self.widths = _column_widths(blocks, style.note_size, style.room)
        self.rows = [self._set(block) for block in blocks]

    def _set(self, block: Block) -> list[list[SetLine]]:
        return [
            break_lines(cell, width - 2 * PADDING, justified=False)
            for cell, width in zip(_cells(block, self.size), self.widths, strict=False)
        ]

    def height(self, row: Sequence[list[SetLine]]) -> float:
        """How high a row is."""
        return max(map(len, row)) * 1.3 * self.size + 2 * PADDING

    def print_row(self, sheet: Sheet, row: Sequence[list[SetLine]]) -> None:
        """Print a row where the sheet is filled to, with the lines it has."""
        left, top = (
            self.style.margin + PADDING,
            self.style.margin + sheet.used + PADDING,
        )
        for cell, width in zip(row, self.widths, strict=False):
            for index, line in enumerate(cell):
                sheet.print_line(line, left, top + (index + 0.9) * 1.3 * self.size)
            left += width
        self._rule(sheet, self.height(row), row is self.rows[0], row is self.rows[-1])
        sheet.used += self.height(row)

    def _rule(self, sheet: Sheet, height: float, first: bool, last: bool) -> None:
        ruled = self.style.ruled
        left, top = self.style.margin, self.style.margin + sheet.used
        right, bottom = left + sum(self.widths), top + height
        if ruled == "grid" or (ruled and first):
            sheet.lines.append((left, top, right, top))
        if ruled == "grid" or (ruled and (first or last)):
            sheet.lines.append((left, bottom, right, bottom))
        if ruled == "grid":
            ends = range(len(self.widths) + 1)
            xs = [left + sum(self.widths[:index]) for index in ends]
            sheet.lines += [(x, top, x, bottom) for x in xs]


def _cells(block: Block, size: float) -> Iterator[list[Letter]]:
    """The letters of each cell, with the notes called in it."""
    cell: list[Letter] = []
    for letter in spell(block.text, size, block.notes):
        if letter.char == "\t":
            yield cell
            cell = []
        else:
            cell.append(letter)
    yield cell


def _column_widths(
    blocks: Sequence[Block], size: float, room: float
) -> tuple[float, list[float]]:
    """The size of letters in which a table fits, and how wide its columns are."""
    rows = [list(_cells(block, size)) for block in blocks]
    least, wished = [], []
    for index in range(max(map(len, rows))):
        column = [row[index] for row in rows if index < len(row)]
        least.append(max(map(longest_unit, column)) + 2 * PADDING)
        wished.append(max(sum(letter.width for letter in cell) for cell in column))
    if sum(least) > room:
        return _column_widths(blocks, 0.9 * size, room)
    spare = (room - sum(least)) / sum(wished)
    return size, [a + spare * b for a, b in zip(least, wished, strict=True)]
