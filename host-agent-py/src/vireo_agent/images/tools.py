"""Runs the programs that read and write image files, and says what went wrong with them."""

import errno
import logging
import os
from collections.abc import Callable
from pathlib import Path

from vireo_agent import subprocesses
from vireo_agent.errors import AgentError
from vireo_agent.schema.types import ImageFormat
from vireo_agent.workers import WorkerPool

_log = logging.getLogger(__name__)
QEMU_IMG = "/usr/bin/qemu-img"
# An image is data of a stranger: reading its header must not eat the host.
INSPECT = subprocesses.Limits(seconds=30, address_space_bytes=1 << 30, cpu_seconds=30)
OPTIONS: dict[ImageFormat, tuple[str, ...]] = {"qcow2": ("-o", "compat=1.1"), "raw": ()}
LONG = subprocesses.Limits(seconds=6 * 3600, address_space_bytes=4 << 30)
NO_SPACE = (errno.ENOSPC, errno.EDQUOT)


async def run(
    command: list[str],
    limits: subprocesses.Limits,
    watch: Callable[[bytes], None] | None = None,
) -> str:
    """What the program printed; OSError when it found no space left."""
    outcome = await subprocesses.run(command, limits, watch=watch)
    if outcome.status == 0 and not outcome.timed_out:
        return outcome.stdout
    how = "took too long and was ended" if outcome.timed_out else f"status {outcome.status}"
    name = " ".join(word.rpartition("/")[2] for word in command[:2])
    _log.warning("%s: %s: %s", name, how, outcome.stderr.strip()[-2000:])
    for number in NO_SPACE:
        if os.strerror(number) in outcome.stderr:
            raise OSError(number, os.strerror(number))
    raise AgentError(
        "IMAGE_TOOL_FAILED",
        f"{name} failed ({how}): {outcome.stderr.strip()[-500:]}",
        output=outcome.stderr[-4000:],
    )


class Room:
    """The space that a new file needs."""

    def __init__(self, files: WorkerPool, target: Path, needed: int) -> None:
        self._files = files
        self._target = target
        self._needed = needed

    async def require(self) -> None:
        """Refuses to begin what cannot fit."""
        if await self._free() < self._needed:
            raise await self._full()

    async def lacks(self, error: OSError) -> Exception:
        """What to raise for an error of the file system."""
        return await self._full() if error.errno in NO_SPACE else error

    async def _full(self) -> AgentError:
        return AgentError(
            "STORAGE_FULL",
            f"no space for {self._target}: it needs {self._needed} bytes,"
            f" {await self._free()} are free in {self._target.parent};"
            " remove what is not needed there or choose another storage",
            subject=str(self._target),
        )

    async def _free(self) -> int:
        found = await self._files.run(str(self._target), lambda: os.statvfs(self._target.parent))
        return found.f_bavail * found.f_frsize
