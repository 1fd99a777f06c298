"""PDF files for tests: whole documents from blocks, set in one column or two.

``make_pdf`` sets a document as the UN prints it: a masthead on the first page, running
heads and page numbers on the others, footnotes at the foot of the page or the column,
tables over the whole width.
"""

import io
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from tests.makers.blocks import Block, Heads, Note, Setting
from tests.makers.typesetting import (
    RAISED_BY,
    Letter,
    SetLine,
    break_lines,
    measure_text,
    place,
    raise_mark,
    spell,
)

RULE = "_" * 18
PADDING = 4.0  # in a table's cell


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is printed."""

    columns: int = 1
    size: float = 10.5
    width: float = 595.0
    height: float = 842.0
    margin: float = 85.0
    gutter: float = 21.0
    masthead: tuple[str, ...] = ()  # 联合国, the symbol, the organ, Distr.: General, …
    ruled: str = "lines"  # tables: "grid", "lines" above, below and under the head, ""
    drawn_rule: bool = True  # above footnotes; else it is printed as ______
    blanks: bool = True  # printed as characters; else only the gap is there
    shuffled: bool = False  # the file does not have the text in reading order
    password: str = ""

    @property
    def leading(self) -> float:
        return 1.5 * self.size

    @property
    def note_size(self) -> float:
        return 0.8 * self.size

    @property
    def measure(self) -> float:
        """How wide a column is."""
        room = self.width - 2 * self.margin - (self.columns - 1) * self.gutter
        return room / self.columns

    @property
    def depth(self) -> float:
        """How high the text of a page is."""
        return self.height - 2 * self.margin


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table that is set: the lines of each cell."""

    cells: tuple[list[SetLine], ...]
    lefts: tuple[float, ...]
    right: float
    leading: float  # its height
    before: float = 0.0
    notes: tuple[Note, ...] = ()
    first: bool = False
    last: bool = False


@dataclass(slots=True)
class Sheet:
    """A page as it fills: strings and lines, in points from the upper left corner."""

    strings: list[tuple[float, float, list[Letter], float]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    used: float = 0.0  # of its depth

    def print_line(self, line: SetLine, left: float, base: float) -> None:
        for stretch in place(line):
            self.strings.append((left + stretch.left, base, stretch.letters, line.opened))

    def print_text(self, text: str, left: float, base: float, size: float) -> None:
        self.print_line(SetLine(spell(text, size), 0.0), left, base)


def make_pdf(
    blocks: Iterable[Block], heads: Heads | None = None, style: Style | None = None
) -> bytes:
    """Set blocks as a PDF file."""
    style = style or Style()
    setter = _Setter(style)
    setter.begin()
    for is_table, run in groupby(blocks, key=lambda each: each.setting is Setting.ROW):
        setter.set_table(list(run)) if is_table else setter.set_text(list(run))
    return _print(setter.sheets, heads or Heads(), style)


class _Setter:
    """Fills sheet after sheet."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.sheets: list[Sheet] = []

    def begin(self) -> None:
        self.sheets.append(Sheet())
        if len(self.sheets) == 1 and self.style.masthead:
            self._print_masthead()

    @property
    def room(self) -> float:
        return self.style.depth - self.sheets[-1].used

    def set_text(self, blocks: Sequence[Block]) -> None:
        """Set paragraphs in as many columns as there are."""
        lines: list[SetLine] = []
        for block in blocks:
            if block.new_page and (lines or self.sheets[-1].used):
                self._fill(lines)
                lines = []
                self.begin()
            lines += self._set_block(block)
        self._fill(lines)

    def _set_block(self, block: Block) -> Iterator[SetLine]:
        style = self.style
        heading = block.setting is Setting.HEADING
        size = style.size * (1.15 if heading else 1.0)
        lines = break_lines(
            spell(block.text, size, block.notes),
            style.measure,
            first=block.indent * style.size,
            left=block.left * style.size,
        )
        for index, line in enumerate(lines):
            line.leading = style.leading
            line.before = 0.0 if index else 0.4 * style.leading * (2 if heading else 1)
            yield line

    def _fill(self, lines: list[SetLine], wide: bool = False) -> None:
        """Print lines into the columns of this page, and of as many as it takes."""
        while lines:
            columns = 1 if wide else self.style.columns
            depth = self._balanced(lines, columns)
            for column in range(columns):
                count = self._fit(lines, depth, wide)
                left = self.style.margin
                left += column * (self.style.measure + self.style.gutter)
                self._print_column(lines[:count], left, depth)
                lines = lines[count:]
            self.sheets[-1].used += depth
            if lines:
                self.begin()

    def _balanced(self, lines: Sequence[SetLine], columns: int) -> float:
        """How deep columns must be to hold the lines; at most what room there is."""
        if columns == 1:
            return self.room
        depth = min(2 * self.style.leading, self.room)
        while depth < self.room:
            rest = lines
            for _ in range(columns):
                rest = rest[self._fit(rest, depth) :]
            if not rest:
                return depth
            depth = min(self.room, depth + 2)
        return depth

    def _fit(self, lines: Sequence[SetLine], depth: float, wide: bool = False) -> int:
        """How many lines a column of such a depth holds, with their footnotes."""
        used = notes = 0.0
        for count, line in enumerate(lines):
            used += line.leading + (line.before if count else 0.0)
            called = [] if isinstance(line, Cells) else line.notes
            if called and not notes:
                notes = self.style.leading
            notes += sum(each.leading for each in self._set_notes(called))
            if used + notes > depth:
                return count or (not self.sheets[-1].used)
        return len(lines)

    def _set_notes(self, notes: Iterable[Note], measure: float = 0) -> list[SetLine]:
        size = self.style.note_size
        lines = []
        for note in notes:
            letters = [*raise_mark(note.number, size), *spell(" " + note.text, size)]
            lines += break_lines(letters, measure or self.style.measure, first=size)
        for line in lines:
            line.leading = 1.35 * size
        return lines

    def _print_column(self, lines: Sequence[SetLine], left: float, depth: float) -> None:
        sheet, style = self.sheets[-1], self.style
        top = style.margin + sheet.used
        notes = self._set_notes(note for line in lines for note in line.notes)
        base = top
        for index, line in enumerate(lines):
            base += line.leading + (line.before if index else 0.0)
            sheet.print_line(line, left, base)
        base = top + depth - sum(note.leading for note in notes)
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
        for row in self._set_rows(blocks):
            if row.before + row.leading > self.room:
                self.begin()
            self._print_row(row)
        notes = self._set_notes(
            (note for block in blocks for note in block.notes),
            self.style.width - 2 * self.style.margin,
        )
        sheet = self.sheets[-1]
        sheet.used += self.style.note_size if notes else 0.0
        for note in notes:
            if note.leading > self.room:
                self.begin()
            sheet = self.sheets[-1]
            sheet.used += note.leading
            sheet.print_line(note, self.style.margin, self.style.margin + sheet.used)
        sheet.used += self.style.leading

    def _set_rows(self, blocks: Sequence[Block]) -> Iterator[Cells]:
        style = self.style
        size, room = style.note_size, style.width - 2 * style.margin
        rows = [list(_cells(block, size)) for block in blocks]
        count = max(map(len, rows))
        widths = [
            max(4 * size, *(_natural(row[i], size) if i < len(row) else 0 for row in rows))
            for i in range(count)
        ]
        scale = room / sum(widths)
        lefts = [style.margin + scale * sum(widths[:i]) for i in range(count)]
        for index, (block, row) in enumerate(zip(blocks, rows, strict=True)):
            cells = tuple(
                break_lines(cell, scale * widths[i] - 2 * PADDING)
                for i, cell in enumerate(row)
            )
            height = max(map(len, cells)) * 1.3 * size + 2 * PADDING
            yield Cells(
                cells,
                tuple(lefts),
                style.margin + room,
                height,
                before=0.0 if index else style.leading,
                notes=block.notes,
                first=index == 0,
                last=index == len(rows) - 1,
            )

    def _print_row(self, row: Cells) -> None:
        sheet, size = self.sheets[-1], self.style.note_size
        sheet.used += row.before if sheet.used else 0.0
        top = self.style.margin + sheet.used
        for left, cell in zip(row.lefts, row.cells, strict=False):
            for index, line in enumerate(cell):
                base = top + PADDING + (index + 0.9) * 1.3 * size
                sheet.print_line(line, left + PADDING, base)
        sheet.used += row.leading
        bottom, start = top + row.leading, row.lefts[0]
        if self.style.ruled == "grid" or (self.style.ruled and row.first):
            sheet.lines.append((start, top, row.right, top))
        if self.style.ruled == "grid" or (self.style.ruled and (row.first or row.last)):
            sheet.lines.append((start, bottom, row.right, bottom))
        if self.style.ruled == "grid":
            sheet.lines += [(x, top, x, bottom) for x in (*row.lefts, row.right)]

    def _print_masthead(self) -> None:
        sheet, style = self.sheets[-1], self.style
        name, symbol, organ, *rest = style.masthead
        left, right, base = style.margin, style.width - style.margin, style.margin
        width = measure_text(symbol, style.size)
        sheet.print_text(name, left, base, 1.4 * style.size)
        sheet.print_text(symbol, right - width, base, style.size)
        sheet.lines.append((left, base + 6, right, base + 6))
        sheet.print_text(organ, left, base + 34, 2 * style.size)
        for index, text in enumerate(rest):
            x = right - 110
            sheet.print_text(text, x, base + 20 + index * style.leading, style.size)
        sheet.used = 60 + len(rest) * style.leading


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


def _natural(cell: Sequence[Letter], size: float) -> float:
    return min(14 * size, sum(letter.width for letter in cell)) + 3 * PADDING


def _print(sheets: Sequence[Sheet], heads: Heads, style: Style) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, (style.width, style.height), invariant=True)
    if style.password:
        canvas.setEncrypt(style.password)
    for number, sheet in enumerate(sheets, 1):
        _print_heads(sheet, heads, style, number, len(sheets))
        strings = list(sheet.strings)
        if style.shuffled:
            random.Random(number).shuffle(strings)
        for left, base, letters, opened in strings:
            _print_string(canvas, style, left, base, letters, opened)
        canvas.setLineWidth(0.5)
        for left, top, right, bottom in sheet.lines:
            canvas.line(left, style.height - top, right, style.height - bottom)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _print_heads(
    sheet: Sheet, heads: Heads, style: Style, number: int, total: int
) -> None:
    """Odd pages have their head and number at the right, even ones at the left."""
    inner, outer = style.margin, style.width - style.margin - 60
    if number % 2 == 0:
        inner, outer = outer, inner
    foot = style.height - 0.5 * style.margin
    if heads.head and not (number == 1 and style.masthead):
        x = min(outer, style.width - style.margin - measure_text(heads.head, style.size))
        sheet.print_text(heads.head, x, 0.5 * style.margin, style.size)
    if heads.foot:
        sheet.print_text(heads.foot, inner, foot, style.note_size)
    if heads.page_numbers:
        sheet.print_text(f"{number}/{total}", outer, foot, style.size)


def _print_string(
    canvas: Canvas,
    style: Style,
    left: float,
    base: float,
    letters: Sequence[Letter],
    opened: float,
) -> None:
    first = letters[0]
    rise = RAISED_BY * first.size / 0.62 if first.raised else 0.0
    text = "".join(letter.char for letter in letters)
    y = style.height - base + rise
    canvas.setFont(first.font, first.size)
    spacing = opened if first.font != "Times-Roman" else 0.0
    if style.blanks:
        canvas.drawString(left, y, text, charSpace=spacing)
        return
    at = left
    for word in text.split(" "):
        if word:
            canvas.drawString(at, y, word, charSpace=spacing)
        width = sum(letter.width + spacing for letter in spell(word + " ", first.size))
        at += width
