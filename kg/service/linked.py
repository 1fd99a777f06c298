"""``/id/…`` and ``/ontology``: every IRI below the base, as a page or as statements."""

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from kg.graph.names import BASE
from kg.resources import ontology
from kg.service.addresses import to_iri
from kg.service.formats import PAGE
from kg.service.looks import look_of
from kg.service.messages import Task
from kg.service.negotiation import choose
from kg.service.requests import takes_gzip
from kg.service.service import service_of
from kg.service.tasks.refusals import RefusalError

TURTLE = "text/turtle"


async def describe(request: Request) -> Response:
    """What is known of the IRI that the path stands for."""
    path = request.scope["raw_path"]
    iri = to_iri(path)
    if iri is None:
        raise RefusalError(400, "the path is not in UTF-8")
    asked = {
        "iri": iri,
        "accept": request.headers.get("accept", ""),
        "format": request.query_params.get("format", ""),
        "look": look_of(request),
    }
    task = Task("describe", asked, takes_gzip(request))
    return await service_of(request).counter.give(request, task)


async def describe_ontology(request: Request) -> Response:
    """The page of the ontology, or its Turtle."""
    accept = request.headers.get("accept", "")
    wanted = request.query_params.get("format") or choose(accept, [TURTLE, PAGE])
    if wanted in (TURTLE, "turtle"):
        return FileResponse(ontology() / "kg.ttl", media_type=TURTLE)
    if wanted == PAGE:
        return FileResponse(ontology() / "index.html", headers=ALLOWED)
    raise RefusalError(406, f"{BASE}ontology is given as {TURTLE} and {PAGE}")


# The page brings its style along, and no script.
ALLOWED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Vary": "Accept",
}
