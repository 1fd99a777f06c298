"""Questions to a graph: named ones with parameters, and any in SPARQL.

Takes a ``Dataset``, gives ``Rows``: named tuples of plain values, None where nothing is
known. A name is any label, short form or acronym of what it means.

>>> from kg.graph.memory import MemoryDataset
>>> from kg.resources import ontology
>>> dataset = MemoryDataset.read(ontology() / "example.trig")
>>> for row in ask(dataset, "ceilings", mission="MINUSMA"):
...     print(row.document, row.paragraph, row.amount, row.quote)
S/RES/2584(2021) 18 13289 至多 13 289 名军事人员
S/RES/2584(2021) 18 1920 1 920 名警务人员
>>> ask(dataset, "mandates", holder="马里稳定团") == ask(
...     dataset, "mandates", holder="MINUSMA"
... )
True
>>> select(dataset, "SELECT ?day { ?meeting mg:meetingNumber 8809 ; mg:heldOn ?day }")
<1 rows of day>

``rows.frame()`` gives the rows as a pandas frame, where pandas is installed.
"""

from kg.errors import QueryError
from kg.graph.dataset import Answer, Dataset, Scope
from kg.queries.limits import within
from kg.queries.parameters import compose
from kg.queries.questions import Parameter, Question, find, names, parse, questions
from kg.queries.rows import Row, Rows, read
from kg.queries.syntax import explain

__all__ = [
    "Parameter",
    "Question",
    "Row",
    "Rows",
    "answer",
    "ask",
    "compose",
    "find",
    "names",
    "parse",
    "questions",
    "select",
]


def ask(
    dataset: Dataset,
    question: str,
    /,
    *,
    timeout: float | None = None,
    **parameters: object,
) -> Rows:
    """Ask a named question.

    ParameterError where a value means nothing to it, QueryTimeoutError where it takes
    longer than ``timeout`` seconds.
    """

    def work() -> Rows:
        return read(dataset.query(compose(dataset, find(question), parameters)))

    return within(timeout, work)


def select(dataset: Dataset, sparql: str, *, timeout: float | None = None) -> Rows:
    """Ask in SPARQL; the prefixes of the ontology need not be declared.

    ASK gives one row with True or False, CONSTRUCT and DESCRIBE a row a triple.
    QuerySyntaxError says where a query is no SPARQL.
    """
    return within(timeout, lambda: read(answer(dataset, sparql)))


def answer(dataset: Dataset, sparql: str, scope: Scope | None = None) -> Answer:
    """The answer as the engine gives it; QueryError where the query cannot be asked."""
    try:
        return dataset.query(sparql, scope)
    except SyntaxError as error:
        raise explain(sparql, error.msg) from None
    except ValueError as error:  # such as SUM(DISTINCT …) over what is not there
        raise QueryError(str(error)) from None
