"""An answer in plain values: tuples under the names of columns.

>>> rows = Rows(("name", "since"), [("马里稳定团", date(2013, 4, 25))])
>>> rows[0].since, len(rows), [name for name, _ in rows]
(datetime.date(2013, 4, 25), 1, ['马里稳定团'])
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, overload

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
)

from kg.graph.dataset import Answer
from kg.graph.vocabulary import XSD

if TYPE_CHECKING:
    import pandas  # type: ignore

Row = Any  # a named tuple whose fields are the columns
TRIPLE = ("subject", "predicate", "object")
WHOLE = "integer int long short byte nonNegativeInteger positiveInteger unsignedInt"
TYPES: dict[str, Callable[[str], object]] = {
    **{f"{XSD}{name}": int for name in WHOLE.split()},
    f"{XSD}decimal": Decimal,
    f"{XSD}double": float,
    f"{XSD}float": float,
    f"{XSD}boolean": lambda text: text in ("true", "1"),
    f"{XSD}date": date.fromisoformat,
    f"{XSD}dateTime": datetime.fromisoformat,
}


class Rows(Sequence[Row]):
    """The rows of an answer, each a named tuple; None where nothing is known."""

    def __init__(
        self, columns: Sequence[str], rows: Iterable[Iterable[object]]
    ) -> None:
        self.columns = tuple(columns)
        row: Row = namedtuple("Row", self.columns, rename=True)  # type: ignore[misc]
        self._rows: list[Row] = list(map(row._make, rows))

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> "list[Row]": ...
    def __getitem__(self, index: int | slice) -> Row:
        return self._rows[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and (self.columns, self._rows) == (
            other.columns,
            other._rows,
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.columns)}>"

    def frame(self) -> "pandas.DataFrame":
        """The rows as a pandas frame; needs pandas, which does not come with kg."""
        import pandas

        return pandas.DataFrame(self._rows, columns=list(self.columns))


def read(answer: Answer) -> Rows:
    """The rows of a SELECT, the triples of a graph, or one row for yes and no."""
    match answer:
        case QuerySolutions():
            columns = [variable.value for variable in answer.variables]
            return Rows(columns, (map(plain, solution) for solution in answer))
        case QueryBoolean():
            return Rows(("answer",), [(bool(answer),)])
        case QueryTriples():
            return Rows(TRIPLE, (map(plain, triple) for triple in answer))


def plain(term: object) -> object:
    """A term as a value of Python: a number, a date, a text; of a node its IRI.

    >>> plain(Literal("2021-06", datatype=NamedNode(f"{XSD}gYearMonth")))
    '2021-06'
    """
    match term:
        case Literal():
            return _convert(term)
        case NamedNode():
            return term.value
        case BlankNode():
            return str(term)
        case None:
            return None
    return str(term)


def _convert(literal: Literal) -> object:
    """By its type; what is not of its type's form stays a text."""
    text = literal.value
    if convert := TYPES.get(literal.datatype.value):
        try:
            return convert(text)
        except (ValueError, ArithmeticError):
            return text
    return text
