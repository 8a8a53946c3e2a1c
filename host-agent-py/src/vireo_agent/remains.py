"""What VMs leave on this host between their runs: UEFI variables, and what their TPMs keep."""

import logging
import shutil
import uuid
from pathlib import Path

from vireo_agent.uuids import is_uuid

_log = logging.getLogger(__name__)


class Remains:
    """Knows whose they are by a mark for every VM that this agent was asked to start."""

    def __init__(self, state_directory: Path, nvram_directory: Path, tpm_directory: Path) -> None:
        self._marks = state_directory / "started"
        self._nvram = nvram_directory
        self._tpm = tpm_directory
        self._marks.mkdir(exist_ok=True)

    def starting(self, identity: str) -> None:
        """The VM is about to be started; from now on what it leaves is counted as ours."""
        (self._marks / str(uuid.UUID(identity))).touch()

    def ended(self, identity: str) -> None:
        """The VM does not run; one that left nothing is forgotten."""
        if not self._left(identity):
            (self._marks / str(uuid.UUID(identity))).unlink(missing_ok=True)

    def sweep(self, running: set[str]) -> None:
        """Only these run, or are being started."""
        for identity in self._marked():
            if identity not in running:
                self.ended(identity)

    def ids(self) -> tuple[str, ...]:
        """The VMs that left something, running ones included."""
        return tuple(identity for identity in self._marked() if self._left(identity))

    def forget(self, identity: str) -> bool:
        """Removes what a VM left; False when there was nothing."""
        left = [path for path in self._places(identity) if path.exists() or path.is_symlink()]
        for path in left:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        (self._marks / str(uuid.UUID(identity))).unlink(missing_ok=True)
        if left:
            _log.info("removed UEFI variables and TPM state of domain %s", identity)
        return bool(left)

    def _marked(self) -> list[str]:
        return sorted(mark.name for mark in self._marks.iterdir() if is_uuid(mark.name))

    def _left(self, identity: str) -> bool:
        return any(place.exists() for place in self._places(identity))

    def _places(self, identity: str) -> tuple[Path, ...]:
        # The engine names the files so: names of VMs change, and each firmware has its own.
        name = str(uuid.UUID(identity))
        variables = (self._nvram / f"{name}_{kind}.fd" for kind in ("VARS", "SECURE_VARS"))
        return (*variables, self._tpm / name)
