"""What the host cannot do is said under its own name, and undone."""

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
from vireo_agent.subprocesses import Limits, Outcome
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

    monkeypatch.setattr("vireo_agent.payload.images._reserve", reserve)
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
async def testAMarkerThatWasTornIsWrittenAnew(
    agent: RunningAgent, engine: Engine, torn: int
) -> None:
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
        name = await refused(
            engine, "storage.prepare", root=str(root), storage_domain_id=STORAGE_DOMAIN
        )
        assert name == "PATH_REFUSED"
    assert await refused(engine, "storage.list", root=str(file), folder="images") == "PATH_REFUSED"


async def testAPartialImageIsRemovedOffTheEventLoop(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = agent.config.storage_roots[0] / "pool"
    await engine.call("storage.prepare", root=str(root), storage_domain_id=STORAGE_DOMAIN)
    unlink, threads = Path.unlink, []

    def noting(path: Path, *, missing_ok: bool = False) -> None:
        threads.append(threading.current_thread())
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", noting)
    image = f"{root}/images/a"
    await engine.call("volume.create", path=image, format="raw", capacity_bytes=1024)
    assert threads
    assert threading.main_thread() not in threads
    monkeypatch.undo()


def testADomainThatAnotherCallHoldsIsBusy() -> None:
    error = libvirt.libvirtError("held")
    words = "cannot acquire state change lock"
    error.err = (libvirt.VIR_ERR_OPERATION_TIMEOUT, libvirt.VIR_FROM_QEMU, words, 2, "", "", "")
    assert LibvirtFailure(error).name == "BUSY"


async def testAllThreadsTogetherLeaveLibvirtdAWorker(agent: RunningAgent) -> None:
    running = agent.service
    pools = (running._calls, running._looks, running._asks)
    assert sum(pool._cap for pool in pools) < 20
    assert running._asks._cap <= 4
