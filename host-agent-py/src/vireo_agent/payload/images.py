"""Writes files onto an image that a guest reads: an ISO, or a floppy disk."""

import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from vireo_agent import disk, subprocesses
from vireo_agent.errors import AgentError

Files = Mapping[PurePosixPath, bytes]
_LIMITS = subprocesses.Limits(seconds=20, address_space_bytes=1 << 30, cpu_seconds=20)
FLOPPY_BYTES = 1440 * 1024
# A floppy disk without its boot sector, its two FATs and its root directory.
_FLOPPY_CLUSTERS = 2847
_CLUSTER_BYTES = 512
_ROOT_ENTRIES = 64
_NOT_IN_FAT = re.compile(r'["*:<>?|]|[. ]$')


async def iso(target: Path, label: str, folder: Path) -> None:
    """An ISO 9660 image with Joliet and Rock Ridge names of what is in the folder."""
    await _tool(
        ["/usr/bin/genisoimage", "-quiet", "-input-charset", "utf-8"]
        + ["-volid", label, "-joliet", "-rock", "-o", str(target), "--", str(folder)],
        target,
        folder,
    )


async def floppy(target: Path, label: str, folder: Path) -> None:
    """A floppy disk of 1440 KiB, FAT with long names, with what is in the folder."""
    image = ["-i", str(target)]
    await _tool(["/usr/bin/mformat", *image, "-f", "1440", "-v", label, "::"], target, folder)
    entries = sorted(str(entry) for entry in folder.iterdir())
    await _tool(["/usr/bin/mcopy", *image, "-s", *entries, "::/"], target, folder)


def reserve(target: Path, size: int) -> None:
    """Makes the file of an empty image, readable for nobody else."""
    disk.write(target, b"")
    os.truncate(target, size)


def floppy_problem(files: Files) -> str:
    """Why these files cannot be on a floppy disk; empty when they can."""
    clusters = 0
    names: set[str] = set()
    folders: set[PurePosixPath] = set()
    for path, content in files.items():
        bad = next((part for part in path.parts if _NOT_IN_FAT.search(part)), None)
        if bad is not None:
            return f"{bad!r} is no name that FAT can keep"
        if str(path).lower() in names:
            return f"FAT cannot keep {str(path)!r} beside a name that differs in case alone"
        names.add(str(path).lower())
        folders.update(parent for parent in path.parents if parent.name)
        clusters += -(-len(content) // _CLUSTER_BYTES)
    # A folder's own entries take a cluster for every few names.
    clusters += len(folders) + len(files)
    if clusters > _FLOPPY_CLUSTERS or len({path.parts[0] for path in files}) > _ROOT_ENTRIES:
        return f"{len(files)} files do not fit on a disk of 1440 KiB"
    return ""


async def _tool(command: list[str], target: Path, folder: Path) -> None:
    # mtools would otherwise read drives from a configuration of the user that it runs as.
    outcome = await subprocesses.run(command, _LIMITS, environment={"MTOOLSRC": "/dev/null", "MTOOLS_SKIP_CHECK": "1"})
    if outcome.status != 0:
        name = command[0].rpartition("/")[2]
        raise AgentError(
            "PREPARATION_FAILED",
            f"{name} could not build {target} (status {outcome.status})",
            output=outcome.stderr[-2000:].replace(str(folder), ""),
        )
