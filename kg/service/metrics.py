"""What the service counts, in the text format of Prometheus."""

from prometheus_client import Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response

REQUESTS = Counter(
    "kg_requests", "Requests by what was asked for and the status", ["what", "status"]
)
SECONDS = Histogram(
    "kg_request_seconds",
    "Seconds until a request was answered",
    ["what"],
    buckets=(0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
)
CACHED = Counter("kg_cached", "Answers that were given before")
RELOADS = Counter("kg_reloads", "Builds that were swapped in", ["outcome"])
RUNNING = Gauge("kg_queries", "Queries at work or in line")


async def show_metrics(request: Request) -> Response:
    """``/metrics``; no word of any query stands in it."""
    RUNNING.set(request.app.state.service.pool.running)
    return Response(generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})
