"""libvirtd or the agent dies: the domains live on, and the picture comes back by itself."""

import asyncio
import os
import signal
import time
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from real.conftest import Lab
from support.certificates import Pki
from support.documents import payload
from support.engine import CallFailed, Engine, connected
from support.process import AgentProcess
from vireo_agent.config import Config

pytestmark = pytest.mark.real


async def running(engine: Engine) -> dict[str, str]:
    reply = await engine.call("domain.list")
    return {domain["id"]: domain["state"] for domain in reply["domains"]}


async def testLibvirtdIsKilledAndComesBack(real_engine: Engine, lab: Lab) -> None:
    stays, ends, changes = lab.document(), lab.document(), lab.document()
    hashes = {}
    for document in (stays, ends, changes):
        status = await real_engine.call("domain.create", xml=document.text())
        hashes[document.identity] = status["devices_hash"]
    pids = {
        name: int((lab.base / f"run/qemu/{name}.pid").read_text())
        for name in (d.name for d in (stays, ends, changes))
    }

    begun = time.monotonic()
    lab.libvirtd.kill()
    arrived, _ = await real_engine.libvirt(connected=False)
    print(f"\nlibvirtd killed: told after {(arrived - begun) * 1000:.0f} ms")
    assert arrived - begun < 1.0
    with pytest.raises(CallFailed) as failure:
        await real_engine.call("domain.suspend", id=stays.identity)
    assert failure.value.name == "LIBVIRT_UNAVAILABLE"
    listed = await real_engine.call("domain.list")
    assert listed["libvirt_connected"] is False
    assert stays.identity in {domain["id"] for domain in listed["domains"]}
    await real_engine.call("host.statistics")

    os.kill(pids[ends.name], signal.SIGKILL)
    begun = time.monotonic()
    await asyncio.to_thread(lab.libvirtd.start)
    up = time.monotonic()
    _, event = await real_engine.stopped(ends.identity, 30)
    assert event["body"]["reason"] in ("unknown", "crashed")
    arrived, _ = await real_engine.libvirt(connected=True)
    print(f"libvirtd was up after {up - begun:.2f} s, the agent {arrived - up:.2f} s later")
    reply = await real_engine.call("domain.list")
    assert reply["libvirt_connected"] is True
    found = {d["id"]: d for d in reply["domains"]}
    assert set(found) == {stays.identity, changes.identity}
    assert {i: d["devices_hash"] for i, d in found.items()} == {
        i: h for i, h in hashes.items() if i != ends.identity
    }
    # The QEMUs are the same processes as before, and obey again.
    for name in (stays.name, changes.name):
        assert int((lab.base / f"run/qemu/{name}.pid").read_text()) == pids[name]
        os.kill(pids[name], 0)
    status = await real_engine.call("domain.suspend", id=changes.identity)
    assert status["state"] == "paused"


async def testAHungLibvirtdStopsNeitherListsNorStatistics(real_engine: Engine, lab: Lab) -> None:
    document = lab.document()
    await real_engine.call("domain.create", xml=document.text())
    lab.libvirtd.pause()
    try:
        with pytest.raises(CallFailed) as failure:
            await real_engine.call_with(
                "domain.suspend", {"id": document.identity}, key="k-hung", deadline_ms=500
            )
        assert failure.value.name == "DEADLINE_EXCEEDED"
        begun = time.monotonic()
        assert document.identity in await running(real_engine)
        await real_engine.call("host.statistics")
        assert time.monotonic() - begun < 0.2
    finally:
        lab.libvirtd.unpause()
    # The same key now tells how the call ended.
    status = await real_engine.call_with("domain.suspend", {"id": document.identity}, key="k-hung")
    assert status["state"] == "paused"


async def testAHungQemuBlocksNoOtherDomainAndCanBeDestroyed(real_engine: Engine, lab: Lab) -> None:
    hung, fine = lab.document(), lab.document()
    for document in (hung, fine):
        await real_engine.call("domain.create", xml=document.text())
    os.kill(int((lab.base / f"run/qemu/{hung.name}.pid").read_text()), signal.SIGSTOP)
    with pytest.raises(CallFailed) as failure:
        await real_engine.call_with("domain.suspend", {"id": hung.identity}, deadline_ms=1000)
    assert failure.value.name == "DEADLINE_EXCEEDED"
    begun = time.monotonic()
    status = await real_engine.call("domain.suspend", id=fine.identity)
    assert status["state"] == "paused"
    print(f"\nbeside a hung QEMU a suspend took {(time.monotonic() - begun) * 1000:.0f} ms")
    assert time.monotonic() - begun < 1.0
    # SIGKILL reaches a stopped process; libvirt sends it after its grace period.
    assert await real_engine.call("domain.destroy", id=hung.identity) == {"existed": True}
    await real_engine.stopped(hung.identity)


async def cycles(engine: Engine) -> AsyncIterator[dict[str, Any]]:
    """What each cycle of the statistics tells as changed since the one before."""
    session, cycle = "", 0
    async with asyncio.timeout(90):
        while True:
            told = await engine.call("host.statistics_since", session=session, cycle=cycle)
            if told["cycle"] > cycle:
                session, cycle = told["session"], told["cycle"]
                yield told
            await asyncio.sleep(0.2)


async def testTwoHungQemusStopNoNumbersOfOthers(real_engine: Engine, lab: Lab) -> None:
    stuck, fine = [lab.document(paused=True), lab.document(paused=True)], lab.document()
    for document in (*stuck, fine):
        await real_engine.call("domain.create", xml=document.text())
    hung = {document.identity for document in stuck}
    told = cycles(real_engine)
    assert hung < {domain["id"] for domain in (await anext(told))["domains"]}
    for document in stuck:
        os.kill(int((lab.base / f"run/qemu/{document.name}.pid").read_text()), signal.SIGSTOP)
    while set((found := await anext(told))["unresponsive"]) != hung:
        assert not any(domain["whole"] for domain in found["domains"])
    # And so it stays, for as long as they hang.
    for _ in range(3):
        found = await anext(told)
        assert set(found["unresponsive"]) == hung
        assert found["host"]["numbers"]
        changed = {domain["id"]: domain for domain in found["domains"]}
        assert "cpu.time" in changed[fine.identity]["numbers"]
        assert not any(domain["whole"] for domain in found["domains"])
    for document in stuck:
        assert await real_engine.call("domain.destroy", id=document.identity) == {"existed": True}


async def testTheAgentIsKilledAndStartsAgain(
    real_config: Config, pki: Pki, lab: Lab, tmp_path: Path
) -> None:
    stays, ends = lab.document(), str(uuid.uuid4())
    iso = lab.base / "payload" / ends / "cidata.iso"
    vanishes = lab.document(
        identity=ends, devices=lab.cdrom(str(iso)), payload=payload(str(iso), {"meta-data": "x"})
    )
    agent = AgentProcess(real_config, tmp_path)
    port = await agent.start()
    async with connected(pki, port) as engine:
        while not (await engine.call("domain.list"))["libvirt_connected"]:
            await asyncio.sleep(0.05)
        first = {}
        for document in (stays, vanishes):
            status = await engine.call_with(
                "domain.create", {"xml": document.text()}, key=f"start-{document.identity}"
            )
            first[document.identity] = status
        hello_session = (await engine.call("domain.list"))["session"]
        agent.kill()
    assert iso.is_file()
    await asyncio.to_thread(lab.libvirtd.virsh, "destroy", vanishes.name)

    begun = time.monotonic()
    assert await agent.start() == port
    async with connected(pki, port, hello=False) as engine:
        reply = await engine.hello({"session": hello_session, "last_sequence": 1})
        assert reply["replayed"] is False
        assert reply["session"] != hello_session
        arrived, event = await engine.stopped(ends)
        assert event["body"]["reason"] == "unknown"
        while not (await engine.call("domain.list"))["libvirt_connected"]:
            await asyncio.sleep(0.05)
        print(f"\nagent back with a true picture after {time.monotonic() - begun:.2f} s")
        reply = await engine.call("domain.list")
        (found,) = reply["domains"]
        before = first[stays.identity]
        assert found["id"] == stays.identity
        assert found["devices_hash"] == before["devices_hash"]
        assert found["started_at"] == before["started_at"]
        assert not iso.parent.exists()
        # The journal of idempotency keys lived on: the start is answered, not repeated.
        again = await engine.call_with(
            "domain.create", {"xml": stays.text()}, key=f"start-{stays.identity}"
        )
        assert again == before
        await engine.call("domain.destroy", id=stays.identity)
    assert agent.stop() == 0
    assert "s3cr3tvn" not in agent.log.read_text()
