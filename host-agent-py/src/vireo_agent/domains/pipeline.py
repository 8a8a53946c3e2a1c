"""One queue of changes a domain: bursts are settled together, and never out of order."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from vireo_agent.errors import AgentError
from vireo_agent.schema.types import DomainStatus
from vireo_agent.virt.types import Change

_log = logging.getLogger(__name__)
DEBOUNCE_SECONDS = 0.05
# What a guest can bring about as often as it likes: so many looks go through, then one at a time.
BURST = 20
BURST_SECONDS = 20.0
_SLOW_SECONDS = 2.0

Settle = Callable[[str, list[Change]], Awaitable[None]]


@dataclass(slots=True)
class Hold:
    """Why nothing of a domain is settled for now; one that starts is listed as ``status``."""

    doing: str
    status: DomainStatus | None = None
    cancelled: bool = False
    sent: bool = False


class _Queue:
    """The changes of one domain that wait; kept a while after the last, for its pace."""

    def __init__(self) -> None:
        self.looks: deque[float] = deque(maxlen=BURST)
        self.changes: list[Change] = []
        # There once somebody waits for those changes.
        self.settled: asyncio.Future[None] | None = None
        self.urgent = asyncio.Event()
        self.task: asyncio.Task[None] | None = None


class Pipelines:
    """Collects changes and hands each domain's batch to ``settle``, one batch at a time."""

    def __init__(self, settle: Settle) -> None:
        self._settle = settle
        self._queues: dict[str, _Queue] = {}
        self._held: dict[str, Hold] = {}
        self._held_lately: set[str] = set()
        self._all_held = True

    def push(self, change: Change, *, urgent: bool = False) -> _Queue:
        """Queues a change that libvirt announced, behind those that wait."""
        queue = self._queues.setdefault(change.id, _Queue())
        queue.changes.append(change)
        if urgent or change.stopped:
            queue.urgent.set()
        self._start(change.id)
        return queue

    async def settled(self, change: Change) -> None:
        """Queues a change without delay and waits until it is settled."""
        queue = self.push(change, urgent=True)
        queue.settled = queue.settled or asyncio.get_running_loop().create_future()
        await asyncio.shield(queue.settled)

    def pending(self, identity: str) -> list[Change]:
        """What waits for a domain."""
        queue = self._queues.get(identity)
        return list(queue.changes) if queue else []

    @contextmanager
    def held(self, identity: str, hold: Hold) -> Iterator[Hold]:
        """Settles nothing of this domain meanwhile: a start that fails makes no noise."""
        if other := self._held.get(identity):
            raise AgentError("DOMAIN_EXISTS", f"domain {identity} is being {other.doing}", subject=identity)
        self._held[identity] = hold
        try:
            yield hold
        finally:
            del self._held[identity]
            if self._all_held:
                self._held_lately.add(identity)
            self._start(identity)

    def cancel(self, identity: str) -> bool:
        """Tells a start that is under way to go no further; whether there is one."""
        hold = self._held.get(identity)
        if hold is None or hold.status is None:
            return False
        hold.cancelled = True
        return True

    def is_held(self, identity: str) -> bool:
        """Whether the domain is being started, or what it left removed."""
        return identity in self._held

    def starting(self) -> Iterator[DomainStatus]:
        """The domains that are being started."""
        return (hold.status for hold in self._held.values() if hold.status)

    def held_ids(self) -> set[str]:
        """The domains that are being started, or were during the full look that is under way."""
        return set(self._held) | self._held_lately

    def hold_all(self) -> None:
        """Only collects, until release_all: a full look is under way, or nothing can be seen."""
        self._all_held = True

    def release_all(self) -> None:
        """Settles what was collected, and goes on."""
        self._all_held = False
        self._held_lately.clear()
        for identity in list(self._queues):
            self._start(identity)

    def drop_all(self, error: Exception) -> None:
        """Forgets what waits; a full look will replace it."""
        for queue in self._queues.values():
            queue.changes.clear()
            _finish(queue.settled, error)
            queue.settled = None

    def _start(self, identity: str) -> None:
        queue = self._queues.get(identity)
        if queue and queue.changes and not queue.task and not self._blocked(identity):
            drain = self._drain(identity, queue)
            queue.task = asyncio.create_task(drain, name=f"domain-{identity[:8]}")

    def _blocked(self, identity: str) -> bool:
        return self._all_held or identity in self._held

    async def _drain(self, identity: str, queue: _Queue) -> None:
        try:
            while queue.changes and not self._blocked(identity):
                await _pause(queue)
                if self._blocked(identity):
                    return
                changes, queue.changes = queue.changes, []
                settled, queue.settled = queue.settled, None
                queue.urgent.clear()
                queue.looks.append(asyncio.get_running_loop().time())
                await self._settle_one(identity, changes, settled)
        finally:
            queue.task = None
            if not queue.changes:
                asyncio.get_running_loop().call_later(BURST_SECONDS, self._forget, identity, queue)

    def _forget(self, identity: str, queue: _Queue) -> None:
        if not queue.changes and not queue.task and self._queues.get(identity) is queue:
            del self._queues[identity]

    async def _settle_one(self, identity: str, changes: list[Change], settled: "asyncio.Future[None] | None") -> None:
        error: Exception | None = None
        try:
            await self._settle(identity, changes)
        except Exception as caught:
            error = caught
            if settled is None:
                _log.warning("domain %s could not be looked at: %s", identity, caught)
        finally:
            _finish(settled, error)


async def _pause(queue: _Queue) -> None:
    since = asyncio.get_running_loop().time() - BURST_SECONDS
    tired = len(queue.looks) == BURST and queue.looks[0] > since
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(queue.urgent.wait(), _SLOW_SECONDS if tired else DEBOUNCE_SECONDS)


def _finish(settled: "asyncio.Future[None] | None", error: Exception | None) -> None:
    if settled and error:
        settled.set_exception(error)
    elif settled:
        settled.set_result(None)
