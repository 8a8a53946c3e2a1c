"""Creates, copies, inspects and removes image files with qemu-img."""

import asyncio
import contextlib
import json
import logging
import os
import pwd
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from vireo_agent import subprocesses, wholefile
from vireo_agent.errors import AgentError
from vireo_agent.images import chain
from vireo_agent.images.paths import Confinement
from vireo_agent.schema.types import Backing, ImageFormat, VolumeInfo
from vireo_agent.workers import WorkerPool

_log = logging.getLogger(__name__)
_QEMU_IMG = "/usr/bin/qemu-img"
# An image is data of a stranger: reading its header must not eat the host.
_INSPECT = subprocesses.Limits(seconds=30, address_space_bytes=1 << 30, cpu_seconds=30)
_COPY = subprocesses.Limits(seconds=6 * 3600, address_space_bytes=4 << 30)
_PARALLEL_COPIES = 2
_UNLINK_SECONDS = 60.0
PARTIAL_SUFFIX = ".vireo-partial"
_FILE_MODE = 0o664
_QEMU_USERS = ("libvirt-qemu", "qemu")


class Volumes:
    """The verbs' way to image files."""

    def __init__(self, confinement: Confinement, files: WorkerPool) -> None:
        self._confinement = confinement
        self._files = files
        self._copies = asyncio.Semaphore(_PARALLEL_COPIES)

    async def create(
        self, path: str, image_format: ImageFormat, capacity: int, backing: Backing | None
    ) -> VolumeInfo:
        """A new image, empty or copy-on-write over ``backing``."""
        target = await self._new(path)
        command = [_QEMU_IMG, "create", "-q", "-f", image_format]
        if image_format == "qcow2":
            command += ["-o", "compat=1.1"]
        if backing is not None:
            if image_format != "qcow2":
                raise AgentError(
                    "IMAGE_TOOL_FAILED", "only a qcow2 image can have a backing file", output=""
                )
            below = await self._checked(backing.path, backing.format)
            command += ["-F", backing.format, "-b", str(below)]
        async with self._appearing(target) as partial:
            size = [str(capacity)] if capacity or backing is None else []
            await _tool([*command, "--", str(partial), *size], _INSPECT)
        return await self.info(path, image_format)

    async def copy(
        self, source: str, source_format: ImageFormat, path: str, image_format: ImageFormat
    ) -> VolumeInfo:
        """A full copy, its backing chain flattened."""
        target = await self._new(path)
        origin = await self._checked(source, source_format)
        command = [_QEMU_IMG, "convert", "-q", "-f", source_format, "-O", image_format]
        if image_format == "qcow2":
            command += ["-o", "compat=1.1"]
        async with self._copies, self._appearing(target) as partial:
            await _tool([*command, "--", str(origin), str(partial)], _COPY)
        return await self.info(path, image_format)

    async def resize(self, path: str, image_format: ImageFormat, capacity: int) -> VolumeInfo:
        """A larger image; QEMU's own lock refuses one that a VM uses, and qemu-img to shrink it."""
        image = await self._checked(path, image_format)
        command = [_QEMU_IMG, "resize", "-q", "-f", image_format, "--", str(image), str(capacity)]
        await _tool(command, _INSPECT)
        return await self.info(path, image_format)

    async def info(self, path: str, image_format: ImageFormat) -> VolumeInfo:
        """Size and backing file of an image, also of one in use."""

        def look() -> tuple[Path, str | None, int]:
            image = self._confinement.existing_image(path)
            header = chain.header(image, image_format)
            return image, header.backing if header else None, image.stat().st_blocks * 512

        image, backing, allocation = await self._files.run(path, look)
        command = [_QEMU_IMG, "info", "-U", "-f", image_format, "--output=json", "--", str(image)]
        reply = json.loads(await _tool(command, _INSPECT))
        return VolumeInfo(path, image_format, int(reply["virtual-size"]), allocation, backing)

    async def delete(self, path: str) -> bool:
        """Removes an image file; False when there was none."""

        def remove() -> bool:
            image = self._confinement.image(path)
            try:
                image.unlink()
            except FileNotFoundError:
                return False
            return True

        return await self._files.run(path, remove)

    async def _new(self, path: str) -> Path:
        def look() -> Path:
            target = self._confinement.image(path)
            if target.exists():
                raise _exists(target)
            return target

        return await self._files.run(path, look)

    async def _checked(self, path: str, image_format: ImageFormat) -> Path:
        def look() -> Path:
            image = self._confinement.existing_image(path)
            chain.check(self._confinement, image, image_format)
            return image

        return await self._files.run(path, look)

    @asynccontextmanager
    async def _appearing(self, target: Path) -> AsyncIterator[Path]:
        """A name to write to; the file gets its true name, whole and on disk, at the end."""
        partial = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}{PARTIAL_SUFFIX}")
        try:
            yield partial
            await self._files.run(str(target), lambda: _publish(partial, target))
        finally:
            # Also when the request's time is over, and however long a network storage takes.
            with contextlib.suppress(OSError, AgentError):
                await self._files.run(f"partial:{target}", partial.unlink, _UNLINK_SECONDS)


def _publish(partial: Path, target: Path) -> None:
    _give_to_qemu(partial)
    descriptor = os.open(partial, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    try:
        target.hardlink_to(partial)  # unlike a rename, this never replaces a file
    except FileExistsError:
        raise _exists(target) from None
    partial.unlink()
    wholefile.sync_folder(target.parent)


def _give_to_qemu(path: Path) -> None:
    # libvirt hands a running VM's own images to QEMU's user by itself; images that are only
    # read below others are left alone, so the group must do.
    path.chmod(_FILE_MODE)
    group = qemu_group()
    if group is not None and os.geteuid() == 0:
        os.chown(path, -1, group)


def qemu_group() -> int | None:
    """The primary group of the user that QEMU runs as."""
    for name in _QEMU_USERS:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_gid
    return None


async def _tool(command: list[str], limits: subprocesses.Limits) -> str:
    outcome = await subprocesses.run(command, limits)
    if outcome.status == 0 and not outcome.timed_out:
        return outcome.stdout
    how = "took too long and was ended" if outcome.timed_out else f"status {outcome.status}"
    _log.warning("%s %s: %s: %s", command[0], command[1], how, outcome.stderr.strip()[-2000:])
    raise AgentError(
        "IMAGE_TOOL_FAILED",
        f"qemu-img {command[1]} failed ({how}): {outcome.stderr.strip()[-500:]}",
        output=outcome.stderr[-4000:],
    )


def _exists(target: Path) -> AgentError:
    return AgentError(
        "VOLUME_EXISTS", f"{target} is already there; choose another name", subject=str(target)
    )
