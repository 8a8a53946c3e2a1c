"""What the live XML of a domain says, read in one pass."""

from dataclasses import dataclass

from vireo_agent import xmlsafe
from vireo_agent.domains import fingerprint, metadata

_AGENT_CHANNEL = "org.qemu.guest_agent.0"
_MAX_TIME_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Report:
    """The agent's reading of one live XML."""

    devices_hash: str
    managed: bool
    started_at: str | None
    agent_connected: bool
    hook_parameters: tuple[tuple[str, str], ...] = ()


def read(xml: str) -> Report:
    """Reads the live XML; one that cannot be read still has a hash, over its text."""
    try:
        root = xmlsafe.parse(xml)
    except xmlsafe.XmlRefused:
        return Report(
            fingerprint.text_hash(xml), managed=False, started_at=None, agent_connected=False
        )
    section = root.find(f"metadata/{metadata.VM}")
    place = f"metadata/{metadata.VM}/{metadata.RUNTIME}/{metadata.STARTED_AT}"
    started_at = root.findtext(place)
    return Report(
        agent_connected=any(
            target.get("name") == _AGENT_CHANNEL and target.get("state") == "connected"
            for target in root.iterfind("devices/channel/target")
        ),
        managed=section is not None,
        hook_parameters=() if section is None else metadata.hook_parameters(section),
        started_at=started_at[:_MAX_TIME_LENGTH] if started_at else None,
        devices_hash=fingerprint.devices_hash(root, section),
    )
