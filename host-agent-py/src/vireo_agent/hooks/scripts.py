"""Scripts of the host's admin: which there are, whether they may be run, and how they are run.

Only what root alone can change is run.
"""

import difflib
import hashlib
import os
import re
import stat
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from vireo_agent import deadline, subprocesses
from vireo_agent.clock import rfc3339
from vireo_agent.domains import masking
from vireo_agent.errors import AgentError
from vireo_agent.schema.types import ScriptFailure
from vireo_agent.subprocesses import Limits, Outcome

# What virsh and the libvirt bindings connect to when a script names nothing else.
_LIBVIRT_URI = "LIBVIRT_DEFAULT_URI"
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_LEFTOVERS = (".dpkg-old", ".dpkg-new", ".dpkg-dist", ".rpmsave", ".rpmnew", ".bak", ".swp")
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OUTPUT_SHOWN = 4000
_FAILURES_KEPT = 50


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
                raise self._distrusted(f"{path} is a link; name the directory itself in the agent's configuration")
            if status.st_uid not in (0, os.geteuid()) or (
                # In a directory such as /tmp nobody can replace what is another's.
                status.st_mode & _OTHERS_MAY_WRITE
                and not (stat.S_ISDIR(status.st_mode) and status.st_mode & stat.S_ISVTX)
            ):
                raise self._distrusted(f"{path} can be changed by others than root; make it root's own with mode 755")

    def _distrusted(self, why: str) -> AgentError:
        message = f"script {self.path} is not run: {why}"
        return AgentError("HOOK_FAILED", message, subject=str(self.path))


@dataclass(slots=True)
class Setting:
    """What scripts of every kind share; ``failures`` are the latest."""

    host_uuid: str
    libvirt_uri: str
    seconds: float
    # Told of what a script printed in a request with an idempotency key: the key, the script and the lines.
    told: Callable[[str, str, tuple[str, ...]], None]
    failures: deque[ScriptFailure] = field(default_factory=lambda: deque(maxlen=_FAILURES_KEPT))


class Scripts(ABC):
    """Those of one kind, below one directory that is read at every occasion."""

    def __init__(self, directory: Path, setting: Setting) -> None:
        self.directory = directory
        self.setting = setting

    @abstractmethod
    def error(self, script: Script, subject: str, why: str) -> AgentError:
        """What a script of this kind that failed is told as."""

    def noted(self, script: Script, subject: str, error: AgentError) -> AgentError:
        """The error, once it is noted."""
        failure = ScriptFailure(str(script.path), rfc3339(), subject, error.message)
        self.setting.failures.append(failure)
        return error

    def failed(self, script: Script, subject: str, why: str) -> AgentError:
        """The error that the script failed, noted."""
        return self.noted(script, subject, self.error(script, subject, why))

    async def run(
        self,
        script: Script,
        subject: str,
        given: str,
        hidden: Iterable[str],
        environment: Mapping[str, str],
        *,
        bounded: bool = True,
    ) -> Outcome:
        """Runs it, once it is trusted; what it printed as errors comes without ``hidden``."""
        seconds = deadline.at_most(self.setting.seconds) if bounded else self.setting.seconds
        surroundings = {_LIBVIRT_URI: self.setting.libvirt_uri, **environment}
        command, limits, stdin = [str(script.path)], Limits(seconds), given.encode()
        try:
            script.require_trusted()
            outcome = await subprocesses.run(command, limits, stdin=stdin, environment=surroundings)
        except AgentError as error:
            raise self.noted(script, subject, error) from None
        except OSError as error:
            raise self.failed(script, subject, f"could not be run: {error}") from None
        # A script may repeat what it was given, and the log is no place for a guest's secrets.
        outcome = replace(outcome, stderr=masking.scrub(outcome.stderr, hidden).strip())
        if outcome.timed_out:
            why = f"was not finished within {seconds:g} s"
        elif outcome.flooded:
            why = "printed more than a mebibyte"
        elif outcome.status:
            why = f"ended with status {outcome.status}"
        else:
            return outcome
        shown = outcome.stderr[-_OUTPUT_SHOWN:]
        raise self.failed(script, subject, f"{why}: {shown}" if shown else why)


def misspelt(path: Path, what: str, known: Iterable[str]) -> ScriptFailure:
    """An entry that is named after nothing there is."""
    near = difflib.get_close_matches(path.name, list(known), 1)
    advice = f"; did you mean {near[0]}?" if near else ""
    message = f"{path} is never used: there is no {what} {path.name!r}{advice}"
    return ScriptFailure(str(path), rfc3339(path.lstat().st_mtime), "", message)


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
