"""Verbs that ask the guest or libvirt beside the life cycle, on real QEMU."""

import base64
import os
import signal
import uuid
from pathlib import Path

import pytest

from real.conftest import Lab
from support.engine import CallFailed, Engine
from support.guest import READY
from support.waiting import until
from vireo_agent.config import Config

pytestmark = pytest.mark.real


def boots(lab: Lab, identity: str) -> int:
    console = lab.console(identity)
    return console.read_text(errors="replace").count(READY) if console.exists() else 0


async def testTheGuestIsAskedAndLookedAt(real_engine: Engine, lab: Lab) -> None:
    document = lab.document()
    identity = document.identity
    await real_engine.call("domain.create", xml=document.text())
    with pytest.raises(CallFailed) as early:
        await real_engine.call("domain.freeze", id=identity)
    assert early.value.name == "GUEST_AGENT_UNAVAILABLE"
    assert await real_engine.call("domain.job", id=identity) == {"state": "none", "numbers": {}}
    await real_engine.event(lambda e: e["body"].get("domain", {}).get("guest") is not None, timeout=90)
    frozen = await real_engine.call("domain.freeze", id=identity)
    assert (await real_engine.call("domain.thaw", id=identity)).keys() == frozen.keys()
    with pytest.raises(CallFailed) as refused:
        await real_engine.call(
            "domain.set_user_password",
            id=identity,
            user="nobody-of-that-name",
            secrets={"password": base64.b64encode(b"hunter22").decode()},
        )
    assert refused.value.name == "LIBVIRT_REFUSED"
    assert "hunter22" not in str(refused.value)
    picture = await real_engine.call("domain.screenshot", id=identity)
    assert picture["mime_type"].startswith("image/")
    assert len(base64.b64decode(picture["data"])) > 1000
    await real_engine.call("domain.destroy", id=identity)


async def testAFreezeThatNobodyAnswersIsUndoneOnceTheGuestDoes(real_engine: Engine, lab: Lab) -> None:
    document = lab.document()
    identity = document.identity
    await real_engine.call("domain.create", xml=document.text())
    await real_engine.event(lambda e: e["body"].get("domain", {}).get("guest") is not None, timeout=90)
    qemu = int((lab.base / f"run/qemu/{document.name}.pid").read_text())
    os.kill(qemu, signal.SIGSTOP)
    for name in ("DEADLINE_EXCEEDED", "BUSY"):
        with pytest.raises(CallFailed) as silent:
            await real_engine.call_with("domain.freeze", {"id": identity}, deadline_ms=60_000)
        assert silent.value.name == name
    os.kill(qemu, signal.SIGCONT)

    async def freezes() -> str:
        try:
            await real_engine.call("domain.freeze", id=identity)
        except CallFailed as refused:
            return str(refused.name)
        return "frozen"

    await until(freezes, "frozen", 60)
    await real_engine.call("domain.thaw", id=identity)
    await real_engine.call("domain.destroy", id=identity)


async def testAResetStartsTheGuestAnew(real_engine: Engine, lab: Lab) -> None:
    document = lab.document()
    identity = document.identity
    await real_engine.call("domain.create", xml=document.text())
    await until(lambda: boots(lab, identity), 1, 90)
    status = await real_engine.call("domain.reset", id=identity)
    assert status["state"] == "running"
    await until(lambda: boots(lab, identity), 2, 90)
    await real_engine.call("domain.destroy", id=identity)


async def testASecretIsInMemoryAloneAndToldToNobody(real_engine: Engine, lab: Lab) -> None:
    identity = str(uuid.uuid4())
    for value in (b"geheim-1", b"geheim-2"):
        secrets = {"value": base64.b64encode(value).decode()}
        await real_engine.call("secret.define", id=identity, secrets=secrets)
    assert identity in lab.libvirtd.virsh("secret-list").stdout
    assert lab.libvirtd.virsh("secret-get-value", identity, check=False).returncode != 0
    kept = [file for file in lab.base.rglob("*") if file.is_file() and identity in file.name]
    assert kept == []
    assert await real_engine.call("secret.undefine", id=identity) == {"existed": True}
    assert await real_engine.call("secret.undefine", id=identity) == {"existed": False}


async def testASecretOfSomebodyElseIsLeftAlone(real_engine: Engine, lab: Lab, tmp_path: Path) -> None:
    identity = str(uuid.uuid4())
    file = tmp_path / "secret.xml"
    file.write_text(f"<secret ephemeral='no' private='no'><uuid>{identity}</uuid></secret>")
    lab.libvirtd.virsh("secret-define", str(file))
    with pytest.raises(CallFailed) as refused:
        await real_engine.call("secret.define", id=identity, secrets={"value": "eA=="})
    assert refused.value.name == "SECRET_CONFLICT"
    assert await real_engine.call("secret.undefine", id=identity) == {"existed": False}
    lab.libvirtd.virsh("secret-undefine", identity)


async def testADiskGrowsWhileItIsUsedAndOtherwise(real_engine: Engine, real_config: Config, lab: Lab) -> None:
    root = f"{real_config.storage_roots[0]}/{uuid.uuid4()}"
    await real_engine.call("storage.prepare", root=root, storage_domain_id=str(uuid.uuid4()))
    path = f"{root}/images/{uuid.uuid4()}"
    await real_engine.call("volume.create", path=path, format="qcow2", capacity_bytes=8 << 20)
    grown = await real_engine.call("volume.resize", path=path, format="qcow2", capacity_bytes=16 << 20)
    assert grown["capacity_bytes"] == 16 << 20
    disk = (
        f'<disk type="file" device="disk"><driver name="qemu" type="qcow2"/><source file="{path}"/>'
        '<target dev="sdb" bus="scsi"/></disk>'
    )
    document = lab.document(paused=True, devices=disk)
    await real_engine.call("domain.create", xml=document.text())
    with pytest.raises(CallFailed, match="lock"):
        await real_engine.call("volume.resize", path=path, format="qcow2", capacity_bytes=32 << 20)
    await real_engine.call("domain.resize_block", id=document.identity, disk="sdb", capacity_bytes=32 << 20)
    with pytest.raises(CallFailed, match="would cut off"):
        await real_engine.call("domain.resize_block", id=document.identity, disk="sdb", capacity_bytes=16 << 20)
    info = await real_engine.call("volume.info", path=path, format="qcow2")
    assert info["capacity_bytes"] == 32 << 20
    await real_engine.call("domain.destroy", id=document.identity)
