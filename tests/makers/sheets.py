"""The sheets of paper that a document is printed on, and how it is printed."""

from dataclasses import dataclass, field

from tests.makers.typesetting import Letter, SetLine, measure_text, place, spell


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
    turned: int = 0  # degrees by which the page is turned for reading
    password: str = ""

    @property
    def leading(self) -> float:
        return 1.5 * self.size

    @property
    def note_size(self) -> float:
        return 0.8 * self.size

    @property
    def room(self) -> float:
        """How wide the text of a page is."""
        return self.width - 2 * self.margin

    @property
    def measure(self) -> float:
        """How wide a column is."""
        return (self.room - (self.columns - 1) * self.gutter) / self.columns

    @property
    def depth(self) -> float:
        """How high the text of a page is."""
        return self.height - 2 * self.margin


@dataclass(slots=True)
class Sheet:
    """A page as it fills: strings and lines, in points from the upper left corner."""

    strings: list[tuple[float, float, list[Letter], float]] = field(
        default_factory=list
    )
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    used: float = 0.0  # of its depth
    notes: list[SetLine] = field(default_factory=list)  # for its foot

    def print_line(self, line: SetLine, left: float, base: float) -> None:
        for stretch in place(line):
            self.strings.append(
                (left + stretch.left, base, stretch.letters, line.opened)
            )

    def print_text(self, text: str, left: float, base: float, size: float) -> None:
        self.print_line(SetLine(spell(text, size), 0.0), left, base)


def print_masthead(sheet: Sheet, style: Style) -> None:
    name, symbol, organ, *rest = style.masthead
    left, right, base = style.margin, style.width - style.margin, style.margin
    sheet.print_text(name, left, base, 1.4 * style.size)
    width = measure_text(symbol, style.size)
    sheet.print_text(symbol, right - width, base, style.size)
    sheet.lines.append((left, base + 6, right, base + 6))
    sheet.print_text(organ, left, base + 34, 2 * style.size)
    for index, text in enumerate(rest):
        sheet.print_text(
            text, right - 110, base + 20 + index * style.leading, style.size
        )
    sheet.used = 60 + len(rest) * style.leading
