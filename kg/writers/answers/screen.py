"""An answer as a table as wide as the screen; as a list of records if it is too wide.

A Chinese character is two letters wide, long cells go over several lines, and numbers
stand to the right.
"""

import re
from collections.abc import Sequence
from shutil import get_terminal_size

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    Triple,
)
from rich.cells import cell_len

from kg.graph.dataset import Answer
from kg.graph.names import PREFIXES
from kg.graph.vocabulary import XSD
from kg.writers.answers.wrapping import wrap
from kg.writers.line import one_line

GAP = "  "
NONE = "nothing found; the columns are "
NARROWEST = 8  # letters: what a column of long texts needs to be read
TALLEST = 8  # lines of a row in a table
BREAK = re.compile(
    r"(?<=/)|(?<=-)(?=[a-z])|\s|(?<=[\u2e80-\uff60])|(?=[\u2e80-\uff60])"
)
NUMBERS = {f"{XSD}{name}" for name in ("integer", "decimal", "double", "float", "long")}
Cells = list[list[str]]
SPACES = sorted(((iri, name) for name, iri in PREFIXES.items()), reverse=True)


def draw(answer: Answer) -> str:
    """The whole answer, as wide as the screen."""
    if isinstance(answer, QueryBoolean):
        return "yes\n" if answer else "no\n"
    if isinstance(answer, QuerySolutions):
        columns = [variable.value for variable in answer.variables]
        rows: list[list[object]] = [list(solution) for solution in answer]
    else:
        columns = ["subject", "predicate", "object"]
        rows = sorted((list(triple) for triple in answer), key=str)
    width = get_terminal_size().columns
    if not rows:
        return "".join(f"{line}\n" for line in wrap(NONE + ", ".join(columns), width))
    numeric = [_is_numeric(rows, index) for index in range(len(columns))]
    cells = [[show(term) for term in row] for row in rows]
    lines = lay_out(columns, cells, numeric, width)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def align(rows: Sequence[tuple[str, str]]) -> str:
    """Names and what they mean, in two columns as wide as the screen."""
    label = max((cell_len(name) for name, _ in rows), default=0)
    room = max(NARROWEST, get_terminal_size().columns - label - len(GAP))
    lines = []
    for name, text in rows:
        for part in wrap(text, room):
            lines.append(_pad(name, label, False) + GAP + part)
            name = ""
    return "".join(f"{line.rstrip()}\n" for line in lines)


def show(term: object) -> str:
    """A term in the fewest words: its text, or its name with a prefix."""
    match term:
        case NamedNode():
            return _shorten(one_line(term.value))
        case Literal():
            return one_line(term.value)
        case BlankNode() | Triple():
            return str(term)
    return ""


def lay_out(
    columns: Sequence[str], cells: Cells, numeric: Sequence[bool], width: int
) -> list[str]:
    """A table, or records where it would be too wide, or its rows too tall to read."""
    room = width - len(GAP) * (len(columns) - 1)
    widths = _fit([list(columns), *cells], room)
    rows = [_rows_of(row, widths, numeric) for row in cells] if widths else []
    if not widths or max(map(len, rows), default=0) > TALLEST:
        return _list(columns, cells, width)
    ruler = GAP.join("─" * width for width in widths)
    head = _rows_of(columns, widths, numeric)
    return [*head, ruler, *(line for row in rows for line in row)]


def _fit(cells: Cells, room: int) -> list[int]:
    """The width of each column: what it needs, less in the widest where that is much.

    Nothing, if a column would have to be narrower than its longest word.
    """
    columns = [list(column) for column in zip(*cells, strict=True)]
    widths = [min(max(map(cell_len, column)), room) for column in columns]
    least = [max(map(_longest, column)) for column in columns]
    least = [
        min(width, max(NARROWEST, word))
        for width, word in zip(widths, least, strict=True)
    ]
    while sum(widths) > room:
        spare = [width > low for width, low in zip(widths, least, strict=True)]
        if not any(spare):
            return []
        widest = max(range(len(widths)), key=lambda each: (spare[each], widths[each]))
        widths[widest] -= 1
    return widths


def _longest(text: str) -> int:
    """The width of the longest word; a long name may be broken at its strokes."""
    return max(map(cell_len, BREAK.split(text)))


def _rows_of(
    row: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]
) -> list[str]:
    """The lines of one row: as many as its longest cell needs."""
    wrapped = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for number in range(max(map(len, wrapped), default=0)):
        parts = [cell[number] if number < len(cell) else "" for cell in wrapped]
        lines.append(GAP.join(map(_pad, parts, widths, numeric)))
    return lines


def _pad(text: str, width: int, numeric: bool) -> str:
    blank = " " * (width - cell_len(text))
    return blank + text if numeric else text + blank


def _list(columns: Sequence[str], cells: Cells, width: int) -> list[str]:
    """A block a row, a line a column, without what is not known."""
    label = max(map(len, columns), default=0)
    room = max(NARROWEST, width - label - len(GAP))
    lines = []
    for row in cells:
        for column, cell in zip(columns, row, strict=True):
            name = column
            for part in wrap(cell, room) if cell else ():
                lines.append(f"{name:<{label}}{GAP}{part}")
                name = ""
        lines.append("")
    return lines[:-1]


def _is_numeric(rows: list[list[object]], index: int) -> bool:
    known = [row[index] for row in rows if row[index] is not None]
    return bool(known) and all(
        isinstance(term, Literal) and term.datatype.value in NUMBERS for term in known
    )


def _shorten(iri: str) -> str:
    """An IRI with a known prefix; ``id:place/abidjan`` can be given to kg again.

    >>> _shorten("https://w3id.org/mandate-graph/id/place/abidjan")
    'id:place/abidjan'
    """
    for space, prefix in SPACES:
        if iri.startswith(space) and iri != space:
            return f"{prefix}:{iri[len(space) :]}"
    return iri
