"""Whether domains of this host run on KVM or on QEMU's own translator."""

import json
import logging
import os
import stat
from dataclasses import asdict, dataclass
from pathlib import Path

from vireo_agent import disk
from vireo_agent.config import Config
from vireo_agent.schema.codec import decode
from vireo_agent.schema.types import VirtType

_log = logging.getLogger(__name__)
KVM_DEVICE = Path("/dev/kvm")
_WANTED_MODE = 0o660


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """What the boot of a tiny guest on KVM has shown."""

    kvm: bool
    reason: str
    checked_at: str


def cache_file(state_directory: Path) -> Path:
    """Where the result of a probe is kept."""
    return state_directory / "kvm-probe.json"


def store(state_directory: Path, result: ProbeResult) -> None:
    """Keeps a result for the next start of the agent."""
    state_directory.mkdir(parents=True, exist_ok=True)
    disk.write(cache_file(state_directory), json.dumps(asdict(result)) + "\n", 0o644)


def cached(state_directory: Path) -> ProbeResult | None:
    """The kept result."""
    try:
        return decode(ProbeResult, json.loads(cache_file(state_directory).read_text("utf-8")))
    except (OSError, ValueError):
        return None


def decide(config: Config) -> VirtType:
    """The type that the engine writes into every domain of this host."""
    if config.virt_type != "auto":
        _log.info("virtualization type %s, as configured", config.virt_type)
        return config.virt_type
    result = cached(config.state_directory)
    if result is None:
        _log.warning(
            "virtualization type qemu (slow): whether KVM carries a guest here is not known;"
            " run 'vireo-agent kvm-probe' and start the agent again"
        )
        return "qemu"
    if result.kvm and not KVM_DEVICE.exists():
        _log.warning("virtualization type qemu (slow): %s is gone since the probe", KVM_DEVICE)
        return "qemu"
    word: VirtType = "kvm" if result.kvm else "qemu"
    _log.info("virtualization type %s: probed at %s: %s", word, result.checked_at, result.reason)
    return word


def warn_about_device(device: Path = KVM_DEVICE) -> bool:
    """Warns when QEMU's user cannot open the KVM device that root can; True when it is fine.

    libvirt asks QEMU for its capabilities as root and as QEMU's user in turn. When the answers
    differ it asks again at every single start of a domain, which takes more than a minute.
    """
    try:
        found = device.stat()
    except FileNotFoundError:
        return True
    group_may = found.st_mode & _WANTED_MODE == _WANTED_MODE and found.st_gid != 0
    everyone_may = found.st_mode & stat.S_IROTH and found.st_mode & stat.S_IWOTH
    if os.geteuid() != 0 or group_may or everyone_may:
        return True
    mode, group = stat.S_IMODE(found.st_mode), found.st_gid
    _log.warning(
        "%(device)s has mode %(mode)o and group %(group)d: QEMU's user cannot open it, and every"
        " start of a domain will take more than a minute;"
        " run: chgrp kvm %(device)s && chmod 660 %(device)s",
        {"device": device, "mode": mode, "group": group},
    )
    return False
