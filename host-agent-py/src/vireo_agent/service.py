"""Builds the agent from its configuration and runs it until it is told to stop."""

import asyncio
import logging
import signal
import uuid
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any

from vireo_agent import __version__, notify
from vireo_agent.agent import Agent
from vireo_agent.config import Config
from vireo_agent.departures import Departures
from vireo_agent.domains import audit
from vireo_agent.domains.guests import GuestPoller
from vireo_agent.domains.hostfiles import HostFiles
from vireo_agent.domains.memory import DomainMemory
from vireo_agent.domains.removals import Removals
from vireo_agent.domains.thaws import Thaws
from vireo_agent.domains.tracker import Tracker
from vireo_agent.enrol.renewal import Renewal
from vireo_agent.errors import AgentError
from vireo_agent.events.stream import EventStream
from vireo_agent.facts import virt_type
from vireo_agent.facts.capabilities import Capabilities
from vireo_agent.facts.sampler import Sampler
from vireo_agent.facts.statistics import Statistics
from vireo_agent.hooks import points
from vireo_agent.hooks.failures import Failures
from vireo_agent.hooks.overrides import Overrides
from vireo_agent.hooks.runner import Hooks, Occasion
from vireo_agent.images import copies
from vireo_agent.images.paths import Confinement
from vireo_agent.images.storage import Storage
from vireo_agent.images.volumes import Volumes
from vireo_agent.jobs import journal as jobs
from vireo_agent.jobs.runner import Jobs
from vireo_agent.log import name_task
from vireo_agent.network import filters
from vireo_agent.payload.drives import PayloadDrives
from vireo_agent.preparation.all import Preparations
from vireo_agent.preparation.mdevs import MediatedDevices
from vireo_agent.remains import Remains
from vireo_agent.rpc import tls
from vireo_agent.rpc.idempotency import Journal
from vireo_agent.rpc.server import Server
from vireo_agent.verbs import registry
from vireo_agent.virt.link import Link
from vireo_agent.virt.types import Change
from vireo_agent.workers import WorkerPool

_log = logging.getLogger(__name__)
_FILTER_SECONDS = 20.0
_FILTER_RETRY_SECONDS = 60.0
# What ending takes beside the hooks; the TimeoutStopSec of the unit file.
STOP_SECONDS = 20.0
registry.load()


class _Follower:
    """Passes on what the link tells, and uses a fresh connection to ask ahead."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent
        self._warming: asyncio.Task[None] | None = None
        self._filters: asyncio.Task[None] | None = None

    def changed(self, change: Change) -> None:
        self._agent.removals.noticed(change)
        self._agent.tracker.changed(change)

    async def connected(self) -> None:
        loop = asyncio.get_running_loop()
        self._filters = loop.create_task(self._define_filters(), name="filters")
        await self._agent.tracker.connected()
        self._warming = loop.create_task(self._agent.capabilities.warm(), name="capabilities")

    async def _define_filters(self) -> None:
        while True:
            try:
                await self._agent.link.call_within(
                    "filters", lambda h: h.define_filters(filters.documents()), _FILTER_SECONDS
                )
            except (TimeoutError, AgentError) as error:
                why = error or f"it does not answer within {_FILTER_SECONDS:g} s"
                _log.error("libvirt does not take Vireo's network filters: %s", why)
            else:
                return
            finally:
                # A host whose libvirt never takes them must not wait at each start.
                self._agent.filtered.set()
            await asyncio.sleep(_FILTER_RETRY_SECONDS)

    def disconnected(self, detail: str) -> None:
        # Another libvirtd may know other filters.
        self._agent.filtered.clear()
        if self._filters:
            self._filters.cancel()
        self._agent.tracker.disconnected(detail)


class Service:
    """One running agent."""

    def __init__(self, config: Config) -> None:
        config.state_directory.mkdir(parents=True, exist_ok=True)
        # Together less than libvirtd's 20 workers (max_workers), so that it never stands still for
        # our calls; destroying has workers of its own there (prio_workers) and here.
        self._calls = WorkerPool("libvirt", size=6, cap=7)
        self._looks = WorkerPool("look", size=4, cap=4)
        self._asks = WorkerPool("guest", size=4, cap=5)
        # Two hung domains leave one; see facts.statistics.
        self._counts = WorkerPool("statistics", size=2, cap=3)
        self._urgent = WorkerPool("destroy", size=4, cap=5)
        self._confinement = Confinement(config.storage_roots)
        self._files = WorkerPool("file", group_of=self._confinement.storage_of)
        self._volumes = Volumes(self._confinement, self._files)
        self._tasks: list[asyncio.Task[None]] = []
        self._journal = Journal(config.state_directory)
        self.agent = self._build(config)
        self._server = Server(self.agent, self._journal)

    def _build(self, config: Config) -> Agent:
        renewal = Renewal(config)
        renewal.complete()
        host_uuid = tls.host_uuid(config.certificate_file)
        link = Link(config.libvirt_uri, self._calls, self._asks, self._urgent)
        stream = EventStream(session=str(uuid.uuid4()))
        failures = Failures()
        uri, seconds, state = config.libvirt_uri, config.script_seconds, config.state_directory
        hooks = Hooks(config.hooks_directory, host_uuid, uri, seconds, failures)
        kept = Remains(config.state_directory, config.nvram_directory, config.tpm_directory)
        preparations = self._preparations(config, kept)
        departures = Departures(preparations, hooks, state)
        tracker = Tracker(link, stream, DomainMemory(state), self._looks, departures)
        tracker.attach_guests(GuestPoller(link, tracker))
        return Agent(
            config=config,
            host_uuid=host_uuid,
            renewal=renewal,
            link=link,
            filtered=asyncio.Event(),
            stream=stream,
            tracker=tracker,
            removals=Removals(),
            capabilities=Capabilities(config, link, virt_type.decide(config)),
            sampler=Sampler(lambda: len(tracker.ids())),
            statistics=Statistics(link, self._counts, self._files, stream.session, tracker.ids),
            preparations=preparations,
            departures=departures,
            remains=kept,
            host_files=HostFiles(config.host_directories, config.storage_roots),
            storage=Storage(self._confinement),
            volumes=self._volumes,
            jobs=Jobs(jobs.Journal(state), copies.works(self._volumes)),
            thaws=Thaws(link),
            files=self._files,
            hooks=hooks,
            overrides=Overrides(config.overrides_directory, uri, seconds, failures),
            failures=failures,
        )

    def _preparations(self, config: Config, kept: Remains) -> Preparations:
        payloads = PayloadDrives(config.payload_directory)
        payloads.prepare()
        mdevs = MediatedDevices(config.sysfs_directory, config.state_directory)
        return Preparations(payloads, mdevs, kept, self._files)

    async def start(self) -> int:
        """Listens and begins to follow libvirt; returns the port."""
        virt_type.warn_about_device()
        host = Occasion(self.agent.host_uuid)
        self._takes(points.BEFORE_HOST_START)
        await self.agent.hooks.before(points.BEFORE_HOST_START, host)
        await self._journal.open()
        await self.agent.jobs.open()
        port = await self._server.start()
        self._begin("libvirt", self.agent.link.run(_Follower(self.agent)))
        self._begin("audit", audit.run(self.agent.tracker))
        self._begin("sampler", self.agent.sampler.run())
        self._begin("statistics", self.agent.statistics.run())
        config = self.agent.config
        _log.info(
            "vireo-agent %s, host %s, listens on %s:%d",
            __version__,
            self.agent.host_uuid,
            config.bind,
            port,
        )
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
            with suppress(asyncio.CancelledError):
                await task
        await self.agent.jobs.close()
        await self._journal.close()
        for pool in self._pools():
            pool.close()
        self._takes(points.AFTER_HOST_STOP)
        await self.agent.hooks.after(points.AFTER_HOST_STOP, host)
        _log.info("vireo-agent stopped; the domains run on")

    def _pools(self) -> tuple[WorkerPool, ...]:
        calls = (self._calls, self._looks, self._asks, self._counts)
        return (*calls, self._urgent, self._files)

    def _takes(self, point: str) -> None:
        seconds = self.agent.hooks.seconds_at(point)
        if seconds:
            notify.busy(seconds + STOP_SECONDS, f"runs the hooks {point}")

    async def failed(self) -> None:
        """Returns only by raising what ended one of the agent's own tasks."""
        done, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        done.pop().result()

    def _begin(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.get_running_loop().create_task(work, name=name))


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
    ends: list[asyncio.Future[Any]] = [asyncio.ensure_future(stop.wait())]
    ends += [asyncio.ensure_future(service.failed()) for service in services]
    try:
        if then is not None:
            await then(services)
        done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        done.pop().result()
    finally:
        for end in ends:
            end.cancel()
        for service in services:
            await service.stop()
