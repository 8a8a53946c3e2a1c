"""Numbers of the host and of every domain, one bulk call a cycle, told as what has changed."""

import asyncio
import base64
import itertools
import json
import logging
import time
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from vireo_agent.clock import rfc3339
from vireo_agent.errors import AgentError
from vireo_agent.facts import devices
from vireo_agent.schema.codec import encode
from vireo_agent.schema.types import DomainNumbers, HostNumbers, Statistics, StatisticsDelta
from vireo_agent.virt.link import Link
from vireo_agent.virt.types import DomainNumbersNow
from vireo_agent.workers import WorkerPool

T = TypeVar("T")
_log = logging.getLogger(__name__)
PERIOD_SECONDS = 5.0
# A hung domain holds its first call; the next one does not wait for what that one holds.
_CALL_SECONDS = 2.0
_ATTEMPTS = 3
# A sample as old as this is of a time when somebody else followed: nobody is told it any more.
_OLD_SECONDS = 3 * PERIOD_SECONDS
_GONE_KEPT = 1000


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


class Counting:
    """Holds the last sample.

    A call that meets a hung domain stays behind in its thread, and those after it pass the domain
    by; with as many of them as the pool has threads the domains are counted no more.
    """

    def __init__(self, link: Link, files: WorkerPool, running: Callable[[], tuple[str, ...]]) -> None:
        self._link = link
        self._files = files
        self._running = running
        # Set whenever a cycle is over. Counting costs libvirt and every QEMU something: it is done
        # only while somebody follows.
        self._followers: set[asyncio.Event] = set()
        self._wanted = asyncio.Event()
        self._cycle = 0
        self._calls = itertools.count()
        self._sampled = float("-inf")
        self._sampled_at = rfc3339()
        self._host = _Numbers(0)
        self._domains: dict[str, _Numbers] = {}
        self._gone: dict[str, int] = {}
        self._forgotten = 0
        self._unresponsive: tuple[str, ...] = ()

    def follow(self, follower: asyncio.Event) -> None:
        """From now on ``follower`` is set whenever there is something new to tell."""
        self._followers.add(follower)
        self._wanted.set()

    def leave(self, follower: asyncio.Event) -> None:
        """Whoever follows no more; without anybody nothing is counted."""
        self._followers.discard(follower)
        if not self._followers:
            self._wanted.clear()

    async def run(self) -> None:
        """Samples until cancelled, while anybody follows."""
        while True:
            await self._wanted.wait()
            await self.sample()
            for follower in self._followers:
                follower.set()
            await asyncio.sleep(PERIOD_SECONDS)

    async def sample(self) -> None:
        """One cycle; what goes wrong in it is logged."""
        host, domains = await asyncio.gather(self._of_host(), self._of_domains())
        # All of a cycle at once: what came later would be old for whom was told its number.
        self._cycle += 1
        self._sampled, self._sampled_at = time.monotonic(), rfc3339()
        if host is not None:
            self._host.take(host, self._cycle, partly=False)
        if domains is None:
            self._note_silent(self._running())
        else:
            self._take(domains)

    def next(self, after: int) -> tuple[int, str] | None:
        """The newest cycle and the frame that tells what has changed after another one."""
        if self._cycle <= after or time.monotonic() - self._sampled > _OLD_SECONDS:
            return None
        text = json.dumps(encode(self.since(after)), separators=(",", ":"))
        told = Statistics(base64.b64encode(zlib.compress(text.encode())).decode())
        notification = {"jsonrpc": "2.0", "method": "statistics", "params": encode(told)}
        return self._cycle, json.dumps(notification, separators=(",", ":"))

    def since(self, cycle: int) -> StatisticsDelta:
        """What has changed after a cycle; everything when that is not known any more."""
        if cycle < self._forgotten:
            cycle = 0
        told = ((i, kept, kept.changed(cycle)) for i, kept in self._domains.items())
        return StatisticsDelta(
            sampled_at=self._sampled_at,
            whole=cycle == 0,
            host=HostNumbers(self._host.since > cycle, self._host.changed(cycle)),
            domains=tuple(
                DomainNumbers(identity, kept.since > cycle, changed) for identity, kept, changed in told if changed
            ),
            gone=tuple(identity for identity, at in self._gone.items() if at > cycle),
            unresponsive=self._unresponsive,
        )

    async def _of_host(self) -> dict[str, int] | None:
        # A sensor can take long.
        return await self._told("host", lambda: self._files.run_within("numbers", devices.numbers, _CALL_SECONDS), 1)

    async def _of_domains(self) -> tuple[DomainNumbersNow, ...] | None:
        def call() -> Awaitable[tuple[DomainNumbersNow, ...]]:
            lane, link = f"call {next(self._calls)}", self._link
            return link.call_within(lane, lambda h: h.statistics(), _CALL_SECONDS, link.counts)

        return await self._told("domains", call, _ATTEMPTS)

    async def _told(self, whose: str, call: Callable[[], Awaitable[T]], attempts: int) -> T | None:
        for _ in range(attempts):
            try:
                return await call()
            except (TimeoutError, AgentError) as error:
                _log.debug("no numbers of the %s after cycle %d: %s", whose, self._cycle, error)
            except Exception:
                _log.exception("the numbers of the %s cannot be read", whose)
                break
        return None

    def _take(self, found: tuple[DomainNumbersNow, ...]) -> None:
        silent = []
        for domain in found:
            # One that just starts cannot answer yet.
            if not domain.answered and domain.id in self._domains:
                silent.append(domain.id)
            kept = self._domains.setdefault(domain.id, _Numbers(self._cycle))
            self._gone.pop(domain.id, None)
            kept.take(domain.numbers, self._cycle, partly=not domain.answered)
        self._note_silent(tuple(silent))
        for identity in self._domains.keys() - {domain.id for domain in found}:
            del self._domains[identity]
            self._gone[identity] = self._cycle
        while len(self._gone) > _GONE_KEPT:
            self._forgotten = self._gone.pop(next(iter(self._gone)))

    def _note_silent(self, silent: tuple[str, ...]) -> None:
        if silent and silent != self._unresponsive:
            _log.warning("domains are not counted, for they do not answer: %s", ", ".join(silent))
        self._unresponsive = silent
