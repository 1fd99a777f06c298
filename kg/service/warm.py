"""What every worker needs, read once before workers are forked from it."""

from kg.graph.schema import schema
from kg.graph.vocabulary import vocabulary
from kg.queries import questions
from kg.service import worker
from kg.service.pages import read_words
from kg.service.search.grams import fold

for warm in (
    schema,
    vocabulary,
    read_words,
    lambda: list(questions()),
    lambda: fold(""),
):
    warm()

__all__ = ["worker"]
