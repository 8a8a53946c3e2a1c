"""The life of a domain on real QEMU, seen by the engine."""

import asyncio
import base64
import re
import time
import uuid
from pathlib import Path

import pytest

from real.conftest import Lab
from support.documents import payload
from support.engine import CallFailed, Engine
from support.guest import ADDRESS, HOSTNAME, READY
from vireo_agent.domains.attribution import WINDOW_SECONDS

pytestmark = pytest.mark.real
USER_DATA = "#cloud-config\npassword: <&\"'>]]> äöü\n"
META_DATA = "instance-id: i-1\nlocal-hostname: hello\n"


async def console_shows(path: Path, marker: str, seconds: float = 40.0) -> str:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        text = path.read_text(errors="replace") if path.exists() else ""
        if marker in text:
            return text
        await asyncio.sleep(0.1)
    raise AssertionError(f"{marker} is not in {path}: {text[-2000:]}")


async def testPausedLaunchWithPayloadReachesTheGuest(real_engine: Engine, lab: Lab) -> None:
    identity = str(uuid.uuid4())
    iso = lab.base / "payload" / identity / "cidata.iso"
    document = lab.document(
        identity=identity,
        paused=True,
        devices=lab.cdrom(str(iso)),
        payload=payload(str(iso), {"meta-data": META_DATA}, {"user-data": "one-time-7"}),
    )
    secret = base64.b64encode(USER_DATA.encode()).decode()
    begun = time.monotonic()
    status = await real_engine.call("domain.create", xml=document.text(), secrets={"one-time-7": secret})
    print(f"\ndomain.create took {time.monotonic() - begun:.2f} s")
    assert (status["state"], status["reason"], status["managed"]) == ("paused", "user", True)
    assert iso.is_file()
    assert iso.stat().st_mode & 0o077 == 0
    assert not lab.console(identity).exists() or not lab.console(identity).read_text()

    reply = await real_engine.call("domain.xml", ids=[identity])
    assert reply["domains"][0]["devices_hash"] == status["devices_hash"]
    live = reply["domains"][0]["xml"]
    assert secret not in live
    assert "s3cr3tvn" not in live
    assert status["started_at"] in live

    await real_engine.call("domain.resume", id=identity)
    booted = time.monotonic()
    text = await console_shows(lab.console(identity), READY)
    found = dict(re.findall(r"PAYLOAD \./(\S+) (\S+)", text))
    assert base64.b64decode(found["user-data"]).decode() == USER_DATA
    assert base64.b64decode(found["meta-data"]).decode() == META_DATA

    _, event = await real_engine.event(
        lambda e: e["body"].get("domain", {}).get("guest", {}).get("interfaces") is not None
    )
    print(f"guest agent's addresses known {time.monotonic() - booted:.2f} s after the resume")
    told = event["body"]["domain"]["guest"]
    assert told["hostname"] == HOSTNAME
    assert (told["os_name"], told["os_version"]) == ("Tiny Linux", "7 (seven)")
    addresses = [a["address"] for i in told["interfaces"] for a in i["addresses"]]
    assert addresses == [ADDRESS]
    assert event["body"]["domain"]["devices_hash"] == status["devices_hash"]

    assert await real_engine.call("domain.destroy", id=identity) == {"existed": True}
    assert not iso.parent.exists()


async def testChangesBehindTheEngineArriveWithinASecond(real_engine: Engine, lab: Lab) -> None:
    document = lab.document()
    identity = document.identity
    created = await real_engine.call("domain.create", xml=document.text())
    assert created["state"] == "running"
    for command, state, reason in (
        ("suspend", "paused", "user"),
        ("resume", "running", "unpaused"),
    ):
        begun = time.monotonic()
        await asyncio.to_thread(lab.libvirtd.virsh, command, document.name)
        arrived, event = await real_engine.status(identity, state=state, reason=reason)
        print(f"\nvirsh {command}: event after {(arrived - begun) * 1000:.0f} ms")
        assert arrived - begun < 1.0
        assert event["body"]["domain"]["devices_hash"] == created["devices_hash"]
    await asyncio.sleep(WINDOW_SECONDS)  # what happens right after a request counts as its doing
    begun = time.monotonic()
    await asyncio.to_thread(lab.libvirtd.virsh, "destroy", document.name)
    done = time.monotonic()
    arrived, event = await real_engine.stopped(identity)
    print(f"virsh destroy took {done - begun:.2f} s, the event came {(arrived - done) * 1000:.0f} ms after its end")
    assert arrived - done < 1.0
    assert event["body"]["reason"] == "destroyed"
    assert "correlation_id" not in event


async def testShutdownThroughTheGuestAgentIsToldWithItsCorrelationId(real_engine: Engine, lab: Lab) -> None:
    document = lab.document()
    await real_engine.call("domain.create", xml=document.text())
    await real_engine.event(lambda e: bool(e["body"].get("domain", {}).get("guest")), timeout=30)
    await real_engine.call_with("domain.shutdown", {"id": document.identity, "mode": "agent"}, correlation_id="bye-42")
    _, event = await real_engine.stopped(document.identity)
    assert event["body"]["reason"] == "shutdown"
    assert event["correlation_id"] == "bye-42"


async def testShutdownByThePowerButtonWorks(real_engine: Engine, lab: Lab) -> None:
    document = lab.document()
    await real_engine.call("domain.create", xml=document.text())
    await console_shows(lab.console(document.identity), READY)
    await real_engine.call("domain.shutdown", id=document.identity, mode="acpi")
    _, event = await real_engine.stopped(document.identity)
    assert event["body"]["reason"] == "shutdown"


async def testAFailedStartMakesNoNoiseAndLeavesNothing(real_engine: Engine, lab: Lab) -> None:
    identity = str(uuid.uuid4())
    iso = lab.base / "payload" / identity / "cidata.iso"
    broken = lab.document(
        identity=identity,
        payload=payload(str(iso), {"meta-data": META_DATA}),
        devices='<disk type="file" device="disk"><driver name="qemu" type="qcow2"/>'
        '<source file="/var/tmp/there-is-no-such-file"/><target dev="vda" bus="virtio"/></disk>',
    )
    with pytest.raises(CallFailed) as failure:
        await real_engine.call("domain.create", xml=broken.text())
    assert failure.value.name == "LIBVIRT_REFUSED"
    assert "there-is-no-such-file" in failure.value.error["data"]["libvirt"]["message"]
    assert not iso.parent.exists()
    await asyncio.sleep(0.5)
    assert [e for _, e in real_engine.events if identity in str(e)] == []


async def testASecondStartOfARunningDomainIsRefused(real_engine: Engine, lab: Lab) -> None:
    document = lab.document()
    await real_engine.call("domain.create", xml=document.text())
    with pytest.raises(CallFailed) as failure:
        await real_engine.call("domain.create", xml=document.text())
    assert failure.value.name == "DOMAIN_EXISTS"
    twin = lab.document()
    twin.name = document.name
    with pytest.raises(CallFailed) as failure:
        await real_engine.call("domain.create", xml=twin.text())
    assert failure.value.name == "DOMAIN_EXISTS"
