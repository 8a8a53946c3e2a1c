"""Keeps a connection to libvirt: reconnects by itself and says so; lends it to worker threads."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from vireo_agent import deadline
from vireo_agent.errors import AgentError
from vireo_agent.virt import session
from vireo_agent.virt.failures import Unavailable
from vireo_agent.virt.hypervisor import Hypervisor
from vireo_agent.virt.lines import Lines
from vireo_agent.virt.types import Change
from vireo_agent.workers import WorkerPool, post

T = TypeVar("T")
_log = logging.getLogger(__name__)
_FIRST_DELAY = 0.2
_LONGEST_DELAY = 1.0
_REMIND_SECONDS = 60.0
# After this the log says that connecting hangs.
_OPEN_SECONDS = 60.0


class Listener(Protocol):
    """Who follows the connection; called on the event loop, in libvirt's order."""

    def changed(self, change: Change) -> None:
        """Something happened to a domain."""

    async def connected(self) -> None:
        """There is a connection: look at everything anew."""

    def disconnected(self, detail: str) -> None:
        """The connection is gone."""


class Link:
    """The one connection of the agent to its libvirt."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        # Together less than libvirtd's 20 workers (max_workers), so that it never stands still for
        # our calls; destroying has workers of its own there (prio_workers) and here.
        self._calls = WorkerPool("libvirt", size=5, cap=6)
        self.asks = WorkerPool("guest", size=3, cap=4)
        # What people open to look at; never in the way of letting a frozen guest go on.
        self.screens = WorkerPool("screen", size=2, cap=2)
        self.urgent = WorkerPool("destroy", size=4, cap=5)
        self.looks = WorkerPool("look", size=4, cap=4)
        # Two hung domains leave one; see facts.statistics.
        self.counts = WorkerPool("statistics", size=2, cap=3)
        # Opening can hang as long as libvirtd does, and must hold no worker of the others.
        self.opener = WorkerPool("connection", size=1, cap=1)
        self.pools = self._calls, self.asks, self.screens, self.urgent, self.looks, self.counts
        self._lines: Lines | None = None
        # Counts connections, so that what one of them said can be told from the next.
        self.generation = 0
        self._lost = asyncio.Event()
        self._detail = ""

    @property
    def usable(self) -> bool:
        """Whether calls can be made now."""
        return self._lines is not None

    async def call(
        self,
        lane: str,
        work: Callable[[Hypervisor], T],
        timeout: float | None = None,
        *,
        pool: WorkerPool | None = None,
    ) -> T:
        """Runs ``work`` on a worker thread, after earlier work of the same lane.

        Without a ``timeout`` it is a request's own, and not begun once the request's time is over.
        On another ``pool`` (``asks`` for guests, ``urgent``) it waits for no thread of others.
        """
        bound = self._bound(work, timed=timeout is None)
        return await (pool or self._calls).run(lane, bound, timeout)

    async def ask(self, lane: str, work: Callable[[Hypervisor], T]) -> T:
        """Like call, by the threads for what guests are asked."""
        return await self.call(lane, work, pool=self.asks)

    async def call_within(
        self,
        lane: str,
        work: Callable[[Hypervisor], T],
        timeout: float,
        pool: WorkerPool | None = None,
    ) -> T:
        """Like call on ``pool``, but TimeoutError once ``timeout`` seconds have passed."""
        return await (pool or self._calls).run_within(lane, self._bound(work), timeout)

    def _bound(self, work: Callable[[Hypervisor], T], *, timed: bool = False) -> Callable[[], T]:
        lines = self._lines
        if lines is None:
            raise Unavailable(self.uri)

        def on_a_line() -> T:
            with lines.line() as hypervisor:
                if timed and not deadline.remaining():
                    raise AgentError("BUSY", "its time was over before libvirt was asked; try again")
                return work(hypervisor)

        return on_a_line

    async def run(self, listener: Listener) -> None:
        """Connects, and connects again, until cancelled."""
        session.start_events()
        delay, reminder = _FIRST_DELAY, 0.0
        while True:
            try:
                hypervisor = await self._open(listener)
            except AgentError as error:
                if (now := time.monotonic()) >= reminder:
                    reminder = now + _REMIND_SECONDS
                    _log.warning("libvirt at %s is out of reach: %s", self.uri, error.message)
                await asyncio.sleep(delay)
                delay = min(delay * 2, _LONGEST_DELAY)
                continue
            delay, reminder = _FIRST_DELAY, 0.0
            await self._serve(hypervisor, listener)
            await asyncio.sleep(_FIRST_DELAY)

    async def _open(self, listener: Listener) -> Hypervisor:
        loop = asyncio.get_running_loop()
        self.generation += 1
        generation = self.generation
        self._lost = asyncio.Event()
        changed = partial(post, loop, self._changed, generation, listener)
        closed = partial(post, loop, self._closed, generation)

        def opened() -> Hypervisor:
            hypervisor = Hypervisor(self.uri)
            try:
                hypervisor.follow(changed, closed)
            except AgentError:
                hypervisor.close()
                raise
            return hypervisor

        hangs = "libvirt at %s has not answered for %g s; restart libvirtd on this host if it hangs"
        late = loop.call_later(_OPEN_SECONDS, _log.warning, hangs, self.uri, _OPEN_SECONDS)
        try:
            return await self.opener.run("open", opened, _OPEN_SECONDS)
        finally:
            late.cancel()

    def _changed(self, generation: int, listener: Listener, change: Change) -> None:
        if generation == self.generation:
            listener.changed(change)

    def _closed(self, generation: int, detail: str) -> None:
        if generation == self.generation:
            self._detail = detail
            self._lines = None
            self._lost.set()

    async def _serve(self, hypervisor: Hypervisor, listener: Listener) -> None:
        _log.info("connected to libvirt at %s", self.uri)
        lines = self._lines = Lines(self.uri)
        first_look = asyncio.ensure_future(listener.connected())
        lost = asyncio.ensure_future(self._lost.wait())
        try:
            await asyncio.wait((first_look, lost), return_when=asyncio.FIRST_COMPLETED)
            if first_look.done() and (error := first_look.exception()) is not None:
                _log.error("the first look at the domains failed: %s", error, exc_info=error)
                self._detail = "listing the domains failed"
            else:
                await lost
        finally:
            self._lines = None
            first_look.cancel()
            lost.cancel()
            for target in (lines.close, hypervisor.close):
                threading.Thread(target=target, name="libvirt-close", daemon=True).start()
        _log.warning("lost the connection to libvirt at %s: %s", self.uri, self._detail)
        listener.disconnected(self._detail)
