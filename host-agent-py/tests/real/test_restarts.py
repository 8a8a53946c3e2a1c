"""libvirtd or the agent dies: the domains live on, and the picture comes back by itself."""

import asyncio
import os
import signal
import time
import uuid
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


async def running(engine: Engine) -> dict[str, str]:
    reply = await engine.call("domain.list")
    return {domain["id"]: domain["state"] for domain in reply["domains"]}


AWAY_SECONDS = 60.0
AT_ONCE_SECONDS = 0.5


async def answered_without_libvirt(engine: Engine, identity: str) -> float:
    """What needs no libvirt is answered, what does is refused; how long the slowest took."""
    slowest = 0.0
    for verb in ("domain.list", "host.statistics", "host.customizations", "job.list"):
        begun = time.monotonic()
        reply = await engine.call(verb)
        slowest = max(slowest, time.monotonic() - begun)
        if verb == "domain.list":
            assert reply["libvirt_connected"] is False
            assert identity in {domain["id"] for domain in reply["domains"]}
    for verb in ("domain.suspend", "domain.screenshot", "domain.destroy", "domain.job"):
        begun = time.monotonic()
        with pytest.raises(CallFailed) as failure:
            await engine.call_with(verb, {"id": identity}, deadline_ms=2000)
        slowest = max(slowest, time.monotonic() - begun)
        assert failure.value.name == "LIBVIRT_UNAVAILABLE"
        assert "keeps trying" in failure.value.error["message"]
    return slowest


def qemu(lab: Lab, document: DomainXml) -> int:
    """The process of a guest that runs."""
    pid = int((lab.base / f"run/qemu/{document.name}.pid").read_text())
    os.kill(pid, 0)
    return pid


def printed(lab: Lab, document: DomainXml) -> str:
    """All that a guest has printed: one that begins anew prints more."""
    return lab.console(document.identity).read_text(errors="replace")


async def booted(engine: Engine, documents: list[DomainXml]) -> dict[str, str]:
    """Starts the guests and waits until each answers; their devices hashes."""
    hashes = {}
    for document in documents:
        status = await engine.call("domain.create", xml=document.text())
        hashes[document.identity] = status["devices_hash"]
    silent = set(hashes)
    while silent:
        _, event = await engine.event(lambda e: e["body"].get("domain", {}).get("guest") is not None, timeout=150)
        silent.discard(event["body"]["domain"]["id"])
    return hashes


async def testLibvirtdIsAwayForAMinuteAndComesBack(real_engine: Engine, lab: Lab) -> None:
    stays, ends, changes = lab.document(), lab.document(), lab.document()
    hashes = await booted(real_engine, [stays, ends, changes])
    before = {d.name: (qemu(lab, d), printed(lab, d)) for d in (stays, changes)}
    # A call is on its way to libvirtd when that goes.
    lab.libvirtd.pause()
    suspend = {"id": changes.identity}
    under_way = asyncio.ensure_future(
        real_engine.call_with("domain.suspend", suspend, key="k-away", deadline_ms=10_000)
    )
    await asyncio.sleep(0.5)
    begun = time.monotonic()
    lab.libvirtd.kill()
    with pytest.raises(CallFailed, match=r"the outcome is unknown.*LIBVIRT_UNAVAILABLE"):
        await under_way
    arrived, gone = await real_engine.libvirt(connected=False)
    print(f"\nlibvirtd killed: told after {(arrived - begun) * 1000:.0f} ms")
    assert arrived - begun < 1.0

    slowest = 0.0
    os.kill(qemu(lab, ends), signal.SIGKILL)
    while time.monotonic() - begun < AWAY_SECONDS:
        slowest = max(slowest, await answered_without_libvirt(real_engine, stays.identity))
        await asyncio.sleep(1)
    assert slowest < AT_ONCE_SECONDS
    assert real_engine.events == []

    await asyncio.to_thread(lab.libvirtd.start)
    up = time.monotonic()
    told = await told_once(real_engine, gone["sequence"])
    back = next(at for at, e in real_engine.events if e["type"] == "host.libvirt")
    print(f"libvirtd was up {up - begun:.1f} s after, the agent {back - up:.2f} s later;")
    print(f"meanwhile the slowest answer took {slowest * 1000:.0f} ms")
    assert [e["body"]["connected"] for e in told if e["type"] == "host.libvirt"] == [True]
    (stopped,) = (e["body"] for e in told if e["type"] == "domain.stopped")
    assert stopped["id"] == ends.identity
    assert stopped["reason"] in ("unknown", "crashed")

    reply = await real_engine.call("domain.list")
    assert reply["libvirt_connected"] is True
    assert hashes.pop(ends.identity)
    assert {d["id"]: d["devices_hash"] for d in reply["domains"]} == hashes
    # The guests run on as the same processes, none began anew, and each obeys and answers again.
    assert before == {d.name: (qemu(lab, d), printed(lab, d)) for d in (stays, changes)}
    assert await real_engine.call("domain.freeze", id=stays.identity)
    assert await real_engine.call("domain.thaw", id=stays.identity)
    # Nobody knew how it ended: the same key is a new try.
    status = await real_engine.call_with("domain.suspend", suspend, key="k-away")
    assert status["state"] == "paused"


async def told_once(engine: Engine, after: int) -> list[dict[str, Any]]:
    """The events behind a number until libvirt is back: none is missing, none comes twice."""

    def is_back() -> bool:
        return any(event["type"] == "host.libvirt" for _, event in engine.events)

    await until(is_back, expected=True, seconds=30)
    await asyncio.sleep(3)  # what comes twice comes now
    told = [event for _, event in engine.events]
    assert [event["sequence"] for event in told] == list(range(after + 1, after + 1 + len(told)))
    return told


async def testAHungLibvirtdStopsNeitherListsNorStatistics(real_engine: Engine, lab: Lab) -> None:
    document = lab.document()
    await real_engine.call("domain.create", xml=document.text())
    lab.libvirtd.pause()
    try:
        with pytest.raises(CallFailed) as failure:
            await real_engine.call_with("domain.suspend", {"id": document.identity}, key="k-hung", deadline_ms=500)
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


async def testTwoHungQemusStopNoNumbersOfOthers(real_engine: Engine, lab: Lab) -> None:
    stuck, fine = [lab.document(paused=True), lab.document(paused=True)], lab.document()
    for document in stuck:
        await real_engine.call("domain.create", xml=document.text())
    # Numbers of its balloon come while it boots, however long that takes here.
    await booted(real_engine, [fine])
    hung = {document.identity for document in stuck}
    told = real_engine.statistics()
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
        assert [domain for domain in found["domains"] if domain["whole"]] == []
    for document in stuck:
        assert await real_engine.call("domain.destroy", id=document.identity) == {"existed": True}


async def testTheAgentIsKilledAndStartsAgain(real_config: Config, pki: Pki, lab: Lab, tmp_path: Path) -> None:
    stays, ends = lab.document(), str(uuid.uuid4())
    iso = lab.base / "payload" / ends / "cidata.iso"
    vanishes = lab.document(identity=ends, devices=lab.cdrom(str(iso)), payload=payload(str(iso), {"meta-data": "x"}))
    agent = AgentProcess(real_config, tmp_path)
    port = await agent.start()
    async with connected(pki, port) as engine:
        while not (await engine.call("domain.list"))["libvirt_connected"]:
            await asyncio.sleep(0.05)
        first = {}
        for document in (stays, vanishes):
            status = await engine.call_with("domain.create", {"xml": document.text()}, key=f"start-{document.identity}")
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
        again = await engine.call_with("domain.create", {"xml": stays.text()}, key=f"start-{stays.identity}")
        assert again == before
        await engine.call("domain.destroy", id=stays.identity)
    assert agent.stop() == 0
    assert "s3cr3tvn" not in agent.log.read_text()
