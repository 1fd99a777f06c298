"""The language of a page: as the address says, else as before, else the browser's."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from kg.service.pages import LANGUAGES, Look
from kg.service.service import service_of

COOKIE = "lang"
YEAR = 365 * 24 * 3600


def look_of(request: Request) -> Look:
    """How a page is to look to the one who asks for it."""
    chosen = request.query_params.get("lang", "")
    language = next(
        (
            each
            for each in (chosen, request.cookies.get(COOKIE, ""))
            if each in LANGUAGES
        ),
        "",
    )
    accept = request.headers.get("accept-language", "").lower()
    return Look(
        language or _prefer(accept),
        service_of(request).settings.root,
        _without_language(request),
    )


def remember(request: Request, response: Response) -> Response:
    """Keep the language that was chosen in the address."""
    chosen = request.query_params.get("lang", "")
    if chosen in LANGUAGES:
        response.set_cookie(
            COOKIE,
            chosen,
            max_age=YEAR,
            samesite="lax",
            httponly=True,
            secure=service_of(request).settings.url.startswith("https:"),
        )
    return response


def _prefer(accept: str) -> str:
    """The first of our languages that a browser names; Chinese if it names none.

    >>> _prefer("en-GB,en;q=0.9,zh;q=0.1"), _prefer("fr"), _prefer("")
    ('en', 'zh', 'zh')
    """
    named = [each.strip()[:2] for each in accept.split(",")]
    return next((each for each in named if each in LANGUAGES), "zh")


def _without_language(request: Request) -> str:
    """The address below the root, to which another language can be added."""
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
    path = request.scope["raw_path"].partition(b"?")[0].decode("latin-1")
    return f"{path}?{urlencode(kept)}" if kept else path
