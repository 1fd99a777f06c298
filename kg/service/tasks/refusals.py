"""Why a task is not done, as HTTP says it: the status, and one line for people."""

import sys
import traceback

from kg.errors import (
    KgError,
    OutputError,
    QuerySyntaxError,
    ServerError,
    StoreError,
)
from kg.service.messages import Reply

PLAIN = "text/plain; charset=utf-8"
# The query is understood and right, and yet this service cannot do it.
BEYOND = 422
PAUSE = "5"  # seconds to wait before one asks again
# What Python raises where a query takes more than there is.
EXHAUSTED = (MemoryError, RecursionError)


class RefusalError(Exception):
    """A task is refused for a reason that has a status of its own."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def refuse(status: int, message: str) -> Reply:
    """A refusal in plain words; where it will pass, with the time to wait."""
    headers = {"Retry-After": PAUSE} if status == 503 else {}
    body = (message + "\n").encode("utf-8", "backslashreplace")
    return Reply(status, PLAIN, body, headers=headers)


# The first that fits counts: an error stands before those that it is a kind of.
MEANINGS: tuple[tuple[type[Exception], int], ...] = (
    (OutputError, 406),  # a form that cannot hold the answer
    (ServerError, 502),
    (StoreError, 503),
    (KgError, 400),
)


def explain(error: Exception) -> Reply:
    """What an error means to the one who asked; what nobody foresaw is logged."""
    if isinstance(error, RefusalError):
        return refuse(error.status, str(error))
    if isinstance(error, QuerySyntaxError):
        return refuse(400, f"{error}\n{error.pointer}")
    for kind, status in MEANINGS:
        if isinstance(error, kind):
            return refuse(status, str(error))
    if isinstance(error, EXHAUSTED):
        return refuse(BEYOND, "this takes more memory than it may; ask for less")
    traceback.print_exception(error, file=sys.stderr)
    return refuse(500, "the service failed; its keeper finds the reason in the log")
