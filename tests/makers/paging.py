"""Fills pages with blocks: columns, footnotes at their foot, tables over the width.

In one column the notes of a page stand at its foot. In two, each column has its own,
and what stands over the whole width comes below columns of about the same depth.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tests.makers.blocks import Block, Note, Setting
from tests.makers.sheets import Sheet, Style, print_masthead
from tests.makers.tabling import Table
from tests.makers.typesetting import SetLine, break_lines, raise_mark, spell

RULE = "_" * 18


def fill_sheets(blocks: Iterable[Block], style: Style) -> list[Sheet]:
    """Set all blocks, on as many pages as it takes."""
    setter = _Setter(style)
    held: list[Block] = []
    for is_table, run in groupby(blocks, key=lambda each: each.setting is Setting.ROW):
        if is_table:
            caption = _take_caption(held)
            setter.set_text(held)
            setter.set_caption(caption)
            setter.set_table(list(run))
            held = []
        else:
            held = list(run)
    setter.set_text(held)
    for sheet in setter.sheets:
        setter.print_notes(
            sheet, sheet.notes, style.margin, style.height - style.margin
        )
    return setter.sheets


def _take_caption(blocks: list[Block]) -> list[Block]:
    """The headings right above a table, which stand over its whole width."""
    caption: list[Block] = []
    while blocks and blocks[-1].setting is Setting.HEADING and not blocks[-1].new_page:
        caption.insert(0, blocks.pop())
    return caption


class _Setter:
    """Fills sheet after sheet."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.sheets = [Sheet()]
        if style.masthead:
            print_masthead(self.sheets[0], style)

    @property
    def room(self) -> float:
        """What is left of the page's depth."""
        sheet = self.sheets[-1]
        return self.style.depth - sheet.used - self._height(sheet.notes)

    def _height(self, notes: Sequence[SetLine]) -> float:
        rule = self.style.leading if notes else 0.0
        return rule + sum(note.leading for note in notes)

    def set_text(self, blocks: Sequence[Block]) -> None:
        """Set paragraphs in as many columns as there are."""
        lines: list[SetLine] = []
        for block in blocks:
            if block.new_page and (lines or self.sheets[-1].used):
                self._fill(lines, self.style.columns)
                lines = []
                self.sheets.append(Sheet())
            lines += self._set_block(block, self.style.measure)
        self._fill(lines, self.style.columns)

    def set_caption(self, blocks: Sequence[Block]) -> None:
        """Set headings over the whole width."""
        self.sheets[-1].used += self.style.leading if blocks else 0.0
        lines = [
            line for each in blocks for line in self._set_block(each, self.style.room)
        ]
        self._fill(lines, 1)

    def _set_block(self, block: Block, measure: float) -> Iterator[SetLine]:
        style = self.style
        heading = block.setting is Setting.HEADING
        size = style.size * (1.15 if heading else 1.0)
        lines = break_lines(
            spell(block.text, size, block.notes),
            measure,
            first=block.indent * style.size,
            left=block.left * style.size,
        )
        for index, line in enumerate(lines):
            line.leading = style.leading
            line.before = 0.0 if index else 0.4 * style.leading * (2 if heading else 1)
            yield line

    def _fill(self, lines: list[SetLine], columns: int) -> None:
        """Print lines into the columns of this page, and of as many as it takes."""
        while lines:
            if columns == 1:
                lines = self._fill_width(lines)
            else:
                lines = self._fill_columns(lines, self._balance(lines, columns))
            if lines:
                self.sheets.append(Sheet())

    def _fill_width(self, lines: list[SetLine]) -> list[SetLine]:
        count = self._fit(lines, self.room)
        sheet = self.sheets[-1]
        sheet.used += self._print_lines(lines[:count], 0.0)
        sheet.notes += self._notes_of(lines[:count])
        return lines[count:]

    def _fill_columns(self, lines: list[SetLine], depth: float) -> list[SetLine]:
        sheet, style = self.sheets[-1], self.style
        for column in range(style.columns):
            count = self._fit(lines, depth)
            left = column * (style.measure + style.gutter)
            self._print_lines(lines[:count], left)
            notes = self._notes_of(lines[:count])
            edge = style.margin
            self.print_notes(sheet, notes, edge + left, edge + sheet.used + depth)
            lines = lines[count:]
        sheet.used += depth
        return lines

    def _balance(self, lines: Sequence[SetLine], columns: int) -> float:
        """How deep columns must be to hold the lines; at most what room there is."""
        depth = min(2 * self.style.leading, self.room)
        while depth < self.room:
            rest = lines
            for _ in range(columns):
                rest = rest[self._fit(rest, depth) :]
            if not rest:
                return depth
            depth = min(self.room, depth + 2)
        return depth

    def _fit(self, lines: Sequence[SetLine], depth: float) -> int:
        """How many lines a column of such a depth holds, with their footnotes."""
        used = 0.0
        notes = list(self.sheets[-1].notes)
        spared = self._height(notes)
        for count, line in enumerate(lines):
            before = line.before if count or self.sheets[-1].used else 0.0
            used += line.leading + before
            notes += self._set_notes(line.notes, self.style.measure)
            if used + self._height(notes) - spared > depth:
                return count or (not self.sheets[-1].used)
        return len(lines)

    def _set_notes(self, notes: Iterable[Note], measure: float) -> list[SetLine]:
        size = self.style.note_size
        lines = []
        for note in notes:
            letters = [*raise_mark(note.number, size), *spell(" " + note.text, size)]
            lines += break_lines(letters, measure, first=size)
        for line in lines:
            line.leading = 1.35 * size
        return lines

    def _notes_of(self, lines: Iterable[SetLine]) -> list[SetLine]:
        notes = (note for line in lines for note in line.notes)
        return self._set_notes(notes, self.style.measure)

    def _print_lines(self, lines: Sequence[SetLine], left: float) -> float:
        """Print lines from where the page is filled to; gives how deep they are."""
        sheet, edge = self.sheets[-1], self.style.margin
        depth = 0.0
        for index, line in enumerate(lines):
            depth += line.leading + (line.before if index or sheet.used else 0.0)
            sheet.print_line(line, edge + left, edge + sheet.used + depth)
        return depth

    def print_notes(
        self, sheet: Sheet, notes: Sequence[SetLine], left: float, bottom: float
    ) -> None:
        """Print notes at the foot of a column, below a rule."""
        style = self.style
        base = bottom - sum(note.leading for note in notes)
        if notes and style.drawn_rule:
            y = base - 0.35 * style.leading
            sheet.lines.append((left, y, left + 0.35 * style.measure, y))
        elif notes:
            sheet.print_text(RULE, left, base - 0.25 * style.leading, style.size)
        for note in notes:
            base += note.leading
            sheet.print_line(note, left, base)

    def set_table(self, blocks: Sequence[Block]) -> None:
        """Set rows over the whole width, and their notes below them."""
        style = self.style
        table = Table(blocks, style)
        self.sheets[-1].used += style.leading
        for row in table.rows:
            if table.height(row) > self.room:
                self.sheets.append(Sheet())
            table.print_row(self.sheets[-1], row)
        notes = (note for block in blocks for note in block.notes)
        for line in self._set_notes(notes, style.room):
            if line.leading > self.room:
                self.sheets.append(Sheet())
            self.sheets[-1].used += line.leading
            base = style.margin + self.sheets[-1].used + 0.5 * style.leading
            self.sheets[-1].print_line(line, style.margin, base)
        self.sheets[-1].used += 1.5 * style.leading
