"""The interface in JSON, as OpenAPI describes it: search, things, named questions."""

from typing import Any

from kg import __version__
from kg.queries import Question, questions

ROWS = {
    "description": "Rows, as SPARQL 1.1 Query Results JSON unless told otherwise",
    "content": {"application/sparql-results+json": {"schema": {"type": "object"}}},
}
WRONG = {"description": "What is wrong, in one line", "content": {"text/plain": {}}}
FOUND = {"type": "array", "items": {"type": "object"}}


def describe_api(url: str) -> dict[str, Any]:
    """The description, for the service at an address."""
    paths = {
        "/api/search": _get(
            "Things by name and paragraphs by words", [_text("q")], SEARCH
        ),
        "/id/{key}": _get("A thing of the graph", [KEY], THING),
    }
    for each in questions():
        paths[f"/api/questions/{each.name}"] = _describe(each)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Mandate Graph", "version": __version__},
        "servers": [{"url": url}],
        "paths": paths,
    }


SEARCH = {
    "description": "What was found, the best first",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {"entities": FOUND, "paragraphs": FOUND},
            }
        }
    },
}
THING = {
    "description": "What is stated of it",
    "content": {"application/ld+json": {}, "text/turtle": {}, "text/html": {}},
}
KEY = {
    "name": "key",
    "in": "path",
    "required": True,
    "schema": {"type": "string"},
    "example": "actor/minusma",
}


def _describe(question: Question) -> dict[str, Any]:
    parameters = [
        _text(each.name, each.required, each.helps["en"])
        for each in question.parameters
    ]
    return _get(question.summaries["en"], parameters, ROWS)


def _get(summary: str, parameters: list[Any], answer: dict[str, Any]) -> dict[str, Any]:
    responses = {"200": answer, "400": WRONG, "422": WRONG, "503": WRONG}
    return {
        "get": {"summary": summary, "parameters": parameters, "responses": responses}
    }


def _text(name: str, required: bool = True, helps: str = "") -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": required,
        "description": helps,
        "schema": {"type": "string"},
    }
