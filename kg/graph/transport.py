"""Requests to a server: who asks, how long, how often, and what went wrong in one line.

The name and password, or the token, come from the environment: KG_STORE_USER and
KG_STORE_PASSWORD, or KG_STORE_TOKEN; KG_STORE_TIMEOUT says how many seconds a server
may take.
"""

import os
import re
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Self

import httpx

from kg.errors import ServerError

USER, PASSWORD = "KG_STORE_USER", "KG_STORE_PASSWORD"
TOKEN, TIMEOUT = "KG_STORE_TOKEN", "KG_STORE_TIMEOUT"
CONNECT = 10.0  # seconds until a connection must stand
BUSY = (429, 502, 503, 504)
LONGEST_PAUSE = 30.0  # seconds, whatever the server asks for
MARK = re.compile(r"<head.*?</head>|<[^>]*>", re.DOTALL | re.IGNORECASE)
NAMED = f"set {USER} and {PASSWORD}, or {TOKEN}"


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks, and how patiently."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    timeout: float = 60.0
    pauses: tuple[float, ...] = (0.5, 1.0, 2.0)  # before each further try

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """What the environment says; ServerError where it makes no sense."""
        said = environment.get(TIMEOUT, "60")
        try:
            timeout = float(said)
        except ValueError:
            timeout = 0.0
        if not timeout > 0:
            raise ServerError(TIMEOUT, f"{said!r} is no number of seconds")
        user, password, token = (
            environment.get(name, "") for name in (USER, PASSWORD, TOKEN)
        )
        return cls(user, password, token, timeout)


class _Challenged(httpx.Auth):
    """A name and password, given as the server asks for them: basic or digest."""

    def __init__(self, user: str, password: str) -> None:
        self.user = user
        self.password = password
        self.chosen: httpx.Auth | None = None

    def auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        """Ask first; what the first answer wants is used from then on."""
        if self.chosen is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            wanted = response.headers.get("www-authenticate", "").casefold()
            kind = httpx.DigestAuth if "digest" in wanted else httpx.BasicAuth
            self.chosen = kind(self.user, self.password)
        yield from self.chosen.auth_flow(request)


class Transport:
    """Sends requests to one server; every failure is a ServerError of one line."""

    def __init__(self, url: str, access: Access) -> None:
        self.access = access
        parsed = _parse(url)
        user = parsed.username or access.user
        password = parsed.password or access.password
        self.url = str(parsed.copy_with(userinfo=b"")).rstrip("/")
        self.known = bool(user or access.token)
        headers = {"User-Agent": "mandate-graph"}
        if access.token:
            headers["Authorization"] = f"Bearer {access.token}"
        self.client = httpx.Client(
            auth=_Challenged(user, password) if user and not access.token else None,
            headers=headers,
            timeout=httpx.Timeout(access.timeout, connect=CONNECT),
            trust_env=not is_here(parsed.host),  # no proxy stands before oneself
        )

    def close(self) -> None:
        """Let go of the connections."""
        self.client.close()

    def send(self, method: str, url: str, **content: object) -> httpx.Response:
        """The answer to a request, tried again while the server is away or busy."""
        for pause in (*self.access.pauses, None):
            try:
                response = self.client.request(method, url, **content)  # type: ignore[arg-type]
            except httpx.TimeoutException as error:
                raise self._slow(url, error) from None
            except httpx.TransportError as error:
                if pause is None:
                    raise _down(url, error) from None
            else:
                if response.status_code not in BUSY or pause is None:
                    return response
                pause = max(pause, _asked_pause(response))
            time.sleep(pause)
        raise AssertionError  # the last try returns or raises

    def demand(self, method: str, url: str, **content: object) -> httpx.Response:
        """The answer to a request, if it is a good one."""
        response = self.send(method, url, **content)
        self.check(response)
        return response

    def peek(
        self, url: str, data: Mapping[str, str], headers: Mapping[str, str]
    ) -> Mapping[str, str]:
        """What stands before an answer that is not read."""
        with self.client.stream("POST", url, data=data, headers=headers) as response:
            return response.headers

    def check(self, response: httpx.Response) -> None:
        """ServerError unless the answer is a good one."""
        if not response.is_success:
            raise self.refusal(response)

    def refusal(self, response: httpx.Response) -> ServerError:
        """What a server's refusal means."""
        url, code = str(response.url.copy_with(query=None)), response.status_code
        if response.is_redirect:
            place = response.headers.get("location", "elsewhere")
            return ServerError(url, f"has moved to {place}", "name that address")
        if code == httpx.codes.UNAUTHORIZED and not self.known:
            return ServerError(url, "asks who you are", NAMED)
        if code == httpx.codes.UNAUTHORIZED:
            problem = "does not accept the name and password, or the token"
            return ServerError(url, problem, f"check {USER} and {PASSWORD}, or {TOKEN}")
        problem, mend = REFUSALS.get(code, (f"failed with status {code}", ""))
        said = _first_words(response)
        return ServerError(url, f"{problem} ({said})" if said else problem, mend)

    def _slow(self, url: str, error: httpx.TimeoutException) -> ServerError:
        if isinstance(error, httpx.ConnectTimeout):
            return _down(url, error)
        problem = f"did not answer within {self.access.timeout:g} s"
        return ServerError(url, problem, f"ask for less, or set {TIMEOUT} to more")


REFUSALS = {
    400: ("refuses the request", ""),
    403: ("does not allow this", "ask its keeper for the right to do it"),
    404: ("there is nothing at this address", "check the URL"),
    405: ("does not do this", "check the URL"),
    406: ("does not give the format that is asked for", ""),
    413: ("finds the request too large", "raise the server's limit"),
    429: ("is asked too much", "try again later"),
    502: ("is not reached by its gateway", "try again later"),
    503: ("is not ready", "try again later"),
    504: ("is not reached by its gateway in time", "try again later"),
}


def _parse(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise ServerError(url, f"is no URL: {error}") from None
    if not parsed.host:
        raise ServerError(url, "is no URL of a server", "write http://host:port/…")
    return parsed


def is_here(host: str) -> bool:
    """Whether a server runs on this machine.

    >>> is_here("localhost"), is_here("127.0.0.1"), is_here("example.org")
    (True, True, False)
    """
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _down(url: str, error: httpx.TransportError) -> ServerError:
    said = str(error).strip(". ") or type(error).__name__
    return ServerError(url, f"does not answer ({said})", "check the URL, or start it")


def _asked_pause(response: httpx.Response) -> float:
    """The seconds that a busy server asks to be left alone."""
    try:
        return min(float(response.headers.get("retry-after", 0)), LONGEST_PAUSE)
    except ValueError:  # a date, which a clock that is wrong would make long
        return 0.0


def _first_words(response: httpx.Response) -> str:
    """The beginning of what a server says of a failure, without the marks of a page."""
    return " ".join(MARK.sub(" ", response.text).split())[:200]
