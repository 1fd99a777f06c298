"""What a table is for: to hold data in rows, or only to place text on the page."""

import re
from dataclasses import dataclass

# Distr.: General · the box that every UN title page begins with is set as a table.
MASTHEAD = re.compile(r"Distr\.?\s*[:：]")
COLUMN = 3  # so many paragraphs in a cell are text set in columns, not data
COLUMN_ROWS = 2  # in a table of no more rows than this


@dataclass(slots=True)
class Grid:
    """What was seen of a table."""

    rows: int = 0
    worded: int = 0  # cells with text, in the row that has most
    paragraphs: int = 0  # in the cell that has most
    nested: bool = False  # a table stands in a cell
    masthead: bool = False

    @property
    def places_text(self) -> bool:
        """Whether its cells are to be read one after the other, as running text."""
        if self.worded <= 1 or self.nested or self.masthead:
            return True
        return self.paragraphs >= COLUMN and self.rows <= COLUMN_ROWS
