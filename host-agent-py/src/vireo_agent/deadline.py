"""The deadline of the request at work, on the monotonic clock; carried by the task's context."""

import time
from contextvars import ContextVar

DEFAULT_SECONDS = 30.0
# A call that has not begun this long before its deadline is given up, so that the answer
# "not started" arrives instead of "outcome unknown".
NOT_STARTED_MARGIN = 0.1

_ends_at: ContextVar[float | None] = ContextVar("deadline", default=None)


def set_remaining(seconds: float) -> None:
    """Starts the deadline of the current task and of what it starts."""
    _ends_at.set(time.monotonic() + seconds)


def at_most(seconds: float) -> float:
    """So many seconds, or what is left of the request if that is less."""
    return seconds if _ends_at.get() is None else min(seconds, remaining())


def remaining() -> float:
    """Seconds left, never below zero; also on a worker thread that runs a request's call."""
    ends_at = _ends_at.get()
    if ends_at is None:
        return DEFAULT_SECONDS
    return max(0.0, ends_at - time.monotonic())
