"""What a request asks for, by SPARQL 1.1 Protocol: three ways to send a query.

``GET`` with parameters, ``POST`` with a form, ``POST`` with the query as the body. All
else is refused, and so is every update.
"""

from typing import NamedTuple
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.requests import ClientDisconnect, Request

from kg.service.tasks.refusals import RefusalError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
MOST = 500  # parameters
READ_ONLY = "this service is read-only; updates are refused"
Pairs = list[tuple[str, str]]


class Asked(NamedTuple):
    """A query and the graphs that it is asked of."""

    query: str
    default: list[str]
    named: list[str]
    format: str


async def read_asked(request: Request, most: int) -> Asked | None:
    """What is asked; None where a client only looks what is here."""
    pairs = parse_pairs(request.scope["query_string"])
    if request.method == "POST":
        pairs += await _read_body(request, most)
    if not pairs and request.method != "POST":
        return None
    return _choose(pairs)


def parse_pairs(text: bytes) -> Pairs:
    """The parameters of a URL or a form; RefusalError if they are not in UTF-8."""
    try:
        return parse_qsl(
            text.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST,
        )
    except UnicodeDecodeError:
        raise RefusalError(400, "the parameters are not in UTF-8") from None
    except ValueError:
        raise RefusalError(400, f"there are more than {MOST} parameters") from None


def takes_gzip(request: Request) -> bool:
    """Whether the client takes compressed answers."""
    return "gzip" in request.headers.get("accept-encoding", "")


async def read_body(request: Request, most: int) -> bytes:
    """The body of a request; RefusalError if it is larger than it may be."""
    length = request.headers.get("content-length", "")
    body = bytearray()
    too_large = RefusalError(413, f"a request may have {most:,} bytes")
    if length.isdigit() and int(length) > most:
        raise too_large
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                raise too_large
    except ClientDisconnect:
        raise RefusalError(400, "the request broke off") from None
    return bytes(body)


async def _read_body(request: Request, most: int) -> Pairs:
    kind, charset = _parse_type(request.headers.get("content-type", ""))
    if kind == UPDATE:
        raise RefusalError(403, READ_ONLY)
    if kind not in (FORM, QUERY):
        raise RefusalError(415, f"send a query as {QUERY}, or in a form as {FORM}")
    if charset not in ("", "utf-8", "utf8"):
        raise RefusalError(415, "send it in UTF-8")
    if request.headers.get("content-encoding", "identity") != "identity":
        raise RefusalError(415, "send it without Content-Encoding")
    body = await read_body(request, most)
    if kind == FORM:
        return parse_pairs(body)
    try:
        return [("query", body.decode("utf-8"))]
    except UnicodeDecodeError:
        raise RefusalError(400, "the query is not in UTF-8") from None


def _parse_type(header: str) -> tuple[str, str]:
    """A content type and its charset.

    >>> _parse_type('application/sparql-query; charset="UTF-8"')
    ('application/sparql-query', 'utf-8')
    """
    kind, _, rest = header.partition(";")
    named = {}
    for each in rest.lower().split(";"):
        name, _, value = each.partition("=")
        named[name.strip()] = value.strip(' "')
    return kind.strip().lower(), named.get("charset", "")


def _choose(pairs: Pairs) -> Asked:
    named: dict[str, list[str]] = {}
    for name, value in pairs:
        named.setdefault(name, []).append(value)
    if {"update", "using-graph-uri", "using-named-graph-uri"} & named.keys():
        raise RefusalError(403, READ_ONLY)
    queries = named.get("query", [])
    if len(queries) != 1:
        raise RefusalError(400, f"give one query; this request has {len(queries)}")
    default, others = (
        _check(named.get(f"{each}-graph-uri", [])) for each in ("default", "named")
    )
    return Asked(queries[0], default, others, named.get("format", [""])[0])


def _check(graphs: list[str]) -> list[str]:
    for graph in graphs:
        try:
            NamedNode(graph)
        except ValueError:
            raise RefusalError(400, f"{graph!r} is no IRI of a graph") from None
    return graphs
