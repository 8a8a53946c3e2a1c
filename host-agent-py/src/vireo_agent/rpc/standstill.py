"""Notices that this process stood still: stopped, starved, or asleep together with its machine."""

import asyncio
import time
from collections.abc import Callable

_BEAT_SECONDS = 1.0


class Standstill:
    """Tells how long it was, before anything that waited in a socket meanwhile is taken up."""

    def __init__(self, limit_seconds: float, wakened: Callable[[float], None]) -> None:
        self._limit = limit_seconds
        self._wakened = wakened
        self._last = _now()
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Looks every second from now on."""
        self.look()
        # No task: its turn would come only after those that what waited in the sockets has woken.
        self._timer = asyncio.get_running_loop().call_later(_BEAT_SECONDS, self.begin)

    def look(self) -> None:
        """Looks now."""
        now = _now()
        still, self._last = now - self._last - _BEAT_SECONDS, now
        if still > self._limit:
            self._wakened(still)

    def end(self) -> None:
        """Stops looking."""
        if self._timer:
            self._timer.cancel()


def _now() -> float:
    """Seconds on a clock that goes on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)
