"""A storage that does not answer, as a dead NFS server: it is named, and delays nobody else."""

import asyncio
import contextlib
import subprocess
import sys
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from real.conftest import Lab
from support.certificates import Pki
from support.engine import CallFailed, Engine, connected
from support.process import AgentProcess
from support.waiting import until
from vireo_agent.config import Config

pytestmark = pytest.mark.real
MIB = 1 << 20
BLOCKING = Path(__file__).parents[1] / "support/blockingfs.py"
# What each of the pools may have, and the threads of libvirt, aiohttp and the journals.
MOST_THREADS = 70


class Storage:
    """A mounted directory that can die and come back."""

    def __init__(self, base: Path) -> None:
        self.mountpoint, behind = base / "nfs", base / "behind"
        self._gate = base / "gate"
        for folder in (self.mountpoint, behind):
            folder.mkdir()
        command = [sys.executable, str(BLOCKING), str(self.mountpoint), str(behind)]
        self._server = subprocess.Popen([*command, str(self._gate)])
        end = time.monotonic() + 20
        while not self.mountpoint.is_mount():
            assert self._server.poll() is None, "no FUSE here; this test needs /dev/fuse and libfuse3"
            assert time.monotonic() < end
            time.sleep(0.05)

    def die(self) -> None:
        self._gate.touch()

    def live(self) -> None:
        self._gate.unlink(missing_ok=True)

    def close(self) -> None:
        self.live()
        # Whoever still waits in it gets an error at once.
        self._server.kill()
        self._server.wait()
        subprocess.run(["umount", "-l", str(self.mountpoint)], check=False)


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    found = Storage(tmp_path)
    yield found
    found.close()


@pytest.fixture
async def host(real_config: Config, storage: Storage, lab: Lab, tmp_path: Path) -> AsyncIterator[AgentProcess]:
    roots = (storage.mountpoint, *real_config.storage_roots)
    agent = AgentProcess(replace(real_config, storage_roots=roots), tmp_path)
    await agent.start()
    yield agent
    storage.live()
    agent.kill()
    lab.libvirtd.destroy_all()


async def timed(engine: Engine, verb: str, /, **params: Any) -> float:
    begun = time.monotonic()
    await engine.call(verb, **params)
    return time.monotonic() - begun


async def refusal(call: Any) -> str:
    with pytest.raises(CallFailed) as refused:
        await call
    return str(refused.value.name)


def threads(agent: AgentProcess) -> int:
    return len(list(Path(f"/proc/{agent.pid}/task").iterdir()))


async def testADeadStorageDelaysNobodyElse(host: AgentProcess, storage: Storage, pki: Pki, lab: Lab) -> None:
    dead, good = storage.mountpoint / "pool", lab.base / "storage" / str(uuid.uuid4())
    document, later = lab.document(paused=True), lab.document(paused=True)
    async with connected(pki, host.config.port) as engine:
        while not (await engine.call("domain.list"))["libvirt_connected"]:
            await asyncio.sleep(0.05)
        for root in (dead, good):
            identity = str(uuid.uuid4())
            await engine.call("storage.prepare", root=str(root), storage_domain_id=identity)
        path = str(dead / "images/a")
        await engine.call("volume.create", path=path, format="raw", capacity_bytes=MIB)
        await engine.call("domain.create", xml=document.text())
        before = threads(host)
        storage.die()
        info = {"path": path, "format": "raw"}
        begun = time.monotonic()
        assert await refusal(engine.call_with("volume.info", info, deadline_ms=1000)) in (
            "DEADLINE_EXCEEDED",
            "BUSY",
        )
        assert time.monotonic() - begun < 2
        calls = [
            asyncio.ensure_future(
                refusal(engine.call_with("volume.info", {**info, "path": f"{path}-{number}"}, deadline_ms=20_000))
            )
            for number in range(60)
        ]
        await asyncio.sleep(3)  # until slow threads are replaced
        slowest: dict[str, float] = {}
        for _ in range(10):
            for verb, params in (
                ("domain.list", {}),
                ("host.statistics", {}),
                ("domain.xml", {"ids": [document.identity]}),
                ("domain.suspend", {"id": document.identity}),
                ("storage.statistics", {"root": str(good)}),
            ):
                took = await timed(engine, verb, **params)
                slowest[verb] = max(took, slowest.get(verb, 0))
        shown = ", ".join(f"{verb} {took * 1000:.0f} ms" for verb, took in slowest.items())
        print(f"\nbeside a dead storage with 60 calls: {shown}; {threads(host)} threads, {before} before")
        assert max(slowest.values()) < 0.1
        await timed(engine, "volume.create", path=f"{good}/images/b", format="raw", capacity_bytes=MIB)
        await engine.call("domain.create", xml=later.text())
        assert {await call for call in calls} <= {"DEADLINE_EXCEEDED", "BUSY"}
        assert threads(host) < MOST_THREADS
        # And more of them take no more threads.
        again = (engine.call_with("volume.info", info, deadline_ms=500) for _ in range(30))
        assert {await refusal(call) for call in again} <= {"DEADLINE_EXCEEDED", "BUSY"}
        assert threads(host) < MOST_THREADS
        storage.live()
        begun = time.monotonic()
        await until(lambda: answers(engine, info), expected=True)
        print(f"healed {time.monotonic() - begun:.2f} s after it came back")
        assert time.monotonic() - begun < 5
        assert await engine.call("domain.destroy", id=document.identity) == {"existed": True}
    log = host.log.read_text()
    assert f"file call on {path} is beyond its deadline" in log


async def answers(engine: Engine, info: dict[str, Any]) -> bool:
    with contextlib.suppress(CallFailed):
        return bool(await engine.call_with("volume.info", info, deadline_ms=1000))
    return False


async def testACopyFromAStorageThatDiesGoesOnWhenItLives(
    host: AgentProcess, storage: Storage, pki: Pki, lab: Lab
) -> None:
    dead, good = storage.mountpoint / "pool", lab.base / "storage" / str(uuid.uuid4())
    async with connected(pki, host.config.port) as engine:
        for root in (dead, good):
            identity = str(uuid.uuid4())
            await engine.call("storage.prepare", root=str(root), storage_domain_id=identity)
        (dead / "images/a").write_bytes(b"\x07" * (8 * MIB))
        storage.die()
        job = str(uuid.uuid4())
        request = {"source": str(dead / "images/a"), "source_format": "raw", "format": "raw"}
        target = good / "images/b"
        await engine.call("volume.start_copy", job=job, path=str(target), **request)
        assert (await engine.call("job.status", id=job, wait_ms=500))["state"] == "running"
        storage.live()
        told = await engine.call("job.status", id=job, wait_ms=20_000)
        assert told["state"] == "finished"
        assert target.read_bytes() == b"\x07" * (8 * MIB)


async def testAnAgentThatStartsBesideADeadStorageServesTheRest(
    host: AgentProcess, storage: Storage, pki: Pki, lab: Lab
) -> None:
    """It was killed in a copy to the storage; what became of that is told when it can be."""
    dead = storage.mountpoint / "pool"
    async with connected(pki, host.config.port) as engine:
        identity = str(uuid.uuid4())
        await engine.call("storage.prepare", root=str(dead), storage_domain_id=identity)
    (dead / "images/a").write_bytes(b"\x07" * MIB)
    host.kill()
    job = str(uuid.uuid4())
    request = {"source": str(dead / "images/a"), "source_format": "raw", "format": "raw"}
    async with connected(pki, await host.start("before vireo_agent.images.volumes:sealed")) as engine:
        target = str(dead / "images/b")
        with contextlib.suppress(ConnectionError):
            await engine.call("volume.start_copy", job=job, path=target, **request)
            await engine.call("job.status", id=job, wait_ms=20_000)
        await host.died()
    storage.die()
    async with connected(pki, await host.start()) as engine:
        assert (await engine.call("job.status", id=job, wait_ms=500))["state"] == "running"
        document = lab.document(paused=True)
        await engine.call("domain.create", xml=document.text())
        storage.live()
        told = await engine.call("job.status", id=job, wait_ms=20_000)
        assert told["state"] == "failed"
    assert [file.name for file in (dead / "images").iterdir()] == ["a"]
