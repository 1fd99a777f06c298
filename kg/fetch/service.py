"""The UN's document service, asked politely.

One request at a time, with a pause between two; what is busy is given the time it asks
for; what fails for a moment is tried again. The environment may name another service:
KG_DOCUMENTS.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self

import httpx

from kg import __version__
from kg.documents import LIMIT
from kg.documents.symbol import Symbol
from kg.errors import FetchError, OfflineError
from kg.fetch.answers import Verdict
from kg.graph.transport import is_here

ADDRESS = "https://documents.un.org/api/symbol/access"
USER_AGENT = f"mandate-graph/{__version__} (kg fetch)"
GONE = (404, 410)
BUSY = (429, 500, 502, 503, 504)
PATIENCE = 300.0  # seconds that a service may ask us to wait
LONGEST = 120.0  # seconds for one document, however slowly it comes
REDIRECTS = 5

Judge = Callable[[bytes, str], Verdict]


@dataclass(slots=True)
class Service:
    """A service, and how it is asked; as a context manager it lets go at the end."""

    address: str = ADDRESS
    delay: float = 1.0  # seconds from one request to the next
    pauses: tuple[float, ...] = (1.0, 4.0, 15.0)  # before each further try
    timeout: float = 30.0
    _client: httpx.Client = field(init=False, repr=False)
    _last: float = field(default=float("-inf"), init=False, repr=False)

    def __post_init__(self) -> None:
        self._client = httpx.Client(
            headers={"User-Agent": USER_AGENT},
            timeout=self.timeout,
            follow_redirects=True,
            max_redirects=REDIRECTS,
            trust_env=not is_here(httpx.URL(self.address).host),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._client.close()

    def get(self, symbol: Symbol, language: str, form: str, judge: Judge) -> bytes:
        """A document; FetchError if it cannot be had, OfflineError if nothing can."""
        named = {"s": str(symbol), "l": language, "t": form}
        for pause in (*self.pauses, None):
            try:
                data, kind = self._ask(named)
            except _BusyError as error:
                if pause is None:
                    raise FetchError(
                        str(symbol), str(error), "try again later"
                    ) from None
                self._wait(max(pause, error.pause))
                continue
            verdict = judge(data, kind)
            if verdict == Verdict.WHOLE:
                return data
            if verdict != Verdict.HALF or pause is None:
                raise FetchError(str(symbol), *_explain(verdict, language, form))
            self._wait(pause)
        raise AssertionError("the last try returns or raises")

    def _ask(self, named: dict[str, str]) -> tuple[bytes, str]:
        """One request: the bytes of the answer, and what kind it says they are."""
        self._wait(max(0.0, self._last + self.delay - time.monotonic()))
        with _explaining(named["s"], self.address):
            try:
                with self._client.stream("GET", self.address, params=named) as answer:
                    return self._receive(answer, named["s"])
            finally:
                self._last = time.monotonic()

    def _receive(self, answer: httpx.Response, symbol: str) -> tuple[bytes, str]:
        if answer.status_code in GONE:
            return b"<", "text/html"
        if answer.status_code in BUSY:
            raise _BusyError(
                f"is refused with status {answer.status_code}", _asked_pause(answer)
            )
        if answer.is_error:
            problem = f"is refused with status {answer.status_code}"
            raise FetchError(symbol, problem, "check the address of the service")
        data, end = bytearray(), time.monotonic() + LONGEST
        for part in answer.iter_bytes():
            data += part
            if len(data) > LIMIT:
                raise FetchError(
                    symbol, "is larger than a document can be", "leave it out"
                )
            if time.monotonic() > end:
                raise _BusyError("comes too slowly")
        return bytes(data), answer.headers.get("content-type", "")

    def _wait(self, seconds: float) -> None:
        if seconds > PATIENCE:
            problem = f"asks to wait for {seconds:.0f} s"
            raise OfflineError(
                self.address, problem, "go on later: what is there stays"
            )
        time.sleep(seconds)


class _BusyError(Exception):
    """It may be better in a moment."""

    def __init__(self, problem: str, pause: float = 0.0) -> None:
        super().__init__(problem)
        self.pause = pause


@contextmanager
def _explaining(symbol: str, address: str) -> Iterator[None]:
    """What went wrong on the way."""
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        problem = f"cannot be reached ({str(error) or type(error).__name__})"
        mend = "check the network, or name another service with --service"
        raise OfflineError(address, problem, mend) from None
    except (httpx.InvalidURL, httpx.UnsupportedProtocol):
        mend = "name one that begins with https://"
        raise OfflineError(address, "is no address of a service", mend) from None
    except httpx.TimeoutException:
        raise _BusyError("does not come in time") from None
    except httpx.TooManyRedirects:
        problem = "is passed on from one address to the next without end"
        raise FetchError(symbol, problem, "try again later") from None
    except httpx.HTTPError:
        raise _BusyError("is cut off on the way") from None


def _explain(verdict: Verdict, language: str, form: str) -> tuple[str, str]:
    if verdict == Verdict.ABSENT:
        problem = f"is not there as {form} in the language {language}"
        return problem, "check the symbol, or ask for another --language or --format"
    if verdict == Verdict.HALF:
        return "comes only in part", "try again later"
    return f"comes as something else than {form}", "ask for another --format"


def _asked_pause(answer: httpx.Response) -> float:
    """The seconds that a service asks us to wait, said as a number or as a time."""
    said = answer.headers.get("retry-after", "")
    if said.strip().isdigit():
        return float(said)
    try:
        return (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds()
    except (TypeError, ValueError):
        return 0.0
