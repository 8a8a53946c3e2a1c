"""Events of one run of the agent: numbered without gaps, the latest kept for replay."""

import asyncio
import json
import logging
from collections import deque

from vireo_agent import log
from vireo_agent.clock import rfc3339
from vireo_agent.schema.codec import encode
from vireo_agent.schema.types import DomainStatusEvent, DomainStoppedEvent, Event, HookEvent, LibvirtEvent

_log = logging.getLogger(__name__)
BUFFERED_EVENTS = 10_000
BUFFERED_BYTES = 16 * 1024 * 1024
_TYPES = {
    DomainStatusEvent: "domain.status",
    DomainStoppedEvent: "domain.stopped",
    LibvirtEvent: "host.libvirt",
    HookEvent: "hook.printed",
}

Body = DomainStatusEvent | DomainStoppedEvent | LibvirtEvent | HookEvent


class EventsLost(Exception):
    """What is asked for has left the buffer."""


class EventStream:
    """Append-only; every connection reads it with a cursor of its own."""

    def __init__(self, session: str) -> None:
        self.session = session
        self._frames: deque[str] = deque()
        self._bytes = 0
        # Number of the newest event; 0 before the first.
        self.last_sequence = 0
        # Set whenever an event is appended.
        self.followers: set[asyncio.Event] = set()

    def append(self, body: Body, correlation_id: str | None = None) -> int:
        """Numbers and stores an event, and wakes the followers."""
        self.last_sequence += 1
        event = Event(
            session=self.session,
            sequence=self.last_sequence,
            time=rfc3339(),
            type=_TYPES[type(body)],  # type: ignore[arg-type]
            body=body,
            correlation_id=correlation_id,
        )
        params = encode(event)
        notification = {"jsonrpc": "2.0", "method": "event", "params": params}
        self._keep(json.dumps(notification, separators=(",", ":")))
        before = log.correlation.set(correlation_id or "")
        _log.info("EVENT %d %s", self.last_sequence, _summary(body))
        log.correlation.reset(before)
        for follower in self.followers:
            follower.set()
        return self.last_sequence

    def _keep(self, frame: str) -> None:
        self._frames.append(frame)
        self._bytes += len(frame)
        while len(self._frames) > BUFFERED_EVENTS or self._bytes > BUFFERED_BYTES:
            self._bytes -= len(self._frames.popleft())

    def replayable(self, session: str, after: int) -> bool:
        """Whether every event behind number ``after`` of ``session`` is still here."""
        first = self.last_sequence - len(self._frames) + 1
        return session == self.session and first - 1 <= after <= self.last_sequence

    def next(self, after: int) -> str | None:
        """The frame that follows number ``after``; None when there is none yet."""
        behind = self.last_sequence - after
        if behind <= 0:
            return None
        if behind > len(self._frames):
            raise EventsLost(f"{behind} events are waiting, the buffer keeps the last {len(self._frames)}")
        return self._frames[-behind]


def _summary(body: Body) -> str:
    if isinstance(body, DomainStatusEvent):
        domain = body.domain
        return (
            f"domain.status {domain.id} {domain.state}/{domain.reason} cause={body.cause}"
            f" devices={domain.devices_hash[:12]}"
        )
    if isinstance(body, DomainStoppedEvent):
        return f"domain.stopped {body.id} {body.reason}"
    if isinstance(body, HookEvent):
        return f"hook.printed {body.script}: {len(body.lines)} lines"
    return f"host.libvirt connected={body.connected} {body.detail or ''}".rstrip()
