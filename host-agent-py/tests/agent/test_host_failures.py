"""What the host cannot do is said under its own name, and undone."""

import os
import threading
import uuid
from pathlib import Path
from typing import Any

import libvirt
import pytest

from conftest import RunningAgent
from support.documents import DomainXml, payload
from support.engine import CallFailed, Engine
from vireo_agent.images.storage import MARKER
from vireo_agent.images.volumes import PARTIAL_SUFFIX
from vireo_agent.subprocesses import Limits, Outcome
from vireo_agent.virt import secrets
from vireo_agent.virt.failures import LibvirtFailure

STORAGE_DOMAIN = str(uuid.UUID(int=5))


async def refused(engine: Engine, method: str, **params: Any) -> str:
    with pytest.raises(CallFailed) as failure:
        await engine.call(method, **params)
    name: str = failure.value.name
    return name


async def testADiskThatTakesNothingRefusesAStartAndLeavesNothing(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = DomainXml()
    iso = agent.config.payload_directory / document.identity / "x.iso"
    document.payload = payload(str(iso), {"meta-data": "x"})

    def reserve(_target: Path, _size: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("vireo_agent.payload.images.reserve", reserve)
    assert await refused(engine, "domain.create", xml=document.text()) == "PREPARATION_FAILED"
    assert not iso.parent.exists()
    assert (await engine.call("domain.remains")) == {"ids": []}


async def testAToolThatFailsIsNoFaultOfTheRequest(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run(_command: list[str], _limits: Limits, **_options: Any) -> Outcome:
        return Outcome(1, "", "No space left on device")

    monkeypatch.setattr("vireo_agent.subprocesses.run", run)
    document = DomainXml()
    iso = agent.config.payload_directory / document.identity / "x.iso"
    document.payload = payload(str(iso), {"meta-data": "x"})
    assert await refused(engine, "domain.create", xml=document.text()) == "PREPARATION_FAILED"


async def testADefectInAPreparationLeavesNothing(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = DomainXml()
    iso = agent.config.payload_directory / document.identity / "x.iso"
    document.payload = payload(str(iso), {"meta-data": "x"})

    def acting(*_arguments: object) -> None:
        raise KeyError("a defect")

    monkeypatch.setattr(agent.service.agent.tracker.attribution, "acting", acting)
    assert await refused(engine, "domain.create", xml=document.text()) == "INTERNAL"
    assert not iso.parent.exists()


@pytest.mark.parametrize("torn", [0, 7, 40])
async def testAMarkerThatWasTornIsWrittenAnew(agent: RunningAgent, engine: Engine, torn: int) -> None:
    root = agent.config.storage_roots[0] / "pool"
    arguments = {"root": str(root), "storage_domain_id": STORAGE_DOMAIN}
    await engine.call("storage.prepare", **arguments)
    whole = (root / MARKER).read_text()
    (root / MARKER).write_text(whole[:torn])
    await engine.call("storage.prepare", **arguments)
    assert (root / MARKER).read_text() == whole
    assert sorted(path.name for path in root.iterdir()) == [MARKER, "images", "import"]


async def testARootThatCannotBeUsedIsRefused(agent: RunningAgent, engine: Engine) -> None:
    file = agent.config.storage_roots[0] / "file"
    file.write_text("x")
    for root in (file, file / "pool"):
        name = await refused(engine, "storage.prepare", root=str(root), storage_domain_id=STORAGE_DOMAIN)
        assert name == "PATH_REFUSED"
    assert await refused(engine, "storage.list", root=str(file), folder="images") == "PATH_REFUSED"


async def testAPartialImageIsRemovedOffTheEventLoop(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = agent.config.storage_roots[0] / "pool"
    await engine.call("storage.prepare", root=str(root), storage_domain_id=STORAGE_DOMAIN)
    unlink, threads = Path.unlink, []

    def noting(path: Path, *, missing_ok: bool = False) -> None:
        if path.is_relative_to(root):  # the agent's own folder never hangs
            threads.append(threading.current_thread())
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", noting)
    image = f"{root}/images/a"
    await engine.call("volume.create", path=image, format="raw", capacity_bytes=1024)
    assert threads
    assert threading.main_thread() not in threads
    monkeypatch.undo()


LOCKED = "Timed out during operation: cannot acquire state change lock (held by monitor=x)"
SLOW_GUEST = "Timed out during operation: vcpu unplug request timed out."


def timeout(words: str) -> libvirt.libvirtError:
    error = libvirt.libvirtError("late")
    error.err = (libvirt.VIR_ERR_OPERATION_TIMEOUT, libvirt.VIR_FROM_QEMU, words, 2, "", "", "")
    return error


def testOnlyACallThatLibvirtDidNotBeginIsBusy() -> None:
    locked = LibvirtFailure(timeout(LOCKED))
    assert locked.name == "BUSY"
    assert locked.message.endswith("; try again when the call before has ended")
    slow = LibvirtFailure(timeout(SLOW_GUEST))
    assert slow.name == "LIBVIRT_REFUSED"
    assert "vcpu unplug request timed out" in slow.message


async def testADestroyThatLibvirtDidNotEndHasKilledTheGuest(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def destroy(_domain: libvirt.virDomain) -> None:
        raise timeout(LOCKED)

    monkeypatch.setattr(libvirt.virDomain, "destroy", destroy)
    domain = "6695eb01-f6a4-8304-79aa-97f2502e193f"
    assert await refused(engine, "domain.destroy", id=domain) == "DEADLINE_EXCEEDED"


async def testADiskIsNeverCutOff(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def resize(_domain: libvirt.virDomain, _disk: str, capacity: int, _flags: int) -> None:
        asked.append(capacity)

    monkeypatch.setattr(libvirt.virDomain, "blockInfo", lambda _self, _disk: [1000, 1, 1])
    monkeypatch.setattr(libvirt.virDomain, "blockResize", resize)
    disk = {"id": "6695eb01-f6a4-8304-79aa-97f2502e193f", "disk": "vda"}
    with pytest.raises(CallFailed, match=r"has 1000 bytes: 999 would cut off") as failed:
        await engine.call("domain.resize_block", **disk, capacity_bytes=999)
    assert failed.value.name == "DOMAIN_STATE"
    for capacity in (1000, 1001):
        await engine.call("domain.resize_block", **disk, capacity_bytes=capacity)
    assert asked == [1001]


async def testAllThreadsTogetherLeaveLibvirtdAWorker(agent: RunningAgent) -> None:
    link = agent.service.agent.link
    pools = set(link.pools) - {link.urgent}
    assert sum(pool.cap for pool in pools) < 20


@pytest.mark.parametrize("kept", ["yes", "no"])
def testASecretInMemoryOfSomebodyElseIsNotOurs(kept: str) -> None:
    theirs = f"<secret ephemeral='{kept}' private='yes'><description>Ceph</description></secret>"
    assert not secrets.is_ours(theirs)
    assert secrets.is_ours(secrets.document(STORAGE_DOMAIN))


async def testAPartialMarkerOfLongAgoIsRemoved(agent: RunningAgent, engine: Engine) -> None:
    root = agent.config.storage_roots[0]
    old, young = (root / f"{MARKER}.{name}{PARTIAL_SUFFIX}" for name in ("old", "young"))
    for partial in (old, young):
        partial.touch()
    os.utime(old, (0, 0))
    await engine.call("storage.prepare", root=str(root), storage_domain_id=STORAGE_DOMAIN)
    assert not old.exists()
    assert young.exists()
