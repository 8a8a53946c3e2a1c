"""What the agent reports about a domain."""

from dataclasses import dataclass
from typing import Literal

DomainState = Literal[
    "nostate", "running", "blocked", "paused", "shutdown", "shutoff", "crashed", "pmsuspended"
]
StopReason = Literal[
    "shutdown", "destroyed", "crashed", "migrated", "saved", "failed", "from_snapshot", "unknown"
]

JobState = Literal["none", "bounded", "unbounded", "completed", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class GuestAddress:
    """One address that the guest says it has."""

    address: str
    prefix: int
    family: Literal["ipv4", "ipv6"]


@dataclass(frozen=True, slots=True)
class GuestInterface:
    """One network interface as the guest sees it."""

    name: str
    addresses: tuple[GuestAddress, ...]
    mac: str | None = None


@dataclass(frozen=True, slots=True)
class GuestInfo:
    """What the QEMU guest agent answered last; untrusted, but bounded and printable."""

    interfaces: tuple[GuestInterface, ...]
    hostname: str | None = None
    os_name: str | None = None
    os_version: str | None = None
    kernel: str | None = None


@dataclass(frozen=True, slots=True)
class DomainStatus:
    """One active domain."""

    id: str
    name: str
    state: DomainState
    reason: str
    devices_hash: str
    managed: bool
    started_at: str | None = None
    guest: GuestInfo | None = None


@dataclass(frozen=True, slots=True)
class DomainXml:
    """The live XML of one domain with the hash that belongs to it."""

    id: str
    devices_hash: str
    xml: str


@dataclass(frozen=True, slots=True)
class DomainStatusEvent:
    """Body of the event domain.status."""

    domain: DomainStatus
    cause: str


@dataclass(frozen=True, slots=True)
class DomainStoppedEvent:
    """Body of the event domain.stopped."""

    id: str
    reason: StopReason


@dataclass(frozen=True, slots=True)
class LibvirtEvent:
    """Body of the event host.libvirt."""

    connected: bool
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One numbered notification to the engine."""

    session: str
    sequence: int
    time: str
    type: Literal["domain.status", "domain.stopped", "host.libvirt"]
    body: DomainStatusEvent | DomainStoppedEvent | LibvirtEvent
    correlation_id: str | None = None
