"""Numbers of the host and of every domain, one bulk call a cycle, told as what has changed."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from vireo_agent.clock import rfc3339
from vireo_agent.errors import AgentError
from vireo_agent.facts import devices
from vireo_agent.schema.types import DomainNumbers, StatisticsDelta
from vireo_agent.virt.link import Link
from vireo_agent.virt.types import DomainNumbersNow
from vireo_agent.workers import WorkerPool

_log = logging.getLogger(__name__)
PERIOD_SECONDS = 5.0
# A hung domain holds its first call; the next one does not wait for what that one holds.
_BULK_SECONDS = 2.0
_ATTEMPTS = 2
_GONE_KEPT = 1000
# Counting costs libvirt and every QEMU something: only for somebody who asks.
_WANTED_SECONDS = 120.0
# What libvirt leaves out of a domain whose monitor is busy.
_NEEDS_MONITOR = "balloon.current"


@dataclass(slots=True)
class _Numbers:
    """Latest values, each with the cycle of its last change; ``since`` when the names changed."""

    since: int
    values: dict[str, tuple[int, int]] = field(default_factory=dict)

    def take(self, found: Mapping[str, int], cycle: int, *, partly: bool) -> None:
        if not partly and found.keys() != self.values.keys():
            self.since = cycle
            self.values = {name: kept for name, kept in self.values.items() if name in found}
        for name, value in found.items():
            if self.values.get(name, (None, 0))[0] != value:
                self.values[name] = (value, cycle)

    def changed(self, after: int) -> dict[str, int]:
        whole = self.since > after
        return {n: value for n, (value, at) in self.values.items() if whole or at > after}


class Statistics:
    """Holds the last sample; asking it touches neither libvirt nor a disk."""

    def __init__(
        self, link: Link, pool: WorkerPool, session: str, running: Callable[[], tuple[str, ...]]
    ) -> None:
        self._link = link
        self._pool = pool
        self._session = session
        self._running = running
        self._cycle = 0
        self._sampled_at = rfc3339()
        self._host = _Numbers(0)
        self._domains: dict[str, _Numbers] = {}
        self._gone: dict[str, int] = {}
        self._forgotten = 0
        self._unresponsive: tuple[str, ...] = ()
        self._asked = float("-inf")

    async def run(self) -> None:
        """Samples until cancelled, while anybody has asked lately."""
        while True:
            if time.monotonic() - self._asked < _WANTED_SECONDS:
                await self.sample()
            await asyncio.sleep(PERIOD_SECONDS)

    async def sample(self) -> None:
        """One cycle."""
        self._cycle += 1
        with suppress(TimeoutError, AgentError):  # a sensor can take long
            host = await self._pool.run_within("host", devices.numbers, _BULK_SECONDS)
            self._host.take(host, self._cycle, partly=False)
        self._sampled_at = rfc3339()
        for attempt in range(_ATTEMPTS):
            try:
                found = await self._link.call_within(
                    f"statistics-{self._cycle}-{attempt}",
                    lambda host: host.statistics(),
                    _BULK_SECONDS,
                    self._pool,
                )
            except (TimeoutError, AgentError) as error:
                _log.debug("no statistics in cycle %d: %s", self._cycle, error)
                continue
            self._take(found)
            return
        self._unresponsive = self._running()

    def since(self, session: str, cycle: int) -> StatisticsDelta:
        """What has changed after a cycle of a session; everything when that is not known."""
        self._asked = time.monotonic()
        if session != self._session or not self._forgotten <= cycle <= self._cycle:
            cycle = 0
        told = ((i, kept, kept.changed(cycle)) for i, kept in self._domains.items())
        return StatisticsDelta(
            session=self._session,
            cycle=self._cycle,
            sampled_at=self._sampled_at,
            whole=cycle == 0,
            host=self._host.changed(cycle),
            domains=tuple(
                DomainNumbers(identity, kept.since > cycle, changed)
                for identity, kept, changed in told
                if changed
            ),
            gone=tuple(identity for identity, at in self._gone.items() if at > cycle),
            unresponsive=self._unresponsive,
        )

    def _take(self, found: tuple[DomainNumbersNow, ...]) -> None:
        silent = []
        for domain in found:
            kept = self._domains.setdefault(domain.id, _Numbers(self._cycle))
            self._gone.pop(domain.id, None)
            partly = _NEEDS_MONITOR in kept.values and _NEEDS_MONITOR not in domain.numbers
            kept.take(domain.numbers, self._cycle, partly=partly)
            if partly:
                silent.append(domain.id)
        if silent and tuple(silent) != self._unresponsive:
            _log.warning("domains do not answer: %s", ", ".join(silent))
        self._unresponsive = tuple(silent)
        for identity in self._domains.keys() - {domain.id for domain in found}:
            del self._domains[identity]
            self._gone[identity] = self._cycle
        while len(self._gone) > _GONE_KEPT:
            self._forgotten = self._gone.pop(next(iter(self._gone)))
