"""A limit to the time that a question may take.

The engine cannot be told to stop. What is still at work when the time is up goes on
aside, and ends with the process: ``kg query`` ends itself, a program that asks many
heavy questions should ask them in a process that it can end.

>>> within(1, lambda: 40 + 2)
42
"""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from traceback import clear_frames
from typing import TypeVar

from kg.errors import QueryTimeoutError

T = TypeVar("T")


def within(seconds: float | None, work: Callable[[], T]) -> T:
    """What the work gives; QueryTimeoutError if that takes longer. None is no limit."""
    if seconds is None:
        return work()
    done: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            done.put((work(), None))
        except BaseException as error:  # it is raised where the work was asked for
            _let_go(error)
            done.put((None, error))

    Thread(target=run, daemon=True).start()
    try:
        result, error = done.get(timeout=seconds)
    except Empty:
        raise QueryTimeoutError(seconds) from None
    if error is not None:
        raise error
    return result  # type: ignore[return-value]


def _let_go(error: BaseException | None) -> None:
    """What the engine gave must end in the thread that it was given to."""
    while error is not None:
        clear_frames(error.__traceback__)
        error = error.__context__
