"""Which request caused what is happening to a domain now, so that events carry its id."""

import asyncio

WINDOW_SECONDS = 2.0
SHUTDOWN_WINDOW_SECONDS = 600.0

# A correlation id, and until when (on the loop's clock) it counts.
_Mark = tuple[str, float]


class Attribution:
    """Short-lived marks by domain; a shutdown's mark waits longer, for the stop alone."""

    def __init__(self) -> None:
        self._acts: dict[str, _Mark] = {}
        self._shutdowns: dict[str, _Mark] = {}

    def acting(self, identity: str, correlation_id: str) -> None:
        """A request works on the domain now."""
        self._acts[identity] = _mark(correlation_id, WINDOW_SECONDS)

    def shutting_down(self, identity: str, correlation_id: str) -> None:
        """A request asked the guest to power off, which it may do later or never."""
        self._shutdowns[identity] = _mark(correlation_id, SHUTDOWN_WINDOW_SECONDS)

    def of_change(self, identity: str) -> str | None:
        """The request behind a change of the domain."""
        return _valid(self._acts, identity)

    def of_stop(self, identity: str) -> str | None:
        """The request behind the stop of the domain; ends all its marks."""
        found = _valid(self._acts, identity) or _valid(self._shutdowns, identity)
        self._acts.pop(identity, None)
        self._shutdowns.pop(identity, None)
        return found


def _mark(correlation_id: str, seconds: float) -> _Mark:
    return correlation_id, asyncio.get_running_loop().time() + seconds


def _valid(marks: dict[str, _Mark], identity: str) -> str | None:
    correlation_id, until = marks.get(identity, (None, 0.0))
    if until < asyncio.get_running_loop().time():
        marks.pop(identity, None)
        return None
    return correlation_id
