"""Subscribes to libvirt's events and turns each into a Change; no libvirt call in here blocks."""

from collections.abc import Callable
from functools import partial
from typing import Any

import libvirt

from vireo_agent.virt import names
from vireo_agent.virt.failures import ignoring
from vireo_agent.virt.types import Change

Sink = Callable[[Change], None]
_Translator = Callable[..., Change | None]
DEVICE_KEPT = "device_removal_failed"
_IGNORED_LIFECYCLE = ("defined", "undefined")


def subscribe(connection: Any, sink: Sink) -> list[int]:
    """Registers for everything that can change a status or a devices hash; returns handles."""
    handles = []
    for event, translate in _TRANSLATORS.items():
        callback = partial(_tell, sink, translate)
        # Drivers other than QEMU's know fewer events.
        with ignoring(libvirt.VIR_ERR_NO_SUPPORT):
            handles.append(connection.domainEventRegisterAny(None, event, callback, None))
    return handles


def _tell(sink: Sink, translate: _Translator, _connection: Any, domain: Any, *told: Any) -> None:
    change = translate(domain.UUIDString(), domain.name(), *told)
    if change is not None:
        sink(change)


def _lifecycle(identity: str, name: str, event: int, detail: int, _opaque: Any) -> Change | None:
    word, detail_word = names.lifecycle(event, detail)
    if word in _IGNORED_LIFECYCLE:
        return None
    stopped = names.stop_reason(detail) if word == "stopped" else None
    return Change(identity, name, f"lifecycle.{word}.{detail_word}", stopped)


def _told(cause: str, *, always: bool = False) -> Callable[..., Change]:
    """An event of which the kind alone matters."""
    return lambda identity, name, *_details: Change(identity, name, cause, always=always)


def _of_device(cause: str) -> Callable[..., Change]:
    return lambda identity, name, device, _opaque: Change(identity, name, cause, device=device)


def _block_job(identity: str, name: str, _disk: str, _type: int, status: int, _opaque: Any) -> Change:
    return Change(identity, name, f"block_job.{names.block_job(status)}", always=True)


_TRANSLATORS: dict[int, _Translator] = {
    libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE: _lifecycle,
    libvirt.VIR_DOMAIN_EVENT_ID_REBOOT: _told("reboot", always=True),
    libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_ADDED: _told("device_added"),
    libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED: _of_device("device_removed"),
    libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED: _of_device(DEVICE_KEPT),
    libvirt.VIR_DOMAIN_EVENT_ID_DISK_CHANGE: _told("disk_change"),
    libvirt.VIR_DOMAIN_EVENT_ID_TRAY_CHANGE: _told("tray_change"),
    libvirt.VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2: _block_job,
    libvirt.VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE: _told("agent.changed"),
    libvirt.VIR_DOMAIN_EVENT_ID_METADATA_CHANGE: _told("metadata.changed"),
    libvirt.VIR_DOMAIN_EVENT_ID_RTC_CHANGE: _told("clock_change"),
    libvirt.VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE: _told("memory_device_size"),
}
