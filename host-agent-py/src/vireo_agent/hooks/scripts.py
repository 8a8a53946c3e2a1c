"""Which scripts there are, and whether they may be run: only what root alone can change is."""

import hashlib
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vireo_agent import subprocesses
from vireo_agent.errors import AgentError
from vireo_agent.subprocesses import Limits, Outcome

# What virsh and the libvirt bindings connect to when a script names nothing else.
LIBVIRT_URI = "LIBVIRT_DEFAULT_URI"
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_LEFTOVERS = (".dpkg-old", ".dpkg-new", ".dpkg-dist", ".rpmsave", ".rpmnew", ".bak", ".swp")
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Script:
    """An executable; ``point`` is the hook point or the verb that it stands at."""

    point: str
    path: Path

    def digest(self) -> str:
        """SHA-256 of the file, in hexadecimal; empty when it cannot be read."""
        try:
            return hashlib.sha256(self.path.read_bytes()).hexdigest()
        except OSError:
            return ""

    def require_trusted(self) -> None:
        """Refuses a script that somebody besides root and the agent could have written."""
        for path in (self.path, *self.path.parents):
            status = path.lstat()
            if stat.S_ISLNK(status.st_mode):
                raise self._distrusted(
                    f"{path} is a link; name the directory itself in the agent's configuration"
                )
            if status.st_uid not in (0, os.geteuid()) or (
                # In a directory such as /tmp nobody can replace what is another's.
                status.st_mode & _OTHERS_MAY_WRITE
                and not (stat.S_ISDIR(status.st_mode) and status.st_mode & stat.S_ISVTX)
            ):
                raise self._distrusted(
                    f"{path} can be changed by others than root; make it root's own with mode 755"
                )

    async def run(
        self, seconds: float, given: str, environment: Mapping[str, str]
    ) -> tuple[str, Outcome]:
        """Runs it, once it is trusted: how it failed, in words or empty, and what it printed."""
        self.require_trusted()
        outcome = await subprocesses.run(
            [str(self.path)], Limits(seconds), stdin=given.encode(), environment=environment
        )
        if outcome.timed_out:
            return f"was not finished within {seconds:g} s", outcome
        if outcome.flooded:
            return "printed more than a mebibyte", outcome
        return f"ended with status {outcome.status}" if outcome.status else "", outcome

    def _distrusted(self, why: str) -> AgentError:
        message = f"script {self.path} is not run: {why}"
        return AgentError("HOOK_FAILED", message, subject=str(self.path))


def in_directory(directory: Path, point: str = "") -> tuple[Script, ...]:
    """The scripts of a point, or of the verbs that they are named after, in the order of names."""
    return tuple(Script(point or path.name, path) for path in entries(directory) if is_script(path))


def entries(directory: Path) -> list[Path]:
    """What lies in a directory, in the order of the names; nothing when it is not there."""
    try:
        return sorted(directory.iterdir(), key=lambda path: path.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def is_script(path: Path) -> bool:
    """Whether the file is meant to be run: no hidden file, no leftover of an editor or package."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    return (
        _NAME.fullmatch(path.name) is not None
        and not path.name.endswith(_LEFTOVERS)
        and stat.S_ISREG(mode)
        and bool(mode & stat.S_IXUSR)
    )
