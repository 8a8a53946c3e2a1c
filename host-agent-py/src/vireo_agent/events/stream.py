"""Events of one run of the agent: numbered without gaps, the latest kept for replay."""

import asyncio
import json
import logging
from collections import deque

from vireo_agent import log
from vireo_agent.clock import rfc3339
from vireo_agent.schema.codec import encode
from vireo_agent.schema.types import DomainStatusEvent, DomainStoppedEvent, Event, LibvirtEvent

_log = logging.getLogger(__name__)
BUFFERED_EVENTS = 10_000
BUFFERED_BYTES = 16 * 1024 * 1024
_TYPES = {
    DomainStatusEvent: "domain.status",
    DomainStoppedEvent: "domain.stopped",
    LibvirtEvent: "host.libvirt",
}

Body = DomainStatusEvent | DomainStoppedEvent | LibvirtEvent


class EventsLost(Exception):
    """What is asked for has left the buffer."""


class EventStream:
    """Append-only; every connection reads it with a cursor of its own."""

    def __init__(self, session: str) -> None:
        self.session = session
        self._frames: deque[str] = deque()
        self._bytes = 0
        self._last = 0
        self._followers: set[asyncio.Event] = set()

    @property
    def last_sequence(self) -> int:
        """Number of the newest event; 0 before the first."""
        return self._last

    def append(self, body: Body, correlation_id: str | None = None) -> int:
        """Numbers and stores an event, and wakes the followers."""
        self._last += 1
        event = Event(
            session=self.session,
            sequence=self._last,
            time=rfc3339(),
            type=_TYPES[type(body)],  # type: ignore[arg-type]
            body=body,
            correlation_id=correlation_id,
        )
        params = encode(event)
        notification = {"jsonrpc": "2.0", "method": "event", "params": params}
        self._keep(json.dumps(notification, separators=(",", ":")))
        self._note(body, correlation_id)
        for follower in self._followers:
            follower.set()
        return self._last

    def _keep(self, frame: str) -> None:
        self._frames.append(frame)
        self._bytes += len(frame)
        while len(self._frames) > BUFFERED_EVENTS or self._bytes > BUFFERED_BYTES:
            self._bytes -= len(self._frames.popleft())

    def _note(self, body: Body, correlation_id: str | None) -> None:
        before = log.correlation.set(correlation_id or "")
        _log.info("EVENT %d %s", self._last, _summary(body))
        log.correlation.reset(before)

    def replayable(self, session: str, after: int) -> bool:
        """Whether every event behind number ``after`` of ``session`` is still here."""
        first = self._last - len(self._frames) + 1
        return session == self.session and first - 1 <= after <= self._last

    def next(self, after: int) -> str | None:
        """The frame that follows number ``after``; None when there is none yet."""
        behind = self._last - after
        if behind <= 0:
            return None
        if behind > len(self._frames):
            raise EventsLost(
                f"{behind} events are waiting, the buffer keeps the last {len(self._frames)}"
            )
        return self._frames[-behind]

    def follow(self, wake: asyncio.Event) -> None:
        """Sets ``wake`` whenever an event is appended."""
        self._followers.add(wake)

    def unfollow(self, wake: asyncio.Event) -> None:
        """Ends follow."""
        self._followers.discard(wake)


def _summary(body: Body) -> str:
    if isinstance(body, DomainStatusEvent):
        domain = body.domain
        return (
            f"domain.status {domain.id} {domain.state}/{domain.reason} cause={body.cause}"
            f" devices={domain.devices_hash[:12]}"
        )
    if isinstance(body, DomainStoppedEvent):
        return f"domain.stopped {body.id} {body.reason}"
    return f"host.libvirt connected={body.connected} {body.detail or ''}".rstrip()
