"""The application: which address is answered by what, and what all answers share."""

from pathlib import Path
from typing import TextIO

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.service import explorer
from kg.service.access_log import AccessLog
from kg.service.counter import respond
from kg.service.headers import SafeHeaders
from kg.service.health import show_health, show_readiness
from kg.service.linked import describe, describe_ontology
from kg.service.metrics import show_metrics
from kg.service.prefix import Prefix
from kg.service.service import Service
from kg.service.settings import Settings
from kg.service.sparql import answer_sparql, answer_void
from kg.service.tasks.refusals import RefusalError, refuse

WEB = Path(__file__).parent / "web"
READ = ["GET", "HEAD"]
ASK = [*READ, "POST"]
EXPOSED = ["ETag", "Retry-After"]


def make_app(
    place: str | Path, settings: Settings, log: TextIO | None = None
) -> Starlette:
    """The application over one graph."""
    service = Service(place, settings)
    app = Starlette(
        routes=[
            Route("/sparql", answer_sparql, methods=ASK),
            Route("/", explorer.show_home, methods=READ),
            Route("/search", explorer.show_search, methods=READ),
            Route("/graph", explorer.show_graph, methods=READ),
            Route("/reader", explorer.show_reader, methods=READ),
            Route("/questions", explorer.show_questions, methods=READ),
            Route("/questions/{name}", explorer.show_question, methods=READ),
            Route("/api/search", explorer.search, methods=READ),
            Route("/api/questions/{name}", explorer.answer_question, methods=READ),
            Route("/api/terms", explorer.show_terms, methods=READ),
            Route("/api/openapi.json", explorer.show_api, methods=READ),
            Route("/id/{path:path}", describe, methods=READ),
            Route("/ontology", describe_ontology, methods=READ),
            Mount("/static", GZipMiddleware(StaticFiles(directory=WEB))),
            Route("/void", answer_void, methods=READ),
            Route("/.well-known/void", answer_void, methods=READ),
            Route("/health", show_health, methods=READ),
            Route("/ready", show_readiness, methods=READ),
            Route("/metrics", show_metrics, methods=READ),
        ],
        middleware=[
            Middleware(SafeHeaders, secure=settings.url.startswith("https:")),
            Middleware(Prefix, root=settings.root),
            Middleware(AccessLog, queries=settings.log_queries, stream=log),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=[*ASK, "OPTIONS"],
                allow_headers=["*"],
                expose_headers=EXPOSED,
            ),
        ],
        exception_handlers={RefusalError: _refuse, HTTPException: _refuse_http},
        lifespan=service.live,
    )
    app.state.service = service
    return app


async def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusalError)
    return respond(refuse(error.status, str(error)))


async def _refuse_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = {404: "there is nothing here", 405: "this is not done here"}
    message = said.get(error.status_code, error.detail)
    return PlainTextResponse(message + "\n", error.status_code, error.headers)
