"""kill -9 of the agent at each point of a start, an attach, a stop and a copy.

After each: the same request under the same key has one effect, nothing is left over, and the
engine is told what became of the domain.
"""

import asyncio
import contextlib
import hashlib
import json
import uuid
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from real.conftest import Lab
from support.certificates import Pki
from support.documents import DomainXml, payload
from support.engine import CallFailed, Engine, connected
from support.process import AgentProcess
from support.waiting import until
from vireo_agent.config import Config

pytestmark = pytest.mark.real
MIB = 1 << 20
HYPERVISOR = "vireo_agent.virt.hypervisor:Hypervisor"
KEPT = "vireo_agent.rpc.idempotency:Journal._keep"
STARTS = (
    "before vireo_agent.preparation.all:Preparations.make",
    "after vireo_agent.preparation.all:Preparations.make",
    f"before {HYPERVISOR}.create",
    f"after {HYPERVISOR}.create",
    "before vireo_agent.verbs.domain:settled",
    f"before {KEPT}",
    f"after {KEPT}",
)
ATTACHES = (
    f"before {HYPERVISOR}.attach_device",
    f"after {HYPERVISOR}.attach_device",
    "before vireo_agent.verbs.settling:settled",
    f"before {KEPT}",
    f"after {KEPT}",
)
STOPS = (
    f"before {HYPERVISOR}.destroy",
    f"after {HYPERVISOR}.destroy",
    "before vireo_agent.departures:Departures.remove",
    "after vireo_agent.departures:Departures.remove",
    "before vireo_agent.verbs.domain:looked_at",
    f"before {KEPT}",
    f"after {KEPT}",
)
WRITES = "vireo_agent.jobs.journal:Journal.write"
COPIES = {
    f"before {WRITES}#1": "JOB_NOT_FOUND",
    f"after {WRITES}#1": "failed",
    f"after {WRITES}#2": "failed",
    "before vireo_agent.images.tools:subprocesses.run#3": "failed",
    "before vireo_agent.jobs.runner:Progress.at": "failed",
    "after vireo_agent.images.tools:subprocesses.run#3": "failed",
    "before vireo_agent.images.volumes:sealed": "failed",
    "after vireo_agent.images.volumes:sealed": "failed",
    f"before {WRITES}#3": "failed",
    f"after {WRITES}#3": "failed",
    "after vireo_agent.images.volumes:Path.hardlink_to": "finished",
    "before vireo_agent.images.volumes:disk.sync#5": "finished",
    "after vireo_agent.images.volumes:publish": "finished",
    f"before {WRITES}#4": "finished",
    f"after {WRITES}#4": "finished",
}


class Host:
    """An agent that dies and comes back, and what must be true of its host then."""

    def __init__(self, config: Config, pki: Pki, lab: Lab, directory: Path) -> None:
        self.agent = AgentProcess(config, directory)
        self.pki = pki
        self.lab = lab

    @asynccontextmanager
    async def serving(self, point: str = "") -> AsyncIterator[Engine]:
        port = await self.agent.start(point)
        async with connected(self.pki, port) as engine:
            while not (await engine.call("domain.list"))["libvirt_connected"]:
                await asyncio.sleep(0.02)
            yield engine

    async def killed(self, point: str, verb: str, params: dict[str, Any], key: str) -> None:
        """The agent dies of this request."""
        async with self.serving(point) as engine:
            with pytest.raises((ConnectionError, CallFailed)):
                await engine.call_with(verb, params, key=key)
            await self.agent.died()

    def qemus(self, document: DomainXml) -> int:
        return len(list((self.lab.base / "run/qemu").glob(f"{document.name}.pid")))


@pytest.fixture
async def host(real_config: Config, pki: Pki, lab: Lab, tmp_path: Path) -> AsyncIterator[Host]:
    root = lab.base / "storage" / str(uuid.uuid4())
    root.mkdir()
    found = Host(replace(real_config, storage_roots=(root,)), pki, lab, tmp_path)
    yield found
    found.agent.kill()
    lab.libvirtd.destroy_all()


async def answer(call: Awaitable[Any]) -> tuple[str, Any]:
    """The name of the refusal, or the result."""
    try:
        return "", await call
    except CallFailed as failure:
        return str(failure.name), None


async def gone(path: Path) -> None:
    await until(lambda: path.exists(), expected=False)  # noqa: PLW0108


def with_payload(lab: Lab) -> tuple[DomainXml, Path]:
    identity = str(uuid.uuid4())
    iso = lab.base / "payload" / identity / "cidata.iso"
    drive = payload(str(iso), {"meta-data": "x"})
    devices = lab.cdrom(str(iso))
    return lab.document(identity=identity, paused=True, payload=drive, devices=devices), iso


@pytest.mark.parametrize("point", STARTS)
async def testAStartIsDoneOnce(host: Host, lab: Lab, point: str) -> None:
    document, iso = with_payload(lab)
    params = {"xml": document.text()}
    await host.killed(point, "domain.create", params, "start")
    async with host.serving() as engine:
        listed = {d["id"] for d in (await engine.call("domain.list"))["domains"]}
        if document.identity not in listed:
            await gone(iso.parent)
        refusal, status = await answer(engine.call_with("domain.create", params, key="start"))
        # The first one may have come to libvirt, and nobody have written down how it ended.
        assert (refusal == "DOMAIN_EXISTS") is (status is None)
        assert status or document.identity in listed
        assert host.qemus(document) == 1
        assert iso.exists()
        await engine.call("domain.destroy", id=document.identity)
        await engine.stopped(document.identity)
        assert not iso.parent.exists()
        assert host.qemus(document) == 0


@pytest.mark.parametrize("point", ATTACHES)
async def testAnAttachIsDoneOnce(host: Host, lab: Lab, point: str) -> None:
    document, _ = with_payload(lab)
    image = host.agent.config.storage_roots[0] / "added.raw"
    image.write_bytes(bytes(MIB))
    image.chmod(0o666)
    device = (
        f'<disk type="file" device="disk"><driver name="qemu" type="raw"/><source file="{image}"/>'
        f'<target dev="sdb" bus="scsi"/><alias name="ua-{uuid.uuid4()}"/></disk>'
    )
    async with host.serving() as engine:
        await engine.call("domain.create", xml=document.text())
    host.agent.kill()
    params = {"id": document.identity, "xml": device}
    await host.killed(point, "domain.attach_device", params, "attach")
    async with host.serving() as engine:
        refusal, _ = await answer(engine.call_with("domain.attach_device", params, key="attach"))
        assert refusal in ("", "LIBVIRT_REFUSED")  # libvirt has a device of that name already
        reply = await engine.call("domain.xml", ids=[document.identity])
        assert reply["domains"][0]["xml"].count(str(image)) == 1
        assert host.qemus(document) == 1
        (listed,) = (await engine.call("domain.list"))["domains"]
        assert listed["devices_hash"] == reply["domains"][0]["devices_hash"]


@pytest.mark.parametrize("point", STOPS)
async def testAStopIsDoneAndTold(host: Host, lab: Lab, point: str) -> None:
    document, iso = with_payload(lab)
    async with host.serving() as engine:
        await engine.call("domain.create", xml=document.text())
    host.agent.kill()
    params = {"id": document.identity}
    await host.killed(point, "domain.destroy", params, "stop")
    async with host.serving() as engine:
        await engine.call_with("domain.destroy", params, key="stop")
        assert (await engine.call("domain.list"))["domains"] == []
        assert host.qemus(document) == 0
        await gone(iso.parent)
        if not point.startswith("before") or "destroy" not in point:
            return
        # Who was connected when it happened is told; who came later sees it in the list.
        await engine.stopped(document.identity)


@pytest.mark.parametrize("point", COPIES)
async def testACopyIsThereOrNot(host: Host, point: str) -> None:
    (root,) = host.agent.config.storage_roots
    job = str(uuid.uuid4())
    async with host.serving() as engine:
        await engine.call("storage.prepare", root=str(root), storage_domain_id=str(uuid.uuid4()))
    host.agent.kill()
    images = root / "images"
    source, target = images / "a", images / "b"
    source.write_bytes(b"\x07" * (4 * MIB))
    params = {
        "job": job,
        "source": str(source),
        "source_format": "raw",
        "path": str(target),
        "format": "raw",
    }
    async with host.serving(point) as engine:
        with contextlib.suppress(ConnectionError):
            await engine.call_with("volume.start_copy", params)
            await engine.call("job.status", id=job, wait_ms=20_000)
        await host.agent.died()
    async with host.serving() as engine:
        refusal, told = await answer(engine.call("job.status", id=job, wait_ms=20_000))
        state = told["state"] if told else refusal
        assert state == COPIES[point]
        names = {file.name for file in images.iterdir()}
        assert names == ({"a", "b"} if state == "finished" else {"a"})
        again = {**params, "job": str(uuid.uuid4())} if state == "failed" else params
        await engine.call_with("volume.start_copy", again)
        ended = await engine.call("job.status", id=again["job"], wait_ms=20_000)
        assert ended["state"] == "finished"
        assert hashlib.sha256(target.read_bytes()).digest() == hashlib.sha256(source.read_bytes()).digest()
        assert ended["volume"] == await engine.call("volume.info", path=str(target), format="raw")
        assert {file.name for file in images.iterdir()} == {"a", "b"}
    kept = json.loads((host.agent.config.state_directory / f"jobs/{job}.json").read_text())
    assert kept["job"]["state"] in ("finished", "failed")
