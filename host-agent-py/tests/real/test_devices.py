"""Changes of devices behind the engine's back, and by its order."""

import asyncio
import logging
import re
import time
import uuid
from pathlib import Path

import pytest

from real.conftest import Lab
from support.engine import CallFailed, Engine

pytestmark = pytest.mark.real
_SPARE_PORTS = (
    '<controller type="pci" index="0" model="pcie-root"/>' + '<controller type="pci" model="pcie-root-port"/>' * 12
)


async def testTheHostsDevicesAreThoseOfItsKernel(real_engine: Engine) -> None:
    found = (await real_engine.call("host.devices"))["devices"]
    functions = {device["name"] for device in found if device["capability"] == "pci"}
    kernel = Path("/sys/bus/pci/devices")
    assert functions == {"pci_" + re.sub("[:.]", "_", entry.name) for entry in kernel.iterdir()}


async def testAttachAndDetachChangeTheHashWithinASecond(real_engine: Engine, lab: Lab, tmp_path: Path) -> None:
    document = lab.document()
    first = await real_engine.call("domain.create", xml=document.text())
    # A guest that is still in its firmware never answers the request to release a device.
    await real_engine.event(lambda e: bool(e["body"].get("domain", {}).get("guest")), timeout=30)
    image = lab.base / "storage" / f"{uuid.uuid4()}.raw"
    image.write_bytes(bytes(1 << 20))
    image.chmod(0o666)
    device = tmp_path / "device.xml"
    device.write_text(
        f"""<disk type="file" device="disk"><driver name="qemu" type="raw"/>
        <source file="{image}"/><target dev="sdb" bus="scsi"/></disk>"""
    )
    hashes = [first["devices_hash"]]
    for command, cause in (("attach-device", "device_added"), ("detach-device", "device_removed")):
        begun = time.monotonic()
        await asyncio.to_thread(lab.libvirtd.virsh, command, document.name, str(device))
        arrived, event = await real_engine.event(
            lambda e: e["body"].get("domain", {}).get("devices_hash") not in (None, hashes[-1]),
        )
        print(f"\nvirsh {command}: event {event['body']['cause']} after {(arrived - begun) * 1000:.0f} ms")
        assert arrived - begun < 1.0
        assert event["body"]["cause"] == cause
        hashes.append(event["body"]["domain"]["devices_hash"])
    assert hashes[2] == hashes[0]
    reply = await real_engine.call("domain.xml", ids=[document.identity])
    assert reply["domains"][0]["devices_hash"] == hashes[0]


def _image(lab: Lab) -> Path:
    image = lab.base / "storage" / f"{uuid.uuid4()}.raw"
    image.write_bytes(bytes(1 << 20))
    image.chmod(0o666)
    return image


def _disk(image: Path, alias: str, target: str) -> str:
    return f"""<disk type="file" device="disk"><driver name="qemu" type="raw"/>
        <source file="{image}"/>{target}<alias name="{alias}"/></disk>"""


@pytest.mark.parametrize("target", ['<target dev="sdb" bus="scsi"/>', '<target dev="vdb" bus="virtio"/>'])
async def testADeviceIsPluggedInAndTheGuestLetsGoOfIt(real_engine: Engine, lab: Lab, target: str) -> None:
    document = lab.document(devices=_SPARE_PORTS)
    created = await real_engine.call("domain.create", xml=document.text())
    await real_engine.event(lambda e: bool(e["body"].get("domain", {}).get("guest")), timeout=30)
    alias = f"ua-{uuid.uuid4()}"
    device = _disk(_image(lab), alias, target)
    plugged = await real_engine.call("domain.attach_device", id=document.identity, xml=device)
    assert plugged["devices_hash"] != created["devices_hash"]
    reply = await real_engine.call("domain.xml", ids=[document.identity])
    assert alias in reply["domains"][0]["xml"]
    with pytest.raises(CallFailed) as failure:
        await real_engine.call("domain.attach_device", id=document.identity, xml=device)
    assert failure.value.name == "LIBVIRT_REFUSED"
    begun = time.monotonic()
    gone = await real_engine.call("domain.detach_device", id=document.identity, alias=alias)
    print(f"\n{target}: the guest let go after {(time.monotonic() - begun) * 1000:.0f} ms")
    reply = await real_engine.call("domain.xml", ids=[document.identity])
    assert alias not in reply["domains"][0]["xml"]
    assert gone["devices_hash"] == reply["domains"][0]["devices_hash"]
    again = await real_engine.call("domain.detach_device", id=document.identity, alias=alias)
    assert again["devices_hash"] == gone["devices_hash"]


async def testADeviceThatTheGuestKeepsIsToldBeforeTheDeadline(real_engine: Engine, lab: Lab) -> None:
    alias = f"ua-{uuid.uuid4()}"
    document = lab.document(paused=True, devices=_disk(_image(lab), alias, '<target dev="vdb" bus="virtio"/>'))
    created = await real_engine.call("domain.create", xml=document.text())
    for _ in range(2):
        with pytest.raises(CallFailed) as failure:
            await real_engine.call_with(
                "domain.detach_device",
                {"id": document.identity, "alias": alias},
                deadline_ms=8000,
            )
        assert failure.value.name == "DEVICE_IN_USE"
        assert failure.value.error["data"]["subject"] == alias
    reply = await real_engine.call("domain.xml", ids=[document.identity])
    assert reply["domains"][0]["devices_hash"] == created["devices_hash"]


async def testADomainThatStopsMeanwhileIsNotFound(real_engine: Engine, lab: Lab) -> None:
    alias = f"ua-{uuid.uuid4()}"
    document = lab.document(paused=True, devices=_disk(_image(lab), alias, '<target dev="vdb" bus="virtio"/>'))
    await real_engine.call("domain.create", xml=document.text())
    waiting = asyncio.ensure_future(real_engine.call("domain.detach_device", id=document.identity, alias=alias))
    await asyncio.sleep(6)
    await real_engine.call("domain.destroy", id=document.identity)
    with pytest.raises(CallFailed) as failure:
        await waiting
    assert failure.value.name == "DOMAIN_NOT_FOUND"


async def testTheGuestAgentConnectingLeavesTheHashAlone(real_engine: Engine, lab: Lab) -> None:
    document = lab.document()
    created = await real_engine.call("domain.create", xml=document.text())
    _, event = await real_engine.event(lambda e: bool(e["body"].get("domain", {}).get("guest")), timeout=30)
    assert event["body"]["domain"]["devices_hash"] == created["devices_hash"]


async def testANewConsolePasswordIsSetAndNeverLogged(
    real_engine: Engine, lab: Lab, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    document = lab.document()
    await real_engine.call("domain.create", xml=document.text())
    reply = await real_engine.call("domain.xml", ids=[document.identity])
    port = reply["domains"][0]["xml"].partition("<graphics type='vnc' port='")[2].partition("'")[0]
    graphics = (
        f'<graphics type="vnc" port="{port}" autoport="yes" listen="127.0.0.1"'
        ' passwd="n3wpa55" passwdValidTo="2030-01-01T00:00:00"/>'
    )
    status = await real_engine.call("domain.update_device", id=document.identity, xml=graphics)
    assert status["state"] == "running"
    secure = await asyncio.to_thread(lab.libvirtd.virsh, "dumpxml", "--security-info", document.name)
    assert "n3wpa55" in secure.stdout
    assert "n3wpa55" not in caplog.text
    assert "s3cr3tvn" not in caplog.text
    assert 'passwd="***"' in caplog.text


async def testAMetadataChangeByAnotherClientChangesTheHash(real_engine: Engine, lab: Lab) -> None:
    document = lab.document()
    created = await real_engine.call("domain.create", xml=document.text())
    await asyncio.sleep(0.3)  # lets the events of the start pass
    await asyncio.to_thread(
        lab.libvirtd.virsh,
        *("metadata", document.name, "https://vireo-project.org/xmlns/vm/1", "--key", "vireo"),
        *("--live", "--set", '<vm version="1"><id>x</id></vm>'),
    )
    _, event = await real_engine.event(lambda e: e["body"].get("cause") == "metadata.changed")
    assert event["body"]["domain"]["devices_hash"] != created["devices_hash"]
