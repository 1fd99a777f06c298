"""The pages of the explorer: the home page, the questions, the editor."""

import json
from typing import Any

from kg.errors import QueryError
from kg.graph.dataset import Dataset, rows
from kg.graph.names import PREFIXES
from kg.queries import Question, compose, find, questions
from kg.service.formats import PAGE, with_charset
from kg.service.messages import Reply
from kg.service.pages import Look, render
from kg.service.settings import Limits
from kg.service.tasks.querying import answer_query
from kg.service.tasks.refusals import RefusalError
from kg.service.things.labels import find_labels
from kg.service.things.terms import list_terms

READ = """
SELECT ?document (MIN(?day) AS ?issued) WHERE {
  GRAPH ?g {
    ?document mg:inCorpus true .
    OPTIONAL { ?document dcterms:issued ?day }
  }
} GROUP BY ?document ORDER BY ?issued ?document LIMIT 200
"""


def show_home(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """``look``."""
    look = Look(*asked["look"])
    read = [
        (row["document"].value, _text(row["issued"])) for row in rows(dataset, READ)
    ]
    labels = find_labels(dataset, [iri for iri, _ in read])
    known = [each for each in questions() if each.parameters]
    values = {"documents": read, "labels": labels, "questions": known}
    return _page("home.html", look, **values)


def show_questions(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """``look``."""
    return _page("questions.html", Look(*asked["look"]), questions=list(questions()))


def show_question(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """``name``, ``values``, ``look``: a form, and the query that it makes."""
    look, question = Look(*asked["look"]), _find(asked["name"])
    sparql, error = "", ""
    values = {name: given for name, given in asked["values"].items() if any(given)}
    if values or not any(each.required for each in question.parameters):
        try:
            sparql = compose(dataset, question, values)
        except QueryError as problem:
            error = str(problem)
    shown = {name: " ".join(given) for name, given in values.items()}
    return _page(
        "question.html",
        look,
        question=question,
        values=shown,
        query=strip(sparql),
        error=error,
    )


def answer_question(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """``name``, ``values``, ``accept``, ``format``: the rows of a named question."""
    sparql = compose(dataset, _find(asked["name"]), asked["values"])
    query = {"query": sparql, "default": [], "named": []}
    return answer_query(dataset, limits, {**asked, **query})


def show_editor(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """``query``, ``look``: the editor, with the named questions as examples."""
    examples = [
        {"name": each.name, "summaries": each.summaries, "query": strip(each.sparql)}
        for each in questions()
        if not any(parameter.required for parameter in each.parameters)
    ]
    look = Look(*asked["look"])
    return _page("sparql.html", look, query=asked["text"], examples=examples)


def show_terms(dataset: Dataset, limits: Limits, asked: dict[str, Any]) -> Reply:
    """What the editor completes: the prefixes, and the terms of the ontology."""
    known = {"prefixes": PREFIXES, "terms": list_terms()}
    body = json.dumps(known, ensure_ascii=False).encode()
    return Reply(200, "application/json", body)


def strip(sparql: str) -> str:
    """A query without the comments that describe it."""
    lines = sparql.splitlines()
    return "\n".join(line for line in lines if not line.startswith("#+")).strip()


def _find(name: str) -> Question:
    try:
        return find(name)
    except QueryError as error:
        raise RefusalError(404, str(error)) from None


def _page(template: str, look: Look, **values: object) -> Reply:
    return Reply(200, with_charset(PAGE), render(template, look, **values))


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
