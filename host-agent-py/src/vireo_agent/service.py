"""Builds the agent from its configuration and runs it until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from vireo_agent import __version__, notify
from vireo_agent.agent import Agent
from vireo_agent.config import Config
from vireo_agent.domains import audit
from vireo_agent.errors import AgentError
from vireo_agent.facts import virt_type
from vireo_agent.hooks import points
from vireo_agent.hooks.runner import Occasion
from vireo_agent.log import name_task
from vireo_agent.network import filters
from vireo_agent.rpc.idempotency import Journal
from vireo_agent.rpc.server import Server
from vireo_agent.verbs import registry
from vireo_agent.virt.types import Change

_log = logging.getLogger(__name__)
_FILTER_SECONDS = 20.0
_FILTER_RETRY_SECONDS = 60.0
# What ending takes beside the hooks; the TimeoutStopSec of the unit file.
STOP_SECONDS = 20.0
registry.load()


class Service:
    """One running agent, which listens to its link."""

    def __init__(self, config: Config) -> None:
        self.agent = Agent(config)
        self._tasks: list[asyncio.Task[Any]] = []
        self._journal = Journal(config.state_directory)
        self._server = Server(self.agent, self._journal)
        self._warming: asyncio.Task[None] | None = None
        self._filters: asyncio.Task[None] | None = None
        self._tidying: asyncio.Task[None] | None = None

    async def start(self) -> int:
        """Listens and begins to follow libvirt; returns the port."""
        virt_type.warn_about_device()
        host = Occasion(self.agent.host_uuid)
        self._takes(points.BEFORE_HOST_START)
        await self.agent.hooks.before(points.BEFORE_HOST_START, host)
        await self._journal.open()
        await self.agent.jobs.open()
        self._tidying = asyncio.create_task(self.agent.volumes.tidy(), name="tidying")
        port = await self._server.start()
        self._begin("libvirt", self.agent.link.run(self))
        self._begin("audit", audit.run(self.agent.tracker))
        self._begin("sampler", self.agent.sampler.run())
        self._begin("statistics", self.agent.statistics.run())
        place = f"{self.agent.config.bind}:{port}"
        _log.info("vireo-agent %s, host %s, listens on %s", __version__, host.subject, place)
        notify.ready()
        await self.agent.hooks.after(points.AFTER_HOST_START, host)
        return port

    async def stop(self) -> None:
        """Ends everything but the domains."""
        host = Occasion(self.agent.host_uuid)
        notify.stopping()
        self._takes(points.BEFORE_HOST_STOP)
        await self.agent.hooks.after(points.BEFORE_HOST_STOP, host)
        await self._server.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.agent.jobs.close()
        await self._journal.close()
        for pool in (*self.agent.link.pools, self.agent.link.opener, self.agent.files):
            pool.close()
        self._takes(points.AFTER_HOST_STOP)
        await self.agent.hooks.after(points.AFTER_HOST_STOP, host)
        _log.info("vireo-agent stopped; the domains run on")

    def _takes(self, point: str) -> None:
        seconds = self.agent.hooks.seconds_at(point)
        if seconds:
            notify.busy(seconds + STOP_SECONDS, f"runs the hooks {point}")

    async def until(self, stop: asyncio.Event) -> None:
        """Returns when told to stop; raises what ended one of the agent's own tasks."""
        self._begin("stop", stop.wait())
        done, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()

    def changed(self, change: Change) -> None:
        """libvirt announced something."""
        self.agent.removals.noticed(change)
        self.agent.tracker.pipelines.push(change)

    async def connected(self) -> None:
        """There is a fresh connection to libvirt: it is used to ask ahead."""
        self._filters = asyncio.create_task(self._define_filters(), name="filters")
        await self.agent.tracker.connected()
        self._warming = asyncio.create_task(self.agent.capabilities.warm(), name="capabilities")

    async def _define_filters(self) -> None:
        while True:
            try:
                await self.agent.link.call_within(
                    "filters", lambda h: h.define_filters(filters.documents()), _FILTER_SECONDS
                )
            except (TimeoutError, AgentError) as error:
                why = str(error) or f"it does not answer within {_FILTER_SECONDS:g} s"
                _log.error("libvirt does not take Vireo's network filters: %s", why)
            else:
                return self.agent.filtered.set()
            # A host whose libvirt never takes them must not wait at each start.
            self.agent.filtered.set()
            await asyncio.sleep(_FILTER_RETRY_SECONDS)

    def disconnected(self, detail: str) -> None:
        """The connection is gone."""
        # Another libvirtd may know other filters.
        self.agent.filtered.clear()
        if self._filters:
            self._filters.cancel()
        self.agent.tracker.disconnected(detail)

    def _begin(self, name: str, work: Coroutine[Any, Any, Any]) -> None:
        self._tasks.append(asyncio.create_task(work, name=name))


async def run(
    configs: Sequence[Config],
    then: Callable[[Sequence[Service]], Awaitable[None]] | None = None,
) -> None:
    """Runs an agent, or several, until SIGTERM or SIGINT."""
    name_task("main")
    services = [Service(config) for config in configs]
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    for service in services:
        await service.start()
    try:
        if then is not None:
            await then(services)
        await asyncio.gather(*(service.until(stop) for service in services))
    finally:
        for service in services:
            await service.stop()
