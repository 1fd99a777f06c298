"""Whether the service is alive, and whether it is ready for requests."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg.service.messages import Task
from kg.service.service import service_of


async def show_health(request: Request) -> Response:
    """``/health``: the process answers."""
    return PlainTextResponse("alive\n", headers={"Cache-Control": "no-store"})


async def show_readiness(request: Request) -> Response:
    """``/ready``: a worker answers from the graph, and from which build."""
    pool = service_of(request).pool
    asked = {"query": "ASK {}", "default": [], "named": [], "accept": "", "format": ""}
    reply = await pool.answer(Task("query", asked))
    ready = reply.status == 200
    said = {"ready": ready, "generation": pool.generation}
    headers = {"Cache-Control": "no-store"}
    return JSONResponse(said, 200 if ready else 503, headers)
