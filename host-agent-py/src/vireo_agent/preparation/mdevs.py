"""Makes mediated devices before the start of a domain, and takes them away after it."""

import json
import logging
import re
import time
import uuid
from collections.abc import Sequence
from pathlib import Path

from vireo_agent import disk
from vireo_agent.domains.document import MediatedDevice
from vireo_agent.errors import AgentError
from vireo_agent.uuids import is_uuid

_log = logging.getLogger(__name__)
_APPEAR_SECONDS = 5.0
_PCI = re.compile(r"([0-9a-f]{4}):([0-9a-f]{2}):([0-9a-f]{2})\.([0-7])")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]")


class MediatedDevices:
    """Works by the kernel's files below ``sysfs`` (Documentation/driver-api/vfio-mediated-device).

    What is made is written down before, a file a domain, so that it is taken away even when
    the agent was killed in between.
    """

    def __init__(self, sysfs: Path, state_directory: Path) -> None:
        self._parents = sysfs / "class/mdev_bus"
        self._devices = sysfs / "bus/mdev/devices"
        self._journal = state_directory / "mdevs"
        self._journal.mkdir(exist_ok=True)

    def make(self, identity: str, wanted: Sequence[MediatedDevice]) -> None:
        """Makes what is not there yet; what is there with the same type is used and left alone."""
        self.remove(identity)
        missing = [device for device in wanted if not self._is_there(device)]
        if not missing:
            return
        names = [*_read(self._note(identity)), *(device.uuid for device in missing)]
        disk.write(self._note(identity), json.dumps(names))
        for device in missing:
            self._make(device)

    def remove(self, identity: str) -> None:
        """Takes away what was made for a domain; nothing is fine."""
        note = self._note(identity)
        kept = [name for name in _read(note) if not self._take_away(name)]
        if kept:
            disk.write(note, json.dumps(kept))
        else:
            note.unlink(missing_ok=True)

    def made_for(self, identity: str) -> bool:
        """Whether there is anything to take away after this domain."""
        return self._note(identity).exists()

    def users(self) -> set[str]:
        """The domains that something was made for."""
        return {note.stem for note in self._journal.glob("*.json") if is_uuid(note.stem)}

    def _is_there(self, device: MediatedDevice) -> bool:
        if not (self._devices / device.uuid).exists():
            return False
        found = (self._devices / device.uuid / "mdev_type").resolve().name
        if found != device.type:
            raise _failed(device, f"there is one already, of the type {found}; give the VM's another UUID")
        return True

    def _make(self, device: MediatedDevice) -> None:
        folder = self._choose(device)
        _write(folder / "create", device.uuid, device, f"{folder.parent.parent.name} made none")
        end = time.monotonic() + _APPEAR_SECONDS
        while not (self._devices / device.uuid).exists():
            if time.monotonic() > end:
                raise _failed(device, f"it did not appear within {_APPEAR_SECONDS:g} s")
            time.sleep(0.05)
        if device.parameters:
            file = self._devices / device.uuid / "nvidia/vgpu_params"
            _write(file, device.parameters, device, "its driver does not take the parameters")
        _log.info("made mediated device %s (%s)", device.uuid, device.type)

    def _choose(self, device: MediatedDevice) -> Path:
        """The folder of the type at the parent, or at the first card that has one left."""
        parents = sorted(self._parents.iterdir()) if self._parents.is_dir() else []
        if device.parent:
            parents = [p for p in parents if device.parent in (p.name, _libvirt_name(p.name))]
            if not parents:
                raise _failed(device, f"the host has no card {device.parent} that makes any")
        folders = [
            folder
            for parent in parents
            for folder in (parent / "mdev_supported_types").iterdir()
            if folder.name == device.type
        ]
        if not folders:
            raise _failed(device, "no card of the host makes this type; see mdevctl types")
        for folder in folders:
            if _number(folder / "available_instances") > 0:
                return folder
        raise _failed(device, "the host has none left; stop a VM that uses one")

    def _take_away(self, name: str) -> bool:
        if not is_uuid(name):
            return True
        try:
            (self._devices / name / "remove").write_text("1", encoding="ascii")
        except FileNotFoundError:
            return True
        except OSError as error:
            _log.warning("mediated device %s stays for now: %s", name, error.strerror)
            return False
        _log.info("removed mediated device %s", name)
        return True

    def _note(self, identity: str) -> Path:
        return self._journal / f"{uuid.UUID(identity)}.json"


def _read(note: Path) -> list[str]:
    try:
        names = json.loads(note.read_text(encoding="ascii"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        _log.warning("%s is unreadable: %s; see mdevctl list for what it may have meant", note, error)
        return []
    return [str(name) for name in names] if isinstance(names, list) else []


def _write(file: Path, text: str, device: MediatedDevice, otherwise: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise _failed(device, f"{otherwise}: {error.strerror}") from None


def _number(file: Path) -> int:
    try:
        return int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def _libvirt_name(name: str) -> str:
    """libvirt's name of the node device, such as pci_0000_3b_00_0."""
    prefix = "pci_" if _PCI.fullmatch(name) else ""
    return prefix + _NOT_IN_NAMES.sub("_", name)


def _failed(device: MediatedDevice, why: str) -> AgentError:
    return AgentError(
        "PREPARATION_FAILED",
        f"mediated device {device.uuid} of the type {device.type}: {why}",
        subject=device.alias,
    )
