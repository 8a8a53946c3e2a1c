"""Copies of image files, and checksums of them, as jobs."""

import asyncio
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vireo_agent.errors import AgentError
from vireo_agent.images import tools, volumes
from vireo_agent.images.tools import INSPECT, LONG, QEMU_IMG, Room
from vireo_agent.images.volumes import Volumes
from vireo_agent.jobs.runner import Progress, Work
from vireo_agent.schema.codec import decode, encode
from vireo_agent.schema.types import CopyVolume, VolumeInfo

_PARALLEL = 2
_PERCENT = re.compile(rb"\((\d+\.\d+)/100%\)")
_DIGEST = Path(__file__).with_name("digest.py")
_UNLINK_SECONDS = 60.0


def works(images: Volumes) -> dict[str, Work]:
    """The jobs that images have, by the verbs that begin them."""
    return {"volume.start_copy": Copies(images), "volume.start_checksum": Checksums(images)}


class Copies:
    """A full copy of an image, its backing chain flattened."""

    def __init__(self, images: Volumes) -> None:
        self._images = images
        self._turns = asyncio.Semaphore(_PARALLEL)

    async def run(self, request: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
        """Copies, and puts the copy in its place as a whole."""
        asked = decode(CopyVolume, dict(request))
        images, files = self._images, self._images.files
        target = await images.new(asked.path)
        origin = await images.checked(asked.source, asked.source_format)
        partial = volumes.partial_of(target, progress.job)
        await progress.note(partial=str(partial), target=str(target))
        async with self._turns:
            room, capacity = await self._measure(origin, target, asked)
            command = [QEMU_IMG, "convert", "-p", "-f", asked.source_format, "-O", asked.format]
            command += tools.OPTIONS[asked.format]

            def watch(printed: bytes) -> None:
                for percent in _PERCENT.findall(printed):
                    progress.at(int(capacity * float(percent) / 100), capacity)

            async with images.removed_after(partial, room):
                await tools.run([*command, "--", str(origin), str(partial)], LONG, watch)
                made = await images.look(partial, asked.path, asked.format)
                inode = await files.run(asked.path, lambda: volumes.sealed(partial))
                await progress.commit(inode=inode, volume=encode(made))
                await files.run(asked.path, lambda: volumes.publish(partial, target, inode))
        progress.at(capacity, capacity)
        return {"volume": made}

    async def _measure(self, origin: Path, target: Path, asked: CopyVolume) -> tuple[Room, int]:
        command = [QEMU_IMG, "measure", "-O", asked.format, "-f", asked.source_format]
        reply = json.loads(await tools.run([*command, "--output=json", "--", str(origin)], INSPECT))
        room = Room(self._images.files, target, int(reply["required"]))
        await room.require()
        return room, (await self._images.look(origin, asked.source, asked.source_format)).capacity_bytes

    async def decide(self, notes: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """The copy was there when it has the inode that was noted right before."""
        if "partial" not in notes:
            return None
        partial, target = Path(notes["partial"]), Path(notes["target"])

        def is_there() -> bool:
            if not target.parent.is_dir():
                raise FileNotFoundError(f"there is no directory {target.parent} now")
            there = target.exists() and target.lstat().st_ino == notes.get("inode")
            partial.unlink(missing_ok=True)
            return there

        there = await self._images.files.run(f"partial:{partial}", is_there, _UNLINK_SECONDS)
        return {"volume": decode(VolumeInfo, notes["volume"])} if there else None


class Checksums:
    """The SHA-256 of a file as it is stored: of an image, not of what a guest would see in it."""

    def __init__(self, images: Volumes) -> None:
        self._images = images
        self._turns = asyncio.Semaphore(_PARALLEL)

    async def run(self, request: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
        """Reads the file once."""
        path = str(request["path"])
        images = self._images

        def size_of() -> tuple[Path, int]:
            image = images.confinement.existing_image(path)
            return image, image.stat().st_size

        image, size = await images.files.run(path, size_of)

        def watch(printed: bytes) -> None:
            for line in printed.split():
                if line.isdigit():
                    progress.at(min(int(line), size), size)

        async with self._turns:
            command = [sys.executable, "-I", str(_DIGEST), str(image)]
            printed = await tools.run(command, LONG, watch)
        name, _, digest = printed.strip().rpartition("\n")[2].partition(" ")
        if name != "sha256":
            raise AgentError("INTERNAL", f"no checksum of {path} was printed")
        progress.at(size, size)
        return {"sha256": digest}

    async def decide(self, _notes: Mapping[str, Any]) -> None:
        """Nothing is left of one, and nobody knows it."""
