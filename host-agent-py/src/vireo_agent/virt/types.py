"""What crosses the border of this package: plain values, no libvirt objects."""

from dataclasses import dataclass

from vireo_agent.schema.types import DomainState, StopReason


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One look at an active domain. ``run`` differs between two starts of one domain."""

    id: str
    name: str
    run: int
    state: DomainState
    reason: str
    xml: str


@dataclass(frozen=True, slots=True)
class Change:
    """libvirt says that something happened to a domain; the Snapshot tells what is true now.

    ``always`` marks a happening that leaves no trace in the status and is told nevertheless.
    ``device`` is the alias of the device that it is about.
    """

    id: str
    name: str
    cause: str
    stopped: StopReason | None = None
    always: bool = False
    device: str | None = None


@dataclass(frozen=True, slots=True)
class RawGuestInterface:
    """A network interface as the guest agent told it; nothing checked yet."""

    name: str
    mac: str
    addresses: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RawGuest:
    """What the guest agent told; nothing checked yet."""

    interfaces: tuple[RawGuestInterface, ...]
    facts: dict[str, str]


@dataclass(frozen=True, slots=True)
class HypervisorFacts:
    """The slow part of host.capabilities, constant for one connection."""

    libvirt_version: str
    hypervisor_version: str
    capabilities_xml: str
    domain_capabilities: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DomainNumbersNow:
    """What libvirt counts of one domain, by its own names with those of devices in them.

    Not ``answered``: only what libvirt knows without its QEMU, which is busy or hangs.
    """

    id: str
    numbers: dict[str, int]
    answered: bool = True
