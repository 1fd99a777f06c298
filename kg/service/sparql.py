"""``/sparql``: the endpoint, as SPARQL 1.1 Protocol describes it."""

from starlette.requests import Request
from starlette.responses import Response

from kg.service.access_log import QUERY
from kg.service.explorer import show
from kg.service.messages import Task
from kg.service.negotiation import wants_page
from kg.service.requests import Asked, read_asked, takes_gzip
from kg.service.service import service_of


async def answer_sparql(request: Request) -> Response:
    """A query is answered; who asks nothing is told what is here."""
    service = service_of(request)
    asked = await read_asked(request, service.settings.limits.body)
    if asked:
        request.scope[QUERY] = asked.query
    accept = request.headers.get("accept", "")
    gzip = takes_gzip(request)
    if is_browser(request):
        text = asked.query if asked else ""
        return await show(request, "editor", {"text": text})
    if asked is None:
        place = {"url": service.settings.url, "accept": accept}
        return await service.counter.give(request, Task("description", place, gzip))
    return await service.counter.give(request, make_task(asked, accept, gzip))


async def answer_void(request: Request) -> Response:
    """``/void`` and ``/.well-known/void``: what data there is."""
    service = service_of(request)
    accept = request.headers.get("accept", "")
    place = {
        "url": service.settings.url,
        "accept": "" if is_browser(request) else accept,
    }
    return await service.counter.give(request, Task("void", place, takes_gzip(request)))


def make_task(asked: Asked, accept: str, gzip: bool) -> Task:
    """What a worker is to do for a query."""
    return Task("query", {**asked._asdict(), "accept": accept}, gzip)


def is_browser(request: Request) -> bool:
    """Whether a person looks at this with a browser."""
    return request.method != "POST" and wants_page(request.headers.get("accept", ""))
