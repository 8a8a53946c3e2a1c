"""A full disk: refused or undone, in numbers, and nothing half made stays."""

import asyncio
import sys
import uuid
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from support.certificates import Pki
from support.engine import CallFailed, Engine, connected
from support.process import AgentProcess
from vireo_agent.config import Config

pytestmark = pytest.mark.real
MIB = 1 << 20
SIZE = 16 * MIB
SMALL_DISK = Path(__file__).parents[1] / "support/small_disk.py"


class Small:
    """An agent whose storage, or state, is a disk of 16 MiB that nobody else sees."""

    def __init__(self, config: Config, directory: Path, disk: Path) -> None:
        self.disk = disk
        namespace = ("/usr/bin/unshare", "--mount", "--propagation", "private")
        small = (sys.executable, str(SMALL_DISK), str(disk), str(SIZE))
        self.agent = AgentProcess(config, directory, within=(*namespace, *small))

    @property
    def seen(self) -> Path:
        """The disk as the agent sees it."""
        return Path(f"/proc/{self.agent.pid}/root{self.disk}")

    def fill(self, left: int) -> None:
        rest = self.seen / "rest"
        with rest.open("wb") as stream:
            stream.write(bytes(SIZE - left))


@pytest.fixture
async def small(config: Config, tmp_path: Path) -> AsyncIterator[Small]:
    found = Small(config, tmp_path, config.storage_roots[0])
    yield found
    found.agent.stop()


async def prepared(small: Small, engine: Engine) -> Path:
    await engine.call("storage.prepare", root=str(small.disk), storage_domain_id=str(uuid.uuid4()))
    return small.disk / "images"


async def ended(engine: Engine, source: Path, target: Path) -> dict[str, Any]:
    job = str(uuid.uuid4())
    await engine.call(
        "volume.start_copy",
        job=job,
        source=str(source),
        source_format="raw",
        path=str(target),
        format="raw",
    )
    told: dict[str, Any] = await engine.call("job.status", id=job, wait_ms=20_000)
    return told


async def testACopyThatDoesNotFitIsNotBegun(small: Small, pki: Pki) -> None:
    async with connected(pki, await small.agent.start()) as engine:
        images = await prepared(small, engine)
        (small.seen / "images/a").write_bytes(b"\x07" * (9 * MIB))
        told = await ended(engine, images / "a", images / "b")
        assert told["error"]["name"] == "STORAGE_FULL"
        message = told["error"]["message"]
        assert f"no space for {images}/b: it needs {9 * MIB} bytes" in message
        free = int(message.partition("bytes, ")[2].split()[0])
        assert 6 * MIB < free <= 7 * MIB
        assert [file.name for file in (small.seen / "images").iterdir()] == ["a"]


async def testCopiesThatFillTheDiskTogetherLeaveNothingHalfMade(small: Small, pki: Pki) -> None:
    async with connected(pki, await small.agent.start()) as engine:
        images = await prepared(small, engine)
        (small.seen / "images/a").write_bytes(b"\x07" * (5 * MIB))
        copies = (ended(engine, images / "a", images / name) for name in "bcd")
        told = await asyncio.gather(*copies)
        states = sorted(job["state"] for job in told)
        assert states[0] == "failed"
        assert {job["error"]["name"] for job in told if "error" in job} == {"STORAGE_FULL"}
        whole = [job["volume"]["path"].rpartition("/")[2] for job in told if "volume" in job]
        assert {file.name for file in (small.seen / "images").iterdir()} == {"a", *whole}


async def testAFullDiskRefusesAVolumeAndTakesOneOnceThereIsSpace(small: Small, pki: Pki) -> None:
    async with connected(pki, await small.agent.start()) as engine:
        images = await prepared(small, engine)
        small.fill(100 * 1024)
        request = {"path": str(images / "v"), "format": "qcow2", "capacity_bytes": 64 * MIB}
        for _ in range(2):
            with pytest.raises(CallFailed) as refused:
                await engine.call_with("volume.create", request)
            assert refused.value.name == "STORAGE_FULL"
            assert f"{images}/v" in str(refused.value)
        assert list((small.seen / "images").iterdir()) == []
        (small.seen / "rest").unlink()
        made = await engine.call_with("volume.create", request)
        assert made["capacity_bytes"] == 64 * MIB


async def testAFullDiskUnderTheAgentsOwnStateIsSaidAndSurvived(config: Config, pki: Pki, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    small = Small(replace(config, state_directory=state), tmp_path, state)
    async with connected(pki, await small.agent.start()) as engine:
        root = config.storage_roots[0]
        domain = str(uuid.uuid4())
        await engine.call("storage.prepare", root=str(root), storage_domain_id=domain)
        (root / "images/a").write_bytes(b"\x07" * MIB)
        with pytest.raises(OSError, match="No space"):
            small.fill(-MIB)
        request = {"job": str(uuid.uuid4()), "path": str(root / "images/a")}
        with pytest.raises(CallFailed) as refused:
            await engine.call_with("volume.start_checksum", request)
        assert refused.value.name == "STORAGE_FULL"
        assert "cannot be written down" in str(refused.value)
        assert (await engine.call("job.list"))["jobs"] == []
        await engine.call_with("domain.destroy", {"id": str(uuid.uuid4())}, key="k")
        assert "domains" in await engine.call("domain.list")
        (small.seen / "rest").unlink()
        await engine.call_with("volume.start_checksum", request)
        told = await engine.call("job.status", id=request["job"], wait_ms=10_000)
        assert told["state"] == "finished"
    assert small.agent.stop() == 0
