"""Subscribes to libvirt's events and turns each into a Change; no libvirt call in here blocks."""

from collections.abc import Callable
from typing import Any

import libvirt

from vireo_agent.virt import names
from vireo_agent.virt.types import Change

Sink = Callable[[Change], None]
DEVICE_KEPT = "device_removal_failed"
_IGNORED_LIFECYCLE = ("defined", "undefined")


def subscribe(connection: Any, sink: Sink) -> list[int]:
    """Registers for everything that can change a status or a devices hash; returns handles."""
    handles = []
    for event, translate in _TRANSLATORS.items():

        def callback(
            _connection: Any, domain: Any, *details: Any, _translate: Any = translate
        ) -> None:
            change = _translate(domain.UUIDString(), domain.name(), *details)
            if change is not None:
                sink(change)

        try:
            handles.append(connection.domainEventRegisterAny(None, event, callback, None))
        except libvirt.libvirtError as error:
            # Drivers other than QEMU's know fewer events.
            if error.get_error_code() != libvirt.VIR_ERR_NO_SUPPORT:
                raise
    return handles


def _lifecycle(identity: str, name: str, event: int, detail: int, _opaque: Any) -> Change | None:
    word, detail_word = names.lifecycle(event, detail)
    if word in _IGNORED_LIFECYCLE:
        return None
    stopped = names.stop_reason(detail) if word == "stopped" else None
    return Change(identity, name, f"lifecycle.{word}.{detail_word}", stopped)


def _reboot(identity: str, name: str, _opaque: Any) -> Change:
    return Change(identity, name, "reboot", always=True)


def _device_added(identity: str, name: str, _device: str, _opaque: Any) -> Change:
    return Change(identity, name, "device_added")


def _device_removed(identity: str, name: str, device: str, _opaque: Any) -> Change:
    return Change(identity, name, "device_removed", device=device)


def _device_kept(identity: str, name: str, device: str, _opaque: Any) -> Change:
    return Change(identity, name, DEVICE_KEPT, device=device)


def _disk_change(identity: str, name: str, *_details: Any) -> Change:
    return Change(identity, name, "disk_change")


def _tray_change(identity: str, name: str, *_details: Any) -> Change:
    return Change(identity, name, "tray_change")


def _block_job(
    identity: str, name: str, _disk: str, _type: int, status: int, _opaque: Any
) -> Change:
    return Change(identity, name, f"block_job.{names.block_job(status)}", always=True)


def _agent(identity: str, name: str, _state: int, _reason: int, _opaque: Any) -> Change:
    return Change(identity, name, "agent.changed")


def _metadata(identity: str, name: str, _type: int, _namespace: str, _opaque: Any) -> Change:
    return Change(identity, name, "metadata.changed")


def _clock(identity: str, name: str, _offset: int, _opaque: Any) -> Change:
    return Change(identity, name, "clock_change")


def _memory_size(identity: str, name: str, *_details: Any) -> Change:
    return Change(identity, name, "memory_device_size")


_TRANSLATORS: dict[int, Callable[..., Change | None]] = {
    libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE: _lifecycle,
    libvirt.VIR_DOMAIN_EVENT_ID_REBOOT: _reboot,
    libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_ADDED: _device_added,
    libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED: _device_removed,
    libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED: _device_kept,
    libvirt.VIR_DOMAIN_EVENT_ID_DISK_CHANGE: _disk_change,
    libvirt.VIR_DOMAIN_EVENT_ID_TRAY_CHANGE: _tray_change,
    libvirt.VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2: _block_job,
    libvirt.VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE: _agent,
    libvirt.VIR_DOMAIN_EVENT_ID_METADATA_CHANGE: _metadata,
    libvirt.VIR_DOMAIN_EVENT_ID_RTC_CHANGE: _clock,
    libvirt.VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE: _memory_size,
}
