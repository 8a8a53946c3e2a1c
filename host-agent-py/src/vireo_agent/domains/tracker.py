"""The table of active domains: follows libvirt, emits an event for every difference."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from vireo_agent.domains import report
from vireo_agent.domains.attribution import Attribution
from vireo_agent.domains.guests import GuestPoller
from vireo_agent.domains.memory import DomainMemory, Payloads
from vireo_agent.domains.metadata import Parameters
from vireo_agent.domains.pipeline import Pipelines
from vireo_agent.domains.report import Look
from vireo_agent.errors import AgentError
from vireo_agent.events.stream import EventStream
from vireo_agent.schema.types import (
    DomainStatus,
    DomainStatusEvent,
    DomainStoppedEvent,
    GuestInfo,
    LibvirtEvent,
    StopReason,
)
from vireo_agent.virt.failures import Unavailable
from vireo_agent.virt.hypervisor import Hypervisor
from vireo_agent.virt.link import Link
from vireo_agent.virt.types import Change

_log = logging.getLogger(__name__)
_RETRY_SECONDS = 2.0
_GONE_CHECK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class _Entry:
    run: int
    status: DomainStatus
    digest: str
    report: report.Report | None


class Tracker:
    """A listener of the link; everything here happens on the event loop."""

    def __init__(self, link: Link, stream: EventStream, memory: DomainMemory, payloads: Payloads) -> None:
        self._link = link
        self._stream = stream
        self._memory = memory
        self._payloads = payloads
        self._entries: dict[str, _Entry] = {}
        self._vanished: list[str] = []
        self._announced = False
        self._guests = GuestPoller(link, self.guest_told)
        self.pipelines = Pipelines(self._settle)
        self.attribution = Attribution()
        self.synced = False

    # -- what the verbs ask

    def statuses(self) -> tuple[DomainStatus, ...]:
        """Every active domain, as last seen, and those that are being started."""
        starting = {status.id: status for status in self.pipelines.starting()}
        seen = {identity: entry.status for identity, entry in self._entries.items()}
        return tuple({**starting, **seen}.values())

    def status(self, identity: str) -> DomainStatus | None:
        """One active domain, as last seen."""
        entry = self._entries.get(identity)
        return entry.status if entry else None

    def hook_parameters(self, identity: str) -> Parameters:
        """What the VM's configuration says to the scripts of this host."""
        entry = self._entries.get(identity)
        return entry.report.hook_parameters if entry and entry.report else ()

    def ids(self) -> tuple[str, ...]:
        """The ids of the active domains."""
        return tuple(self._entries)

    def engine_arrived(self) -> None:
        """An engine follows the events: tell what vanished while no agent ran."""
        self._announced = True
        vanished, self._vanished = self._vanished, []
        for identity in vanished:
            if identity not in self._entries:
                self._emit_stopped(identity, "unknown")
                self._memory.forget(identity)

    async def look(self, identity: str) -> Look | None:
        """Looks at a domain now; None when it is not active."""
        entry = self._entries.get(identity)
        known = (entry.digest, entry.report) if entry else ("", None)
        return await self._link.call_within(
            f"look:{identity}",
            lambda host: report.look(host, identity, *known),
            report.TIMEOUT_SECONDS,
            self._link.looks,
        )

    # -- the listener of the link

    def disconnected(self, detail: str) -> None:
        """libvirt is gone; the domains live on and are kept as last seen."""
        was_synced, self.synced = self.synced, False
        self.pipelines.hold_all()
        self.pipelines.drop_all(Unavailable(self._link.uri))
        if was_synced:
            self._stream.append(LibvirtEvent(connected=False, detail=detail))

    async def connected(self) -> None:
        """libvirt is there: a full look, the differences as events, then the all-clear."""
        self.pipelines.hold_all()
        active = await self._link.call_within("list", Hypervisor.active, report.TIMEOUT_SECONDS, self._link.looks)
        looks = await asyncio.gather(*(self._resync(*domain) for domain in active.items()))
        seen = dict(zip(active, looks, strict=True))
        running = {identity for identity, found in seen.items() if found}
        alive = running | self.pipelines.held_ids()
        for identity in [i for i in self._entries if i not in alive]:
            self.vanished(identity)
        for identity, found in seen.items():
            if isinstance(found, Look):
                self._update(found, "resync")
            elif found:
                self._placeholder(identity, active[identity])
        self._vanished += sorted(self._memory.ids() - running - set(self._vanished))
        if self._announced:
            self.engine_arrived()
        self.synced = True
        self._stream.append(LibvirtEvent(connected=True))
        _quietly(lambda: self._payloads.sweep(running | self.pipelines.held_ids()))
        self.pipelines.release_all()

    async def _resync(self, identity: str, name: str) -> Look | bool:
        try:
            return await self.look(identity) or False
        except (TimeoutError, AgentError) as error:
            if isinstance(error, AgentError) and error.name == "LIBVIRT_UNAVAILABLE":
                raise
            _log.warning("domain %s (%s) does not answer", identity, name)
            self._retry(Change(identity, name, "retry"))
            return True

    def vanished(self, identity: str) -> None:
        """libvirt does not know the domain, whatever was seen of it before."""
        if identity in self._entries:
            told = [c.stopped for c in self.pipelines.pending(identity) if c.stopped]
            self._remove(identity, told[-1] if told else "unknown")

    # -- changes

    async def _settle(self, identity: str, changes: list[Change]) -> None:
        generation = self._link.generation
        try:
            seen = await self.look(identity)
        except (TimeoutError, AgentError):
            for change in changes:
                self._retry(change)
            raise
        if generation != self._link.generation:
            # The full look after the reconnection tells it all.
            raise Unavailable(self._link.uri)
        stops = [change.stopped for change in changes if change.stopped]
        entry = self._entries.get(identity)
        if entry and _ended(entry, seen, told=bool(stops)):
            self._remove(identity, (stops or ["unknown"])[-1], restarted=seen is not None)
        if seen is not None:
            self._update(seen, _cause(changes), always=any(change.always for change in changes))
        elif identity in self._entries:
            # Its stop event is on the way; should it never come, this settles it.
            gone = Change(identity, changes[-1].name, "audit", stopped="unknown")
            asyncio.get_running_loop().call_later(_GONE_CHECK_SECONDS, self._again, gone)

    def _retry(self, change: Change) -> None:
        asyncio.get_running_loop().call_later(_RETRY_SECONDS, self._again, change)

    def _again(self, change: Change) -> None:
        if self.synced:
            self.pipelines.push(change)

    def _update(self, looked: Look, cause: str, *, always: bool = False) -> None:
        snapshot, seen = looked.snapshot, looked.report
        old = self._entries.get(snapshot.id)
        if old and old.run not in (snapshot.run, 0):
            self._remove(snapshot.id, "unknown", restarted=True)
            old = None
        status = DomainStatus(
            id=snapshot.id,
            name=snapshot.name,
            state=snapshot.state,
            reason=snapshot.reason,
            devices_hash=seen.devices_hash,
            managed=seen.managed,
            started_at=seen.started_at,
            guest=old.status.guest if old else None,
        )
        self._entries[snapshot.id] = _Entry(snapshot.run, status, looked.digest, seen)
        self._memory.remember(snapshot.id, snapshot.name, managed=seen.managed)
        if always or old is None or old.status != status:
            # What the guest says has events of its own.
            self._emit_status(replace(status, guest=None), cause)
        _quietly(lambda: self._payloads.runs(snapshot.id, seen.started_at or str(snapshot.run), seen.hook_parameters))
        connected = seen.agent_connected
        self._guests.follow(snapshot.id, snapshot.run, connected=connected, at_once=self.synced)

    def _placeholder(self, identity: str, name: str) -> None:
        if identity in self._entries:
            return
        managed = self._memory.was_managed(identity)
        status = DomainStatus(identity, name, "nostate", "unknown", "", managed)
        self.started(status)
        self._emit_status(status, "resync")

    def started(self, status: DomainStatus, *, surely: bool = True) -> None:
        """The domain was started and not looked at yet; when not ``surely`` the look decides."""
        self._entries.setdefault(status.id, _Entry(0, status, "", None))
        if not surely:
            self.pipelines.push(Change(status.id, status.name, "domain.create", stopped="unknown"))

    def guest_told(self, identity: str, run: int, guest: GuestInfo) -> None:
        """The guest agent answered."""
        entry = self._entries.get(identity)
        if entry is None or entry.run != run or entry.status.guest == guest:
            return
        status = replace(entry.status, guest=guest)
        self._entries[identity] = replace(entry, status=status)
        self._emit_status(status, "guest")

    def observe(self, looked: Look, cause: str) -> None:
        """Takes over a look that somebody else had made."""
        if not self.pipelines.is_held(looked.snapshot.id):
            self._update(looked, cause)

    def _remove(self, identity: str, reason: StopReason, *, restarted: bool = False) -> None:
        entry = self._entries.pop(identity)
        self._memory.forget(identity)
        self._guests.forget(identity)
        self._emit_stopped(identity, reason)
        if not restarted:
            parameters = entry.report.hook_parameters if entry.report else ()
            _quietly(lambda: self._payloads.remove(identity, parameters))

    def _emit_status(self, status: DomainStatus, cause: str) -> None:
        correlation_id = self.attribution.of_change(status.id)
        self._stream.append(DomainStatusEvent(status, cause), correlation_id)

    def _emit_stopped(self, identity: str, reason: StopReason) -> None:
        correlation_id = self.attribution.of_stop(identity)
        self._stream.append(DomainStoppedEvent(identity, reason), correlation_id)


def _quietly(cleanup: Callable[[], None]) -> None:
    """What is left on the host must keep nobody from the truth about the domains."""
    try:
        cleanup()
    except Exception:
        _log.exception("what was prepared for domains is not all removed; see the error")


def _ended(entry: _Entry, seen: Look | None, *, told: bool) -> bool:
    """Whether what the entry is about is over; of one that was never looked at nobody tells."""
    if seen is None:
        return told or not entry.run
    return told and entry.run not in (seen.snapshot.run, 0)


def _cause(changes: list[Change]) -> str:
    telling = [change for change in changes if change.always] or [
        change for change in changes if change.cause.startswith("lifecycle.")
    ]
    return (telling or changes)[-1].cause
