"""The pages of the explorer, and the small interface in JSON beside them."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.service.looks import look_of, remember
from kg.service.messages import Task
from kg.service.openapi import describe_api
from kg.service.requests import parse_pairs, takes_gzip
from kg.service.service import service_of


async def show_home(request: Request) -> Response:
    """``/``: what there is, and where to begin."""
    return await show(request, "home", {})


async def show_questions(request: Request) -> Response:
    """``/questions``: what can be asked by name."""
    return await show(request, "questions", {})


async def show_question(request: Request) -> Response:
    """``/questions/{name}``: a form, and the answer below it."""
    asked = {"name": request.path_params["name"], "values": _values(request)}
    return await show(request, "question", asked)


async def show_graph(request: Request) -> Response:
    """``/graph?focus=&hops=``: the graph as a picture, all of it or around a thing."""
    given = dict(parse_pairs(request.scope["query_string"]))
    asked = {"focus": given.get("focus", ""), "hops": given.get("hops", "")}
    return await show(request, "graph", asked)


async def show_reader(request: Request) -> Response:
    """``/reader?document=``: documents as they read."""
    given = dict(parse_pairs(request.scope["query_string"]))
    return await show(request, "reader", {"document": given.get("document", "")})


async def show_search(request: Request) -> Response:
    """``/search?q=``: things and paragraphs."""
    return await show(request, "search", {**_searched(request), "page": True})


async def search(request: Request) -> Response:
    """``/api/search?q=``: the same as JSON."""
    return await show(request, "search", {**_searched(request), "page": False})


async def answer_question(request: Request) -> Response:
    """``/api/questions/{name}``: the rows of a named question."""
    values = _values(request)
    form = values.pop("format", [""])[0]
    asked = {
        "name": request.path_params["name"],
        "values": values,
        "format": form,
        "accept": request.headers.get("accept", ""),
    }
    task = Task("answer", asked, takes_gzip(request))
    return await service_of(request).counter.give(request, task)


async def show_terms(request: Request) -> Response:
    """``/api/terms``: what the editor completes."""
    task = Task("terms", {}, takes_gzip(request))
    return await service_of(request).counter.give(request, task)


async def show_api(request: Request) -> Response:
    """``/api/openapi.json``: the description of this interface."""
    return JSONResponse(describe_api(service_of(request).settings.url))


async def show(request: Request, name: str, asked: dict[str, Any]) -> Response:
    """A page of a task, in the language of the one who asks."""
    task = Task(name, {**asked, "look": look_of(request)}, takes_gzip(request))
    return remember(request, await service_of(request).counter.give(request, task))


def _searched(request: Request) -> dict[str, str]:
    found = dict(parse_pairs(request.scope["query_string"]))
    return {"text": found.get("q", ""), "index": service_of(request).keeper.file}


def _values(request: Request) -> dict[str, list[str]]:
    """The parameters of a question; those without a value are left out."""
    values: dict[str, list[str]] = {}
    for name, value in parse_pairs(request.scope["query_string"]):
        if value.strip() and name != "lang":
            values.setdefault(name, []).append(value.strip())
    return values
