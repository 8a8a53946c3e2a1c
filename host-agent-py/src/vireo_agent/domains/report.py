"""One look at a domain: its state, and what its live XML says, read in one pass."""

from dataclasses import dataclass

from vireo_agent import xmlsafe
from vireo_agent.domains import fingerprint, metadata
from vireo_agent.virt.hypervisor import Hypervisor
from vireo_agent.virt.types import Snapshot

TIMEOUT_SECONDS = 10.0
_AGENT = "[@name='org.qemu.guest_agent.0']"
_CONNECTED_AGENT = f"devices/channel/target{_AGENT}[@state='connected']"
_MAX_TIME_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Report:
    """The agent's reading of one live XML."""

    devices_hash: str
    managed: bool
    started_at: str | None
    agent_connected: bool
    hook_parameters: metadata.Parameters = ()


@dataclass(frozen=True, slots=True)
class Look:
    """A Snapshot with its XML read; ``digest`` spares reading an unchanged XML again."""

    snapshot: Snapshot
    digest: str
    report: Report


def look(host: Hypervisor, identity: str, digest: str, known: Report | None) -> Look | None:
    """Looks, given the digest and reading of the last time; None when it is not active."""
    snapshot = host.look(identity)
    if snapshot is None:
        return None
    found = fingerprint.text_hash(snapshot.xml)
    return Look(snapshot, found, known if known and found == digest else read(snapshot.xml))


def read(xml: str) -> Report:
    """Reads the live XML; one that cannot be read still has a hash, over its text."""
    try:
        root = xmlsafe.parse(xml)
    except xmlsafe.XmlRefused:
        return Report(fingerprint.text_hash(xml), managed=False, started_at=None, agent_connected=False)
    section = root.find(f"metadata/{metadata.VM}")
    place = f"metadata/{metadata.VM}/{metadata.RUNTIME}/{metadata.STARTED_AT}"
    started_at = root.findtext(place)
    return Report(
        agent_connected=root.find(_CONNECTED_AGENT) is not None,
        managed=section is not None,
        hook_parameters=() if section is None else metadata.hook_parameters(section),
        started_at=started_at[:_MAX_TIME_LENGTH] if started_at else None,
        devices_hash=fingerprint.devices_hash(root, section),
    )
