"""Creates, inspects and removes image files with qemu-img."""

import contextlib
import json
import os
import pwd
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from vireo_agent import disk
from vireo_agent.errors import AgentError
from vireo_agent.images import chain, tools
from vireo_agent.images.paths import Confinement
from vireo_agent.images.tools import INSPECT, QEMU_IMG, Room
from vireo_agent.images.unfinished import Unfinished
from vireo_agent.schema.types import (
    CreateVolume,
    DeleteVolume,
    Existed,
    ImageFormat,
    InspectVolume,
    ResizeVolume,
    VolumeInfo,
)
from vireo_agent.workers import WorkerPool

_UNLINK_SECONDS = 60.0
# An image without content: its header and tables.
_EMPTY_BYTES = 1 << 20
PARTIAL_SUFFIX = ".vireo-partial"
_FILE_MODE = 0o664
_QEMU_USERS = ("libvirt-qemu", "qemu")


class Volumes:
    """The verbs' way to image files."""

    def __init__(self, confinement: Confinement, files: WorkerPool, unfinished: Unfinished) -> None:
        self.confinement = confinement
        self.files = files
        self._unfinished = unfinished

    async def tidy(self) -> None:
        """Removes what a killed agent was making."""
        await self._unfinished.remove(self.files)

    async def create(self, asked: CreateVolume) -> VolumeInfo:
        """A new image, empty or copy-on-write over another."""
        target, backing = await self.new(asked.path), asked.backing
        command = [QEMU_IMG, "create", "-q", "-f", asked.format, *tools.OPTIONS[asked.format]]
        if backing is not None:
            if asked.format != "qcow2":
                raise AgentError("IMAGE_TOOL_FAILED", "only a qcow2 image can have a backing file", output="")
            below = await self.checked(backing.path, backing.format)
            command += ["-F", backing.format, "-b", str(below)]
        room = Room(self.files, target, _EMPTY_BYTES)
        await room.require()
        partial = partial_of(target, secrets.token_hex(4))
        size = [str(asked.capacity_bytes)] if asked.capacity_bytes or backing is None else []
        with self._unfinished.noted(partial):
            async with self.removed_after(partial, room):
                await tools.run([*command, "--", str(partial), *size], INSPECT)
                await self.files.run(asked.path, lambda: publish(partial, target, sealed(partial)))
        return await self.info(InspectVolume(asked.path, asked.format))

    async def resize(self, asked: ResizeVolume) -> VolumeInfo:
        """A larger image; QEMU's own lock refuses one that a VM uses, and qemu-img to shrink it."""
        image = await self.checked(asked.path, asked.format)
        command = [QEMU_IMG, "resize", "-q", "-f", asked.format, "--", str(image)]
        try:
            await tools.run([*command, str(asked.capacity_bytes)], INSPECT)
        except OSError as error:
            raise await Room(self.files, image, _EMPTY_BYTES).lacks(error) from None
        return await self.info(InspectVolume(asked.path, asked.format))

    async def info(self, asked: InspectVolume) -> VolumeInfo:
        """Size and backing file of an image, also of one in use."""
        path = asked.path
        image = await self.files.run(path, lambda: self.confinement.existing_image(path))
        return await self.look(image, path, asked.format)

    async def look(self, image: Path, path: str, image_format: ImageFormat) -> VolumeInfo:
        """Like info, of a file that is shown under another name."""

        def read() -> tuple[str | None, int]:
            header = chain.header(image, image_format)
            return header.backing if header else None, image.stat().st_blocks * 512

        backing, allocation = await self.files.run(path, read)
        command = [QEMU_IMG, "info", "-U", "-f", image_format, "--output=json", "--", str(image)]
        reply = json.loads(await tools.run(command, INSPECT))
        return VolumeInfo(path, image_format, int(reply["virtual-size"]), allocation, backing)

    async def delete(self, asked: DeleteVolume) -> Existed:
        """Removes an image file."""

        def remove() -> bool:
            image = self.confinement.image(asked.path)
            try:
                image.unlink()
            except FileNotFoundError:
                return False
            return True

        return Existed(await self.files.run(asked.path, remove))

    async def new(self, path: str) -> Path:
        """Where a new image may appear."""

        def look() -> Path:
            target = self.confinement.image(path)
            if target.exists():
                raise _exists(target)
            return target

        return await self.files.run(path, look)

    async def checked(self, path: str, image_format: ImageFormat) -> Path:
        """An image that leads to no file which is none of its business."""

        def look() -> Path:
            image = self.confinement.existing_image(path)
            chain.check(self.confinement, image, image_format)
            return image

        return await self.files.run(path, look)

    @asynccontextmanager
    async def removed_after(self, partial: Path, room: Room) -> AsyncIterator[None]:
        """Nothing stays under the name that was written to, however this ends."""
        try:
            yield
        except OSError as error:
            raise await room.lacks(error) from None
        finally:
            # Also when the request's time is over, and however long a network storage takes.
            with contextlib.suppress(OSError, AgentError):
                await self.files.run(f"partial:{partial}", partial.unlink, _UNLINK_SECONDS)


def partial_of(target: Path, token: str) -> Path:
    """The name to write to: the file gets its true name, whole and on disk, at the end."""
    return target.with_name(f".{target.name[:200]}.{token}{PARTIAL_SUFFIX}")


def sealed(partial: Path) -> int:
    """Puts what was written on disk; the number of its inode, by which it is known again."""
    give_to_qemu(partial, _FILE_MODE)
    disk.sync(partial)
    return partial.lstat().st_ino


def publish(partial: Path, target: Path, inode: int) -> None:
    """Gives the file its true name; done again, it changes nothing."""
    try:
        target.hardlink_to(partial)  # unlike a rename, this never replaces a file
    except FileExistsError:
        if target.lstat().st_ino != inode:
            raise _exists(target) from None
    partial.unlink(missing_ok=True)
    disk.sync(target.parent)


def give_to_qemu(path: Path, mode: int) -> None:
    """Lets the primary group of the user that QEMU runs as at a file or folder of ours."""
    # libvirt hands a running VM's own images to QEMU's user by itself; images that are only
    # read below others are left alone, so the group must do.
    path.chmod(mode)
    for name in _QEMU_USERS if os.geteuid() == 0 else ():
        with contextlib.suppress(KeyError):
            os.chown(path, -1, pwd.getpwnam(name).pw_gid)
            return


def _exists(target: Path) -> AgentError:
    return AgentError("VOLUME_EXISTS", f"{target} is already there; choose another name", subject=str(target))
